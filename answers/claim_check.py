"""What the record supports, contradicts or does not know of the things a message says.

Pure: a message and the facts in, verdicts out. A wrong verdict is worse than none, so that whatever the record
does not settle is UNKNOWN: contested outcomes, stages to come, days told more exactly than they are known.
"""

from dataclasses import replace
from datetime import datetime

from answers.check_cards import check_card
from answers.check_chances import Chances
from answers.check_counts import check_count
from answers.check_marks import check_end, check_mark
from answers.check_placing import Placing
from answers.days import today
from answers.fact_book import FactBook
from answers.sayings import say
from answers.statements import Said, Statement, statements
from answers.verdicts import Checked, Holds, Verdict, verdict
from answers.when import When

__all__ = ["check", "check_card", "judge"]


def check(text: str, facts: FactBook, now: datetime) -> Checked:
    """Every statement of `text`, judged by what is on record at the aware moment `now`; the same statement
    made twice is judged once."""
    when = When(today=today(now, facts.programme.zone))
    found: dict[Statement, Verdict] = {}
    for one in statements(text, facts, when.today):
        key = replace(one, quote="", because_of="", start=0, end=0)
        if key not in found:
            found[key] = judge(one, facts, when)
    return Checked(verdicts=tuple(found.values()), when=when)


def judge(one: Statement, facts: FactBook, when: When) -> Verdict:
    """The verdict on one statement as of `when`."""
    if one.day is not None and one.day.first > when.today:
        return verdict(one, Holds.UNKNOWN, say("check-to-come", day=one.day))
    until = facts.programme.evidence_until
    if one.day is not None and not one.lasting and one.day.first > until.last:
        return verdict(one, Holds.UNKNOWN, say("check-newer", day=one.day, until=until))
    if one.team is None:
        return check_count(one, facts, when)
    match one.said:
        case Said.SCORE:
            return check_mark(one, one.team, facts, when.moment)
        case Said.TOP | Said.BOTTOM:
            return check_end(one, one.team, facts, when.moment)
        case Said.APPLIED | Said.DECLINED:
            return Chances(one, one.team, facts, when).second_chance()
        case Said.WITHDREW:
            return Chances(one, one.team, facts, when).withdrawal()
        case _:
            return Placing(one, one.team, facts, when).placing()
