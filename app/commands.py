"""Commands with typed or kept arguments, answered: what slash commands, buttons and lists share."""

from dataclasses import replace

from answers.dates import read_day
from answers.days import today
from answers.errors import BadDay, NoLongerThere, NoQuestion, NoSuchProgramme
from answers.fact_book import FactBook
from answers.follow_ups import Ask
from answers.questions import Command, ask
from answers.reading import read
from answers.suggestions import MARK
from answers.terms import Language
from answers.when import When, when
from app.answering import Answering, Reply

LONGEST = 4000  # characters of a question; more is not typed


def answer_command(
    answering: Answering,
    command: Command,
    language: Language,
    *,
    name: str = "",
    stage: str = "",
    as_of: str = "",
    programme: str | None = None,
) -> Reply:
    """The reply to a command with names and a day as they were typed.

    Raises NoSuchProgramme, NoSuchStage, BadDay, BeforeTheProgramme.
    """
    facts = answering.book(programme or None)
    question = ask(command, facts, _when(answering, facts, as_of), name=name, stage=stage)
    return answering.reply(question, facts, language)


def answer_question(
    answering: Answering, text: str, fallback: Language, programme: str | None = None
) -> Reply:
    """The reply to a question in plain words, in its own language; in `fallback` where only a name is typed.

    Raises NoQuestion for a text without a letter or digit.
    """
    facts = answering.book(programme or None)
    if not any(one.isalnum() for one in text):
        raise NoQuestion("an empty question", team=facts.teams[0].name.in_(fallback))
    question = read(text[:LONGEST], facts, answering.clock())
    language = question.language if any(one.isalpha() for one in question.bare) else fallback
    return answering.reply(replace(question, language=language), facts, language)


def answer_kept(answering: Answering, kept: Ask, language: Language) -> Reply:
    """The reply to what a button remembers; raises NoLongerThere where the facts no longer hold it."""
    try:
        facts = answering.book(kept.programme)
        moment = _when(answering, facts, kept.as_of)
    except (NoSuchProgramme, BadDay) as error:
        raise NoLongerThere(f"a button asks for {kept.programme!r}") from error
    if kept.team and kept.team not in facts.team_by_id:
        raise NoLongerThere(f"a button asks for the team {kept.team!r}")
    if kept.stage and kept.stage not in facts.stage_by_id:
        raise NoLongerThere(f"a button asks for the stage {kept.stage!r}")
    question = ask(kept.command, facts, moment, name=kept.team or "", stage=kept.stage or "")
    return answering.reply(question, facts, language)


def _when(answering: Answering, facts: FactBook, as_of: str) -> When:
    now = answering.clock()
    typed = as_of.rpartition(MARK)[2]  # a label that was pasted back ends in the day
    day = read_day(typed, today(now, facts.programme.zone)) if typed.strip() else None
    return when(facts, now, as_of=day)
