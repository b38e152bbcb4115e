"""Deciding by hand: a request is rehearsed and shown, then decided exactly as it was shown, or shown again.

Everything about it that is not Discord and no terminal. It blocks: an event loop calls it through a worker. Each call
is one transaction, and reads anew who may decide and what the facts are.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from sqlalchemy.orm import Session

from answers.alerts import Alert, Alerts
from answers.changes import Change
from answers.curating_errors import BatchDisputed
from answers.days import today
from answers.errors import AlreadyDecided, NotACurator
from answers.fact_book import FactBook
from answers.sayings import Say, say
from answers.subscriptions import Subscription
from answers.terms import Announce, ChangeKind, Language, SubscriptionState
from answers.updates import Update
from answers.wording import Wording
from app.adopting import adopting, agree, settle
from app.drafting import Drafting, Plan
from app.requests import Add, Adopt, Cite, Correct, Request, Retract, Undo
from db.curation import Act, decide_on, hold, undoing
from db.curators import By, deciding, may_curate
from db.engine import Store
from db.facts import load_facts
from db.mistakes import Mistake, reported_mistakes
from db.updates import Recorded

T = TypeVar("T")
Clock = Callable[[], datetime]
MOST_MISTAKES = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What deciding needs of a preview. `asked` is pinned to what the curator looks at."""

    slug: str
    asked: Request
    mark: str

    def pinned(self) -> "Shown":
        """This alone, without what else a preview holds."""
        return Shown(slug=self.slug, asked=self.asked, mark=self.mark)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview(Shown):
    """What would be stored and told.

    `recorded` is what telling would do: for a dispute, announcing it; `unannounced` counts who is told of the rest
    where that is not done. `alerts` has what is posted, by language, and is empty where nothing is. `moved` says
    that the facts changed since an earlier preview of the same.
    """

    acts: tuple[Act, ...]
    recorded: Recorded
    alerts: Mapping[Language, Alert]
    notices: tuple[Say, ...]
    unannounced: int = 0
    moved: bool = False

    @property
    def changes(self) -> tuple[Change, ...]:
        return self.recorded.update.changes

    @property
    def disputes(self) -> bool:
        """Whether it contradicts what is on record: nothing is told then unless the curator says so."""
        return any(one.kind is ChangeKind.DISPUTED for one in self.changes)

    @property
    def waiting(self) -> tuple[Subscription, ...]:
        """Who gets it once their channel is open to the bot again."""
        refused = SubscriptionState.REFUSED
        return tuple(one for one in self.recorded.receivers if one.state is refused)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What was stored; with `agreed` nothing yet but that the curator accepts it as the first of two."""

    recorded: Recorded
    announce: Announce
    agreed: bool = False


class _Moved(Exception):
    """The facts changed since the preview, and with them what the request comes to."""


class Curating:
    """`on_decided` is called after each decision, on the thread that made it."""

    def __init__(
        self, store: Store, wording: Wording, clock: Clock, on_decided: Callable[[], None] = lambda: None
    ) -> None:
        self._store = store
        self._clock = clock
        self._alerts = Alerts(wording)
        self._on_decided = on_decided
        self.wording = wording

    def preview(self, slug: str, asked: Request, by: By) -> Preview:
        """What a request would store and tell; keeps nothing. Raises an AskerError."""
        plan, recorded = self._rehearse(slug, asked, by, Announce.USUAL)
        unannounced = len(recorded.receivers)
        pinned: Request = asked if isinstance(asked, Add | Adopt) else replace(asked, seen=plan.seen)
        if any(one.kind is ChangeKind.DISPUTED for one in recorded.update.changes):
            if isinstance(asked, Adopt) and len(asked.proposals) > 1:
                raise BatchDisputed("one of several proposals contradicts the record")
            plan, recorded = self._rehearse(slug, pinned, by, Announce.DISPUTE)
        told = {one: self._alerts.whole(recorded.update, recorded.after, one) for one in Language}
        return Preview(
            slug=slug,
            asked=pinned,
            acts=plan.acts,
            recorded=recorded,
            alerts={language: alert for language, alert in told.items() if alert is not None},
            notices=(*plan.notices, *([say("review-first-of-two")] if plan.agrees else [])),
            mark=_mark(plan, recorded.update),
            unannounced=unannounced,
        )

    def decide(self, shown: Shown, by: By, announce: Announce) -> Decided | Preview:
        """Store what was shown, in one transaction; a new preview where it would come to something else now.

        Raises an AskerError: AlreadyDecided, NotACurator where that has changed meanwhile.
        """

        def work(session: Session) -> Decided:
            trial = session.begin_nested()
            plan, recorded = self._carry_out(session, shown.slug, shown.asked, by, announce)
            if _mark(plan, recorded.update) != shown.mark:
                raise _Moved
            if plan.agrees:
                trial.rollback()
                agree(session, plan, by=deciding(session, by), at=self._clock())
            else:
                trial.commit()
            return Decided(recorded=recorded, announce=announce, agreed=bool(plan.agrees))

        try:
            done = self._store.write(work)
        except _Moved:
            return replace(self.preview(shown.slug, shown.asked, by), moved=True)
        self._on_decided()
        return done

    def facts(self, slug: str, by: By) -> FactBook:
        """The facts with every decision on them, for a curator; raises NotACurator."""
        return self._for_curators(by, lambda session: load_facts(session, slug))

    def mistakes(self, slug: str, by: By) -> tuple[Mistake, ...]:
        """The newest reports of members, for a curator; raises NotACurator."""
        return self._for_curators(by, lambda session: reported_mistakes(session, slug, MOST_MISTAKES))

    def alert_line(self, update: Update, facts: FactBook, language: Language) -> str | None:
        """The line of an update's alert; None where it tells nothing."""
        alert = self._alerts.whole(update, facts, language)
        return alert.line if alert else None

    def _for_curators(self, by: By, work: Callable[[Session], T]) -> T:
        def allowed(session: Session) -> T:
            if not may_curate(session, by):
                raise NotACurator("the account is no curator's")
            return work(session)

        return self._store.read(allowed)

    def _rehearse(self, slug: str, asked: Request, by: By, announce: Announce) -> tuple[Plan, Recorded]:
        return self._store.rehearse(self._carry_out, slug, asked, by, announce)

    def _carry_out(
        self, session: Session, slug: str, asked: Request, by: By, announce: Announce
    ) -> tuple[Plan, Recorded]:
        """The plan of a request, read against the facts as they are now, and what it did."""
        hold(session, slug)
        curator, now = deciding(session, by), self._clock()
        facts = load_facts(session, slug)
        drafting = Drafting(facts, self.wording, today(now, facts.programme.zone))
        match asked:
            case Undo():
                plan = _undoing(session, slug, asked, curator, drafting)
            case Adopt():
                day = today(now, facts.programme.zone)
                plan = adopting(
                    session, slug, asked, by=curator, facts=facts, wording=self.wording, today=day
                )
            case Add() | Correct() | Retract() | Cite():
                plan = drafting.plan(asked)
        recorded = decide_on(
            session,
            slug,
            plan.acts,
            by=curator,
            at=now,
            why=plan.why,
            announce=announce,
            sources=plan.sources,
        )
        settle(session, plan, by=curator, at=now)
        return plan, recorded


def _undoing(session: Session, slug: str, asked: Undo, curator: int, drafting: Drafting) -> Plan:
    update, acts = undoing(session, slug, by=curator)
    if asked.seen is not None and update.id != asked.seen:
        raise AlreadyDecided(f"update {asked.seen} is no longer the last", claim=_about(acts))
    why = drafting.reason(asked.why) if asked.why.strip() else None
    return Plan(acts=acts, why=why, seen=update.id)


def _about(acts: tuple[Act, ...]) -> str:
    return ", ".join(one.key for one in acts)


def _mark(plan: Plan, update: Update) -> str:
    """What a request comes to, in short: the same for the same decision, whoever is told."""
    told = repr((plan.acts, plan.sources, plan.why, plan.agrees, update.changes))
    return hashlib.sha256(told.encode()).hexdigest()
