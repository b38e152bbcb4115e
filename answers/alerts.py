"""An update as an alert, worded for one subscription: the line that a phone shows, the lines below it, its sources.

Pure: what was amended since is struck through and what holds instead stands below it, so the same function
words the first post and every later edit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from answers.alert_words import STRUCK, Fate, asserts_unofficially, fate, label, plainly, reason, saying
from answers.cards import SHOWN_SOURCES, SourceLine
from answers.changes import Change
from answers.days import Day, today
from answers.fact_book import FactBook, in_order_of_trust
from answers.facts import Source
from answers.sayings import worded
from answers.subscriptions import Subscription
from answers.terms import ChangeKind, Language, Outcome, SourceId, TeamId, Topic
from answers.updates import Amendment, Update
from answers.wording import Wording, day

_Told = tuple[Change, Amendment | None]  # a change as it was told, and its newest amendment
LONGEST_LINE = 150  # what a phone's notification shows, role mention left out


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertLine:
    """One sentence; a struck one holds no longer. `below` belongs to the line above it."""

    text: str
    struck: bool = False
    below: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """`line` stands in the notification; it ends in `mark`, which must not be cut off. `outcome` colours it; None where the changes differ or assert none.

    `pings` says whether it may ping the subscription's role; `late_since` is when it was decided, where it comes
    late. `programme` and `team` (where it is about one alone) are for what can be asked next.
    """

    line: str
    mark: str
    title: str
    lines: tuple[AlertLine, ...]
    sources: tuple[SourceLine, ...]
    footer: str
    outcome: Outcome | None
    pings: bool
    programme: str
    update: int
    team: TeamId | None
    language: Language
    late_since: datetime | None = None


class Alerts:
    """Words updates; `wording` holds the sentences."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording

    def alert(
        self,
        update: Update,
        facts: FactBook,
        subscription: Subscription,
        *,
        indexes: Sequence[int] | None = None,
        late: bool = False,
    ) -> Alert | None:
        """The alert of `update` for `subscription`; None where it shows nothing there.

        `indexes` are the changes that it shows, where that was settled before (None: what is wanted there now).
        """
        indexes = subscription.shown(update) if indexes is None else indexes
        return self._alert(update, indexes, facts, subscription.language, late=late) if indexes else None

    def whole(self, update: Update, facts: FactBook, language: Language) -> Alert | None:
        """The alert with everything that is told; None where nothing is."""
        indexes = tuple(at for at, one in enumerate(update.changes) if one.is_told(update.announce))
        return self._alert(update, indexes, facts, language) if indexes else None

    def sentence(self, change: Change, facts: FactBook, language: Language) -> str:
        """One change as a sentence of its own."""
        return worded(saying(change, facts), self._wording, language)

    def _alert(
        self,
        update: Update,
        indexes: Sequence[int],
        facts: FactBook,
        language: Language,
        *,
        late: bool = False,
    ) -> Alert:
        shown = [(update.changes[one], update.amendment_of(one)) for one in indexes]
        told = [change for change, _amended in shown]
        outcomes = {one.outcome for one in told if one.topic is Topic.OUTCOMES}
        teams = {one.team for one in told}
        line, mark = self._line(shown, facts, language)
        return Alert(
            line=line + mark,
            mark=mark,
            title=facts.programme.name.in_(language),
            lines=tuple(
                line
                for one in indexes
                for line in self._lines(update.changes[one], update.amendments_of(one), facts, language)
            )
            + (() if any(fate(*one) in STRUCK for one in shown) else self._why(update, language)),
            sources=self._sources(shown, facts, language),
            footer=self._footer(update, shown, facts, language),
            outcome=outcomes.pop() if len(outcomes) == 1 and not any(one for _, one in shown) else None,
            pings=any(one.pings for one in told),
            programme=facts.programme.id,
            update=update.id,
            team=teams.pop() if len(teams) == 1 else None,
            language=language,
            late_since=update.at if late else None,
        )

    def _line(self, shown: Sequence[_Told], facts: FactBook, language: Language) -> tuple[str, str]:
        """The one line of the notification, the sentence itself or who is where, and the mark after it; together
        never longer than fits."""
        struck = [fate(told, amended) in STRUCK for told, amended in shown]
        now = [
            told if amended is None or fate(told, amended) is Fate.AGAIN else amended.change
            for told, amended in shown
        ]
        if len(now) == 1:
            text = self.sentence(now[0], facts, language)
        else:
            text = self._grouped(now, facts, language)
        says_so = len(now) == 1 and now[0].kind in {ChangeKind.CORRECTED, ChangeKind.RETRACTED}
        if not says_so and (any(struck) or any(one.flips for one in now)):
            text = self._wording.say(language, "alert-corrected-line", text=text)
        mark = self._marks(now, language)
        room = LONGEST_LINE - len(mark)
        return (text if len(text) <= room else text[: room - 1].rstrip() + "…"), mark

    def _grouped(self, now: Sequence[Change], facts: FactBook, language: Language) -> str:
        """`Advanced: A, B · Eliminated: C (stage)`; counts where the names take too much room."""
        groups: dict[str, list[str]] = {}
        for one in now:
            team = facts.team_by_id.get(one.team) if one.team else None
            name = team.name.in_(language) if team else ""
            groups.setdefault(label(one), []).append(name)
        stages = {one.stage for one in now}
        stage = facts.stage_by_id.get(next(iter(stages))) if len(stages) == 1 else None
        where = f" ({stage.name.in_(language)})" if stage else ""
        named = [self._group(word, [one for one in names if one], language) for word, names in groups.items()]
        text = " · ".join(named) + where
        if len(text) <= LONGEST_LINE:
            return text
        counted = [
            self._wording.say(language, "alert-count", what=self._said(word, language), count=len(names))
            for word, names in groups.items()
        ]
        return " · ".join(counted) + where

    def _group(self, word: str, names: Sequence[str], language: Language) -> str:
        said = self._said(word, language)
        return f"{said}: {', '.join(names)}" if names else said

    def _said(self, word: str, language: Language) -> str:
        said = self._wording.say(language, word)
        return said[:1].upper() + said[1:]

    def _lines(
        self, told: Change, amendments: Sequence[Amendment], facts: FactBook, language: Language
    ) -> tuple[AlertLine, ...]:
        """What was told, and below it what became of that."""
        newest = amendments[-1] if amendments else None
        what = fate(told, newest)
        now = newest.change if newest else told
        holds = told if what in STRUCK or what is Fate.DISPUTED else now
        line = AlertLine(
            text=self.sentence(told, facts, language) + self._mark(holds, language), struck=what in STRUCK
        )
        if newest is None or what in {Fate.STANDS, Fate.RESOURCED}:
            return (line,)
        when = day(language, Day.of(today(newest.at, facts.programme.zone)))
        rest = self._rest(what, now, facts, language)
        below = [self._wording.say(language, f"alert-{what}-since", day=when, rest=rest).strip()]
        why = reason(amendments)
        below += [self._wording.say(language, "alert-why", why=why)] if why and what in STRUCK else []
        return (line, *(AlertLine(text=one, below=True) for one in below))

    def _rest(self, what: Fate, now: Change, facts: FactBook, language: Language) -> str:
        """What holds now, as plain news: that it is a correction was said before."""
        match what:
            case Fate.DISPUTED:
                return self.sentence(now, facts, language)
            case Fate.CORRECTED:
                return worded(plainly(now, facts), self._wording, language) + self._mark(now, language)
            case _:
                return ""

    def _why(self, update: Update, language: Language) -> tuple[AlertLine, ...]:
        """Why something was corrected or taken back, below a message about just that."""
        mends = any(one.kind in {ChangeKind.CORRECTED, ChangeKind.RETRACTED} for one in update.changes)
        if not (mends and update.why):
            return ()
        return (AlertLine(text=self._wording.say(language, "alert-why", why=update.why), below=True),)

    def _mark(self, change: Change, language: Language) -> str:
        """That an outcome is not official, where it asserts one."""
        if not asserts_unofficially(change):
            return ""
        return f" ({self._wording.say(language, 'alert-unofficial')})"

    def _marks(self, now: Sequence[Change], language: Language) -> str:
        """That outcomes are not official; partly so where others beside them are."""
        doubtful = [asserts_unofficially(one) for one in now]
        if not any(doubtful):
            return ""
        key = "alert-unofficial" if all(doubtful) else "alert-partly-unofficial"
        return f" ({self._wording.say(language, key)})"

    def _sources(self, shown: Sequence[_Told], facts: FactBook, language: Language) -> tuple[SourceLine, ...]:
        """The sources most worth opening: those of what holds now."""
        ids: dict[SourceId, None] = {}
        for change, amended in shown:
            ids.update(dict.fromkeys(amended.change.sources if amended else change.sources))
        found = in_order_of_trust(facts.sources[one] for one in ids if one in facts.sources)
        ordered = sorted(found, key=lambda one: one.url is None)
        return tuple(self._source(one, language) for one in ordered[:SHOWN_SOURCES])

    def _source(self, source: Source, language: Language) -> SourceLine:
        say = self._wording.say
        published = source.published_on
        return SourceLine(
            publisher=source.publisher,
            published=day(language, published) if published else say(language, "source-undated"),
            url=source.url,
            official=say(language, "source-official") if source.official else None,
        )

    def _footer(
        self,
        update: Update,
        shown: Sequence[_Told],
        facts: FactBook,
        language: Language,
    ) -> str:
        when = Day.of(today(update.at, facts.programme.zone))
        amended = max((one.at for _change, one in shown if one), default=None)
        if amended is None:
            return self._wording.say(language, "alert-footer", day=when)
        changed = Day.of(today(amended, facts.programme.zone))
        return self._wording.say(language, "alert-footer-amended", day=when, changed=changed)
