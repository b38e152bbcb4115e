"""How the standing of everyone is worded."""

from answers.days import Day
from answers.facts import Stage
from answers.replies import StatusAnswer
from answers.sayings import worded
from answers.standing import Board, Standing
from answers.terms import Language, Outcome, StageKind
from answers.told import remain
from answers.wording import Wording, day, listed, on_day


def status_words(answer: StatusAnswer, wording: Wording, language: Language) -> tuple[str, tuple[str, ...]]:
    """The headline and the lines of detail."""
    board = answer.board
    lines = [
        *_out(board, wording, language),
        _undecided(board, wording, language),
        _places(board.stage, wording, language),
        _next(answer, wording, language),
    ]
    return _headline(answer, wording, language), tuple(line for line in lines if line)


def _headline(answer: StatusAnswer, wording: Wording, language: Language) -> str:
    board, when, say = answer.board, answer.grounds.when, wording.say
    names = [one.team.name.in_(language) for one in board.remaining]
    teams = listed(language, names)
    if board.stage is None:
        if when.known_at is not None:
            return say(language, "status-nothing-known")
        return say(language, "status-before", day=when.as_of or Day.of(when.today))
    stage = board.stage.mention.in_(language)
    if answer.asked is not None:
        if not names:
            return say(language, "status-stage-none", stage=stage)
        return say(language, "status-stage", count=len(names), stage=stage, teams=teams)
    if not names:
        if when.as_of:
            return say(language, "status-none-then", day=when.as_of, stage=stage)
        return say(language, "status-none-now", stage=stage)
    if board.waiting:
        told = remain(board, tuple(one.team for one in board.remaining), when.as_of)
        return worded(told, wording, language)
    applied = all(one.outcome is Outcome.PENDING for one in board.remaining)
    key = "status-applied" if applied else "status"
    if when.as_of:
        return say(language, f"{key}-then", day=when.as_of, count=len(names), stage=stage, teams=teams)
    return say(language, f"{key}-now", count=len(names), stage=stage, teams=teams)


def _out(board: Board, wording: Wording, language: Language) -> list[str]:
    if not board.out:
        return []
    last = board.out[0].stage
    assert last is not None
    latest = [one for one in board.out if one.stage == last]
    earlier = [one for one in board.out if one.stage != last]
    lines = [
        wording.say(
            language,
            "status-out-latest",
            stage=last.mention.in_(language),
            when=on_day(language, latest[0].because[0].happened_on),
            teams=_names(latest, language),
        )
    ]
    if earlier:
        lines.append(wording.say(language, "status-out-earlier", teams=_names(earlier, language)))
    return lines


def _names(standings: list[Standing], language: Language) -> str:
    return listed(language, [one.team.name.in_(language) for one in standings])


def _undecided(board: Board, wording: Wording, language: Language) -> str:
    if not board.undecided:
        return ""
    return wording.say(language, "status-undecided", teams=_names(list(board.undecided), language))


def _places(stage: Stage | None, wording: Wording, language: Language) -> str:
    """Said only where fewer or more places were given than planned."""
    if stage is None or stage.planned_places is None or stage.actual_places is None:
        return ""
    if stage.planned_places == stage.actual_places or stage.kind is StageKind.CALL:
        return ""
    return wording.say(language, "status-places", planned=stage.planned_places, actual=stage.actual_places)


def _next(answer: StatusAnswer, wording: Wording, language: Language) -> str:
    stage, plan, say = answer.board.upcoming, answer.board.plan, wording.say
    if stage is None or answer.asked is not None:
        return ""
    name = stage.mention.in_(language)
    if stage.start and stage.start.last <= answer.grounds.when.moment.as_of:
        return say(language, "status-next-running", stage=name, when=on_day(language, stage.start))
    if plan is None or plan.plan is None:
        return say(language, "status-next-open", stage=name)
    said = on_day(language, plan.happened_on)
    if plan.plan.day is None:
        return say(language, "status-next-unset", stage=name, when=said)
    planned = day(language, plan.plan.day)
    return say(language, "status-next-planned", stage=name, planned=planned, when=said)
