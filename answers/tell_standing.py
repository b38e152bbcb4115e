"""Answers about how the teams named stand: who of them is in and who is out."""

import re
from dataclasses import replace

from answers.asked import PlainQuestion
from answers.fact_book import FactBook
from answers.facts import Claim, Stage
from answers.figures import HOW_OFTEN
from answers.lexicon import Cue
from answers.sayings import OnDay, Say, Saying, say
from answers.search import best
from answers.standing import Standing, board, standing
from answers.tell_program import hosts_of
from answers.tell_reasons import reason_supposed
from answers.terms import OUT, STILL_IN, Event, Outcome
from answers.told import (
    MOST_LINES,
    Told,
    contested,
    deed,
    given_reasons,
    headline,
    looks_ahead,
    other_events,
    out_before,
    was_out,
    yes_or_no,
)


def tell_status(asked: PlainQuestion, facts: FactBook) -> Told:
    """How the teams named stand; a yes or no first where one is wanted."""
    standings = [standing(team, facts, asked.when.moment, asked.stage) for team in asked.teams]
    if len(standings) > 1:
        return several(asked, standings, facts)
    stands = standings[0]
    if asked.stage and (before := out_before(stands.team, asked.stage, facts, asked.when.moment)):
        return _was_out(asked, before, asked.stage, facts)
    if (often := _how_often(asked, stands, facts)) is not None:
        return often
    lead: Saying = headline(stands, asked.when, asked.stage)
    if Cue.MODEL in asked.cues and asked.asks_in is None and (model := _model(asked, stands, facts)):
        return _of_one(stands, model[0], (lead, *model[1:]))
    right = _is_right(asked, stands)
    ahead = _ahead(asked, stands, facts)
    if ahead is not None:
        return ahead
    if (otherwise := _other_day(asked, stands)) is not None:
        return _of_one(stands, otherwise, _detail(stands, facts))
    if reason := reason_supposed(asked, stands, facts):
        return _of_one(stands, reason, (lead,))
    if right is not None:
        lead = yes_or_no(right, lead)
    elif Cue.WITHDREW in asked.cues and stands.outcome in OUT and stands.outcome is not Outcome.WITHDREW:
        lead = say("answer-premise", rest=say("team-not-withdrawn", team=stands.team, deed=deed(stands)))
    return _of_one(stands, lead, (*_beside(asked, stands, facts), *_detail(stands, facts)))


def _was_out(asked: PlainQuestion, before: Standing, stage: Stage, facts: FactBook) -> Told:
    """Of a team that fell before the stage named: that it was not there, which is no to whatever it did there."""
    lead = was_out(before, stage)
    sure = asked.yes_no and asked.asks_in is not None
    return _of_one(before, yes_or_no(False, lead) if sure else lead, _detail(before, facts))


def _how_often(asked: PlainQuestion, stands: Standing, facts: FactBook) -> Told | None:
    """At which stages a team fell, where the question says or asks how often it did."""
    words = asked.bare.lower()
    supposed = next((number for number, told in _TIMES.items() if told.search(words)), None)
    if asked.stage or asked.asks_in is not False or not (supposed or HOW_OFTEN.search(words)):
        return None
    every = [standing(stands.team, facts, asked.when.moment, stage) for stage in facts.stages]
    fell = [one for one in every if one.outcome in OUT]
    if not fell:
        return None
    parts = tuple(say("at-stage", stage=one.stage, when=OnDay(one.because[0].happened_on)) for one in fell)
    lead = say("times-out", team=stands.team, count=len(fell), parts=parts)
    told = _of_one(stands, yes_or_no(len(fell) == supposed, lead) if supposed and asked.yes_no else lead, ())
    return replace(told, claims=tuple(claim for one in fell for claim in one.because) + stands.claims)


_TIMES = {
    2: re.compile(r"\btwice\b|\b(?:two|2) times\b|(?:두|2)\s*(?:번|차례)(?!째)"),
    3: re.compile(r"\b(?:three|3) times\b|(?:세|3)\s*(?:번|차례)(?!째)"),
}


def _other_day(asked: PlainQuestion, stands: Standing) -> Say | None:
    """That it happened, but not within the days the question names; None where that is not what is asked."""
    happened = stands.because[0].happened_on if stands.because else None
    if asked.period is None or not asked.yes_no or asked.beside or happened is None:
        return None
    first, last = asked.period[0].first, asked.period[1].last
    is_so = stands.outcome in (STILL_IN if asked.asks_in else OUT)
    if asked.asks_in is None or not is_so or (first <= happened.last and happened.first <= last):
        return None
    return yes_or_no(False, say("team-after", team=stands.team, deed=deed(stands)))


def _is_right(asked: PlainQuestion, stands: Standing) -> bool | None:
    """Whether what the question supposes of the team is so; None where it supposes nothing or nobody knows."""
    if not asked.yes_no or asked.asks_in is None or stands.outcome is Outcome.UNKNOWN or asked.beside:
        return None
    if asked.asks_in is False and stands.outcome in OUT and not _happened_then(asked, stands):
        return None
    if Cue.WITHDREW in asked.cues:
        return stands.outcome is Outcome.WITHDREW
    return (stands.outcome in STILL_IN) == asked.asks_in


def _happened_then(asked: PlainQuestion, stands: Standing) -> bool:
    """Whether what placed the team fell into the day, month or year named, if one was."""
    as_of, happened = asked.when.as_of, stands.because[0].happened_on
    return as_of is None or happened is None or as_of.first <= happened.last


def _model(asked: PlainQuestion, stands: Standing, facts: FactBook) -> list[Claim]:
    """The claims about the team's models, the nearest to the question first."""
    held = facts.claims_of(stands.team.id, asked.when.moment)
    models = [one for one in held if one.event is Event.MODEL_RELEASE]
    return [one for _score, one in best(asked.topic, models, facts.claim_terms, facts.term_weights)][:2]


def _ahead(asked: PlainQuestion, stands: Standing, facts: FactBook) -> Told | None:
    """Where the question is about what has not been decided: that it is not, and how the team stands now.

    To win is to be left when no stage is to come; a prediction is neither yes nor no.
    """
    moment, stage = asked.when.moment, asked.stage
    if stage is not None and stands.outcome is Outcome.UNKNOWN and facts.is_to_come(stage, moment.as_of):
        return _before(stage, asked, standing(stands.team, facts, moment), facts)
    if stands.outcome not in STILL_IN or stage is not None or asked.asks_in is None:
        return None
    rest = headline(stands, asked.when, stage)
    if Cue.WINNER in asked.cues and board(facts, moment).upcoming is not None:
        return _of_one(stands, say("answer-no-winner", rest=rest), _detail(stands, facts))
    if looks_ahead(asked):
        return _of_one(stands, say("answer-ahead", rest=rest), _detail(stands, facts))
    return None


def _before(stage: Stage, asked: PlainQuestion, now: Standing, facts: FactBook) -> Told | None:
    """A team's part in a stage that has not been held: none if it is out, open if it is in."""
    if now.outcome is Outcome.UNKNOWN:
        return None
    rest = headline(now, asked.when, None)
    about = [
        one
        for one in facts.claims_of(now.team.id, asked.when.moment)
        if one.stage == stage.id and one not in now.claims
    ]
    if now.outcome in OUT:
        sure = asked.yes_no and asked.asks_in and not asked.beside
        return _of_one(now, yes_or_no(False, rest) if sure else rest, (*about[:1], *_detail(now, facts)))
    told = _of_one(now, say("stage-not-held", stage=stage, rest=rest), tuple(about[:1]))
    if asked.cues & {Cue.WINNER, Cue.OUT} or _CAME_THROUGH.search(asked.topic.lower()):
        return replace(told, outcome=Outcome.UNKNOWN, stage=stage)
    return told  # whether it goes there, not how it ends there


_CAME_THROUGH = re.compile(r"\bpass|surviv|\bafter\b|through|advance|통과|붙|살아|이후|뒤|후에")


def _of_one(stands: Standing, lead: Saying, lines: tuple[Saying, ...]) -> Told:
    return Told(
        lead=lead,
        lines=lines[:MOST_LINES],
        claims=stands.claims,
        teams=(stands.team,),
        outcome=stands.outcome,
        stage=stands.stage,
        about=(stands.team.id,),
    )


def _beside(asked: PlainQuestion, stands: Standing, facts: FactBook) -> tuple[Saying, ...]:
    """What is on record of the rest of the question: the claim nearest to it, of what else fell into the
    month named, and whose partner the team is."""
    lines: list[Saying] = []
    moment, as_of = asked.when.moment, asked.when.as_of
    held = facts.claims_of(stands.team.id, moment)
    if Cue.MEMBERS in asked.cues and (hosts := hosts_of(stands.team, facts)):
        lines.append(say("partner-of", name=stands.team.name, teams=hosts))
    if asked.beside:
        of_all = [
            one for one in facts.claims_of(None, moment) if stands.stage and one.stage == stands.stage.id
        ]
        found = best(asked.bare, [*held, *of_all], facts.claim_terms, facts.term_weights)
        lines += [one for score, one in found[:1] if score >= _NEAR and one not in stands.claims]
    if as_of is not None and asked.yes_no:
        lines += [
            one
            for one in held
            if one.event is Event.RELATED
            and one.happened_on
            and as_of.first <= one.happened_on.first <= as_of.last
        ][:1]
    return tuple(lines)


_NEAR = 6.0  # the weight of shared words above which a claim speaks of the same thing


def _detail(stands: Standing, facts: FactBook) -> tuple[Saying, ...]:
    """The reason, what else happened around it, what others say, and what is still open."""
    lines: list[Saying] = [*contested(stands, facts), *given_reasons(stands)[:1]]
    lines += [
        one
        for one in other_events(stands)
        if one.event is not Event.APPLIED_REVIVAL or stands.outcome is Outcome.UNKNOWN
    ]
    stages = {one.stage for one in stands.notes}
    lines += [
        say("team-open", text=one.text)
        for one in facts.programme.unknowns
        if stands.team.id in one.about and stages & set(one.about)
    ][:1]
    if stands.because and not any(one.official for one in facts.sources_of(stands.because)):
        lines.append(say("team-unofficial"))
    return tuple(lines[:MOST_LINES])


def several(asked: PlainQuestion, standings: list[Standing], facts: FactBook) -> Told:
    """How several teams stand, at the stage named or in all."""
    remaining = tuple(one.team for one in standings if one.outcome in STILL_IN)
    out = tuple(one.team for one in standings if one.outcome in OUT)
    each = tuple(_one_of_several(asked, one, facts) for one in standings)
    lead: Saying = say("status-mixed", remaining=remaining, out=out)
    if len(remaining) == len(standings):
        lead = say("status-all-in", teams=remaining)
    elif len(out) == len(standings):
        lead = say("status-all-out", teams=out)
    elif len(remaining) + len(out) < len(standings):
        lead, each = each[0], each[1:]
    rights = [_is_right(asked, one) for one in standings]
    if asked.stage and asked.asks_in and not asked.beside:  # who fell before it did not come through it
        absent = [out_before(one.team, asked.stage, facts, asked.when.moment) for one in standings]
        rights = [False if gone else right for gone, right in zip(absent, rights, strict=True)]
    if asked.yes_no and None not in rights and not looks_ahead(asked):
        lead = yes_or_no(all(rights), lead)
    return Told(
        lead=lead,
        lines=each,
        claims=tuple(claim for one in standings for claim in one.because + one.contested),
        teams=tuple(one.team for one in standings),
        about=tuple(one.team.id for one in standings),
    )


def _one_of_several(asked: PlainQuestion, one: Standing, facts: FactBook) -> Say:
    before = out_before(one.team, asked.stage, facts, asked.when.moment) if asked.stage else None
    return was_out(before, asked.stage) if before and asked.stage else headline(one, asked.when, asked.stage)
