"""The published description takes what discord.py sends and refuses it once it is broken."""

import asyncio
import copy
import io
import json
from pathlib import Path
from typing import Any

import discord
import pytest
from discord import Interaction, app_commands, ui
from discord.http import MultipartParameters, handle_message_parameters
from discord.webhook.async_ import interaction_message_response_params

from tests.published import AMENDMENTS, Amendment, Bodies, Published

MESSAGES = "/channels/1234/messages"
CALLBACK = "/interactions/1234/to-ken/callback"
HOOK = "/webhooks/1234/to-ken"
GONE = object()
Request = tuple[str, str, Any]


class Card(ui.LayoutView):
    """One of each part that a message of components may hold."""

    def __init__(self) -> None:
        super().__init__()
        picture = discord.MediaGalleryItem("https://a.example/a.png", description="A table")
        why = ui.Button[Card](label="Why", custom_id="why:1", emoji="🏆")
        cup = discord.PartialEmoji(name="cup", id=5, animated=True)
        option = discord.SelectOption(label="a", value="b", emoji=cup)
        card = ui.Container[Card](
            ui.TextDisplay("# Advanced"),
            ui.Section("Since when", accessory=ui.Thumbnail("https://a.example/a.png")),
            ui.Separator(),
            ui.MediaGallery(picture),
            ui.ActionRow(why),
            accent_colour=0x123456,
        )
        self.add_item(card)
        self.add_item(ui.Section("Source", accessory=ui.Button(label="Read", url="https://a.example")))
        self.add_item(ui.ActionRow(ui.Select(custom_id="stage", options=[option])))
        mina = discord.Object(5, type=discord.User)
        self.add_item(ui.ActionRow(ui.UserSelect(custom_id="who", default_values=[mina])))


class Correction(ui.Modal, title="Correct"):
    """One text input in a row, the others in labels."""

    def __init__(self) -> None:
        super().__init__(custom_id="m")
        stages = ui.Select[Correction](custom_id="stage", options=[discord.SelectOption(label="a")])
        self.add_item(ui.TextInput(label="What", custom_id="what", min_length=1, max_length=100))
        self.add_item(ui.Label(text="Source", description="a", component=ui.TextInput(custom_id="source")))
        self.add_item(ui.Label(text="Stage", component=stages))
        self.add_item(ui.Label(text="Who", component=ui.UserSelect(custom_id="who")))


class Korean(app_commands.Translator):
    async def translate(self, _: app_commands.locale_str, locale: discord.Locale, __: Any) -> str | None:
        return "질문" if locale is discord.Locale.korean else None


@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
async def ask(_: Interaction, _question: app_commands.Range[str, 1, 200], _days: int = 3) -> None: ...
async def complete(_: Interaction, __: str) -> list[app_commands.Choice[str]]:
    return []


async def explain(_: Interaction, __: discord.Message) -> None: ...
@app_commands.choices(_kind=[app_commands.Choice(name="All", value="all")])
async def follow(_: Interaction, _channel: discord.TextChannel, _kind: str | None = None) -> None: ...


async def commands() -> list[dict[str, Any]]:
    """A command with autocomplete, a group and a context menu, with localisations."""
    tree = app_commands.CommandTree(discord.Client(intents=discord.Intents.none()))
    asking = app_commands.Command[Any, ..., Any](name="ask", description="Ask", callback=ask)
    asking.autocomplete("_question")(complete)
    manage = discord.Permissions(manage_guild=True)
    alerts = app_commands.Group(name="alerts", description="Alerts", default_permissions=manage)
    alerts.add_command(app_commands.Command(name="follow", description="Follow", callback=follow))
    menu = app_commands.ContextMenu(name="Explain This", callback=explain)
    for command in (asking, alerts, menu):
        tree.add_command(command)
    return [await command.get_translated_payload(tree, Korean()) for command in (asking, alerts, menu)]


def choice(value: str | float) -> dict[str, Any]:
    return app_commands.Choice(name="a", value=value).to_dict()


def sent(parameters: MultipartParameters) -> Any:
    """The JSON that discord.py sends, also where it goes as one part of several."""
    with parameters as made:
        if made.multipart:
            return json.loads(made.multipart[0]["value"])
        return made.payload


async def requests() -> dict[str, Request]:
    """Requests as discord.py 2.7.1 makes them, by name."""
    nobody = discord.AllowedMentions.none()
    hidden = discord.MessageFlags(ephemeral=True)
    embed = discord.Embed(title="a", description="a", colour=5, timestamp=discord.utils.utcnow())
    embed.add_field(name="a", value="a").set_footer(text="a").set_author(name="a")
    embed.set_image(url="attachment://a.png")
    file = discord.File(io.BytesIO(b"a"), "a.png", description="A table")
    reply = discord.MessageReference(message_id=5, channel_id=6).to_dict()
    every = await commands()
    view = ui.View()
    view.add_item(ui.Button(label="Why", custom_id="why:1"))
    alert: dict[str, Any] = {"content": "a", "embed": embed, "view": view, "allowed_mentions": nobody}
    answers: dict[str, dict[str, Any]] = {
        "answer": {"type": 4, "content": "a", "embed": embed, "view": view, "flags": hidden, "tts": False},
        "answer of components": {"type": 4, "view": Card(), "allowed_mentions": nobody},
        "update": {"type": 7, "content": None, "embed": None, "view": Card()},
    }
    return {
        "message": ("POST", MESSAGES, sent(handle_message_parameters(**alert, file=file, nonce="a"))),
        "reply": ("POST", MESSAGES, sent(handle_message_parameters(content="a", message_reference=reply))),
        "card": ("POST", MESSAGES, sent(handle_message_parameters(view=Card(), nonce=5))),
        "edit": ("PATCH", f"{MESSAGES}/5", sent(handle_message_parameters(**alert))),
        "edited card": ("PATCH", f"{MESSAGES}/5", sent(handle_message_parameters(view=Card(), content=None, embeds=[]))),
        **{name: ("POST", CALLBACK, sent(interaction_message_response_params(**one))) for name, one in answers.items()},
        "pong": ("POST", CALLBACK, {"type": 1}),
        "deferred": ("POST", CALLBACK, {"type": 5, "data": {"flags": 64}}),
        "deferred update": ("POST", CALLBACK, {"type": 6}),
        "choices": ("POST", CALLBACK, {"type": 8, "data": {"choices": [choice("a")]}}),
        "numbers": ("POST", CALLBACK, {"type": 8, "data": {"choices": [choice(0.5)]}}),
        "modal": ("POST", CALLBACK, {"type": 9, "data": Correction().to_dict()}),
        "follow-up": ("POST", HOOK, sent(handle_message_parameters(**alert, flags=hidden))),
        "card to follow up": ("POST", HOOK, sent(handle_message_parameters(view=Card()))),
        "original": ("PATCH", f"{HOOK}/messages/@original", sent(handle_message_parameters(**alert))),
        "later edit": ("PATCH", f"{HOOK}/messages/5", sent(handle_message_parameters(view=Card()))),
        "commands": ("PUT", "/applications/1234/commands", every),
        "guild commands": ("PUT", "/applications/1234/guilds/5/commands", every),
        "command": ("POST", "/applications/1234/commands", every[0]),
        "private channel": ("POST", "/users/@me/channels", {"recipient_id": 5}),
    }  # fmt: skip


REQUESTS = asyncio.run(requests())
# The request that is broken, the field, what it becomes, and the place that the error names.
BROKEN: list[tuple[str, str, object, str]] = [
    ("message", "content", "a" * 4001, "content"),
    ("message", "contents", "a", "body"),
    ("message", "nonce", "a" * 26, "nonce"),
    ("message", "nonce", 2**63, "nonce"),
    ("message", "embeds.0.title", "a" * 257, "embeds.0.title"),
    ("message", "embeds.0.colour", 5, "embeds.0"),
    ("message", "embeds.0.color", 0x1000000, "embeds.0.color"),
    ("message", "embeds.0.timestamp", "yesterday", "embeds.0.timestamp"),
    ("message", "embeds.0.fields.0.value", GONE, "embeds.0.fields.0"),
    ("message", "embeds.0.image.url", "a.png", "embeds.0.image.url"),
    ("message", "attachments.0.id", GONE, "attachments.0"),
    ("message", "allowed_mentions.parse", ["here"], "allowed_mentions.parse.0"),
    ("message", "allowed_mentions.ping", True, "allowed_mentions"),
    ("message", "components.0.components.0.style", 9, "components.0.components.0.style"),
    ("message", "components.0.components.0.colour", 1, "components.0.components.0"),
    ("reply", "message_reference.message_id", "five", "message_reference.message_id"),
    ("reply", "message_reference.type", 2, "message_reference.type"),
    ("card", "components.0.components.0.content", "", "components.0.components.0.content"),
    ("card", "components.0.components.1.accessory", GONE, "components.0.components.1"),
    ("card", "components.0.components.2.spacing", 3, "components.0.components.2.spacing"),
    ("card", "components.0.components.3.items", [], "components.0.components.3.items"),
    ("card", "components.2.components.0.options.0.label", "a" * 101, "components.2.components.0.options.0.label"),
    ("card", "components.2.components.0.min_values", "26", "components.2.components.0.min_values"),
    ("card", "components.3.components.0.default_values.0.type", "role", "components.3.components.0.default_values.0.type"),
    ("edit", "tts", True, "tts"),
    ("edited card", "flags", "many", "flags"),
    ("answer", "data.content", "a" * 2001, "data.content"),
    ("answer", "data.ephemeral", True, "data"),
    ("answer", "type", 3, "type"),
    ("answer of components", "data.components.1.components", [], "data.components.1.components"),
    ("update", "data.tts", True, "data.tts"),
    ("pong", "data", {"content": "a"}, "body"),
    ("deferred", "data.flags", "private", "data.flags"),
    ("deferred update", "data", [], "data"),
    ("choices", "data.choices.0.name", "", "data.choices.0.name"),
    ("choices", "data.choices", [{"name": "a", "value": "a"}] * 26, "data.choices"),
    ("numbers", "data.choices.0.value", True, "data.choices.0.value"),
    ("modal", "data.components.0.components.0.max_length", 4001, "data.components.0.components.0.max_length"),
    ("modal", "data.components.1.component", GONE, "data.components.1"),
    ("modal", "data.components.1.component.style", 3, "data.components.1.component.style"),
    ("modal", "data.components.2.label", "a" * 46, "data.components.2.label"),
    ("modal", "data.components.2.hint", "a", "data.components.2"),
    ("follow-up", "content", "a" * 2001, "content"),
    ("follow-up", "message_reference", {"message_id": "5"}, "body"),
    ("original", "embeds", [{"title": "a"}] * 11, "embeds"),
    ("later edit", "components.0.type", 99, "components.0.type"),
    ("commands", "0.name", "a" * 33, "0.name"),
    ("commands", "0.options.0.description", "", "0.options.0.description"),
    ("commands", "0.options.0.max_length", 6001, "0.options.0.max_length"),
    ("commands", "0.name_localizations.ko", "", "0.name_localizations.ko"),
    ("command", "type", 9, "type"),
    ("private channel", "recipient_id", "Mina", "recipient_id"),
]  # fmt: skip


@pytest.fixture(scope="module")
def published() -> Published:
    description = Published.load()
    assert description is not None
    return description


def broken_at(body: Any, field: str, value: object) -> Any:
    """A copy of a body with one field changed, added or (GONE) taken out."""
    made = copy.deepcopy(body)
    *way, last = field.split(".")
    node = made
    for step in way:
        node = node[int(step)] if isinstance(node, list) else node[step]
    if value is GONE:
        del node[last]
    else:
        node[last] = value
    return made


@pytest.mark.skipif(
    Published.load() is None,
    reason="NO PUBLISHED API DESCRIPTION: set DISCORD_OPENAPI to Discord's openapi.json; no body was judged",
)
class TestTheDescription:
    """Discord's own, against what the library sends."""

    @pytest.mark.parametrize("name", REQUESTS)
    def test_what_discord_py_sends_is_taken(self, published: Published, name: str) -> None:
        assert published.body_errors(*REQUESTS[name]) == []

    @pytest.mark.parametrize(("name", "field", "value", "where"), BROKEN)
    def test_a_broken_body_is_refused_at_its_place(
        self, published: Published, name: str, field: str, value: object, where: str
    ) -> None:
        method, path, body = REQUESTS[name]
        errors = published.body_errors(method, path, broken_at(body, field, value))
        assert {error.partition(": ")[0] for error in errors} == {where}

    def test_integers_and_ids_may_come_either_way(self, published: Published) -> None:
        for number in (4, "4"):
            assert published.body_errors("POST", MESSAGES, {"content": "a", "flags": number}) == []
            assert published.body_errors("POST", "/users/@me/channels", {"recipient_id": number}) == []
        wrong: tuple[object, ...] = (True, "4.0", "", "0x4", 4.5)
        for value in wrong:
            assert published.body_errors("POST", MESSAGES, {"content": "a", "flags": value}) != []

    @pytest.mark.parametrize(
        "path", ["/channels/1/message", "/channels/general/messages", f"{MESSAGES}/5/6", "/x"]
    )
    def test_an_unknown_path_or_method_is_an_error(self, published: Published, path: str) -> None:
        assert published.body_errors("POST", path, {"content": "a"}) == [f"POST {path}: no such operation"]
        assert published.body_errors("PUT", MESSAGES, {}) == [f"PUT {MESSAGES}: no such operation"]

    def test_a_path_may_have_the_version_before_it_and_a_query_behind(self, published: Published) -> None:
        assert published.body_errors("post", f"/api/v10{CALLBACK}?with_response=true", {"type": 6}) == []

    def test_an_operation_without_a_body_takes_none(self, published: Published) -> None:
        assert published.body_errors("PUT", f"{MESSAGES}/pins/5", None) == []
        assert published.body_errors("GET", "/users/@me", {"content": "a"}) == [
            "GET /users/@me: takes no body"
        ]
        assert published.body_errors("POST", MESSAGES, None) != []

    def test_several_parts_are_judged_by_their_payload(self, published: Published) -> None:
        for payload, wrong in (('{"content": "a"}', False), ({"contents": "a"}, True)):
            body = {"payload_json": payload, "files[0]": "…"}
            assert bool(published.body_errors("POST", MESSAGES, body)) == wrong

    def test_a_session_collects_its_verdicts(self, published: Published) -> None:
        bodies = Bodies(published=published)
        bodies.check("POST", MESSAGES, {"content": "a"})
        bodies.check("POST", MESSAGES, {"contents": "a"})
        assert bodies.count == 2
        assert len(bodies.violations) == 1
        assert bodies.violations[0].startswith(f"POST {MESSAGES}: body: ")

    @pytest.mark.parametrize("amendment", AMENDMENTS, ids=lambda amendment: amendment.key)
    def test_an_amendment_is_still_needed(self, published: Published, amendment: Amendment) -> None:
        others = Published.load([one for one in AMENDMENTS if one is not amendment])
        forward = ("POST", MESSAGES, {"message_reference": {"type": 1, "message_id": "5", "channel_id": "6"}})
        assert others is not None
        refused = [each for each in (*REQUESTS.values(), forward) if others.body_errors(*each)]
        assert refused, f"the description has caught up: {amendment.reason}"
        assert [each for each in refused if published.body_errors(*each)] == []


def test_without_a_description_nothing_is_judged(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DISCORD_OPENAPI", str(tmp_path / "none.json"))
    assert Published.load() is None
    bodies = Bodies()
    bodies.check("POST", "/nowhere", None)
    assert (bodies.count, bodies.violations) == (0, [])
