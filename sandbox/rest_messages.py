"""Routes about messages: sending, reading, editing, deleting, publishing, typing.

Each method takes a Call and answers a Reply or raises ApiError. Pins stand in rest_pins.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sandbox.calls import NOTHING, Call, Reply, snowflake
from sandbox.errors import ApiError, Refusal, form_error
from sandbox.interactions import ATTACHMENT_LIMIT
from sandbox.limits import is_empty, message_errors
from sandbox.making import MessageFlag, changed_parts, flags_of, is_v2, new_parts
from sandbox.messages import PLAIN, Origin
from sandbox.parts import Attachment, Channel, ChannelType, Json, Message
from sandbox.payloads import attachment_json
from sandbox.permissions import Permission
from sandbox.rest import Route
from sandbox.rights import Rights
from sandbox.seeing import stripped

if TYPE_CHECKING:
    from sandbox.state import World

MESSAGES = "/channels/{channel_id}/messages"
MESSAGE = MESSAGES + "/{message_id}"


class MessageRoutes:
    """`nonce_memory_s` is how long a nonce is remembered, by `clock`."""

    def __init__(
        self, world: World, *, rights: Rights, nonce_memory_s: float, clock: Callable[[], float]
    ) -> None:
        self._world = world
        self._rights = rights
        self._nonce_memory_s = nonce_memory_s
        self._clock = clock
        self._nonces: dict[str, tuple[float, int]] = {}

    def routes(self) -> list[Route]:
        """The routes of this subject."""
        return [
            Route(method="POST", template=MESSAGES, handler=self.create),
            Route(method="GET", template=MESSAGES, handler=self.history),
            Route(method="GET", template=MESSAGE, handler=self.get),
            Route(method="PATCH", template=MESSAGE, handler=self.edit),
            Route(method="DELETE", template=MESSAGE, handler=self.delete),
            Route(method="POST", template=MESSAGE + "/crosspost", handler=self.crosspost),
            Route(method="POST", template="/channels/{channel_id}/typing", handler=self.typing),
        ]

    def create(self, call: Call) -> Reply:
        """Send a message; with an enforced nonce that was used lately, the earlier message again."""
        body = call.json
        channel = self._rights.sendable(call.id("channel_id"))
        check_body(body, files=len(call.files))
        nonce = body.get("nonce")
        if body.get("enforce_nonce") and nonce is not None:
            earlier = self._earlier(str(nonce))
            if earlier is not None:
                return Reply(body=self._shown(earlier))
        origin = self._origin(body, channel)
        self._rights.content(channel, body, files=len(call.files), replies=origin is not PLAIN)
        parts = new_parts(body, kept_files(self._world, call, channel))
        parts["flags"] &= ~MessageFlag.EPHEMERAL
        message = self._world.messages.create(
            channel,
            self._world.bot,
            parts,
            origin=origin,
            allowed=body.get("allowed_mentions"),
            nonce=nonce,
        )
        if nonce is not None:
            self._nonces[str(nonce)] = (self._clock(), int(message["id"]))
        return Reply(body=self._shown(message))

    def history(self, call: Call) -> Reply:
        """A page of messages, newest first; empty, as documented, where the bot may not read the history."""
        channel = self._rights.visible(call.id("channel_id"))
        if Permission.READ_MESSAGE_HISTORY not in self._rights.of(channel):
            return Reply(body=[])
        limit = int(call.query.get("limit", "50")) if call.query.get("limit", "50").isdigit() else 0
        if not 1 <= limit <= 100:
            raise form_error("limit", "int value should be between 1 and 100.", "NUMBER_TYPE_RANGE")
        chosen = _page(sorted(channel.messages), call.query, limit)
        return Reply(body=[self._shown(channel.messages[one]) for one in sorted(chosen, reverse=True)])

    def get(self, call: Call) -> Reply:
        """One message."""
        channel = self._rights.visible(call.id("channel_id"))
        self._rights.need(channel, Permission.READ_MESSAGE_HISTORY)
        return Reply(body=self._shown(self._rights.message(channel, call.id("message_id"))))

    def edit(self, call: Call) -> Reply:
        """Edit one of the bot's own messages."""
        channel = self._rights.visible(call.id("channel_id"))
        message = self._rights.message(channel, call.id("message_id"))
        if not self._rights.own(message):
            raise ApiError(Refusal.NOT_THE_AUTHOR)
        if channel.archived:
            raise ApiError(Refusal.ARCHIVED)
        self._rights.content(channel, call.json, files=len(call.files))
        return Reply(body=self._shown(edited(self._world, call, channel, message)))

    def delete(self, call: Call) -> Reply:
        """Delete a message; another's only with MANAGE_MESSAGES."""
        channel = self._rights.visible(call.id("channel_id"))
        message = self._rights.message(channel, call.id("message_id"))
        if not self._rights.own(message):
            self._rights.need(channel, Permission.MANAGE_MESSAGES)
        self._world.messages.delete(message)
        return NOTHING

    def crosspost(self, call: Call) -> Reply:
        """Publish a message of an announcement channel."""
        channel = self._rights.visible(call.id("channel_id"))
        message = self._rights.message(channel, call.id("message_id"))
        if channel.kind is not ChannelType.ANNOUNCEMENT:
            raise ApiError(Refusal.WRONG_CHANNEL_TYPE)
        own = self._rights.own(message)
        self._rights.need(channel, Permission.SEND_MESSAGES if own else Permission.MANAGE_MESSAGES)
        if flags_of(message) & MessageFlag.CROSSPOSTED:
            raise ApiError(Refusal.ALREADY_CROSSPOSTED)
        self._world.messages.mark(message, {"flags": flags_of(message) | MessageFlag.CROSSPOSTED})
        return Reply(body=self._shown(message))

    def typing(self, call: Call) -> Reply:
        """The bot types; nothing is kept of it."""
        self._rights.sendable(call.id("channel_id"))
        return NOTHING

    def _earlier(self, nonce: str) -> Message | None:
        """The message sent with this nonce lately; 404 / 10008 if it was deleted since."""
        at, message_id = self._nonces.get(nonce, (float("-inf"), 0))
        if self._clock() - at > self._nonce_memory_s:
            return None
        message = self._world.messages.find(message_id)
        if message is None:
            raise ApiError(Refusal.UNKNOWN_MESSAGE)
        return message

    def _origin(self, body: Json, channel: Channel) -> Origin:
        """The message replied to; one that is gone is an error unless fail_if_not_exists is false."""
        reference = body.get("message_reference")
        if not reference:
            return PLAIN
        if reference.get("type"):
            raise form_error("message_reference.type", "The sandbox has no forwarding.")
        place = "message_reference.message_id"
        message = channel.messages.get(snowflake(reference.get("message_id"), place))
        if message is not None:
            return Origin(reply_to=message)
        if reference.get("fail_if_not_exists") is False:
            return PLAIN
        raise form_error("message_reference", "Unknown message", "REPLIES_UNKNOWN_MESSAGE")

    def _shown(self, message: Message) -> Message:
        return stripped(self._world.messages.payload(message), self._world)


def check_body(body: Mapping[str, Any], *, files: int) -> None:
    """Refuse a new message that Discord would: beyond a limit, or empty."""
    if errors := message_errors(body, files=files):
        raise ApiError(Refusal.INVALID_FORM, errors)
    if is_empty(body, files):
        raise ApiError(Refusal.EMPTY_MESSAGE)


def edited(world: World, call: Call, channel: Channel, message: Message) -> Message:
    """Carry out an edit by the bot, through a channel or a webhook; refuses what Discord would."""
    body = call.json
    if errors := message_errors(body, files=len(call.files), editing=True, v2=is_v2(message)):
        raise ApiError(Refusal.INVALID_FORM, errors)
    parts = changed_parts(body, message, kept_files(world, call, channel))
    after = {**message, **parts}
    if not any(after[key] for key in ("content", "embeds", "components", "attachments")):
        raise ApiError(Refusal.EMPTY_MESSAGE)
    return world.messages.edit(message, parts, allowed=body.get("allowed_mentions"))


def kept_files(world: World, call: Call, channel: Channel) -> list[Json]:
    """Keep the uploaded files of a call; their form in the message, in order."""
    told = call.json.get("attachments") or []
    notes = {str(one.get("id")): one for one in told if isinstance(one, dict)}
    kept = []
    if any(len(upload.content) > ATTACHMENT_LIMIT for upload in call.files):
        raise ApiError(Refusal.TOO_LARGE)
    for upload in call.files:
        note = notes.get(str(upload.index), {})
        file = Attachment(
            id=world.ids.next(),
            filename=note.get("filename") or upload.filename,
            content=upload.content,
            content_type=upload.content_type,
        )
        world.attachments[file.id] = file
        url = f"{world.base_url}/attachments/{channel.id}/{file.id}/{quote(file.filename, safe='')}"
        kept.append(attachment_json(file, url, note.get("description")))
    return kept


def _page(ids: list[int], query: Mapping[str, str], limit: int) -> list[int]:
    """The ids of one page: the newest, or those next to before, after or around an id."""
    if "before" in query:
        return [one for one in ids if one < snowflake(query["before"], "before")][-limit:]
    if "after" in query:
        return [one for one in ids if one > snowflake(query["after"], "after")][:limit]
    if "around" in query:
        middle = snowflake(query["around"], "around")
        older = [one for one in ids if one < middle][-(limit // 2) :] if limit > 1 else []
        return (older + [one for one in ids if one >= middle])[:limit]
    return ids[-limit:]
