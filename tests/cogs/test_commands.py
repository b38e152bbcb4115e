"""Every command, in both languages, through the real library; who sees what, and what is offered next."""

from typing import Any

import pytest

from sandbox.people import Person
from sandbox.reading import buttons, selects
from sandbox.responses import Response
from tests.cogs.conftest import Stage

pytestmark = pytest.mark.asyncio(loop_scope="module")

CHAT = 1  # a slash command, as against one of a message's menu
MANAGE_GUILD = str(1 << 5)
WITHIN_S = 3.0  # Discord's own deadline

# command, options, what the answer says in English, in Korean
ASKED = [
    ("status", {}, "Three teams remain", "세 팀이 남아 있다"),
    ("status", {"as_of": "2026-01-20"}, "On 20 January 2026, three teams", "2026년 1월 20일 기준"),
    ("status", {"stage": "eval-1"}, "came through the first-stage evaluation", "1차 단계평가"),
    ("team", {"name": "upstage"}, "Upstage is still in", "업스테이지는 아직 남아 있다"),
    ("team", {"name": "네이버"}, "Naver Cloud is out", "네이버클라우드는 2026년 1월 15일"),
    ("team", {"name": "motif", "as_of": "2026-03-01"}, "Motif Technologies was still in", "남아 있었다"),
    ("why", {"team": "NC AI"}, "lowest combined first-stage score", "점수"),
    ("why", {"team": "naver", "stage": "eval-1"}, "independence", "독자성"),
    ("timeline", {}, "What happened in the programme", "사업 경과"),
    ("timeline", {"team": "motif"}, "What happened to Motif Technologies", "모티프테크놀로지스 경과"),
    ("sources", {}, "The facts rest on", "출처"),
    ("sources", {"team": "LG"}, "LG AI Research rests on", "LG AI연구원 관련 내용의 출처"),
    ("help", {}, "/team LG AI Research", "/team LG AI연구원"),
    ("teams", {}, "The 16 teams and how each stands", "16개 팀의 현황"),
    ("teams", {"as_of": "2025-08-10"}, "how each stood on 10 August 2025", "2025년 8월 10일 기준"),
    ("compare", {"teams": "upstage, SKT"}, "Upstage", "업스테이지"),
    ("next", {}, "third-stage evaluation", "3차 단계평가"),
    ("glossary", {"term": "정예팀"}, ":", ":"),
    ("about", {}, "MIT licence", "MIT 라이선스"),
    ("privacy", {}, "I keep nothing about members", "저장하지 않는다"),
    ("privacy", {"what": "show"}, "Nothing about you is kept", "저장된 정보가 없다"),
]


def leaves(command: dict[str, Any]) -> list[dict[str, Any]]:
    """The options of a command, its sub-commands and theirs."""
    options = command.get("options", [])
    return [*options, *(inner for one in options for inner in leaves(one))]


async def asked(person: Person, command: str, options: dict[str, object]) -> Response:
    answer = await person.runs(command, also=options)
    assert answer.kind == "message"
    assert answer.after_s < WITHIN_S
    return answer


@pytest.mark.parametrize("locale", ["en-US", "ko"])
@pytest.mark.parametrize(("command", "options", "english", "korean"), ASKED)
async def test_every_command_answers_in_the_language_of_the_client(
    stage: Stage, command: str, options: dict[str, object], english: str, korean: str, locale: str
) -> None:
    answer = await asked(stage.sandbox.person(locale=locale), command, options)
    assert (korean if locale == "ko" else english) in answer.text


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("did naver make it?", "No. Naver Cloud is out"),
        ("네이버 붙었어?", "네이버클라우드는"),
        ("누가 남았어?", "업스테이지"),
        ("who came back in the revival round?", "Motif Technologies"),
    ],
)
async def test_a_question_is_answered_in_its_own_language(stage: Stage, question: str, expected: str) -> None:
    for locale in ("en-US", "ko"):
        answer = await asked(stage.sandbox.person(locale=locale), "ask", {"question": question})
        assert expected in answer.text
        assert not answer.ephemeral


async def test_a_name_alone_is_answered_in_the_language_of_the_client(stage: Stage) -> None:
    answer = await asked(stage.sandbox.person(locale="ko"), "ask", {"question": "Upstage?"})
    assert "업스테이지는" in answer.text


async def test_the_outcome_is_a_colour_and_a_word(stage: Stage) -> None:
    person = stage.sandbox.person()
    inside = await asked(person, "team", {"name": "upstage"})
    outside = await asked(person, "team", {"name": "nc-ai"})
    assert "🟢 advanced" in inside.text
    assert "🔴 eliminated" in outside.text
    colours = {one.message["components"][0]["accent_color"] for one in (inside, outside) if one.message}
    assert len(colours) == 2


async def test_each_answer_tells_how_fresh_its_evidence_is(stage: Stage) -> None:
    for command in ("status", "sources", "timeline"):
        answer = await asked(stage.sandbox.person(), command, {})
        assert "Newest evidence: 5 October 2026" in answer.text


async def test_sources_are_links_and_never_cut(stage: Stage) -> None:
    answer = await asked(stage.sandbox.person(), "team", {"name": "upstage"})
    links = [one for one in answer.text.split() if "](<http" in one]
    assert links
    assert all(">)" in one for one in links)


async def test_an_answer_in_a_server_is_public_unless_it_is_asked_for_privately(stage: Stage) -> None:
    person = stage.sandbox.person()
    assert not (await asked(person, "status", {})).ephemeral
    private = await asked(person, "status", {"private": True})
    assert private.ephemeral
    assert "Share" in [one["label"] for one in buttons(private.message)]


@pytest.mark.parametrize(
    ("command", "options", "expected"),
    [
        ("team", {"name": "Umbrella Corporation"}, "No team here is called"),
        ("team", {"name": "kim"}, "No team here is called"),
        ("team", {"name": "🙂"}, "No team here is called"),
        ("team", {"name": "   "}, "There is no name in that"),
        ("status", {"as_of": "2026-02-30"}, "is no day of the calendar"),
        ("status", {"as_of": "sometime"}, "is no day of the calendar"),
        ("status", {"as_of": "2019-01-01"}, "before the programme began"),
        ("status", {"stage": "the grand final"}, "There is no stage called"),
        ("ask", {"question": "what is the weather in Busan?"}, "I answer who advanced"),
        ("ask", {"question": "?!"}, "There is no question in that"),
        ("team", {"name": "SKT", "as_of": "yesterday's lunch menu"}, "is no day of the calendar"),
    ],
)
async def test_what_cannot_be_answered_gets_one_private_sentence(
    stage: Stage, command: str, options: dict[str, object], expected: str
) -> None:
    answer = await asked(stage.sandbox.person(), command, options)
    assert answer.ephemeral
    assert expected in answer.text


@pytest.mark.parametrize("told", ["2026년 1월", "January 2026", "2026-01", "end of January 2026"])
async def test_a_day_may_be_written_as_people_write_it(stage: Stage, told: str) -> None:
    answer = await asked(stage.sandbox.person(), "status", {"as_of": told})
    assert "2026, three teams were still in" in answer.text


@pytest.mark.parametrize(("name", "expected"), [("naever", "naver-cloud"), ("LG U+", "lg-ai-research")])
async def test_an_unclear_name_gives_a_choice_of_at_most_five(stage: Stage, name: str, expected: str) -> None:
    person = stage.sandbox.person(locale="ko")
    vague = await asked(person, "why", {"team": name, "stage": "1차"})
    assert vague.ephemeral
    options = selects(vague.message)[0]["options"]
    assert [one["value"] for one in options][:1] == [expected]
    assert len(options) <= 5
    chosen = await person.picks(vague.message or {}, expected)
    assert chosen.kind == "update"
    assert "1차" in chosen.text


async def test_a_question_of_four_thousand_characters_is_answered(stage: Stage) -> None:
    answer = await stage.sandbox.person().runs(
        "ask", raw_options=[{"name": "question", "type": 3, "value": "naver? " * 571}]
    )
    assert answer.kind == "message"
    assert answer.after_s < WITHIN_S


async def test_commands_work_in_direct_messages_and_as_a_user_app(stage: Stage) -> None:
    person = stage.sandbox.person()
    direct = await person.runs("status", channel=person.dm())
    assert "Three teams remain" in direct.text
    anywhere = await person.runs("team", as_user_app=True, also={"name": "upstage"})
    assert "Upstage is still in" in anywhere.text


async def test_korean_words_stand_beside_english_command_names(stage: Stage) -> None:
    for command in stage.sandbox.world.commands.all():
        if command["type"] != CHAT:
            assert command["name_localizations"]["ko"]
            continue
        assert command["description_localizations"]["ko"] != command["description"]
        assert not command.get("name_localizations")
        for option in leaves(command):
            assert option["description_localizations"]["ko"] != option["description"]


async def test_the_option_for_the_programme_is_not_there_where_the_store_holds_one(stage: Stage) -> None:
    for command in stage.sandbox.world.commands.all():
        if command["type"] == CHAT and command["name"] != "settings":
            assert "programme" not in [one["name"] for one in command.get("options", [])]


async def test_commands_are_offered_everywhere(stage: Stage) -> None:
    for command in stage.sandbox.world.commands.all():
        managed = command["name"] in {"language", "settings", "alerts", "board"}
        of_a_server = managed or command["name"] in {"review", "Propose from this message"}
        assert sorted(command["contexts"]) == ([0] if of_a_server else [0, 1, 2])
        assert sorted(command["integration_types"]) == ([0] if of_a_server else [0, 1])
        assert str(command["default_member_permissions"]) == (MANAGE_GUILD if managed else "None")
