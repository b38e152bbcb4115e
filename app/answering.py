"""The road itself: a question goes in, its answer and its card come out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from answers.cards import Card, Cards
from answers.fact_book import FactBook
from answers.questions import Question
from answers.replies import Answer, PlainAnswer, answer
from answers.sayings import worded
from answers.terms import Language
from answers.wording import Wording
from app.current_facts import CurrentFacts

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer with its words, from one consistent FactBook."""

    answer: Answer
    card: Card
    language: Language
    suggestions: tuple[str, ...] = ()


class Answering:
    """Answers from the facts in memory; touches no store."""

    def __init__(self, facts: CurrentFacts, wording: Wording, clock: Clock, programme: str | None) -> None:
        self._facts = facts
        self._cards = Cards(wording)
        self._programme = programme
        self.wording = wording
        self.clock = clock

    @property
    def facts(self) -> FactBook:
        """The book to read a question against; take it once per question."""
        return self._facts.book(self._programme)

    def reply(self, question: Question, facts: FactBook, language: Language) -> Reply:
        """The answer to `question` out of `facts`, worded."""
        found = answer(question, facts)
        told = found.told.suggestions if isinstance(found, PlainAnswer) else ()
        return Reply(
            answer=found,
            card=self._cards.card(found, facts, language),
            language=language,
            suggestions=tuple(worded(one, self.wording, language) for one in told),
        )
