"""Answers to what is no question about a standing: small talk, a question without its team, and what is not ours."""

from answers.asked import Intent, PlainQuestion
from answers.fact_book import FactBook
from answers.name_index import Relation
from answers.sayings import Say, say
from answers.standing import board
from answers.told import Told


def not_ours(asked: PlainQuestion, facts: FactBook) -> Told:
    """A short friendly refusal, greeting or help, with questions that do work."""
    other = next((one.name for one in asked.others if one.relation is Relation.OTHER), None)
    if asked.talk is not None:
        lead = say(f"talk-{asked.talk}")
    else:
        lead = say("not-ours-name", name=other[:60]) if other else say("not-ours")
    return Told(lead=lead, suggestions=_suggestions(asked, facts))


def of_which_team(asked: PlainQuestion, facts: FactBook) -> Told:
    """A reason or a day asked for without a team: of which one is asked back, and no other's is told."""
    return Told(lead=say(f"teamless-{asked.intent}"), suggestions=_suggestions(asked, facts))


def _suggestions(asked: PlainQuestion, facts: FactBook) -> tuple[Say, ...]:
    team = facts.teams[0]
    out = next((one.team for one in board(facts, asked.when.moment).out), team)
    third = say("suggest-when", team=out) if asked.intent is Intent.WHEN else say("suggest-why", team=out)
    return (say("suggest-status"), say("suggest-team", team=team), third)
