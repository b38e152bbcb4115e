"""The facts of one programme at one revision, and which of its claims hold at a moment.

`FactBook` is loaded whole by `db/facts.py` and swapped whole when facts change. It holds every claim ever
recorded with the decisions on it, so that a question can be answered as of any day (`as_of`, what was true
then) and from what the store knew at any moment (`known_at`).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from answers.days import today
from answers.facts import Claim, Conflict, Programme, Source, Stage, Team, Term
from answers.folding import flat
from answers.hangul import strokes
from answers.name_index import Named, NameIndex, build_index
from answers.search import claim_terms, rarity
from answers.terms import PLACING, SourceId, StageId, TeamId, Verdict

_PARTS = re.compile(r"[,/;()]|\s/\s")


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

    def is_to_come(self, stage: Stage, day: date) -> bool:
        """Whether a stage has not begun by `day`: no date says so, and nobody has been placed in it."""
        return stage.is_to_come(day) and not any(
            one.claim.stage == stage.id and one.claim.event in PLACING and one.holds(Moment(day))
            for one in self._in_order
        )

    @cached_property
    def typed_names(self) -> tuple[tuple[str, Named], ...]:
        """Every name as the keys that type it, for names that are still being typed."""
        return tuple((strokes(key), named) for key, named in self.names.exact.items())

    @cached_property
    def stage_names(self) -> dict[str, Stage]:
        """Every name of every stage, folded; the first stage that claims a name has it."""
        found: dict[str, Stage] = {}
        for stage in self.stages:
            told = (stage.id, stage.name.en, stage.name.ko, stage.mention.en, stage.mention.ko)
            for name in (*told, *stage.other_names):
                found.setdefault(flat(name), stage)
        return found

    @cached_property
    def term_words(self) -> tuple[tuple[Term, tuple[str, ...], tuple[str, ...]], ...]:
        """Each glossary term with its Korean words (folded) and its English ones (lower case)."""
        return tuple((term, *_words_of(term)) for term in self.glossary)

    @cached_property
    def claim_terms(self) -> Mapping[tuple[str, int], frozenset[str]]:
        """The words of every claim, for finding those that a question is about."""
        return claim_terms(self.claims)

    @cached_property
    def term_weights(self) -> Mapping[str, float]:
        """How much each of those words tells."""
        return rarity(self.claim_terms)

    @cached_property
    def _in_order(self) -> tuple["_Dated", ...]:
        """Every claim oldest first, with its days worked out once."""
        zone = self.programme.zone
        return tuple(_Dated(one, zone) for one in sorted(self.claims, key=age))

    @cached_property
    def _claims_by_team(self) -> Mapping[TeamId | None, tuple["_Dated", ...]]:
        found: dict[TeamId | None, list[_Dated]] = {}
        for dated in self._in_order:
            found.setdefault(dated.claim.team, []).append(dated)
        return {team: tuple(claims) for team, claims in found.items()}

    def claims_of(self, team: TeamId | None, moment: Moment) -> tuple[Claim, ...]:
        """The claims about `team` (None: about the programme) that hold at `moment`, oldest first."""
        return tuple(one.claim for one in self._claims_by_team.get(team, ()) if one.holds(moment))

    def all_claims(self, moment: Moment) -> tuple[Claim, ...]:
        """Every claim that holds at `moment`, about teams and about the programme, oldest first."""
        return tuple(one.claim for one in self._in_order if one.holds(moment))

    def sources_of(self, claims: tuple[Claim, ...]) -> tuple[Source, ...]:
        """The sources of `claims` without repeats: official first, then newest, undated last."""
        ids = {source for claim in claims for source in claim.sources}
        return in_order_of_trust(self.sources[one] for one in ids)


def _words_of(term: Term) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The single words of a glossary entry, whose spellings are parted by commas, strokes or brackets."""
    korean = [flat(part) for part in _PARTS.split(term.word.ko)]
    english = [part.strip().lower() for part in _PARTS.split(term.word.en)]
    return tuple(one for one in korean if len(one) > 1), tuple(one for one in english if len(one) > 2)


def age(claim: Claim) -> tuple[date, str, int]:
    """Sorts claims oldest first; a claim without a day counts as older than any dated one."""
    return (claim.happened_on.last if claim.happened_on else date.min, claim.key, claim.version)


def in_order_of_trust(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Official first, then newest; sources without a date last, ties by id."""

    def rank(source: Source) -> tuple[bool, int, str]:
        published = source.published_on.last.toordinal() if source.published_on else 0
        return (not source.official, -published, source.id)

    return tuple(sorted(sources, key=rank))


class _Dated:
    """A claim with its days as dates in the programme's zone, worked out once: standings read them often."""

    __slots__ = ("claim", "first", "last", "recorded")

    def __init__(self, claim: Claim, zone: ZoneInfo) -> None:
        self.claim = claim
        self.first = claim.happened_on.first if claim.happened_on else date.min
        self.last = claim.happened_on.last if claim.happened_on else date.max
        self.recorded = today(claim.recorded_at, zone)

    def holds(self, moment: Moment) -> bool:
        """Whether the claim was accepted and known by then, and had happened by then for certain.

        A claim known only to the month has happened for certain once the month is over, or once it was
        recorded: nobody records what is still to come.
        """
        as_of = moment.as_of
        if not (self.last <= as_of or (self.first <= as_of and self.recorded <= as_of)):
            return False
        if moment.known_at is not None and self.claim.recorded_at > moment.known_at:
            return False
        return self.claim.verdict(moment.known_at) is Verdict.ACCEPTED
