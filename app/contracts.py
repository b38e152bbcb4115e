"""Answers as JSON objects: the keys, dates and words that hold everywhere, a key always present.

Ids are the programme file's, days `YYYY[-MM[-DD]]`, nothing known is None or an empty list. The schemas
beside the tests say the same.
"""

from typing import Any, assert_never

from answers.days import Day
from answers.facts import Claim, Conflict, Source
from answers.name_index import Relation
from answers.names import MOST_CANDIDATES, Ambiguous, How, Match, NoMatch
from answers.replies import (
    Grounds,
    MatchAnswer,
    NameAnswer,
    SourcesAnswer,
    StatusAnswer,
    TeamAnswer,
    TeamsAnswer,
    TimelineAnswer,
    WhyAnswer,
)
from answers.standing import Standing
from answers.terms import Event, Language, Precision, ReasonCode
from app.answering import Reply

Object = dict[str, Any]


def as_object(reply: Reply) -> Object:
    """The reply as the contract of its command prints it."""
    answer, language = reply.answer, reply.language
    text = reply.card.text
    match answer:
        case StatusAnswer():
            return _status(answer, language, text)
        case TeamAnswer():
            return _team(answer, language, text)
        case WhyAnswer():
            return _why(answer, language, text)
        case TeamsAnswer():
            return _teams(answer, language, text)
        case TimelineAnswer():
            return _timeline(answer, language, text)
        case SourcesAnswer():
            return _sources(answer, text)
        case NameAnswer(miss=miss):
            return _nothing(answer.grounds, miss, text)
        case MatchAnswer():
            return _match(answer, reply)
        case _:
            assert_never(answer)


def _status(answer: StatusAnswer, language: Language, text: str) -> Object:
    board, grounds = answer.board, answer.grounds
    plan = board.plan.plan if board.plan else None
    coming = board.upcoming
    return {
        "programme": grounds.programme.id,
        **_asked(grounds),
        "stage": board.stage.id if board.stage else None,
        "remaining": [one.team.id for one in board.remaining],
        "out": [_out(one, language) for one in board.out],
        "next": {
            "stage": coming.id if coming else None,
            "planned": _day(plan.day) if plan else None,
        },
        "text": text,
        "sources": _cited(grounds),
        **_freshness(grounds),
    }


def _out(stands: Standing, language: Language) -> Object:
    return {
        "team": stands.team.id,
        "outcome": stands.outcome.value,
        "stage": stands.stage.id if stands.stage else None,
        "date": _date(stands),
        "reason": _reason(stands, language),
    }


def _team(answer: TeamAnswer, language: Language, text: str) -> Object:
    stands, grounds = answer.standing, answer.grounds
    return {
        "query": answer.found.typed,
        "team": stands.team.id,
        "how": answer.found.how.value,
        "score": answer.found.score,
        **_placed(stands, language),
        "notes": _notes(stands),
        "text": text,
        "sources": _cited(grounds),
        "conflicts": _conflicts(grounds, language),
        "as_of": _day(grounds.when.as_of),
        "evidence_until": _day(grounds.programme.evidence_until),
        "candidates": [],
    }


def _why(answer: WhyAnswer, language: Language, text: str) -> Object:
    stands, grounds = answer.standing, answer.grounds
    return {
        "query": answer.found.typed,
        "team": stands.team.id,
        **_placed(stands, language),
        "text": text,
        "claims": [_claim(one, language) for one in grounds.claims],
        "sources": _cited(grounds),
        "conflicts": _conflicts(grounds, language),
        **_asked(grounds),
        **_freshness(grounds),
    }


def _teams(answer: TeamsAnswer, language: Language, text: str) -> Object:
    return {
        "programme": answer.grounds.programme.id,
        **_asked(answer.grounds),
        "teams": [
            {"team": one.team.id, "name": one.team.name.in_(language), **_placed(one, language)}
            for one in answer.standings
        ],
        "text": text,
        "sources": _cited(answer.grounds),
        **_freshness(answer.grounds),
    }


def _timeline(answer: TimelineAnswer, language: Language, text: str) -> Object:
    grounds = answer.grounds
    return {
        "query": answer.found.typed if answer.found else None,
        "team": answer.found.team.id if answer.found else None,
        **_asked(grounds),
        "events": [_claim(one, language) for one in grounds.claims],
        "text": text,
        "sources": _cited(grounds),
        **_freshness(grounds),
    }


def _sources(answer: SourcesAnswer, text: str) -> Object:
    grounds = answer.grounds
    return {
        "query": answer.found.typed if answer.found else None,
        "team": answer.found.team.id if answer.found else None,
        **_asked(grounds),
        "text": text,
        "sources": _cited(grounds),
        **_freshness(grounds),
    }


def _match(answer: MatchAnswer, reply: Reply) -> Object:
    found = answer.found
    matched = found if isinstance(found, Match) else None
    instead = found.instead if isinstance(found, NoMatch) else None
    told = answer.stage is not None or (instead is not None and instead.relation is not Relation.WORD)
    how = matched.how if matched else None
    if instead and instead.relation is Relation.PARTNER:
        how = How.MEMBER  # it leads to a team without being one
    return {
        "query": found.typed,
        "team": matched.team.id if matched else None,
        "how": how.value if how else None,
        "score": matched.score if matched else None,
        "ambiguous": isinstance(found, Ambiguous),
        "candidates": _candidates(found),
        "note": reply.card.headline if told and not matched else None,
    }


def _candidates(found: Match | Ambiguous | NoMatch) -> list[Object]:
    """Who it could be: a tie's teams, a miss's near names, or the teams a partner belongs to."""
    match found:
        case Match():
            return []
        case Ambiguous(candidates=candidates):
            return [{"team": one.team.id, "score": one.score} for one in candidates]
        case NoMatch(instead=instead, near=near):
            if instead and instead.relation is Relation.PARTNER:
                return [{"team": team.id, "score": 1.0} for team in instead.teams[:MOST_CANDIDATES]]
            return [{"team": one.team.id, "score": one.score} for one in near]


def _nothing(grounds: Grounds, miss: Ambiguous | NoMatch, text: str) -> Object:
    """The team object of a name that means no single team."""
    return {
        "query": miss.typed,
        "team": None,
        "how": None,
        "score": None,
        "outcome": None,
        "stage": None,
        "date": None,
        "precision": Precision.UNKNOWN.value,
        "reason": None,
        "notes": [],
        "text": text,
        "sources": [],
        "conflicts": [],
        "as_of": _day(grounds.when.as_of),
        "evidence_until": _day(grounds.programme.evidence_until),
        "candidates": _candidates(miss),
    }


def _asked(grounds: Grounds) -> Object:
    return {"as_of": _day(grounds.when.as_of), "known_at": grounds.when.known_as}


def _freshness(grounds: Grounds) -> Object:
    return {
        "evidence_until": _day(grounds.programme.evidence_until),
        "checked_on": grounds.checked_on,
    }


def _placed(stands: Standing, language: Language) -> Object:
    day = stands.because[0].happened_on if stands.because else None
    return {
        "outcome": stands.outcome.value,
        "stage": stands.stage.id if stands.stage else None,
        "date": _date(stands),
        "precision": (day.precision if day else Precision.UNKNOWN).value,
        "reason": _reason(stands, language),
    }


def _date(stands: Standing) -> str | None:
    return _day(stands.because[0].happened_on) if stands.because else None


def _reason(stands: Standing, language: Language) -> Object | None:
    given = next((one for one in stands.reasons if one.reason or one.event is Event.REASON), None)
    if given is None:
        return None
    code = given.reason or ReasonCode.OTHER
    return {"code": code.value, "text": given.text.in_(language)}


def _notes(stands: Standing) -> list[Object]:
    notes: list[Object] = []
    for one in stands.notes:
        note = {"event": one.event.value, "stage": one.stage, "date": _day(one.happened_on)}
        if note not in notes:
            notes.append(note)
    return notes


def _claim(claim: Claim, language: Language) -> Object:
    day = claim.happened_on
    return {
        "id": claim.key,
        "team": claim.team,
        "stage": claim.stage,
        "event": claim.event.value,
        "date": _day(day),
        "precision": (day.precision if day else Precision.UNKNOWN).value,
        "text": claim.text.in_(language),
        "sources": list(claim.sources),
    }


def _cited(grounds: Grounds) -> list[Object]:
    return [_source(one) for one in grounds.sources]


def _source(source: Source) -> Object:
    return {
        "id": source.id,
        "publisher": source.publisher,
        "url": source.url,
        "published_on": _day(source.published_on),
        "official": source.official,
    }


def _conflicts(grounds: Grounds, language: Language) -> list[Object]:
    return [_conflict(one, language) for one in grounds.conflicts]


def _conflict(conflict: Conflict, language: Language) -> Object:
    return {
        "id": conflict.id,
        "about": list(conflict.about),
        "stated": [one.in_(language) for one in conflict.stated],
        "preferred": conflict.preferred.in_(language),
        "sources": list(conflict.sources),
    }


def _day(day: Day | None) -> str | None:
    return str(day) if day else None
