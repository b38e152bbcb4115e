"""The interactive console: every line typed gets an answer or a sentence, until `quit`."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

from answers.terms import Language
from app.services import open_services
from app.session import converse
from app.settings import Settings
from tests.conftest import NOW


class Typing(Console):
    """A terminal on which someone has typed these lines."""

    def __init__(self, *lines: str) -> None:
        super().__init__(file=io.StringIO(), width=80, highlight=False, markup=False, emoji=False)
        self._lines: Iterator[str] = iter(lines)

    def input(self, *_args: object, **_more: object) -> str:
        try:
            return next(self._lines)
        except StopIteration:
            raise EOFError from None

    @property
    def shown(self) -> str:
        assert isinstance(self.file, io.StringIO)
        return self.file.getvalue()


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings.model_validate(
        {"database_url": f"sqlite:///{tmp_path_factory.mktemp('session')}/store.db"}
    )


def talk(settings: Settings, *lines: str, language: Language = Language.EN) -> str:
    console = Typing(*lines)
    with open_services(settings, clock=lambda: NOW, watch=True) as services:
        converse(services.answering, language, console)
    return console.shown


def test_status_team_and_why_are_answered(settings: Settings) -> None:
    shown = talk(settings, "status", "team Upstage", "/why NC AI", "quit", "team KT")
    assert "Three teams remain" in shown
    assert "Upstage is still in" in shown
    assert "NC AI had the lowest combined first-stage score" in shown
    assert "KT is out" not in shown


def test_the_language_can_be_changed_in_between(settings: Settings) -> None:
    shown = talk(settings, "lang ko", "team 네이버")
    assert "네이버클라우드는 2026년 1월 15일 1차 단계평가에서 탈락했다." in shown


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("sing", "That is outside what I know."),
        ("did naver make it", "No. Naver Cloud is out"),
        ("누가 남았어?", "2차 단계평가 뒤 세 팀이 남아 있다"),
        ("team", "Add a name after “team”"),
        ("why", "Add a name after “why”"),
        ("team Nobody", "No team here is called “Nobody”."),
        ("lang fr", "That is outside what I know."),
    ],
)
def test_a_mistake_gets_a_sentence_and_the_session_goes_on(
    settings: Settings, line: str, expected: str
) -> None:
    shown = talk(settings, line, "", "status")
    assert expected in shown
    assert "Three teams remain" in shown


def test_the_end_of_input_ends_the_session(settings: Settings) -> None:
    assert "독자 AI 파운데이션 모델 프로젝트" in talk(settings, language=Language.KO)


def test_the_folder_of_the_store_is_made(tmp_path: Path) -> None:
    settings = Settings.model_validate({"database_url": f"sqlite:///{tmp_path}/a/b/store.db"})
    with open_services(settings, clock=lambda: NOW) as services:
        assert services.answering.facts.teams
