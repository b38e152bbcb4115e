"""Routes by which the bot answers interactions: the callback, follow-ups, @original.

The rules of ephemeral and deferred answers stand here; who waits for them is people.py's business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.calls import NOTHING, Call, Reply, snowflake
from sandbox.errors import ApiError, Refusal, form_error
from sandbox.interactions import CallbackType, Interaction, Interactions, InteractionType
from sandbox.limits import callback_errors
from sandbox.making import MessageFlag, changed_parts, flags_of, is_v2, new_parts
from sandbox.messages import COMMAND_ANSWER, DEFAULT, MENU_ANSWER, Origin
from sandbox.parts import Channel, Json, Message
from sandbox.rest import Route
from sandbox.rest_messages import check_body, edited, kept_files

if TYPE_CHECKING:
    from sandbox.state import World

CALLBACK = "/interactions/{interaction_id}/{token}/callback"
WEBHOOK = "/webhooks/{application_id}/{token}"
FOLLOW_UPS = 5  # of an app that only the user installed
_MESSAGES = (CallbackType.MESSAGE, CallbackType.DEFERRED_MESSAGE)
_UPDATES = (CallbackType.UPDATE, CallbackType.DEFERRED_UPDATE)


class InteractionRoutes:
    """The webhook routes of interactions; none needs a token or counts towards the global limit."""

    def __init__(self, world: World, interactions: Interactions) -> None:
        self._world = world
        self._interactions = interactions

    def routes(self) -> list[Route]:
        """The routes of this subject."""
        table = [
            ("POST", CALLBACK, self.callback),
            ("POST", WEBHOOK, self.follow_up),
            ("GET", WEBHOOK + "/messages/{message_id}", self.get),
            ("PATCH", WEBHOOK + "/messages/{message_id}", self.edit),
            ("DELETE", WEBHOOK + "/messages/{message_id}", self.delete),
        ]
        return [
            Route(method=method, template=template, handler=handler, open=True, counted=False)
            for method, template, handler in table
        ]

    def callback(self, call: Call) -> Reply:
        """The first answer to an interaction."""
        found = self._interactions.get(call.id("interaction_id"), call.ids["token"])
        if found is None:
            raise ApiError(Refusal.UNKNOWN_INTERACTION)
        if found.callback is not None:
            raise ApiError(Refusal.ALREADY_ACKNOWLEDGED)
        if not self._interactions.in_time(found):
            raise ApiError(Refusal.UNKNOWN_INTERACTION)
        kind, data = self._checked(call, found)
        message = self._carried_out(call, found, kind, data)
        self._interactions.answer(found, kind, data)
        if call.query.get("with_response") not in ("1", "true", "True"):
            return NOTHING
        return Reply(body=self._resource(found, kind, message))

    def follow_up(self, call: Call) -> Reply:
        """A further message; right after a deferred answer it takes the place of the loading message."""
        found = self._living(call)
        original = self._world.messages.find(found.response_id or 0)
        if found.loading and original is not None:
            check_body(call.json, files=len(call.files))
            return Reply(body=self._filled(call, found, original))
        alone = found.place.as_user_app and not self._world.has_bot(found.place.channel.guild_id)
        if alone and len(found.follow_ups) >= FOLLOW_UPS:
            raise ApiError(Refusal.TOO_MANY_FOLLOW_UPS)
        check_body(call.json, files=len(call.files))
        message = self._message(call, found, call.json)
        found.follow_ups.append(int(message["id"]))
        found.settled.set()
        return Reply(body=self._world.messages.payload(message))

    def get(self, call: Call) -> Reply:
        """@original or a follow-up."""
        return Reply(body=self._world.messages.payload(self._own(call, self._living(call))))

    def edit(self, call: Call) -> Reply:
        """Edit @original or a follow-up; a loading message becomes the answer."""
        found = self._living(call)
        message = self._own(call, found)
        if found.loading and int(message["id"]) == found.response_id:
            return Reply(body=self._filled(call, found, message))
        edited(self._world, call, self._channel(message), message)
        found.settled.set()
        return Reply(body=self._world.messages.payload(message))

    def delete(self, call: Call) -> Reply:
        """Delete @original or a follow-up."""
        found = self._living(call)
        self._world.messages.delete(self._own(call, found))
        found.loading = False
        found.settled.set()
        return NOTHING

    def _checked(self, call: Call, found: Interaction) -> tuple[CallbackType, Json]:
        """The type and data of a callback; refuses what does not fit the interaction or its limits."""
        v2 = None if found.source is None else is_v2(found.source)
        if errors := callback_errors(call.json, files=len(call.files), v2=v2):
            raise ApiError(Refusal.INVALID_FORM, errors)
        kind = CallbackType(call.json["type"])
        if not _fits(kind, found):
            raise form_error("type", "This callback does not fit the interaction.")
        data = call.json.get("data") or {}
        if kind is CallbackType.MESSAGE:
            check_body(data, files=len(call.files))
        return kind, data

    def _carried_out(self, call: Call, found: Interaction, kind: CallbackType, data: Json) -> Message | None:
        inner = Call(method=call.method, template=call.template, ids=call.ids, body=data, files=call.files)
        if kind in _MESSAGES:
            found.ephemeral = bool(flags_of(data) & MessageFlag.EPHEMERAL)
            found.loading = kind is CallbackType.DEFERRED_MESSAGE
            message = self._message(inner, found, data)
            found.response_id = int(message["id"])
            return message
        if kind in _UPDATES:
            assert found.source is not None
            found.response_id = int(found.source["id"])
            if kind is CallbackType.UPDATE:
                return edited(self._world, inner, self._channel(found.source), found.source)
        return None

    def _message(self, call: Call, found: Interaction, data: Json) -> Message:
        """A new message from a body, ephemeral if its flags say so."""
        channel = self._world.channels.get(found.place.channel.id)
        if channel is None:
            raise ApiError(Refusal.UNKNOWN_CHANNEL)
        parts = new_parts(data, kept_files(self._world, call, channel))
        if found.loading:
            parts["flags"] |= MessageFlag.LOADING
        hidden = bool(parts["flags"] & MessageFlag.EPHEMERAL)
        origin = Origin(
            metadata=self._interactions.metadata(found),
            kind=_message_type(found),
            only_for=found.user.id if hidden else None,
        )
        allowed = data.get("allowed_mentions")
        return self._world.messages.create(channel, self._world.bot, parts, origin=origin, allowed=allowed)

    def _filled(self, call: Call, found: Interaction, message: Message) -> Message:
        """Put the real answer into the loading message; it stays ephemeral or public as it was deferred."""
        kept = flags_of(message) & MessageFlag.EPHEMERAL
        check_body(call.json, files=len(call.files))
        parts = changed_parts(call.json, message, kept_files(self._world, call, self._channel(message)))
        fresh = flags_of(call.json) & (MessageFlag.IS_COMPONENTS_V2 | MessageFlag.SUPPRESS_EMBEDS)
        parts["flags"] = MessageFlag.LOADING | kept | fresh
        allowed = call.json.get("allowed_mentions")
        done = self._world.messages.edit(message, parts, allowed=allowed)
        found.loading = False
        found.settled.set()
        return self._world.messages.payload(done)

    def _living(self, call: Call) -> Interaction:
        """The answered interaction of a webhook token that is not over."""
        found = self._interactions.by_token(call.ids["token"])
        if found is None or found.callback is None or call.id("application_id") != self._world.application.id:
            raise ApiError(Refusal.UNKNOWN_WEBHOOK)
        if not self._interactions.token_lives(found):
            raise ApiError(Refusal.INVALID_WEBHOOK_TOKEN)
        return found

    def _own(self, call: Call, found: Interaction) -> Message:
        """The message meant by @original or an id, if it belongs to the interaction."""
        named = call.ids["message_id"]
        wanted = found.response_id if named == "@original" else snowflake(named, "message_id")
        if wanted is None or wanted not in (found.response_id, *found.follow_ups):
            raise ApiError(Refusal.UNKNOWN_MESSAGE)
        message = self._world.messages.find(wanted)
        if message is None:
            raise ApiError(Refusal.UNKNOWN_MESSAGE)
        self._channel(message)
        return message

    def _channel(self, message: Message) -> Channel:
        channel = self._world.channels.get(int(message["channel_id"]))
        if channel is None:
            raise ApiError(Refusal.UNKNOWN_CHANNEL)
        return channel

    def _resource(self, found: Interaction, kind: CallbackType, message: Message | None) -> Json:
        """The callback response Discord gives when asked with with_response."""
        told: dict[str, Any] = {"id": str(found.id), "type": int(found.kind)}
        if found.response_id is not None:
            told["response_message_id"] = str(found.response_id)
            told["response_message_loading"] = found.loading
            told["response_message_ephemeral"] = found.ephemeral
        if message is None or found.loading:
            return {"interaction": told}
        shown = self._world.messages.payload(message)
        return {"interaction": told, "resource": {"type": int(kind), "message": shown}}


def _fits(kind: CallbackType, found: Interaction) -> bool:
    """Whether an answer of this kind belongs to such an interaction; a pong never does, nobody pings here."""
    if kind is CallbackType.PONG:
        return False
    if found.kind is InteractionType.AUTOCOMPLETE:
        return kind is CallbackType.CHOICES
    if kind in _UPDATES:
        return found.source is not None
    if kind is CallbackType.MODAL:
        return found.kind is not InteractionType.MODAL
    return kind in _MESSAGES


def _message_type(found: Interaction) -> int:
    if found.kind is not InteractionType.COMMAND:
        return DEFAULT
    return COMMAND_ANSWER if found.payload["data"].get("type", 1) == 1 else MENU_ANSWER
