"""The road itself: a question goes in, its answer and its card come out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from answers.cards import Card, Cards
from answers.days import Day
from answers.fact_book import FactBook, Moment
from answers.folding import flat
from answers.questions import Question
from answers.reading import read
from answers.replies import Answer, PlainAnswer, answer
from answers.sayings import worded
from answers.standing import Standing, standing
from answers.terms import Language
from answers.when import when
from answers.wording import Wording
from app.current_facts import CurrentFacts

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer with its words, from one consistent FactBook."""

    answer: Answer
    card: Card
    facts: FactBook
    language: Language
    suggestions: tuple[str, ...] = ()


class Answering:
    """Answers from the facts in memory; touches no store."""

    def __init__(self, facts: CurrentFacts, wording: Wording, clock: Clock, programme: str | None) -> None:
        self._facts = facts
        self._cards = Cards(wording)
        self._programme = programme
        self._standings: dict[str, tuple[FactBook, Moment, tuple[Standing, ...]]] = {}
        self.wording = wording
        self.clock = clock

    @property
    def facts(self) -> FactBook:
        """The book to read a question against; take it once per question."""
        return self._facts.book(self._programme)

    def book(self, slug: str | None) -> FactBook:
        """The facts of a programme by its id or a name of it, or of the usual one; raises NoSuchProgramme."""
        key = flat(slug or "")
        for one in self.programmes:
            known = one.programme
            if key and key in {flat(name) for name in (known.id, known.name.en, known.name.ko)}:
                return one
        return self._facts.book(slug or self._programme)

    @property
    def programmes(self) -> tuple[FactBook, ...]:
        """Every programme that can be asked about, oldest first."""
        return self._facts.books

    def in_words(
        self, text: str, facts: FactBook, language: Language | None = None, as_of: Day | None = None
    ) -> Reply:
        """The reply to a question in plain words, in its own language unless another is asked for."""
        question = read(text, facts, self.clock(), language=language, as_of=as_of)
        return self.reply(question, facts, question.language)

    def standings(self, facts: FactBook) -> tuple[Standing, ...]:
        """Everyone's standing today; worked out once for each book and day, since every key stroke asks."""
        moment = when(facts, self.clock()).moment
        kept = self._standings.get(facts.programme.id)
        if kept is None or kept[0] is not facts or kept[1] != moment:
            kept = (facts, moment, tuple(standing(team, facts, moment) for team in facts.teams))
            self._standings[facts.programme.id] = kept
        return kept[2]

    def reply(self, question: Question, facts: FactBook, language: Language) -> Reply:
        """The answer to `question` out of `facts`, worded."""
        found = answer(question, facts)
        told = found.told.suggestions if isinstance(found, PlainAnswer) else ()
        return Reply(
            answer=found,
            card=self._cards.card(found, facts, language),
            facts=facts,
            language=language,
            suggestions=tuple(worded(one, self.wording, language) for one in told),
        )
