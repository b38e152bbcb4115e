"""The rule for trusted feeds: what an official source repeats of the record becomes one more source of it, quietly.

Nothing else is ever accepted by a rule: whatever would change an answer waits for a person.
"""

import logging
from dataclasses import replace

from sqlalchemy.orm import Session

from answers.days import today
from answers.errors import AskerError
from answers.fact_book import FactBook
from answers.terms import Announce, ChangeKind
from app.adopting import adopting, settle
from app.drafts import draft_of
from app.requests import Adopt
from app.services import Services
from db.curation import Act, NewVersion, decide_on, hold
from db.facts import load_facts
from db.proposed import StoredProposal
from db.reviews import for_the_rule, rule

log = logging.getLogger(__name__)

_QUIET = frozenset({ChangeKind.SOURCED, ChangeKind.REWORDED})
_MOST_SKIPPED = 10_000


class _NotForTheRule(Exception):
    """It would change more than the sources of a claim."""


class Trusting:
    """Accepts by the rule; it blocks. What is not for the rule is looked at again once another article says so."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._skipped: set[tuple[int, int]] = set()

    def accept(self) -> int:
        """Accept what the rule may; how many proposals that were."""
        store = self._services.store
        waiting = [one for one in store.read(for_the_rule) if _seen(one) not in self._skipped]
        return sum(self._accepted(one) for one in waiting)

    def _accepted(self, one: StoredProposal) -> bool:
        try:
            self._services.store.write(self._accept, one.id, one.programme)
        except (_NotForTheRule, AskerError) as error:
            if len(self._skipped) >= _MOST_SKIPPED:
                self._skipped.clear()
            self._skipped.add(_seen(one))
            log.info("rule.left", extra={"proposal": one.id, "reason": type(error).__name__})
            return False
        log.info("rule.accepted", extra={"proposal": one.id})
        return True

    def _accept(self, session: Session, proposal_id: int, slug: str) -> None:
        hold(session, slug)
        if all(one.id != proposal_id for one in for_the_rule(session)):
            raise _NotForTheRule  # decided or edited meanwhile, or its feed is trusted no longer
        who, at, facts = rule(session), self._services.answering.clock(), load_facts(session, slug)
        asked = Adopt(proposals=(proposal_id,))
        wording, day = self._services.answering.wording, today(at, facts.programme.zone)
        plan = adopting(session, slug, asked, by=who, facts=facts, wording=wording, today=day)
        if not all(_only_cites(one, facts) for one in plan.acts):
            raise _NotForTheRule
        if plan.acts:
            recorded = decide_on(
                session, slug, plan.acts, by=who, at=at, announce=Announce.QUIETLY, sources=plan.sources
            )
            if any(one.kind not in _QUIET for one in recorded.update.changes):
                raise _NotForTheRule
        settle(session, plan, by=who, at=at)


def _seen(one: StoredProposal) -> tuple[int, int]:
    return one.id, len(one.sources)


def _only_cites(act: Act, facts: FactBook) -> bool:
    """Whether the act leaves everything a claim says as it is but its sources."""
    if not isinstance(act, NewVersion):
        return False
    claims = [one for one in facts.claims if one.key == act.key and one.version == act.seen]
    return any(
        replace(act.draft, sources=(), quotes={}) == replace(draft_of(one), sources=(), quotes={})
        for one in claims
    )
