"""Every name of a programme under its folded key, made once when the facts are loaded.

Names that mean a team, names that are something else and lie close to one (decoys: partners, sisters,
words), and the same names as key strokes, as initials and romanised.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from answers.facts import Alias, LookAlike, Programme, Team
from answers.folding import flat
from answers.hangul import initials, is_syllable, romanise, strokes
from answers.name_parts import Parts, shared_parts
from answers.terms import AliasKind, Strength


class Relation(StrEnum):
    """What a name is that is no team."""

    PARTNER = "partner"
    ORGANISER = "organiser"
    PROGRAMME = "programme"
    PERSON = "person"
    OTHER = "other"
    WORD = "word"
    NOISE = "noise"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A team under one of its names."""

    team: Team
    name: str
    strength: Strength
    kind: AliasKind
    official: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoy:
    """Something that is no team. `teams` are those it is a partner of, or is mistaken for."""

    name: str
    relation: Relation
    teams: tuple[Team, ...] = ()


@dataclass(slots=True)
class NameIndex:
    """All lookups of the matcher; `choices` and `decoy_choices` are key strokes in step with their lists."""

    exact: dict[str, Named] = field(default_factory=dict)
    decoys: dict[str, Decoy] = field(default_factory=dict)
    edited: list[Named] = field(default_factory=list)
    choices: list[str] = field(default_factory=list)
    edited_decoys: list[Decoy] = field(default_factory=list)
    decoy_choices: list[str] = field(default_factory=list)
    by_initials: dict[str, list[Named]] = field(default_factory=dict)
    half_initials: list[tuple[str, Named]] = field(default_factory=list)
    romanised: dict[str, Named] = field(default_factory=dict)
    roman_choices: list[str] = field(default_factory=list)
    romans: list[Named] = field(default_factory=list)
    near_keys: list[str] = field(default_factory=list)
    near_choices: list[str] = field(default_factory=list)


def build_index(programme: Programme, teams: Iterable[Team]) -> NameIndex:
    """The index of a programme's names. Names of teams win over decoys of the same key."""
    teams = tuple(teams)
    index = NameIndex()
    parts = Parts(programme.name_parts)
    named = [one for team in teams for one in _names(team)]
    for one in named:
        present = index.exact.get(flat(one.name))
        if present is None or one.official:
            index.exact[flat(one.name)] = one
    for one in named:
        for form in parts.forms(one.name):
            _add_form(index, form, one)
    for key, one in index.exact.items():
        _add_views(index, key, one)
    index.near_keys = [key for key in index.exact if len(key) > 2]
    index.near_choices = [strokes(key) for key in index.near_keys]
    never = [Decoy(name=alias.name, relation=Relation.WORD) for team in teams for alias in _never(team)]
    for decoy in (*never, *_decoys(programme, teams)):
        _add_decoy(index, decoy)
    for word in (*shared_parts(), *programme.everyday_words):
        if flat(word) not in index.exact:
            index.decoys.setdefault(flat(word), Decoy(name=word, relation=Relation.WORD))
    return index


def skeleton(latin: str) -> str:
    """Romanised Korean with what people spell differently levelled: eo/o, eu/u, doubled letters, l/r, …"""
    text = latin
    for pattern, level in _LEVELS:
        text = pattern.sub(level, text)
    return text


_LEVELS = tuple(
    (re.compile(pattern), level)
    for pattern, level in (
        (r"[^a-z0-9]", ""),
        (r"sh", "s"),
        (r"ck|kk|gg|g|c(?!h)|q", "k"),
        (r"x", "ks"),
        (r"yeo", "yo"),
        (r"eo|oo|uh", "o"),
        (r"eu|woo|wu", "u"),
        (r"ae|ai(?=[^aeiou]|$)", "e"),
        (r"ee|ea|yi", "i"),
        (r"ui|wi", "i"),
        (r"d", "t"),
        (r"b|f|v|ph", "p"),
        (r"z|jj", "j"),
        (r"r", "l"),
        (r"(.)\1+", r"\1"),
    )
)


def _names(team: Team) -> list[Named]:
    official = [
        Named(team=team, name=name, strength=Strength.EXACT, kind=AliasKind.NAME, official=True)
        for name in (team.id, team.name.en, team.name.ko)
    ]
    aliases = [
        Named(team=team, name=alias.name, strength=alias.strength, kind=alias.kind)
        for alias in team.aliases
        if alias.strength is not Strength.NEVER
    ]
    return [_as_strong_as_listed(one, team.aliases) for one in official] + aliases


def _as_strong_as_listed(one: Named, aliases: Iterable[Alias]) -> Named:
    """An official name is matched as freely as the file says of it; strong where it says nothing."""
    listed = next((alias for alias in aliases if flat(alias.name) == flat(one.name)), None)
    strength = listed.strength if listed and listed.strength is not Strength.NEVER else Strength.STRONG
    return Named(team=one.team, name=one.name, strength=strength, kind=one.kind, official=True)


def _never(team: Team) -> list[Alias]:
    return [alias for alias in team.aliases if alias.strength is Strength.NEVER]


def _add_form(index: NameIndex, form: str, one: Named) -> None:
    """A generated spelling; what the file lists itself always wins over one."""
    if one.kind is not AliasKind.MISSPELLING and len(form) > 1:
        made = Named(team=one.team, name=one.name, strength=one.strength, kind=one.kind)
        index.exact.setdefault(form, made)


def _add_views(index: NameIndex, key: str, one: Named) -> None:
    keys = strokes(key)
    if one.strength is Strength.STRONG:
        index.edited.append(one)
        index.choices.append(keys)
    hangul = [letter for letter in key if is_syllable(letter)]
    if one.kind is AliasKind.NAME and len(hangul) >= 3 and one.strength is not Strength.WEAK:
        index.half_initials.append((key, one))
        index.by_initials.setdefault(initials(key), []).append(one)
    if hangul:
        roman = skeleton(romanise(key))
        index.romanised.setdefault(roman, one)
        if one.strength is Strength.STRONG:
            index.romans.append(one)
            index.roman_choices.append(roman)


def _decoys(programme: Programme, teams: tuple[Team, ...]) -> list[Decoy]:
    found = [_look_alike(one, name, teams) for one in programme.look_alikes for name in one.names]
    members: dict[str, list[Team]] = {}
    for team in teams:
        for member in team.members:
            for name in member.names:
                members.setdefault(name, []).append(team)
    found += [Decoy(name=name, relation=Relation.PARTNER, teams=tuple(of)) for name, of in members.items()]
    for organiser in programme.organisers:
        names = (organiser.name.en, organiser.name.ko, *organiser.short)
        found += [Decoy(name=name, relation=Relation.ORGANISER) for name in names]
    for person in programme.people:
        names = (person.name.en, person.name.ko, *person.variants)
        found += [Decoy(name=name, relation=Relation.PERSON) for name in names]
    names = (programme.name.en, programme.name.ko, *programme.other_names, *programme.bad_translations)
    found += [Decoy(name=name, relation=Relation.PROGRAMME) for name in names]
    return found


def _look_alike(one: LookAlike, name: str, teams: Iterable[Team]) -> Decoy:
    relation = Relation.WORD if one.kind == "word" else Relation.OTHER
    return Decoy(name=name, relation=relation, teams=tuple(team for team in teams if team.id == one.near))


def _add_decoy(index: NameIndex, decoy: Decoy) -> None:
    key = flat(decoy.name)
    if len(key) < 2 or key in index.exact:
        return
    known: Mapping[str, Decoy] = index.decoys
    if key in known and known[key].relation is not Relation.OTHER:
        return
    index.decoys[key] = decoy
    if decoy.relation is not Relation.WORD:  # a word is never corrected, but a slip is no word
        index.edited_decoys.append(decoy)
        index.decoy_choices.append(strokes(key))
