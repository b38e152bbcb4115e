"""What was decided and by whom, and which claims can be decided on: read from one book of facts, worded as a card."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from answers.cards import Card
from answers.fact_book import FactBook, age
from answers.facts import Claim, Decision
from answers.folding import flat
from answers.terms import Language, TeamId, Verdict
from answers.wording import Wording
from db.curators import RULE
from db.mistakes import Mistake

CORRECTED = "corrected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One decision. `what` is a verdict, or `corrected` for the acceptance of a later version."""

    claim: Claim
    what: str
    at: datetime
    by: str | None
    why: str | None


def entries(facts: FactBook, *, key: str = "", team: TeamId | None = None) -> tuple[Entry, ...]:
    """The decisions on every claim, or on that one, or on those about that team; newest first."""
    chosen = [one for one in facts.claims if key in {"", one.key} and team in {None, one.team}]
    found = [_entry(claim, made) for claim in sorted(chosen, key=_order) for made in _shown(claim)]
    found.sort(key=lambda one: one.at)
    return tuple(found[::-1])  # of one instant, the later decision first


def history_card(found: Sequence[Entry], facts: FactBook, wording: Wording, language: Language) -> Card:
    """The decisions as a card: when and who, then what and why."""
    heading = wording.say(language, "fact-history" if found else "fact-history-none")
    return Card(headline=heading, entries=tuple(_told(one, facts, wording, language) for one in found))


def mistakes_card(found: Sequence[Mistake], facts: FactBook, wording: Wording, language: Language) -> Card:
    """What members reported, as a card."""
    heading = wording.say(language, "mistakes-heading" if found else "mistakes-none")
    told = tuple(
        (
            f"{_moment(one.at, facts)} · {one.about}",
            wording.say(language, "mistakes-entry-source", text=one.text, source=one.source)
            if one.source
            else wording.say(language, "mistakes-entry", text=one.text),
        )
        for one in found
    )
    return Card(headline=heading, entries=told)


def claim_suggestions(typed: str, facts: FactBook) -> Iterator[Claim]:
    """The claims that stand and hold every word typed, in either language or in the team's name; newest first."""
    words = [flat(one) for one in typed.split() if flat(one)]
    standing = (one for one in facts.claims if one.verdict(None) is Verdict.ACCEPTED)
    for claim in sorted(standing, key=lambda one: (one.decisions[-1].at, age(one)), reverse=True):
        told = _searched(claim, facts)
        if all(one in told for one in words):
            yield claim


def claim_label(claim: Claim, facts: FactBook, language: Language) -> str:
    """A claim in a line: its team and its sentence, unless that begins with the team."""
    team = facts.team_by_id.get(claim.team) if claim.team else None
    name, text = team.name.in_(language) if team else "", claim.text.in_(language)
    return text if not name or text.startswith(name) else f"{name} · {text}"


def _order(claim: Claim) -> tuple[str, int]:
    return claim.key, claim.version


def _searched(claim: Claim, facts: FactBook) -> str:
    team = facts.team_by_id.get(claim.team) if claim.team else None
    names = [team.name.en, team.name.ko, *(one.name for one in team.aliases)] if team else []
    return " ".join(flat(one) for one in (claim.text.en, claim.text.ko, claim.key, *names))


def _shown(claim: Claim) -> list[Decision]:
    """The decisions that say something of their own: superseding is told by the version that did it."""
    return [one for one in claim.decisions if one.verdict is not Verdict.SUPERSEDED]


def _entry(claim: Claim, made: Decision) -> Entry:
    corrects = made.verdict is Verdict.ACCEPTED and claim.version > 1 and made is claim.decisions[0]
    return Entry(
        claim=claim,
        what=CORRECTED if corrects else made.verdict.value,
        at=made.at,
        by=made.by,
        why=made.why,
    )


def _told(one: Entry, facts: FactBook, wording: Wording, language: Language) -> tuple[str, str]:
    by = one.by or wording.say(language, "fact-by-file")
    by = wording.say(language, "fact-by-rule") if by == RULE else by
    what = wording.say(language, f"verdict-{one.what}")
    text = claim_label(one.claim, facts, language)
    key = "fact-history-why" if one.why else "fact-history-entry"
    fields = {"why": one.why} if one.why else {}
    return f"{_moment(one.at, facts)} · {by}", wording.say(language, key, what=what, text=text, **fields)


def _moment(at: datetime, facts: FactBook) -> str:
    """A moment in the programme's zone, to the minute."""
    return f"{at.astimezone(facts.programme.zone):%Y-%m-%d %H:%M}"
