"""What the command line does with open services: a question in words, lines in a batch, one line of JSON."""

import io
import json as json_text
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from answers.days import Day
from answers.errors import AskerError, BadSetting
from answers.fact_book import FactBook
from answers.names import NoMatch
from answers.questions import MatchQuestion, NameQuestion, Question
from answers.terms import Language
from app.answering import Answering, Reply
from app.contracts import as_object
from app.services import Services
from db.missed import count_missed


def in_words(answering: Answering, facts: FactBook, text: str, as_of: str, lang: Language | None) -> Reply:
    """The reply to a question in plain words, in its own language unless another is asked for."""
    try:
        day = Day.parse(as_of) if as_of else None
    except AskerError as error:
        raise BadSetting(str(error)) from None
    return answering.in_words(text, facts, lang, day)


def found_nothing(question: Question) -> bool:
    """Whether a name asked for alone led nowhere; a tie asks back, which is an answer."""
    match question:
        case NameQuestion(miss=NoMatch()) | MatchQuestion(found=NoMatch(), stage=None):
            return True
        case _:
            return False


def count_if_unknown(services: Services, facts: FactBook, question: Question) -> None:
    """Count a name that nobody could place; one that is known as something else needs no curator."""
    match question:
        case (
            NameQuestion(miss=NoMatch(typed=typed, instead=None))
            | MatchQuestion(found=NoMatch(typed=typed, instead=None))
        ):
            services.store.write(count_missed, facts.programme.id, typed, services.answering.clock())
        case _:
            return


@contextmanager
def lines_of(batch: str) -> Iterator[Iterable[str]]:
    """The lines of a file, or of standard input for `-`; bytes that are no UTF-8 are replaced."""
    if batch == "-":
        yield io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace", newline="\n")
        return
    try:
        data = Path(batch).read_bytes()
    except OSError as error:
        raise BadSetting(f"{batch} cannot be read ({error.strerror}); name another file") from None
    yield io.StringIO(data.decode("utf-8", "replace"), newline="\n")


def as_line(reply: Reply) -> str:
    """One line of JSON; a lone surrogate, which no encoding can print, becomes a question mark."""
    text = json_text.dumps(as_object(reply), ensure_ascii=False)
    return text.encode("utf-8", "replace").decode("utf-8")
