"""The facts of one programme at one revision, and which of its claims hold at a moment.

`FactBook` is loaded whole by `db/facts.py` and swapped whole when facts change. It holds every claim ever
recorded with the decisions on it, so that a question can be answered as of any day (`as_of`, what was true
then) and from what the store knew at any moment (`known_at`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from answers.days import today
from answers.facts import Claim, Conflict, Programme, Source, Stage, Team, Term
from answers.name_index import NameIndex, build_index
from answers.terms import SourceId, StageId, TeamId, Verdict


@dataclass(frozen=True, slots=True)
class Moment:
    """What was true on `as_of`, as far as the store knew at `known_at` (None: all it knows)."""

    as_of: date
    known_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class FactBook:
    """One programme at one revision. Stages in order, teams in file order, claims in any order."""

    programme: Programme
    stages: tuple[Stage, ...]
    teams: tuple[Team, ...]
    sources: Mapping[SourceId, Source]
    claims: tuple[Claim, ...]
    conflicts: tuple[Conflict, ...] = ()
    glossary: tuple[Term, ...] = ()
    revision: int = 0
    checked_on: date

    @cached_property
    def team_by_id(self) -> Mapping[TeamId, Team]:
        return {team.id: team for team in self.teams}

    @cached_property
    def stage_by_id(self) -> Mapping[StageId, Stage]:
        return {stage.id: stage for stage in self.stages}

    @cached_property
    def names(self) -> NameIndex:
        """Every name, made once per book: matching a name then costs no set-up."""
        return build_index(self.programme, self.teams)

    @cached_property
    def _claims_by_team(self) -> Mapping[TeamId | None, tuple[Claim, ...]]:
        found: dict[TeamId | None, list[Claim]] = {}
        for claim in sorted(self.claims, key=lambda one: (one.key, one.version)):
            found.setdefault(claim.team, []).append(claim)
        return {team: tuple(claims) for team, claims in found.items()}

    def claims_of(self, team: TeamId | None, moment: Moment) -> tuple[Claim, ...]:
        """The claims about `team` (None: about the programme) that hold at `moment`, oldest first."""
        zone = self.programme.zone
        held = [one for one in self._claims_by_team.get(team, ()) if _holds(one, moment, zone)]
        return tuple(sorted(held, key=age))

    def sources_of(self, claims: tuple[Claim, ...]) -> tuple[Source, ...]:
        """The sources of `claims` without repeats: official first, then newest, undated last."""
        ids = {source for claim in claims for source in claim.sources}
        return in_order_of_trust(self.sources[one] for one in ids)


def age(claim: Claim) -> tuple[date, str, int]:
    """Sorts claims oldest first; a claim without a day counts as older than any dated one."""
    return (claim.happened_on.last if claim.happened_on else date.min, claim.key, claim.version)


def in_order_of_trust(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Official first, then newest; sources without a date last, ties by id."""

    def rank(source: Source) -> tuple[bool, int, str]:
        published = source.published_on.last.toordinal() if source.published_on else 0
        return (not source.official, -published, source.id)

    return tuple(sorted(sources, key=rank))


def _holds(claim: Claim, moment: Moment, zone: ZoneInfo) -> bool:
    """Whether the claim was accepted and known by then, and had happened by then for certain.

    A claim known only to the month has happened for certain once the month is over, or once it was
    recorded: nobody records what is still to come.
    """
    if moment.known_at is not None and claim.recorded_at > moment.known_at:
        return False
    if claim.verdict(moment.known_at) is not Verdict.ACCEPTED:
        return False
    day = claim.happened_on
    if day is not None and day.last <= moment.as_of:
        return True
    begun = day is None or day.first <= moment.as_of
    return begun and today(claim.recorded_at, zone) <= moment.as_of
