"""What a programme file's form cannot say: that ids are single, references lead somewhere, days are in
order, and no name means two teams. Each check yields mistakes as (path in the file, what was expected).
"""

from collections.abc import Iterable, Iterator

from answers.days import Day
from answers.folding import flat
from answers.terms import Strength
from db.programme_form import ProgrammeFile

Mistake = tuple[str, str]


def first_mistake(file: ProgrammeFile) -> Mistake | None:
    """The first mistake in file order of checks, with a count of the others; None for a sound file."""
    found = [*_ids(file), *_references(file), *_names(file), *_days(file)]
    if not found:
        return None
    where, expected = found[0]
    more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    return where, expected + more


def _ids(file: ProgrammeFile) -> Iterator[Mistake]:
    lists: dict[str, list[str]] = {
        "stages": [one.id for one in file.stages],
        "teams": [one.id for one in file.teams],
        "claims": [one.id for one in file.claims],
        "sources": [one.id for one in file.sources],
        "conflicts": [one.id for one in file.conflicts],
        "glossary": [one.id for one in file.glossary],
    }
    for name, ids in lists.items():
        seen: dict[str, int] = {}
        for at, one in enumerate(ids):
            if one in seen:
                yield f"{name}[{at}] ({one}).id", f"expected an id of its own, {name}[{seen[one]}] has it"
            seen.setdefault(one, at)


def _references(file: ProgrammeFile) -> Iterator[Mistake]:
    sources = {one.id for one in file.sources}
    teams = {one.id for one in file.teams}
    stages = {one.id for one in file.stages}
    for at, claim in enumerate(file.claims):
        where = f"claims[{at}] ({claim.id})"
        yield from _known(f"{where}.sources", claim.sources, sources, "source")
        yield from _known(f"{where}.team", [claim.team] if claim.team else [], teams, "team")
        yield from _known(f"{where}.stage", [claim.stage], stages, "stage")
        if claim.plan:
            yield from _known(f"{where}.plan.stage", [claim.plan.stage], stages, "stage")
    for at, stage in enumerate(file.stages):
        yield from _known(f"stages[{at}] ({stage.id}).sources", stage.sources, sources, "source")
    for at, team in enumerate(file.teams):
        where = f"teams[{at}] ({team.id}).member_sources"
        yield from _known(where, team.member_sources, sources, "source")
    for at, conflict in enumerate(file.conflicts):
        where = f"conflicts[{at}] ({conflict.id})"
        yield from _known(f"{where}.sources", conflict.sources, sources, "source")
        about = teams | stages | {"program"}
        yield from _known(f"{where}.about", conflict.about, about, "team or stage")
    for at, close in enumerate(file.programme.look_alikes):
        where = f"programme.look_alikes[{at}].near"
        yield from _known(where, [close.near] if close.near else [], teams, "team")


def _known(where: str, ids: Iterable[str], known: set[str], what: str) -> Iterator[Mistake]:
    for one in ids:
        if one not in known:
            yield where, f"expected the id of a listed {what}, found {one!r}"


def _names(file: ProgrammeFile) -> Iterator[Mistake]:
    """No name may mean two teams; names that are never matched may repeat."""
    owners: dict[str, tuple[str, str]] = {}
    for at, team in enumerate(file.teams):
        claimed = [(f"teams[{at}] ({team.id}).name", name) for name in (team.name.en, team.name.ko)]
        claimed += [
            (f"teams[{at}] ({team.id}).aliases[{number}]", alias.name)
            for number, alias in enumerate(team.aliases)
            if alias.strength is not Strength.NEVER
        ]
        for where, name in claimed:
            key = flat(name)
            if not key:
                yield where, f"expected a name with letters or digits, found {name!r}"
                continue
            owner, spelt = owners.setdefault(key, (team.id, name))
            if owner != team.id:
                yield where, f"{name!r} already names {owner} ({spelt!r}); expected one team per name"


def _days(file: ProgrammeFile) -> Iterator[Mistake]:
    for at, stage in enumerate(file.stages):
        if stage.start and stage.end and Day.parse(stage.start).first > Day.parse(stage.end).last:
            yield f"stages[{at}] ({stage.id}).end", "expected an end that is not before the start"
    begins = Day.parse(file.programme.begins_on).first
    for at, claim in enumerate(file.claims):
        if claim.happened_on and claim.team and Day.parse(claim.happened_on).last < begins:
            where = f"claims[{at}] ({claim.id}).happened_on"
            yield where, f"expected a day on or after {file.programme.begins_on}, when the programme begins"
