"""The parts that several contract objects share: a claim, a source, a conflict, where a team stands.

Days are `YYYY[-MM[-DD]]` as precise as known, ids the programme file's.
"""

from typing import Any

from answers.days import Day
from answers.facts import Claim, Conflict, Source
from answers.replies import (
    Grounds,
)
from answers.standing import Standing
from answers.terms import Event, Language, Precision, ReasonCode


def asked_at(grounds: Grounds) -> dict[str, Any]:
    return {"as_of": day_text(grounds.when.as_of), "known_at": grounds.when.known_as}


def freshness(grounds: Grounds) -> dict[str, Any]:
    return {
        "evidence_until": day_text(grounds.programme.evidence_until),
        "checked_on": grounds.checked_on,
    }


def placed(stands: Standing, language: Language) -> dict[str, Any]:
    day = stands.because[0].happened_on if stands.because else None
    return {
        "outcome": stands.outcome.value,
        "stage": stands.stage.id if stands.stage else None,
        "date": date_of(stands),
        "precision": (day.precision if day else Precision.UNKNOWN).value,
        "reason": reason_of(stands, language),
    }


def date_of(stands: Standing) -> str | None:
    return day_text(stands.because[0].happened_on) if stands.because else None


def reason_of(stands: Standing, language: Language) -> dict[str, Any] | None:
    given = next((one for one in stands.reasons if one.reason or one.event is Event.REASON), None)
    if given is None:
        return None
    code = given.reason or ReasonCode.OTHER
    return {"code": code.value, "text": given.text.in_(language)}


def notes_of(stands: Standing) -> list[dict[str, Any]]:
    notes: list[dict[str, Any]] = []
    for one in stands.notes:
        note = {"event": one.event.value, "stage": one.stage, "date": day_text(one.happened_on)}
        if note not in notes:
            notes.append(note)
    return notes


def claim_object(claim: Claim, language: Language) -> dict[str, Any]:
    day = claim.happened_on
    return {
        "id": claim.key,
        "team": claim.team,
        "stage": claim.stage,
        "event": claim.event.value,
        "date": day_text(day),
        "precision": (day.precision if day else Precision.UNKNOWN).value,
        "text": claim.text.in_(language),
        "sources": list(claim.sources),
    }


def cited(grounds: Grounds) -> list[dict[str, Any]]:
    return [source_object(one) for one in grounds.sources]


def source_object(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "publisher": source.publisher,
        "url": source.url,
        "published_on": day_text(source.published_on),
        "official": source.official,
    }


def conflicts_of(grounds: Grounds, language: Language) -> list[dict[str, Any]]:
    return [conflict_object(one, language) for one in grounds.conflicts]


def conflict_object(conflict: Conflict, language: Language) -> dict[str, Any]:
    return {
        "id": conflict.id,
        "about": list(conflict.about),
        "stated": [one.in_(language) for one in conflict.stated],
        "preferred": conflict.preferred.in_(language),
        "sources": list(conflict.sources),
    }


def day_text(day: Day | None) -> str | None:
    return str(day) if day else None
