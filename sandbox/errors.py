"""Refusals in the words and numbers of Discord's documentation.

Pure values. What refuses when is decided where the request is handled.
"""

from enum import Enum
from typing import Any

from sandbox.parts import Json


class Refusal(Enum):
    """HTTP status, Discord's code, Discord's message."""

    UNAUTHORIZED = (401, 0, "401: Unauthorized")
    NOT_FOUND = (404, 0, "404: Not Found")
    UNKNOWN_CHANNEL = (404, 10003, "Unknown Channel")
    UNKNOWN_GUILD = (404, 10004, "Unknown Guild")
    UNKNOWN_MEMBER = (404, 10007, "Unknown Member")
    UNKNOWN_MESSAGE = (404, 10008, "Unknown Message")
    UNKNOWN_USER = (404, 10013, "Unknown User")
    UNKNOWN_WEBHOOK = (404, 10015, "Unknown Webhook")
    UNKNOWN_INTERACTION = (404, 10062, "Unknown interaction")
    UNKNOWN_COMMAND = (404, 10063, "Unknown application command")
    NOT_OUR_APPLICATION = (403, 20012, "You are not authorized to perform this action on this application")
    TOO_MANY_PINS = (400, 30003, "Maximum number of pins reached (250)")
    TOO_LARGE = (413, 40005, "Request entity too large")
    ALREADY_CROSSPOSTED = (400, 40033, "This message has already been crossposted")
    ALREADY_ACKNOWLEDGED = (400, 40060, "Interaction has already been acknowledged")
    TOO_MANY_FOLLOW_UPS = (400, 40094, "Maximum number of follow-up messages reached")
    MISSING_ACCESS = (403, 50001, "Missing Access")
    NOT_THE_AUTHOR = (403, 50005, "Cannot edit a message authored by another user")
    EMPTY_MESSAGE = (400, 50006, "Cannot send an empty message")
    CANNOT_MESSAGE_USER = (403, 50007, "Cannot send messages to this user")
    MISSING_PERMISSIONS = (403, 50013, "Missing Permissions")
    WRONG_CHANNEL_TYPE = (400, 50024, "Cannot execute action on this channel type")
    INVALID_WEBHOOK_TOKEN = (401, 50027, "Invalid Webhook Token")
    INVALID_FORM = (400, 50035, "Invalid Form Body")
    ARCHIVED = (400, 50083, "Thread is archived")
    INVALID_JSON = (400, 50109, "The request body contains invalid JSON.")
    NO_HISTORY_TO_REPLY = (400, 160002, "Cannot reply without permission to read message history")


class ApiError(Exception):
    """An answer that refuses; `errors` is Discord's nested form of what is wrong with the body."""

    def __init__(self, refusal: Refusal, errors: dict[str, Any] | None = None) -> None:
        status, code, message = refusal.value
        super().__init__(message)
        self.status = status
        self.body: Json = {"message": message, "code": code}
        if errors:
            self.body["errors"] = errors


def form_error(place: str, message: str, code: str = "BASE_TYPE_CHOICES") -> ApiError:
    """A 400 / 50035 about one field; `place` is its path with dots, as "data.flags"."""
    errors: dict[str, Any] = {"_errors": [{"code": code, "message": message}]}
    for key in reversed(place.split(".")):
        errors = {key: errors}
    return ApiError(Refusal.INVALID_FORM, errors)
