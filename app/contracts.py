"""Answers as JSON objects: the keys, dates and words that hold everywhere, a key always present.

Ids are the programme file's, days `YYYY[-MM[-DD]]`, nothing known is None or an empty list. The schemas
beside the tests say the same.
"""

from typing import Any, assert_never

from answers.name_index import Relation
from answers.names import MOST_CANDIDATES, Ambiguous, How, Match, NoMatch
from answers.replies import (
    AboutAnswer,
    Grounds,
    HelpAnswer,
    MatchAnswer,
    NameAnswer,
    PlainAnswer,
    SourcesAnswer,
    StatusAnswer,
    TeamAnswer,
    TeamsAnswer,
    TimelineAnswer,
    WhyAnswer,
)
from answers.standing import Standing
from answers.terms import Language, Precision
from app.answering import Reply
from app.contract_parts import (
    asked_at,
    cited,
    claim_object,
    conflicts_of,
    date_of,
    day_text,
    freshness,
    notes_of,
    placed,
    reason_of,
)

Object = dict[str, Any]


def as_object(reply: Reply) -> Object:
    """The reply as the contract of its command prints it."""
    suggestions = list(reply.suggestions)
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
        case HelpAnswer() | AboutAnswer():
            return {"programme": answer.grounds.programme.id, "text": text}
        case PlainAnswer():
            return _ask(answer, reply, suggestions)
        case _:
            assert_never(answer)


def _status(answer: StatusAnswer, language: Language, text: str) -> Object:
    board, grounds = answer.board, answer.grounds
    plan = board.plan.plan if board.plan else None
    coming = board.upcoming
    return {
        "programme": grounds.programme.id,
        **asked_at(grounds),
        "stage": board.stage.id if board.stage else None,
        "remaining": [one.team.id for one in board.remaining],
        "out": [_out(one, language) for one in board.out],
        "next": {
            "stage": coming.id if coming else None,
            "planned": day_text(plan.day) if plan else None,
        },
        "text": text,
        "sources": cited(grounds),
        **freshness(grounds),
    }


def _out(stands: Standing, language: Language) -> Object:
    return {
        "team": stands.team.id,
        "outcome": stands.outcome.value,
        "stage": stands.stage.id if stands.stage else None,
        "date": date_of(stands),
        "reason": reason_of(stands, language),
    }


def _team(answer: TeamAnswer, language: Language, text: str) -> Object:
    stands, grounds = answer.standing, answer.grounds
    return {
        "query": answer.found.typed,
        "team": stands.team.id,
        "how": answer.found.how.value,
        "score": answer.found.score,
        **placed(stands, language),
        "notes": notes_of(stands),
        "text": text,
        "sources": cited(grounds),
        "conflicts": conflicts_of(grounds, language),
        "as_of": day_text(grounds.when.as_of),
        "evidence_until": day_text(grounds.programme.evidence_until),
        "candidates": [],
    }


def _why(answer: WhyAnswer, language: Language, text: str) -> Object:
    stands, grounds = answer.standing, answer.grounds
    return {
        "query": answer.found.typed,
        "team": stands.team.id,
        **placed(stands, language),
        "text": text,
        "claims": [claim_object(one, language) for one in grounds.claims],
        "sources": cited(grounds),
        "conflicts": conflicts_of(grounds, language),
        **asked_at(grounds),
        **freshness(grounds),
    }


def _teams(answer: TeamsAnswer, language: Language, text: str) -> Object:
    return {
        "programme": answer.grounds.programme.id,
        **asked_at(answer.grounds),
        "teams": [
            {"team": one.team.id, "name": one.team.name.in_(language), **placed(one, language)}
            for one in answer.standings
        ],
        "text": text,
        "sources": cited(answer.grounds),
        **freshness(answer.grounds),
    }


def _timeline(answer: TimelineAnswer, language: Language, text: str) -> Object:
    grounds = answer.grounds
    return {
        "query": answer.found.typed if answer.found else None,
        "team": answer.found.team.id if answer.found else None,
        **asked_at(grounds),
        "events": [claim_object(one, language) for one in grounds.claims],
        "text": text,
        "sources": cited(grounds),
        **freshness(grounds),
    }


def _sources(answer: SourcesAnswer, text: str) -> Object:
    grounds = answer.grounds
    return {
        "query": answer.found.typed if answer.found else None,
        "team": answer.found.team.id if answer.found else None,
        **asked_at(grounds),
        "text": text,
        "sources": cited(grounds),
        **freshness(grounds),
    }


def _ask(answer: PlainAnswer, reply: Reply, suggestions: list[str]) -> Object:
    asked, told, grounds = answer.asked, answer.told, answer.grounds
    return {
        "query": asked.text,
        "language": asked.language.value,
        "intent": asked.intent.value,
        "teams": [team.id for team in told.teams],
        "outcome": told.outcome.value if told.outcome else None,
        "stage": told.stage.id if told.stage else None,
        "as_of": day_text(grounds.when.as_of),
        "text": reply.card.text,
        "sources": cited(grounds),
        "conflicts": conflicts_of(grounds, reply.language),
        "evidence_until": day_text(grounds.programme.evidence_until),
        "ambiguous": bool(told.candidates),
        "candidates": [{"team": one.team.id, "score": one.score} for one in told.candidates],
        "suggestions": suggestions,
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
        "as_of": day_text(grounds.when.as_of),
        "evidence_until": day_text(grounds.programme.evidence_until),
        "candidates": _candidates(miss),
    }
