"""Answers about places: who came first, last or in between, and whether a place or mark supposed is right."""

import re
from dataclasses import replace

from answers.asked import PlainQuestion
from answers.fact_book import FactBook
from answers.facts import Claim, Stage, Team
from answers.lexicon import Cue
from answers.marks import TOTAL, measure_asked, number, parts_of, scores
from answers.sayings import say
from answers.told import Told, yes_or_no

_LAST = -1
_MARK = re.compile(r"(?<![\d.])\d{1,3}\.\d+(?![\d.])")
_RANKS = (
    (
        re.compile(
            r"\b(?:first|1st|top|number one|best|highest|won|win|wins|winner)\b|(?<!\d)1\s*[등위]|일등|수석|우승|최고"
        ),
        1,
    ),
    (re.compile(r"\b(?:second|2nd)\b|(?<!\d)2\s*[등위]|이등"), 2),
    (re.compile(r"\b(?:third|3rd)\b|(?<!\d)3\s*[등위]|삼등"), 3),
    (re.compile(r"\b(?:fourth|4th)\b|(?<!\d)4\s*[등위]"), 4),
    (re.compile(r"\b(?:last|lowest|bottom|worst)\b|꼴찌|꼴등|최하위|최저"), _LAST),
)


def supposed_right(asked: PlainQuestion, claim: Claim) -> bool | None:
    """Whether the one mark or the one rank that the question supposes is that of the claim."""
    if not asked.yes_no or len(asked.teams) != 1 or asked.asks_in is False:
        return None
    total, rank, of = (number(claim, one) for one in (TOTAL, "rank", "of"))
    marks = [float(one) for one in _MARK.findall(asked.bare)]
    if len(marks) == 1 and total is not None:
        return marks[0] == total
    ranks = {place for pattern, place in _RANKS if pattern.search(asked.bare)}
    if len(ranks) != 1 or rank is None or marks:
        return None
    place = ranks.pop()
    return rank == (of if place == _LAST else place)


def supposed_at_an_end(asked: PlainQuestion, team: Team, stage: Stage, facts: FactBook) -> Told | None:
    """Yes or no to a team's being first or last of a stage where its own mark does not tell; with who was."""
    places = {place for pattern, place in _RANKS if pattern.search(asked.bare)}
    if not asked.yes_no or not places or not places <= {1, _LAST} or len(places) > 1:
        return None
    there = at_an_end(asked, stage, facts)
    if there is not None and there.teams:
        return replace(there, lead=yes_or_no(there.teams == (team,), there.lead))
    for claim in scores(facts, asked, team, stage):
        among, of = number(claim, "in_top"), number(claim, "of")
        if places == {_LAST} and among is not None and of is not None and among < of:
            return Told(lead=yes_or_no(False, claim), claims=(claim,), teams=(team,), stage=stage)
    return None


def at_an_end(asked: PlainQuestion, stage: Stage, facts: FactBook) -> Told | None:
    """The highest or lowest of a stage: by the part named, or in all."""
    lowest = Cue.BOTTOM in asked.cues
    of_team = {team: scores(facts, asked, team, stage) for team in facts.teams}
    every = [claim for claims in of_team.values() for claim in claims]
    measure = measure_asked(asked, facts, every)
    key = measure.id if measure else TOTAL
    marks = [
        (mark, team, claim)
        for team, claims in of_team.items()
        for claim in claims
        if (mark := number(claim, key)) is not None
    ]
    if measure is None and (ranked := _by_rank(of_team, _LAST if lowest else 1)):
        return _with_parts(*ranked, stage, facts)
    if not marks:
        return None
    known = {team.id for _mark, team, _claim in marks}
    if lowest and len(known) < (stage.entrants or len(known)):
        return None  # the lowest of those published need not be the lowest
    mark, team, claim = (min if lowest else max)(marks, key=lambda one: one[0])
    if measure is None:
        return _with_parts(team, claim, stage, facts)
    lead = say(
        "score-lowest-part" if lowest else "score-highest-part",
        team=team,
        measure=measure.name,
        mark=mark,
        stage=stage,
    )
    return Told(
        lead=lead,
        lines=(claim,),
        claims=tuple(one for _m, _t, one in marks),
        teams=(team,),
        stage=stage,
        about=(stage.id,),
    )


def at_place(asked: PlainQuestion, stage: Stage, facts: FactBook) -> Told | None:
    """Who came second, third or fourth, where the question asks for one such place."""
    places = {place for pattern, place in _RANKS if pattern.search(asked.bare)}
    if len(places) != 1 or places <= {1, _LAST}:
        return None
    ranked = _by_rank({team: scores(facts, asked, team, stage) for team in facts.teams}, places.pop())
    return _with_parts(*ranked, stage, facts) if ranked else None


def teams_at_places(asked: PlainQuestion, stage: Stage, facts: FactBook) -> tuple[Team, ...]:
    """The teams at the places that the question names, best first."""
    places = [place for pattern, place in _RANKS if pattern.search(asked.bare)]
    of_team = {team: scores(facts, asked, team, stage) for team in facts.teams}
    found = (_by_rank(of_team, place) for place in places)
    return tuple(dict.fromkeys(one[0] for one in found if one))


def _with_parts(team: Team, claim: Claim, stage: Stage, facts: FactBook) -> Told:
    return Told(
        lead=claim,
        lines=tuple(parts_of(claim, facts)),
        claims=(claim,),
        teams=(team,),
        stage=stage,
        about=(stage.id,),
    )


def _by_rank(of_team: dict[Team, list[Claim]], place: int) -> tuple[Team, Claim] | None:
    for team, claims in of_team.items():
        for claim in claims:
            rank = number(claim, "rank")
            if rank is not None and rank == (number(claim, "of") if place == _LAST else place):
                return team, claim
    return None
