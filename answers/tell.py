"""From a question in plain words to what is told: one function for each kind of question."""

from collections.abc import Callable
from dataclasses import replace

from answers.asked import Intent, PlainQuestion
from answers.fact_book import FactBook
from answers.facts import Claim, Team
from answers.name_words import SHOWN
from answers.names import Candidate
from answers.sayings import Saying, Sentences, say
from answers.tell_compare import tell_compare, tell_source
from answers.tell_facts import tell_next, tell_statement, tell_when
from answers.tell_occasions import tell_occasion
from answers.tell_program import tell_program
from answers.tell_revival import tell_revival
from answers.tell_roster import tell_roster
from answers.tell_scores import tell_score
from answers.tell_standing import tell_status
from answers.tell_talk import not_ours, of_which_team
from answers.tell_why import tell_why
from answers.terms import Outcome
from answers.told import MOST_LINES, Told

_OF_TEAMS = {
    Intent.STATUS,
    Intent.WHY,
    Intent.REVIVAL,
    Intent.UNKNOWN,
    Intent.ROSTER,
    Intent.SCORE,
    Intent.WHEN,
    Intent.PROGRAM,
}
_KINDS: dict[Intent, Callable[[PlainQuestion, FactBook], Told]] = {
    Intent.STATUS: tell_status,
    Intent.ROSTER: tell_roster,
    Intent.COUNT: tell_roster,
    Intent.WHY: tell_why,
    Intent.WHEN: tell_when,
    Intent.SCORE: tell_score,
    Intent.NEXT: tell_next,
    Intent.REVIVAL: tell_revival,
    Intent.STATEMENT: tell_statement,
    Intent.COMPARE: tell_compare,
    Intent.SOURCE: tell_source,
    Intent.PROGRAM: tell_program,
    Intent.UNKNOWN: not_ours,
}


def tell(asked: PlainQuestion, facts: FactBook) -> Told:
    """What is true of the question as far as the claims go; total for every question that can be read."""
    programme, as_of = facts.programme, asked.when.as_of
    if asked.impossible and asked.intent is not Intent.UNKNOWN:
        return Told(lead=say("error-bad-day", given=asked.impossible), teams=asked.teams)
    if asked.unclear and asked.intent is not Intent.UNKNOWN:
        return Told(lead=say("error-unclear-day", given=asked.unclear), teams=asked.teams)
    if asked.candidates and not asked.teams and asked.intent in _OF_TEAMS:
        typed = asked.doubtful[:SHOWN]
        key = "name-ambiguous" if len(asked.candidates) > 1 else "name-near"
        return Told(
            lead=say(key, typed=typed, teams=asked.candidates),
            candidates=tuple(Candidate(team=team, score=0.5) for team in asked.candidates),
        )
    if as_of is not None and as_of.last < programme.begins_on.first:
        lead = say("error-before-programme", day=as_of, begins=programme.begins_on)
        return Told(lead=lead, teams=_unless_listed(asked), outcome=_unknown(asked))
    if asked.when.is_future:
        return Told(lead=say("future", day=as_of), teams=_unless_listed(asked), outcome=_unknown(asked))
    if asked.teamless:
        return of_which_team(asked, facts)
    told = tell_occasion(asked, facts) or _KINDS[asked.intent](asked, facts)
    shown = (one for one in (told.lead, *told.lines) if isinstance(one, Claim))
    return replace(
        told,
        lines=(
            *(say("read-as", typed=one.typed, team=one.team) for one in asked.guesses[:1]),
            *_fitted(told.lines),
        ),
        claims=tuple(dict.fromkeys([*told.claims, *shown])),
    )


def _fitted(lines: tuple[Saying, ...]) -> tuple[Saying, ...]:
    """At most three lines; what would be more stands together in the last, so that nothing is dropped."""
    if len(lines) <= MOST_LINES:
        return lines
    return (*lines[: MOST_LINES - 1], say("compare", parts=Sentences(lines[MOST_LINES - 1 :])))


def _unless_listed(asked: PlainQuestion) -> tuple[Team, ...]:
    """The teams named; a list of teams would be an answer, and there is none."""
    return () if asked.intent in {Intent.ROSTER, Intent.COUNT} else asked.teams


def _unknown(asked: PlainQuestion) -> Outcome | None:
    return Outcome.UNKNOWN if len(asked.teams) == 1 else None
