"""What a Korean sentence tells by its turns of phrase: who is spoken of, by the particle, and how it went, by the words.

It takes each team with its particle and looks for the first turn of phrase that is said of it: as a subject, as what
others chose or dropped, as whom news was given to, as whose attempt ended. It works on one masked sentence and on
what the plain grammar (`korean.py`) found there; of a team that was told of already it says nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from answers.sentences import Sentence
from ingest import korean_forms as forms
from ingest import korean_roles as roles
from ingest.korean_clauses import RESULTS, Clauses, Said
from ingest.korean_gaps import points_of
from ingest.korean_gifts import GAVE, GIFT, GOAL, LABELS, ROWS
from ingest.korean_turns_list import TURNS
from ingest.korean_turns_words import class_of, deed_of, manner_of
from ingest.korean_words import FOREIGN, OPEN, OPEN_HEADING
from ingest.told import Deed, Found, Manner, Points

_OPPOSITE = {Deed.IN: Deed.OUT, Deed.SELECTED: Deed.OUT, Deed.OUT: Deed.IN, Deed.NOT_SELECTED: Deed.IN}


def turns(sentence: Sentence, here: list[Found], *, heading: bool) -> list[Found]:
    """The outcomes that a sentence tells of teams of which `here` tells none."""
    text = roles.heard(sentence.text)
    unheard = (OPEN_HEADING if heading else OPEN).search(text) or roles.DENIES.search(sentence.text)
    if unheard and (roles.ASKS.search(text) or roles.ASKS_WHO.search(text)):
        return list(_Turning(sentence, text, set(), heading=heading, pointed=False).asked())
    if unheard or (FOREIGN.search(text) and not re.search("[π¤]", text)):
        return []
    told = {team for one in here if one.deed in RESULTS | {Deed.WITHDREW} for team in one.teams}
    return list(
        _Turning(sentence, text, told, heading=heading, pointed=any(one.points for one in here)).found()
    )


class _Turning(Clauses):
    """The ways in which a sentence tells of teams."""

    def found(self) -> Iterator[Found]:
        """What is told, of each team once."""
        for made in (
            self._labelled(),
            self._clefts(),
            self._excepted(),
            self._placed(),
            self._rows(),
            self._gifts(),
            self._goals(),
            self._own_words(),
            self.asked(),
            self._beside(),
            self._pointers(),
            self._counted(),
        ):
            for one in made:
                teams = tuple(team for team in one.teams if team not in self._told)
                if teams or one.points:
                    self._told |= set(teams)
                    yield replace(one, teams=teams)

    def _placed(self) -> Iterator[Found]:
        """Teams by their particles."""
        for index, group in enumerate(self._groups):
            role = roles.role_of(self._text, group, heading=self._heading)
            if role is None:
                continue
            until = next(
                (one.start for one in self._groups[index + 1 :] if roles.starts_anew(self._text, one)), len(self._text)
            )  # fmt: skip
            said = self._of(role, until)
            if said is not None:
                yield self._made(said, self._manner(said, role), self._joined(index), group.start)

    def _labelled(self) -> Iterator[Found]:
        """ "Passed: A, B. Out: C"."""
        labels = list(LABELS.finditer(self._text))
        for one, after in zip(labels, [*labels[1:], None], strict=False):
            until = after.start() if after else len(self._text)
            row = [some for some in self._groups if one.end() <= some.start < until]
            if row and row[0].start - one.end() <= 2:
                said = Said(class_of(one), Manner.FINITE, one.start(), row[-1].end)
                teams = tuple(dict.fromkeys(team for some in row for team in some.teams))
                yield self._made(said, Manner.LIST, teams, one.start())

    def _rows(self) -> Iterator[Found]:
        """ "A, B: through. C out", without a verb."""
        if not self._heading and re.search(r"[다요죠까][.!]?$", self._text):
            return
        for index, group in enumerate(self._groups):
            until = self._groups[index + 1].start if index + 1 < len(self._groups) else len(self._text)
            one = ROWS.search(self._sentence.text, group.end, until)
            if one is not None and roles.PLAIN_TAIL.fullmatch(self._sentence.text, group.end, one.start()):
                said = Said(class_of(one), Manner.FINITE, one.start(), one.end())
                yield self._made(said, Manner.HEADLINE, group.teams, group.start)

    def _gifts(self) -> Iterator[Found]:
        """ "The last ticket went to A"."""
        for group in self._groups:
            to, gift = roles.TO.match(self._text, group.end), GIFT.search(self._text, 0, group.start)
            if to and gift and GAVE.match(self._text, to.end()):
                said = Said(deed_of(class_of(gift), gift[0]), Manner.FINITE, gift.start(), to.end())
                if not self._is_open(said):
                    yield self._made(said, Manner.FINITE, group.teams, gift.start())

    def _goals(self) -> Iterator[Found]:
        """ "In the final list A was not": the goal before the team, the verb after it."""
        for index, group in enumerate(self._groups):
            role = roles.role_of(self._text, group, heading=False)
            goal = GOAL.search(self._text, max(0, group.start - 50), group.start)
            if role is None or role.kind is not roles.Kind.SUBJECT or goal is None:
                continue
            until = self._groups[index + 1].start if index + 1 < len(self._groups) else len(self._text)
            turned = f"{goal[0].rstrip()} {self._text[role.end : until].lstrip()}"
            for turn in TURNS:
                one = None if turn.attribute or turn.object else turn.pattern.match(turned)
                if one is not None and one.end() > len(goal[0]):
                    end = role.end + one.end() - len(goal[0].rstrip()) - 1
                    said = Said(
                        deed_of(turn.deed, one[0]),
                        manner_of(turn),
                        role.end,
                        max(role.end + 1, min(end + 1, until)),
                    )
                    if not self._is_open(said):
                        yield self._made(said, self._manner(said, role), self._joined(index), goal.start())
                    break

    def _clefts(self) -> Iterator[Found]:
        """ "The one that passed is A"."""
        for one in roles.CLEFT_NAMES.finditer(self._text):
            yield from self._identified(
                Said(class_of(one), Manner.FINITE, one.start(), one.end("what")), one.end()
            )
        for turn, said in self._said:
            if turn.attribute and (of := roles.CLEFT_OF.match(self._text, said.end)):
                yield from self._identified(said, of.end())

    def asked(self) -> Iterator[Found]:
        """ "Those that fell?", and the answer in the line after it."""
        who = roles.ASKS_WHO.search(self._text)
        verb = next((said for turn, said in self._said if who and not turn.attribute), None)
        if verb is not None and not self._groups:
            yield self._made(
                verb._replace(end=len(self._text)), Manner.FINITE, (), verb.start, points=Points.NAMED_NEXT
            )
        for turn, said in self._said:
            if turn.attribute and not self._groups and roles.ASKED.match(self._text, said.end):
                yield self._made(
                    said._replace(end=len(self._text)),
                    Manner.FINITE,
                    (),
                    said.start,
                    points=Points.NAMED_NEXT,
                )

    def _identified(self, said: Said, start: int) -> Iterator[Found]:
        group = next((one for one in self._groups if one.start >= start), None)
        if group is None or not roles.DESCRIBED.fullmatch(self._text, start, group.start):
            return
        if roles.IS.match(self._text, group.end) and not self._is_open(said):
            yield self._made(said._replace(end=group.end), Manner.FINITE, group.teams, said.start)

    def _excepted(self) -> Iterator[Found]:
        """ "All but A were chosen": A went the other way."""
        for group in self._groups:
            aside = roles.EXCEPT.match(self._text, group.end)
            if aside is None:
                continue
            said = next(
                (one for turn, one in self._said if not turn.attribute and one.start >= aside.end()), None
            )
            if said is None or self._is_open(said) or said.deed not in _OPPOSITE:
                return
            manner = Manner.HEADLINE if self._heading else Manner.FINITE
            manner = Manner.AHEAD if not self._heading and self._is_ahead(said) else manner
            yield self._made(said, manner, (), group.start, points=Points.THE_REST)
            yield self._made(said._replace(deed=_OPPOSITE[said.deed]), manner, group.teams, group.start)

    def _beside(self) -> Iterator[Found]:
        """ "A, which was left behind, …"."""
        for turn, said in self._said:
            if turn.attribute:
                group = next((one for one in self._groups if 0 < one.start - said.end <= 14), None)
                if group is not None and roles.TITLE.fullmatch(self._text, said.end, group.start):
                    yield self._made(said, Manner.BESIDE, group.teams, said.start)

    def _pointers(self) -> Iterator[Found]:
        if self._pointed:
            return
        for one in forms.POINTER.finditer(self._text):
            until = next(
                (some.start for some in self._groups if some.start >= one.end() and roles.starts_anew(self._text, some)), len(self._text)
            )  # fmt: skip
            said = self._of(roles.Place(roles.Kind.SUBJECT, one.end()), until)
            if said is not None and not roles.EXCEPT.search(self._text, 0, one.end()):
                points, number = points_of(one)
                manner = self._manner(said, roles.Place(roles.Kind.SUBJECT, 0))
                yield self._made(said, manner, (), one.start(), points=points, number=number)

    def _counted(self) -> Iterator[Found]:
        """ "Two groups applied", and their names in the next sentence."""
        one = None if self._groups or self._pointed else roles.COUNTED.search(self._text)
        said = self._of(roles.Place(roles.Kind.SUBJECT, one.end()), len(self._text)) if one else None
        if said is not None and one is not None:
            yield self._made(said, Manner.FINITE, (), one.start(), points=Points.NAMED_NEXT)

    def _own_words(self) -> Iterator[Found]:
        """ "Our team was chosen", a team is quoted."""
        we = roles.WE.search(self._text)
        before = [one for one in self._groups if we and one.end <= we.start()]
        teams = {team for one in before for team in one.teams}
        if we is None or len(teams) != 1:
            return
        until = self._text.find("”", we.end())
        said = self._of(roles.Place(roles.Kind.SUBJECT, we.end()), until if until > 0 else len(self._text))
        if said is not None:
            yield self._made(
                said, self._manner(said, roles.Place(roles.Kind.SUBJECT, 0)), tuple(teams), before[0].start
            )
