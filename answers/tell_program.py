"""Answers about the programme itself: what it is, who runs it, what it gives, who works with whom, what a
word means.
"""

from collections.abc import Sequence

from answers.asked import PlainQuestion
from answers.fact_book import FactBook
from answers.facts import Claim, Member, Team, Text
from answers.folding import flat
from answers.lexicon import Cue
from answers.name_index import Relation
from answers.sayings import Saying, say
from answers.search import NEAR_BEST, best, terms
from answers.standing import board
from answers.terms import Event
from answers.told import MOST_LINES, Told, remain


def tell_program(asked: PlainQuestion, facts: FactBook) -> Told:
    """What the programme is, who runs it, what it gives, who works with whom, what a word means."""
    if Cue.GOAL in asked.cues and not asked.teams:
        return _itself(asked, facts)
    for rule in (_members, _people, _money, _word, _rules):
        told = rule(asked, facts)
        if told is not None:
            return told
    return _itself(asked, facts)


def _members(asked: PlainQuestion, facts: FactBook) -> Told | None:
    partners = [one for one in asked.others if one.relation is Relation.PARTNER]
    if partners and not (asked.cues & {Cue.GOAL, Cue.RUNNERS}):
        partner = partners[0]
        lead: Saying = say("name-partner", typed=partner.name, name=partner.name, teams=partner.teams)
        if asked.teams:
            rest = say("partner-of", name=partner.name, teams=partner.teams)
            lead = say("answer-yes" if set(partner.teams) & set(asked.teams) else "answer-no", rest=rest)
        return Told(
            lead=lead,
            claims=_lists_of(partner.teams, facts),
            teams=asked.teams or partner.teams,
            about=tuple(team.id for team in partner.teams),
        )
    if not asked.teams or Cue.MEMBERS not in asked.cues:
        return None
    team = asked.host or asked.teams[-1]
    names = tuple(_shown(one) for one in team.members if not _itself_in(team, one))
    lead = (
        say("members", team=team, count=len(names), names=names) if names else say("members-none", team=team)
    )
    claims = _lists_of((team,), facts)
    lines: tuple[Saying, ...] = ()
    if len(asked.teams) > 1:
        first = next(one for one in asked.teams if one != team)
        inside = any(_is(first, one) for one in team.members)
        found = best(
            asked.topic, facts.claims_of(first.id, asked.when.moment), facts.claim_terms, facts.term_weights
        )
        lines = tuple(one for _score, one in found[:1])
        lead = say(
            "answer-yes" if inside else "answer-no",
            rest=say("member-of" if inside else "not-member-of", first=first, team=team),
        )
        claims += tuple(one for _score, one in found[:1])
    return Told(lead=lead, lines=lines, claims=claims, teams=asked.teams, about=(team.id,))


def _is(team: Team, member: Member) -> bool:
    """Whether a partner in a list is a team of the programme, under any of its names."""
    known = {flat(one.name) for one in team.aliases} | {flat(team.name.en), flat(team.name.ko)}
    return any(flat(name) in known for name in member.names)


def _itself_in(team: Team, member: Member) -> bool:
    """Whether a list of partners counts the team itself; its parent, named like it for short, is a partner."""
    return any(flat(name) in {flat(team.name.en), flat(team.name.ko)} for name in member.names)


def hosts_of(team: Team, facts: FactBook) -> tuple[Team, ...]:
    """The teams in whose consortium `team` is a partner."""
    return tuple(
        one for one in facts.teams if one != team and any(_is(team, member) for member in one.members)
    )


def _shown(member: Member) -> Text:
    """A partner's name in each language, as far as the file has one."""
    korean = next(
        (one for one in member.names if any("가" <= letter <= "힣" for letter in one)), member.names[0]
    )
    return Text(member.names[0], korean)


def _lists_of(teams: Sequence[Team], facts: FactBook) -> tuple[Claim, ...]:
    """Claims that share a source with the list of a team's partners."""
    cited = {source for team in teams for source in team.member_sources}
    return tuple(
        one for one in facts.claims if one.team in {team.id for team in teams} and set(one.sources) & cited
    )[:3]


def _people(asked: PlainQuestion, facts: FactBook) -> Told | None:
    names = {one.name for one in asked.others if one.relation in {Relation.PERSON, Relation.ORGANISER}}
    for person in facts.programme.people:
        if names & {person.name.en, person.name.ko, *person.variants}:
            return Told(
                lead=say("person", name=person.name, role=person.role),
                lines=_nearest(asked, facts, 1),
                claims=_nearest(asked, facts, 1),
            )
    for one in facts.programme.organisers:
        if names & {one.name.en, one.name.ko, *one.short} and Cue.SUPPORT not in asked.cues:
            return Told(lead=say("organiser", name=one.name, role=one.role))
    if Cue.RUNNERS in asked.cues or (
        Cue.PERSON in asked.cues and asked.term is None and Cue.DEFINE not in asked.cues
    ):
        first = facts.programme.organisers[:1]
        lines = tuple(
            say("organiser", name=one.name, role=one.role) for one in facts.programme.organisers[1:MOST_LINES]
        )
        return (
            Told(lead=say("organiser", name=first[0].name, role=first[0].role), lines=lines)
            if first
            else None
        )
    return None


def _money(asked: PlainQuestion, facts: FactBook) -> Told | None:
    if Cue.SUPPORT not in asked.cues:
        return None
    told = _nearest(asked, facts, MOST_LINES)
    return (
        Told(lead=told[0], lines=told[1:], claims=told, teams=asked.teams, about=("program",))
        if told
        else None
    )


def _nearest(asked: PlainQuestion, facts: FactBook, most: int) -> tuple[Claim, ...]:
    """The claims about rules, money and statements nearest to the question."""
    wanted = {Event.RULE, Event.STATEMENT, Event.RELATED, Event.SCHEDULE, Event.RESULT_PENDING}
    pool = [
        one
        for one in facts.all_claims(asked.when.moment)
        if one.event in wanted and (not asked.teams or one.team in {team.id for team in asked.teams})
    ]
    topic = f"{asked.topic} {_SUPPORT_WORDS if Cue.SUPPORT in asked.cues else ''}"
    found = best(topic, pool, facts.claim_terms, facts.term_weights)
    near = [one for score, one in found if score >= found[0][0] * NEAR_BEST]
    return tuple(near[:most])


_SUPPORT_WORDS = "support processors budget won GPU 지원 예산 B200"


def _word(asked: PlainQuestion, facts: FactBook) -> Told | None:
    """A word of the glossary; the programme's own names are answered with what it is."""
    if asked.term is None or any(one.relation is Relation.PROGRAMME for one in asked.others):
        return None
    near = _nearest(asked, facts, 1)
    asked_terms = terms(asked.topic) & terms(f"{asked.term.word.en} {asked.term.word.ko}")
    lines = near if near and asked_terms & facts.claim_terms[(near[0].key, near[0].version)] else ()
    return Told(lead=say("term", word=asked.term.word, meaning=asked.term.meaning), lines=lines, claims=lines)


def _rules(asked: PlainQuestion, facts: FactBook) -> Told | None:
    if Cue.RULES not in asked.cues or Cue.GOAL in asked.cues:
        return None
    told = _nearest(asked, facts, MOST_LINES)
    return Told(lead=told[0], lines=told[1:], claims=told, about=("program",)) if told else None


def _itself(asked: PlainQuestion, facts: FactBook) -> Told:
    programme = facts.programme
    goal = [
        one
        for one in facts.claims_of(None, asked.when.moment)
        if one.event is Event.RULE and "target_ratio" in one.value
    ]
    whole = board(facts, asked.when.moment)
    remaining = tuple(one.team for one in whole.remaining)
    owner = programme.organisers[0].name if programme.organisers else programme.name
    lines: list[Saying] = [programme.goal]
    if remaining and whole.stage:
        lines.append(remain(whole, remaining, asked.when.as_of))
    lead: Saying = (
        programme.goal
        if Cue.GOAL in asked.cues
        else say("program-is", name=programme.name, owner=owner, begins=programme.begins_on)
    )
    claims = tuple(goal) + tuple(claim for one in whole.remaining for claim in one.because)
    return Told(
        lead=lead, lines=tuple(one for one in lines if one is not lead), claims=claims, about=("program",)
    )
