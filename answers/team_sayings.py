"""What is said of one team's standing, and of the reason for it: a headline and lines, still without a language."""

from answers.fact_book import FactBook
from answers.name_words import SHOWN
from answers.names import Match
from answers.replies import TeamAnswer, WhyAnswer
from answers.sayings import Saying, say
from answers.terms import OUT, Outcome
from answers.told import contested, deed, dispute, disputes, given_reasons, headline, other_events

Sayings = tuple[Saying, tuple[Saying, ...]]


def team_sayings(answer: TeamAnswer, facts: FactBook) -> Sayings:
    """The headline and the lines of detail about one team."""
    stands = answer.standing
    lines: list[Saying] = [*_read_as(answer.found), *given_reasons(stands)]
    if not stands.reasons and stands.outcome in OUT:
        lines.append(say("team-no-reason"))
    lines += contested(stands, facts)
    lines += other_events(stands)
    lines += [say("team-open", text=one) for one in answer.open_points]
    if stands.because and not any(one.official for one in facts.sources_of(stands.because)):
        lines.append(say("team-unofficial"))
    return headline(stands, answer.grounds.when, answer.asked), tuple(lines)


def why_sayings(answer: WhyAnswer, facts: FactBook) -> Sayings:
    """The reason first, then the outcome it explains, then where sources differ on it."""
    stands = answer.standing
    if stands.outcome is Outcome.UNKNOWN:
        return say("why-unknown", team=stands.team), tuple(contested(stands, facts))
    reasons = given_reasons(stands)
    differ = [*contested(stands, facts), *(dispute(one) for one in disputes(stands, facts))][:2]
    if not reasons:
        general = [say("why-general", text=one) for one in answer.general]
        return say("why-no-reason", team=stands.team, deed=deed(stands)), (*general, *differ)
    outcome = say("team-after", team=stands.team, deed=deed(stands))
    return reasons[0], (*_read_as(answer.found), outcome, *reasons[1:], *differ)


def _read_as(found: Match) -> tuple[Saying, ...]:
    """How a name was read, where reading it took a guess."""
    return (say("read-as", typed=found.typed.strip()[:SHOWN], team=found.team),) if found.is_guess else ()
