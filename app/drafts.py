"""Claims as drafts, and the sentence of one that tells itself. Pure."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from answers.days import Day
from answers.facts import Claim, Plan, Stage, Team, Text
from answers.folding import flat
from answers.sayings import OnDay, say, worded
from answers.terms import OF_THE_REPECHAGE, PLACING, Event, Language
from answers.wording import Wording
from app.citing import Cited
from db.claims import Draft

Planned = Mapping[str, Any]


def draft_of(claim: Claim) -> Draft:
    """What a claim says."""
    return Draft(
        stage=claim.stage,
        event=claim.event,
        text_en=claim.text.en,
        text_ko=claim.text.ko,
        sources=tuple(claim.sources),
        team=claim.team,
        happened_on=str(claim.happened_on) if claim.happened_on else None,
        value=dict(claim.value),
        reason=claim.reason,
        plan=as_planned(claim.plan),
        verification=claim.verification,
        note=claim.note,
        quotes={str(source): quote for source, quote in claim.quotes.items()},
    )


def as_planned(plan: Plan | None) -> dict[str, Any] | None:
    """A plan as the store keeps it."""
    return {"stage": str(plan.stage), "day": str(plan.day) if plan.day else None} if plan else None


def day_of(draft: Draft) -> Day | None:
    """When what a draft says happened."""
    return Day.parse(draft.happened_on) if draft.happened_on else None


def with_source(draft: Draft, source: Cited) -> Draft:
    """The draft resting on that source too, with its passage where one was given."""
    quotes = {**draft.quotes, source.slug: source.quote} if source.quote else draft.quotes
    sources = draft.sources if source.slug in draft.sources else (*draft.sources, source.slug)
    return replace(draft, sources=sources, quotes=quotes)


def places(event: Event) -> bool:
    """Whether the event says how a team fared, which needs a team and no words."""
    return event in PLACING or event in OF_THE_REPECHAGE


def self_told(
    event: Event, team: Team | None, stage: Stage, day: Day | None, plan: Planned | None, wording: Wording
) -> Text | None:
    """The sentence of a claim that tells itself; None for one that needs words."""
    outcome = PLACING.get(event) or OF_THE_REPECHAGE.get(event)
    if outcome is not None:
        told = say("team-after", team=team or "", deed=say(f"deed-{outcome}", stage=stage, when=OnDay(day)))
    elif event is Event.SCHEDULE and plan is not None:
        planned = Day.parse(plan["day"]) if plan["day"] else None
        told = say("alert-date-set", stage=stage, day=planned) if planned else say("fact-no-day", stage=stage)
    else:
        return None
    return Text(worded(told, wording, Language.EN), worded(told, wording, Language.KO))


def says_so(claim: Claim, draft: Draft) -> bool:
    """Whether a claim says already what a draft does, on the same day as far as either is known."""
    if (claim.team, claim.stage, claim.event) != (draft.team, draft.stage, draft.event):
        return False
    if places(claim.event):
        return lies_in(day_of(draft), claim.happened_on) or lies_in(claim.happened_on, day_of(draft))
    if draft.plan is not None:
        return as_planned(claim.plan) == draft.plan
    words = {flat(claim.text.en), flat(claim.text.ko)}
    return flat(draft.text_en) in words and (not draft.value or dict(draft.value) == dict(claim.value))


def lies_in(day: Day | None, other: Day | None) -> bool:
    """Whether `day` says the same as `other` or more; an unknown day says least."""
    if day is None or other is None:
        return other is None
    return other.first <= day.first and day.last <= other.last
