"""A typed name becomes one team, a question back, or nothing.

The first duty is silence: a miss costs a second try, a wrong team costs trust. So each road may abstain
and none may guess. The roads, in order: the whole name (as typed, without endings, without company words,
on the other keyboard layout, romanised), initials, and small slips by RapidFuzz's OSA distance over key
strokes. What is something else (a partner, a sister company, a word) competes as a decoy.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from answers.fact_book import FactBook
from answers.facts import Stage, Team
from answers.folding import cleaned
from answers.hangul import CHO, initials, is_syllable, strokes
from answers.name_index import Decoy, Named, NameIndex
from answers.name_parts import without_shared_parts
from answers.name_views import BRACKET_COST, View, Views, views
from answers.terms import AliasKind, Strength


class How(StrEnum):
    """By which road a name was found."""

    EXACT = "exact"
    ALIAS = "alias"
    PARTICLE = "particle"
    WORD_DROPPED = "word_dropped"
    TYPO = "typo"
    INITIALS = "initials"
    OTHER_LAYOUT = "other_layout"
    ROMANISED = "romanised"
    PRODUCT = "product"
    MEMBER = "member"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    team: Team
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One team. Of matches with a score of 0.9 or more, over 99 in 100 are right; below, say "did you mean"."""

    typed: str
    team: Team
    how: How
    score: float

    @property
    def is_guess(self) -> bool:
        """Whether the asker should be told how the name was read."""
        return self.how in {How.TYPO, How.INITIALS, How.OTHER_LAYOUT, How.ROMANISED} or self.score < SURE


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambiguous:
    """Several teams fit; best first, at most five."""

    typed: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoMatch:
    """No team of that name. `near` are up to three names that look alike: a question, never an answer.

    `instead` tells what the name is, where that is known.
    """

    typed: str
    near: tuple[Candidate, ...] = ()
    instead: Decoy | None = None


Found = Match | Ambiguous | NoMatch
Note = Callable[[str], None]

SURE = 0.9
WEAK_SCORE = 0.86  # a short form or a word: right when teams are talked of, so a little under SURE
MARGIN = 0.06  # a runner-up this close makes the asker choose
INITIALS_SCORE = 0.93
LEAST_INITIALS = 3  # two letters are never enough
MOST_CANDIDATES = 5
LEAST_SCORE = 0.78  # a slip further off is offered, not taken: of the choosing set, none such was right
NEAR_SCORE = 0.6  # how alike a near name must be; it is only ever offered
MOST_NEAR = 3

# Edits allowed by the length of the shorter side, in Latin letters and in Hangul key strokes: (up to, edits).
LATIN_EDITS = ((3, 0), (7, 1), (13, 2), (10**6, 3))
HANGUL_EDITS = ((4, 0), (7, 1), (11, 2), (19, 3), (10**6, 4))
MOST_EDITS = 4
LONGEST_KEY = 60  # no name is longer when folded


def find_team(typed: str, facts: FactBook, note: Note = lambda _step: None, *, offers: bool = True) -> Found:
    """The team that `typed` names, whole. `note` is told each step, for people who want to know why.

    Without `offers` a miss tells neither near names nor what is nearly meant, which costs less.
    """
    seen = views(cleaned(typed))
    note(f"folded: {seen.flat!r}")
    if not seen.flat or seen.flat.isdigit() or len(seen.flat) > LONGEST_KEY:
        note("nothing in it can be a name")
        return NoMatch(typed=typed)
    index = facts.names
    for road in (_whole, _by_initials):
        found = road(typed, seen, index, note)
        if found is not None:
            return found
    slip = _by_slips(typed, seen, index, note, offers)
    if slip is not None:
        return slip
    near = _near(seen, index) if offers else ()
    alike = ", ".join(f"{one.team.id} {one.score}" for one in near) or "none"
    note(f"no road led to a team; alike at {NEAR_SCORE} or more: {alike}")
    return NoMatch(typed=typed, near=near)


def find_stage(typed: str, facts: FactBook) -> Stage | None:
    """The stage that `typed` names: its id, its name in either language or another name of it."""
    seen = views(cleaned(typed))
    keys = (seen.flat, *(view.key for view in seen.whole))
    return next((facts.stage_names[key] for key in keys if key in facts.stage_names), None)


def _whole(typed: str, seen: Views, index: NameIndex, note: Note) -> Found | None:
    """A name that is known as it stands, in one of its views; the least changed view decides."""
    for view in seen.whole:
        named, decoy = index.exact.get(view.key), index.decoys.get(view.key)
        if named is not None:
            note(f"whole name {named.name!r} by {view.how}: score {_score(named, view)}, stopped here")
            return Match(typed=typed, team=named.team, how=_how(named, view), score=_score(named, view))
        if decoy is not None:
            note(f"known as something else: {decoy.name!r} ({decoy.relation}) by {view.how}, stopped here")
            return NoMatch(typed=typed, instead=decoy)
    if seen.halves:
        both = [index.exact.get(half) for half in seen.halves]
        if both[0] and both[1] and both[0].team == both[1].team:
            note(f"{both[0].name!r} in both scripts")
            return Match(typed=typed, team=both[0].team, how=How.WORD_DROPPED, score=1 - BRACKET_COST)
    for view in seen.romanised:
        named = index.romanised.get(view.key)
        if named is not None:
            note(f"romanised {named.name!r}: score {_score(named, view)}, stopped here")
            return Match(typed=typed, team=named.team, how=How.ROMANISED, score=_score(named, view))
    note("whole name: none is known so")
    return None


def _how(named: Named, view: View) -> How:
    if view.how != "as typed":
        return How(view.how)
    if named.kind is AliasKind.PRODUCT:
        return How.PRODUCT
    return How.EXACT if named.official else How.ALIAS


def _score(named: Named, view: View) -> float:
    best = WEAK_SCORE if named.strength is Strength.WEAK else 1.0
    return round(best - view.penalty, 3)


def _by_initials(typed: str, seen: Views, index: NameIndex, note: Note) -> Found | None:
    """Three consonants or more, alone or after whole syllables, that fit the names of exactly one team."""
    for letters in (seen.letters, *seen.bare_letters):
        consonants = sum(one in CHO for one in letters)
        whole = sum(map(is_syllable, letters))
        if consonants + whole < len(letters) or consonants < LEAST_INITIALS - min(whole, 1):
            continue
        if not whole:
            fits = index.by_initials.get(letters, [])
        else:
            fits = [one for key, one in index.half_initials if _fits(letters, key)]
        teams = {one.team.id: one.team for one in fits}
        note(f"initials {letters!r} (at least {LEAST_INITIALS} are needed): {', '.join(teams) or 'nobody'}")
        if len(teams) == 1:
            note(f"one team has these initials: score {INITIALS_SCORE}, stopped here")
            return Match(typed=typed, team=fits[0].team, how=How.INITIALS, score=INITIALS_SCORE)
        if teams:
            candidates = tuple(Candidate(team=team, score=0.5) for team in teams.values())
            return Ambiguous(typed=typed, candidates=candidates[:MOST_CANDIDATES])
    return None


def _fits(letters: str, key: str) -> bool:
    """Whether each letter is the name's own or the first consonant of it."""
    return len(letters) == len(key) and all(
        typed in (whole, initials(whole)) for typed, whole in zip(letters, key, strict=True)
    )


def _by_slips(typed: str, seen: Views, index: NameIndex, note: Note, offers: bool) -> Found | None:
    """The nearest name within the allowed edits, unless something else is as near."""
    if _is_word_with_part(seen.flat, index):
        note("a known word with a generic part: no slip of a name")
        return None
    near = _near_teams(seen, index, note)
    rival = _near_other(seen, index, note) if near or offers else None
    if rival and rival[0] >= (near[0][0] if near else SURE):
        note(f"{rival[1].name!r} is as near as any team: no match")
        return NoMatch(typed=typed, instead=rival[1], near=_near(seen, index))
    if not near:
        note("slip: no name within the edits that its length and strength allow")
        return None
    if near[0][0] < LEAST_SCORE:
        note(f"best slip {near[0][0]:.3f} is under {LEAST_SCORE}: not taken")
        return None
    close = [one for one in near if near[0][0] - one[0] <= MARGIN]
    if len(close) > 1:
        note(f"{len(close)} teams within {MARGIN}: ambiguous")
        candidates = tuple(Candidate(team=named.team, score=round(score, 3)) for score, named, _ in close)
        return Ambiguous(typed=typed, candidates=candidates[:MOST_CANDIDATES])
    score, named, how = near[0]
    note(f"best slip {score:.3f}, at least {LEAST_SCORE} and over {MARGIN} ahead: taken")
    return Match(typed=typed, team=named.team, how=how, score=round(score, 3))


def _near_teams(seen: Views, index: NameIndex, note: Note) -> list[tuple[float, Named, How]]:
    """Each team once, by its nearest name within the allowed edits; best first."""
    best: dict[str, tuple[float, Named, How]] = {}
    for view in seen.slips:
        keys = view.key if view.how == How.ROMANISED else strokes(view.key)
        how = How(view.how) if view.how in {How.ROMANISED, How.OTHER_LAYOUT} else How.TYPO
        for score, named in _nearest(keys, view, index):
            note(f"slip: {named.name!r} ({named.team.id}) {score:.3f} by {view.how}")
            if named.team.id not in best or score > best[named.team.id][0]:
                best[named.team.id] = (score, named, how)
    return sorted(best.values(), key=lambda one: -one[0])


def _near_other(seen: Views, index: NameIndex, note: Note) -> tuple[float, Decoy] | None:
    """The nearest name that is no team, within the allowed edits."""
    rival: tuple[float, Decoy] | None = None
    for view in seen.slips:
        if view.how == How.ROMANISED:
            continue
        for score, decoy in _nearest_decoys(strokes(view.key), view, index):
            note(f"slip: {decoy.name!r} is no team, {score:.3f} by {view.how}")
            if rival is None or score > rival[0]:
                rival = (score, decoy)
    return rival


def _nearest(keys: str, view: View, index: NameIndex) -> Iterator[tuple[float, Named]]:
    roman = view.how == How.ROMANISED
    choices, entries = (index.roman_choices, index.romans) if roman else (index.choices, index.edited)
    for choice, edits, at in extract(keys, choices, scorer=OSA.distance, score_cutoff=MOST_EDITS, limit=None):
        if edits <= allowed(keys, choice) - view.stricter - _strange(keys, choice):
            yield 1 - edits / max(len(keys), len(choice)) - view.penalty, entries[at]


def _nearest_decoys(keys: str, view: View, index: NameIndex) -> Iterator[tuple[float, Decoy]]:
    found = extract(keys, index.decoy_choices, scorer=OSA.distance, score_cutoff=MOST_EDITS, limit=None)
    for choice, edits, at in found:
        if edits <= allowed(keys, choice) - view.stricter:
            yield 1 - edits / max(len(keys), len(choice)) - view.penalty, index.edited_decoys[at]


def _strange(typed: str, name: str) -> int:
    """How many edits fewer a slip may have that no finger makes.

    A letter of the other script beside a name makes another name (카카오T); hands rarely miss the very
    first letter, but other words do (million, trillion).
    """
    if any(one.isascii() and one.isalpha() for one in typed) != any(
        one.isascii() and one.isalpha() for one in name
    ):
        return MOST_EDITS
    return int(typed[:1] != name[:1] and typed[1:2] != name[:1])


def _is_word_with_part(key: str, index: NameIndex) -> bool:
    """Whether the text is a word that is right already with a generic part before or after it."""
    return any(bare in index.decoys for bare in without_shared_parts(key))


def allowed(one: str, other: str) -> int:
    """How many edits two names in key strokes may differ by; their shorter side decides."""
    short = min(one, other, key=len)
    hangul = sum(not letter.isascii() for letter in short) * 2 > len(short)
    rule = HANGUL_EDITS if hangul else LATIN_EDITS
    return next(edits for length, edits in rule if len(short) <= length)


def _near(seen: Views, index: NameIndex) -> tuple[Candidate, ...]:
    """Up to three teams whose names look alike, of any strength."""
    keys = strokes(seen.flat)
    if len(keys) < LEAST_INITIALS:
        return ()
    best: dict[str, Candidate] = {}
    every = index.exact
    found = extract(
        keys, index.near_choices, scorer=OSA.normalized_similarity, score_cutoff=NEAR_SCORE, limit=None
    )
    for _choice, score, at in found:
        team = every[index.near_keys[at]].team
        if team.id not in best or score > best[team.id].score:
            best[team.id] = Candidate(team=team, score=round(score, 3))
    return tuple(sorted(best.values(), key=lambda one: -one.score)[:MOST_NEAR])
