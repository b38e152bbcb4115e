"""How one team's standing, and the reason for it, are worded."""

from answers.fact_book import FactBook
from answers.facts import Claim
from answers.name_words import SHOWN
from answers.names import Match
from answers.replies import TeamAnswer, WhyAnswer
from answers.standing import Standing
from answers.terms import OUT, Event, Language, Outcome
from answers.wording import Wording, on_day

Words = tuple[str, tuple[str, ...]]

DISAGREE = "sources-disagree"  # the kind of conflict worth a line of its own under a reason


def team_words(answer: TeamAnswer, facts: FactBook, wording: Wording, language: Language) -> Words:
    """The headline and the lines of detail about one team."""
    stands = answer.standing
    lines = [*_read_as(answer.found, wording, language)]
    lines += [one.text.in_(language) for one in _given_reasons(stands)]
    if not stands.reasons and stands.outcome in OUT:
        lines.append(wording.say(language, "team-no-reason"))
    lines += _contested(stands, facts, wording, language)
    noted: dict[str, str] = {}
    for claim in stands.notes:
        if claim not in stands.because:
            noted.setdefault(f"{claim.event} {claim.stage}", claim.text.in_(language))
    lines += noted.values()
    lines += [wording.say(language, "team-open", text=one.in_(language)) for one in answer.open_points]
    if stands.because and not _is_official(stands, facts):
        lines.append(wording.say(language, "team-unofficial"))
    return _headline(answer, wording, language), tuple(lines)


def why_words(answer: WhyAnswer, facts: FactBook, wording: Wording, language: Language) -> Words:
    """The reason first, then the outcome it explains, then where sources differ on it."""
    stands = answer.standing
    team = stands.team.name.in_(language)
    differ = _differences(answer, wording, language)
    if stands.outcome is Outcome.UNKNOWN:
        told = wording.say(language, "why-unknown", team=team)
        return told, tuple(_contested(stands, facts, wording, language))
    given = [one.text.in_(language) for one in _given_reasons(stands)]
    deed = deed_words(stands, wording, language)
    if given:
        outcome = wording.say(language, "team-after", team=team, deed=deed)
        return given[0], (*_read_as(answer.found, wording, language), outcome, *given[1:], *differ)
    general = [wording.say(language, "why-general", text=one.text.in_(language)) for one in answer.general]
    told = wording.say(language, "why-no-reason", team=team, deed=deed)
    return told, (*general, *differ)


def _read_as(found: Match, wording: Wording, language: Language) -> tuple[str, ...]:
    """How a name was read, where reading it took a guess."""
    if not found.is_guess:
        return ()
    team = found.team.name.in_(language)
    return (wording.say(language, "read-as", typed=found.typed.strip()[:SHOWN], team=team),)


def deed_words(stands: Standing, wording: Wording, language: Language) -> str:
    """What happened to the team, as the rest of a sentence about it."""
    assert stands.stage is not None
    return wording.say(
        language,
        f"deed-{stands.outcome}",
        stage=stands.stage.mention.in_(language),
        when=on_day(language, stands.because[0].happened_on),
    )


def _headline(answer: TeamAnswer, wording: Wording, language: Language) -> str:
    stands, when, say = answer.standing, answer.grounds.when, wording.say
    team = stands.team.name.in_(language)
    if stands.outcome is Outcome.UNKNOWN:
        return _unknown(answer, wording, language)
    deed = deed_words(stands, wording, language)
    if answer.asked is not None:
        return say(language, "team-after", team=team, deed=deed)
    key = "team-out" if stands.outcome in OUT else "team-in"
    if when.as_of:
        return say(language, f"{key}-then", team=team, deed=deed, day=when.as_of)
    return say(language, f"{key}-now", team=team, deed=deed)


def _unknown(answer: TeamAnswer, wording: Wording, language: Language) -> str:
    stands, when, say = answer.standing, answer.grounds.when, wording.say
    team = stands.team.name.in_(language)
    if stands.contested and stands.stage:
        return say(language, "team-contested", team=team, stage=stands.stage.mention.in_(language))
    if answer.asked is not None:
        return say(language, "team-not-there", team=team, stage=answer.asked.mention.in_(language))
    if when.as_of:
        return say(language, "team-unplaced-then", team=team, day=when.as_of)
    return say(language, "team-unplaced-now", team=team)


def _given_reasons(stands: Standing) -> list[Claim]:
    return [one for one in stands.reasons if one.event is Event.REASON or one.reason is not None]


def _contested(stands: Standing, facts: FactBook, wording: Wording, language: Language) -> list[str]:
    key = "team-says-otherwise" if stands.because else "team-both-say"
    return [
        wording.say(
            language,
            key,
            text=one.text.in_(language),
            publisher=facts.sources_of((one,))[0].publisher,
        )
        for one in stands.contested
    ]


def _differences(answer: WhyAnswer, wording: Wording, language: Language) -> list[str]:
    stage = answer.standing.stage
    return [
        wording.say(
            language,
            "why-conflict",
            stated=" / ".join(text.in_(language) for text in one.stated) + ".",
            preferred=one.preferred.in_(language),
        )
        for one in answer.grounds.conflicts
        if one.kind == DISAGREE and stage is not None
    ][:2]


def _is_official(stands: Standing, facts: FactBook) -> bool:
    return any(source.official for source in facts.sources_of(stands.because))
