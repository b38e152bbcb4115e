"""What a proposal says, as it stands or as a curator edited it: in words, against the record, and how sure it is. Pure."""

from dataclasses import dataclass
from datetime import date

from answers.days import Day
from answers.fact_book import FactBook
from answers.facts import Claim, Stage, Team, Text
from answers.sayings import OnDay, Say, say, worded
from answers.terms import Event, Language, ProposalRelation
from answers.wording import Wording
from app.drafts import self_told
from app.typed import event_name
from db.proposed import StoredProposal
from db.reviews import Edit
from ingest.relations import relation

HIGH, MIDDLING = 0.9, 0.75  # confidence from which on it is called so


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What is proposed. `known` is False where the team has gone from the programme; `edited_by` a curator's name."""

    team: Team
    event: Event
    stage: Stage | None
    day: Day | None
    mark: float | None = None
    note: str = ""
    edited_by: str = ""
    known: bool = True


def statement(proposal: StoredProposal, edit: Edit | None, facts: FactBook) -> Statement:
    """What is to be accepted: what the article says, or what a curator made of it."""
    told = edit or proposal
    team = facts.team_by_id.get(told.team)
    stage = facts.stage_by_id.get(told.stage) if told.stage else None
    same = edit is None or edit.event is proposal.event
    return Statement(
        team=team or Team(id=told.team, name=Text(told.team, told.team)),
        event=told.event,
        stage=stage,
        day=told.happened_on,
        mark=proposal.mark if same else None,
        note=edit.note if edit else "",
        edited_by=edit.by if edit else "",
        known=team is not None,
    )


def sentence(told: Statement, wording: Wording) -> Text:
    """The statement as the claim would say it, in both languages."""
    if told.stage is None:
        what = event_name(told.event, wording)
        return _both(say("proposal-no-stage", team=told.team, what=what, when=OnDay(told.day)), wording)
    own = self_told(told.event, told.team, told.stage, told.day, None, wording)
    if own is not None:
        return own
    if told.note:
        return Text(told.note, told.note)
    if told.event is Event.SCORE and told.mark is not None:
        fields = {"team": told.team, "stage": told.stage, "mark": told.mark, "when": OnDay(told.day)}
        return _both(say("proposal-mark", **fields), wording)
    what = event_name(told.event, wording)
    return _both(
        say("proposal-told", team=told.team, what=what, stage=told.stage, when=OnDay(told.day)), wording
    )


def stands(told: Statement, facts: FactBook, today: date) -> tuple[ProposalRelation, Claim | None]:
    """How it stands to the accepted claims now, and the claim that is repeated or contradicted."""
    found, claim = relation(told.team, told.stage, told.event, told.mark, facts, today)
    return ProposalRelation(found.value), claim


def relation_said(found: ProposalRelation, claim: Claim | None) -> Say:
    """That relation as a sentence, with the claim's own where there is one."""
    return say(f"proposal-{found}", text=claim.text) if claim else say(f"proposal-{found}")


def confidence_said(confidence: float) -> Say:
    """How sure the reading is, in a word."""
    if confidence >= HIGH:
        return say("proposal-sure")
    return say("proposal-fairly-sure" if confidence >= MIDDLING else "proposal-unsure")


def _both(told: Say, wording: Wording) -> Text:
    return Text(worded(told, wording, Language.EN), worded(told, wording, Language.KO))
