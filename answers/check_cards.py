"""The card of a checked message: each statement with its mark, the true sentence, and the sources of both."""

import re

from answers.cards import Card, Cards
from answers.fact_book import FactBook
from answers.facts import Claim
from answers.replies import Grounds
from answers.sayings import worded
from answers.terms import Language
from answers.verdicts import Checked, Holds, Verdict
from answers.wording import Wording

MOST_SHOWN = 8  # verdicts; a phone shows no more without scrolling far
LONGEST_QUOTE = 120  # characters
# What is to be read first: what is wrong, before what is right, before what nobody knows.
_WEIGHT = {Holds.CONTRADICTED: 0, Holds.EARLIER: 1, Holds.SUPPORTED: 2, Holds.UNKNOWN: 3}


def check_card(checked: Checked, facts: FactBook, wording: Wording, language: Language) -> Card:
    """The card in one language; of a message without anything to check, what can be checked."""
    return _CheckCards(wording).checked(checked, facts, language)


class _CheckCards(Cards):
    """Cards of checked messages, framed with sources and evidence as all others are."""

    def checked(self, checked: Checked, facts: FactBook, language: Language) -> Card:
        say, verdicts = self._wording.say, checked.verdicts
        if not verdicts:
            return Card(headline=say(language, "check-nothing"))
        lines: tuple[str, ...] = ()
        if len(verdicts) > MOST_SHOWN:
            lines = (say(language, "card-more", count=len(verdicts) - MOST_SHOWN),)
        # The weightiest first to take sources from, so that what is contradicted shows its own.
        ordered = sorted(verdicts, key=lambda one: _WEIGHT[one.holds])
        claims = tuple(claim for one in ordered for claim in one.claims)
        return self._framed(
            _grounds(checked, facts, claims),
            language,
            self._headline(verdicts, language),
            lines,
            entries=tuple(self._entry(one, language) for one in verdicts[:MOST_SHOWN]),
            first=facts.sources_of(ordered[0].claims),
        )

    def _headline(self, verdicts: tuple[Verdict, ...], language: Language) -> str:
        counts = [(one, sum(told.holds is one for told in verdicts)) for one in Holds]
        parts = [
            self._wording.say(language, f"check-count-{one}", count=count) for one, count in counts if count
        ]
        return self._wording.say(language, "check-headline", count=len(verdicts), parts=", ".join(parts))

    def _entry(self, one: Verdict, language: Language) -> tuple[str, str]:
        quote = cut(one.statement.quote)
        label = self._wording.say(language, f"check-label-{one.holds}", quote=quote)
        return label, worded(one.fact, self._wording, language)


def cut(quote: str) -> str:
    """A quoted piece on one line, cut at a word where it is long."""
    line = re.sub(r"\s+", " ", quote).strip(" ,;:")
    if len(line) <= LONGEST_QUOTE:
        return line
    head = line[:LONGEST_QUOTE]
    return (head.rsplit(" ", 1)[0] if " " in head[LONGEST_QUOTE // 2 :] else head).rstrip(" ,;:") + "…"


def _grounds(checked: Checked, facts: FactBook, claims: tuple[Claim, ...]) -> Grounds:
    return Grounds(
        programme=facts.programme,
        when=checked.when,
        checked_on=facts.checked_on.isoformat(),
        claims=claims,
        sources=facts.sources_of(claims),
    )
