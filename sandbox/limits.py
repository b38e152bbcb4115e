"""The documented limits of request bodies of Discord's API v10, as the 400 / 50035 that a body gets for breaking them.

Pure: a body in, Discord's nested errors out ({} is fine), and nothing raises whatever JSON it is. What depends on the
world (permissions, whether a message exists, the deadline of an interaction) is the server's. Keys that Discord does
not read are not looked at. Stickers and polls are refused: the sandbox has none.
"""

from collections.abc import Mapping

from sandbox.command_limits import localized_texts
from sandbox.component_limits import components_errors
from sandbox.embed_limits import (
    Errors,
    Form,
    embeds_errors,
    is_snowflake,
    refuse_broken_strings,
    shows_something,
    whole_number,
)
from sandbox.modal_limits import modal

__all__ = ["Errors", "autocomplete_errors", "callback_errors", "is_empty", "message_errors", "modal_errors"]

MAX_CONTENT = 2000
COMPONENTS_V2 = 1 << 15
MAY_SET = (
    1 << 2 | 1 << 6 | 1 << 12 | 1 << 13 | COMPONENTS_V2
)  # no embeds, ephemeral, silent, voice, components only
MAY_RESEND = (
    (1 << 9) - 1 | 1 << 12 | 1 << 13 | 1 << 14 | COMPONENTS_V2
)  # an edit repeats what the message has
CALLBACKS = (1, 4, 5, 6, 7, 8, 9)
MENTION_KINDS = ("users", "roles", "everyone")


def message_errors(
    body: object, *, files: int | None = 0, editing: bool = False, v2: bool | None = None
) -> Errors:
    """What a message's body is refused for.

    `files` counts the uploads sent with it (None: not known), `editing` allows what an edit may leave out, and `v2`
    tells whether the edited message already has IS_COMPONENTS_V2 (None: not known; judged by the body then).
    """
    errors: Errors = {}
    _message(Form.whole(body, errors), files=files, editing=editing, v2=v2)
    refuse_broken_strings(body, errors)
    return errors


def modal_errors(data: object) -> Errors:
    """What a modal (the `data` of callback type 9) is refused for."""
    errors: Errors = {}
    modal(Form.whole(data, errors))
    refuse_broken_strings(data, errors)
    return errors


def autocomplete_errors(data: object) -> Errors:
    """What suggestions (the `data` of callback type 8) are refused for; the option's own type is not known here."""
    errors: Errors = {}
    _suggestions(Form.whole(data, errors))
    refuse_broken_strings(data, errors)
    return errors


def callback_errors(body: object, *, files: int | None = None, v2: bool | None = None) -> Errors:
    """What the answer to an interaction is refused for; errors of its data stand under "data".

    `files` and `v2` as in `message_errors`; whether the answer may be of this type here is for the server to say.
    """
    errors: Errors = {}
    answer = Form.whole(body, errors)
    kind = answer.choice("type", CALLBACKS, required=True)
    data = answer.child("data", required=kind in (4, 8, 9))
    if data is not None:
        _data(data, kind=kind, files=files, v2=v2)
    refuse_broken_strings(body, errors)
    return errors


def is_empty(body: object, files: int) -> bool:
    """Whether a new message would show nothing, which is 400 / 50006. A forward shows what it forwards."""
    if not isinstance(body, Mapping) or files:
        return not files
    content, embeds, reference = body.get("content"), body.get("embeds"), body.get("message_reference")
    if isinstance(content, str) and content.strip():
        return False
    if isinstance(embeds, list) and any(shows_something(embed) for embed in embeds):
        return False
    if isinstance(reference, Mapping) and whole_number(reference.get("type")) == 1:
        return False
    return not any(body.get(key) for key in ("components", "attachments", "sticker_ids", "poll"))


def _data(data: Form, *, kind: int | None, files: int | None, v2: bool | None) -> None:
    if kind in (4, 7):
        _message(data, files=files, editing=kind == 7, v2=v2)
    elif kind == 5:
        _flags(data, MAY_SET)
    elif kind == 8:
        _suggestions(data)
    elif kind == 9:
        modal(data)


def _message(message: Form, *, files: int | None, editing: bool, v2: bool | None) -> None:
    flags = _flags(message, MAY_RESEND if editing else MAY_SET)
    components_only = _is_v2(message, flags=flags, editing=editing, v2=v2)
    message.text("content", most=MAX_CONTENT)
    _nonce(message)
    for key in ("tts", "enforce_nonce"):
        message.switch(key)
    embeds_errors(message)
    for key in ("sticker_ids", "poll"):
        if message.has(key):
            message.refuse(key, "BASE_TYPE_UNKNOWN", "The sandbox knows no stickers and no polls")
    _allowed_mentions(message)
    if not editing:
        _reference(message)
    uploads = _attachments(message, files=files, editing=editing)
    components_errors(message, v2=components_only, uploads=uploads)
    if components_only:
        _no_older_parts(message)


def _flags(message: Form, allowed: int) -> int | None:
    flags = message.number("flags", least=0, most=2**31 - 1)
    if flags is not None and flags & ~allowed:
        message.refuse("flags", "MESSAGE_FLAGS_INVALID", "These flags cannot be set by a bot")
        return None
    return flags


def _is_v2(message: Form, *, flags: int | None, editing: bool, v2: bool | None) -> bool:
    """Whether the message is one of components only once the body is applied; the flag never goes away again."""
    flagged = bool((flags or 0) & COMPONENTS_V2)
    if not editing or flagged:
        return flagged
    if v2 and flags is not None:
        message.refuse(
            "flags", "MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG", "IS_COMPONENTS_V2 cannot be removed"
        )
    if v2 is not None or flags is not None:
        return bool(v2)
    parts = message.get("components")
    return isinstance(parts, list) and any(
        isinstance(part, Mapping) and part.get("type") != 1 for part in parts
    )


def _no_older_parts(message: Form) -> None:
    """A message of components only has nothing else; null and [] empty what an edited message had."""
    for key in ("content", "embeds", "sticker_ids", "poll"):
        if message.get(key) not in (None, []):
            message.refuse(
                key,
                "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                f"The '{key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
            )


def _nonce(message: Form) -> None:
    nonce = message.get("nonce")
    if isinstance(nonce, str):
        message.text("nonce", most=25)
    elif nonce is not None:
        message.number("nonce", least=-(2**63), most=2**63 - 1)


def _allowed_mentions(message: Form) -> None:
    allowed = message.child("allowed_mentions")
    if allowed is None:
        return
    parse = allowed.items("parse", most=len(MENTION_KINDS))
    if any(kind not in MENTION_KINDS for kind in parse):
        allowed.refuse("parse", "BASE_TYPE_CHOICES", f"Value must be one of {MENTION_KINDS}.")
    allowed.switch("replied_user")
    for key in ("users", "roles"):
        ids = allowed.items(key, most=100)
        if not all(is_snowflake(each) for each in ids):
            allowed.refuse(key, "NUMBER_TYPE_COERCE", "Value is not snowflake.")
        elif len({str(each) for each in ids}) < len(ids):
            allowed.refuse(key, "SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value")
        if ids and key in parse:
            allowed.refuse_whole(
                "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                f'parse:["{key}"] and {key}: [ids...] are mutually exclusive.',
            )


def _reference(message: Form) -> None:
    reference = message.child("message_reference")
    if reference is None:
        return
    forwards = reference.choice("type", (0, 1)) == 1
    reference.snowflake("message_id", required=True)
    reference.snowflake("channel_id", required=forwards)
    reference.snowflake("guild_id")
    reference.switch("fail_if_not_exists")


def _attachments(message: Form, *, files: int | None, editing: bool) -> frozenset[str] | None:
    """Check the list of attachments; the names that attachment:// may mean, None where they are not known."""
    message.counts("attachments", files or 0, least=0, most=10)
    parts = message.children("attachments", most=10)
    names = [part.text("filename", most=1024) for part in parts]
    for part in parts:
        part.text("description", most=1024)
        number = whole_number(part.snowflake("id", required=True))
        if number is not None and files is not None and not editing and number >= files:
            part.refuse("id", "MESSAGE_ATTACHMENT_NOT_FOUND", "No file was sent for this attachment")
    if editing or files is None or (files and not all(names)) or len(parts) < files:
        return None
    return frozenset(name for name in names if name)


def _suggestions(data: Form) -> None:
    for choice in data.children("choices", most=25, required=True):
        choice.text("name", least=1, most=100, required=True)
        localized_texts(choice, "name_localizations", most=100)
        value = choice.get("value", required=True)
        if isinstance(value, str):
            choice.text("value", most=100)
        elif isinstance(value, bool) or not isinstance(value, int | float | None):
            choice.refuse("value", "BASE_TYPE_CHOICES", "Value must be a string or a number.")
        elif value is not None and not abs(value) <= 2**53:  # NaN is refused too
            choice.refuse("value", "NUMBER_TYPE_MAX", f"Value should be between -{2**53} and {2**53}.")
