"""The point in time a question is about."""

from dataclasses import dataclass
from datetime import date, datetime

from answers.days import Day, end_of, today
from answers.errors import BeforeTheProgramme
from answers.fact_book import FactBook, Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """`as_of` and `known_at` are None where none was named; `known_as` is `known_at` as it was written."""

    today: date
    as_of: Day | None = None
    known_at: datetime | None = None
    known_as: str | None = None

    @property
    def moment(self) -> Moment:
        return Moment(self.as_of.last if self.as_of else self.today, self.known_at)

    @property
    def is_future(self) -> bool:
        return self.as_of is not None and self.as_of.first > self.today


def when(facts: FactBook, now: datetime, *, as_of: Day | None = None, known_at: Day | None = None) -> When:
    """The point in time asked about; `now` is aware. Days mean their end in the programme's zone.

    Raises BeforeTheProgramme for an `as_of` that lies before it began.
    """
    programme = facts.programme
    if as_of is not None and as_of.last < programme.begins_on.first:
        raise BeforeTheProgramme(
            f"{as_of} lies before the programme, which began on {programme.begins_on}",
            day=as_of,
            begins=programme.begins_on,
        )
    return When(
        today=today(now, programme.zone),
        as_of=as_of,
        known_at=end_of(known_at, programme.zone) if known_at else None,
        known_as=str(known_at) if known_at else None,
    )
