"""What a curator asks for becomes claims, sources and decisions: `Drafting.plan` reads a request against the facts.

Pure: it reads no store and decides nothing; `curating.py` carries a plan out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from answers.curating_errors import ChangesNothing, NeedsReason, NeedsTeam, NeedsWords
from answers.days import Day
from answers.errors import AlreadyDecided, AlreadyKnown, NoSuchClaim
from answers.fact_book import FactBook
from answers.facts import Claim, Stage, Team, Text
from answers.marks import TOTAL
from answers.sayings import Say, say
from answers.terms import Event, Verdict
from answers.wording import Wording
from app.citing import LONGEST_QUOTE, Cited, cited, tidy, within
from app.drafts import as_planned, day_of, draft_of, lies_in, places, says_so, self_told, with_source
from app.requests import Add, Cite, Correct, Retract
from app.typed import event_name, event_of, happened_on, mark_of, planned_for, stage_of, teams_of
from db.claims import Draft
from db.curation import Act, NewFact, NewSource, NewVersion, Ruling

LONGEST_NOTE = 500  # characters; it may become the sentence of an alert
LONGEST_REASON = 300
LONGEST_KEY = 70  # of 80, before the mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to decide. `notices` are what the curator should know of how the request was read.

    `seen` is what it was read against, for asking the same again: a version, a count of decisions, an update.
    `settles` are proposals with the claims that they become; `agrees` those that need a second curator still.
    """

    acts: tuple[Act, ...]
    sources: tuple[NewSource, ...] = ()
    why: str | None = None
    notices: tuple[Say, ...] = ()
    seen: int | None = None
    settles: tuple[tuple[int, str], ...] = ()
    agrees: tuple[int, ...] = ()


class Drafting:
    """Reads requests against one book of facts; `today` is the day in the programme's zone."""

    def __init__(self, facts: FactBook, wording: Wording, today: date) -> None:
        self._facts = facts
        self._wording = wording
        self._today = today

    def plan(self, asked: Add | Correct | Retract | Cite) -> Plan:
        """What a request comes to. Raises an AskerError, each of them one clear sentence."""
        match asked:
            case Add():
                return self._add(asked)
            case Correct():
                return self._correct(asked)
            case Cite():
                return self._cite(asked)
            case Retract():
                return self._retract(asked)

    def reason(self, why: str) -> str:
        """A reason, tidied; raises NeedsReason, TooLong."""
        told = within(why, LONGEST_REASON, "fact-reason", self._wording)
        if not told:
            raise NeedsReason("no reason was given")
        return told

    # A new fact

    def _add(self, asked: Add) -> Plan:
        stage = stage_of(asked.stage, self._facts)
        event = event_of(asked.what, stage, self._wording)
        teams = teams_of(asked.teams, self._facts, self._wording)
        if not teams and places(event):
            raise NeedsTeam(f"{event} needs a team")
        source = self._cited(asked)
        drafts = [self._drafted(asked, event, stage, team, source) for team in teams or (None,)]
        known = [self.same(one) for one in drafts]
        acts = [
            self.adding(draft, same, (source,), asked.mark) for draft, same in zip(drafts, known, strict=True)
        ]
        if not any(acts):
            told = tuple(one.text for one in known if one is not None)
            raise AlreadyKnown("that is on record with this source", text=told[:1])
        notices = [
            say("fact-known", text=one.text) for one, act in zip(known, acts, strict=True) if one and act
        ]
        return Plan(
            acts=tuple(one for one in acts if one is not None),
            sources=_new(source),
            notices=(*notices, *_of_source(source, asked.official), *_of_plan(asked, drafts[0])),
        )

    def _drafted(self, asked: Add, event: Event, stage: Stage, team: Team | None, source: Cited) -> Draft:
        note = self._note(asked.note)
        plan = self._planned(asked.planned, stage) if event is Event.SCHEDULE and asked.planned else None
        day = happened_on(asked.date, self._facts, self._today)
        if plan and not asked.date.strip():
            day = Day.of(self._today)  # a plan without a day of its own would count as older than any other
        told = self_told(event, team, stage, day, plan, self._wording)
        if told is None and not note:
            raise NeedsWords(f"{event} needs words", what=event_name(event, self._wording))
        words = told or Text(note, note)
        return Draft(
            stage=stage.id,
            event=event,
            team=team.id if team else None,
            text_en=words.en,
            text_ko=words.ko,
            sources=(source.slug,),
            happened_on=str(day) if day else None,
            value={TOTAL: mark_of(asked.score)} if asked.score.strip() else {},
            plan=plan,
            note=note if told and note else None,
            quotes={source.slug: source.quote} if source.quote else {},
        )

    def adding(
        self, draft: Draft, same: Claim | None, sources: Sequence[Cited], mark: str
    ) -> NewFact | NewVersion | None:
        """A new claim; or more sources for what is on record, None where they are cited already."""
        if same is None:
            key = f"{draft.event}-{draft.team or 'programme'}"[:LONGEST_KEY]
            return NewFact(key=f"{key}-{mark}", draft=draft)
        mended = draft_of(same)
        if draft.happened_on and lies_in(day_of(draft), same.happened_on):
            mended = self._reworded(replace(mended, happened_on=draft.happened_on), same)
        if all(one.slug in same.sources for one in sources) and mended == draft_of(same):
            return None
        for one in sources:
            mended = with_source(mended, one)
        return NewVersion(key=same.key, seen=same.version, draft=mended)

    def same(self, draft: Draft) -> Claim | None:
        """The claim that says this already."""
        every = (one for one in self._facts.claims if one.verdict(None) is Verdict.ACCEPTED)
        return next((one for one in every if says_so(one, draft)), None)

    # A claim that is there

    def _correct(self, asked: Correct) -> Plan:
        why = self.reason(asked.why)
        claim = self._claim(asked.claim)
        stage = stage_of(asked.stage, self._facts) if asked.stage else self._facts.stage_by_id[claim.stage]
        event = event_of(asked.what or claim.event, stage, self._wording)
        if claim.team is None and places(event):
            raise NeedsTeam(f"{event} needs a team")
        source = self._cited(asked) if asked.source else None
        draft = self._corrected(asked, claim, event, stage)
        if source is not None:
            draft = with_source(replace(draft, sources=(), quotes=_only(draft, source)), source)
        elif asked.quote:
            passage = within(asked.quote, LONGEST_QUOTE, "fact-quote", self._wording)
            draft = replace(draft, quotes={**draft.quotes, draft.sources[0]: passage})
        if draft == draft_of(claim):
            raise ChangesNothing(f"claim {claim.key} says so already", text=(claim.text,))
        return self._version(claim, draft, asked, source, why)

    def _corrected(self, asked: Correct, claim: Claim, event: Event, stage: Stage) -> Draft:
        """The claim with what was given in place of what it said."""
        note = self._note(asked.note)
        day = happened_on(asked.date, self._facts, self._today) if asked.date else claim.happened_on
        draft = draft_of(claim)
        changed = replace(
            draft,
            stage=stage.id,
            event=event,
            happened_on=str(day) if day else None,
            plan=self._planned(asked.planned, stage) if asked.planned else draft.plan,
            value={**draft.value, TOTAL: mark_of(asked.score)} if asked.score.strip() else draft.value,
            reason=draft.reason if event is claim.event else None,
        )
        tells_itself = self_told(event, None, stage, day, changed.plan, self._wording) is not None
        if tells_itself:
            return self._reworded(replace(changed, note=note or changed.note), claim)
        if note:
            return replace(changed, text_en=note, text_ko=note)
        if event is not claim.event:
            raise NeedsWords(f"{event} needs words", what=event_name(event, self._wording))
        return changed

    def _reworded(self, draft: Draft, before: Claim) -> Draft:
        """With a sentence that fits what it says now; the old one where nothing it tells has changed."""
        told = (draft.event, draft.stage, day_of(draft), draft.plan)
        if told == (before.event, before.stage, before.happened_on, as_planned(before.plan)):
            return draft
        team = self._facts.team_by_id.get(before.team) if before.team else None
        stage = next(one for one in self._facts.stages if one.id == draft.stage)
        words = self_told(draft.event, team, stage, day_of(draft), draft.plan, self._wording)
        return draft if words is None else replace(draft, text_en=words.en, text_ko=words.ko)

    def _cite(self, asked: Cite) -> Plan:
        claim = self._claim(asked.claim)
        source = self._cited(asked)
        draft = with_source(draft_of(claim), source)
        if draft == draft_of(claim):
            raise AlreadyKnown(f"claim {claim.key} cites it already", text=(claim.text,))
        return self._version(claim, draft, asked, source, None)

    def _retract(self, asked: Retract) -> Plan:
        why = self.reason(asked.why)
        claim = self._claim(asked.claim)
        made = sum(len(one.decisions) for one in self._facts.claims if one.key == claim.key)
        if asked.seen not in {None, made}:
            raise AlreadyDecided(f"claim {claim.key} was decided meanwhile", claim=claim.key)
        ruling = Ruling(key=claim.key, verdict=Verdict.RETRACTED, seen=len(claim.decisions))
        return Plan(acts=(ruling,), why=why, seen=made)

    # What they share

    def _claim(self, key: str) -> Claim:
        """The claim as it stands; raises NoSuchClaim, AlreadyDecided where it stands no longer."""
        versions = [one for one in self._facts.claims if one.key == key.strip()]
        if not versions:
            raise NoSuchClaim(f"there is no claim {key[:80]!r}", claim=tidy(key)[:80])
        newest = max(versions, key=lambda one: one.version)
        if newest.verdict(None) is not Verdict.ACCEPTED:
            raise AlreadyDecided(f"claim {newest.key} does not stand", claim=newest.key)
        return newest

    def _version(
        self, claim: Claim, draft: Draft, asked: Correct | Cite, source: Cited | None, why: str | None
    ) -> Plan:
        seen = claim.version if asked.seen is None else asked.seen
        return Plan(
            acts=(NewVersion(key=claim.key, seen=seen, draft=draft),),
            sources=_new(source),
            why=why,
            notices=_of_source(source, asked.official),
            seen=seen,
        )

    def _cited(self, asked: Add | Correct | Cite) -> Cited:
        return cited(
            self._facts,
            self._wording,
            address=asked.source,
            quote=asked.quote,
            publisher=asked.publisher,
            official=asked.official,
        )

    def _note(self, typed: str) -> str:
        return within(typed, LONGEST_NOTE, "fact-note", self._wording)

    def _planned(self, typed: str, stage: Stage) -> dict[str, Any]:
        day = planned_for(typed, self._facts, self._today)
        return {"stage": str(stage.id), "day": str(day) if day else None}


def _new(source: Cited | None) -> tuple[NewSource, ...]:
    return (source.new,) if source is not None and source.new is not None else ()


def _only(draft: Draft, source: Cited) -> dict[str, str]:
    """The passage of that source, where the draft has one."""
    return {source.slug: draft.quotes[source.slug]} if source.slug in draft.quotes else {}


def _of_plan(asked: Add, draft: Draft) -> tuple[Say, ...]:
    """That a plan counts from today, where it was not said since when it holds."""
    return (say("fact-plan-today"),) if draft.plan and not asked.date.strip() else ()


def _of_source(source: Cited | None, official: bool | None) -> tuple[Say, ...]:
    """That a page on record stays as it is described there, where the curator says otherwise."""
    if source is None or source.known is None or official in {None, source.official}:
        return ()
    key = "fact-source-official" if source.official else "fact-source-unofficial"
    return (say(key, publisher=source.publisher),)
