"""The words of the field as enums, the same in code, store and programme file.

The values are what the contracts print as JSON, so they are never translated here.
"""

from enum import StrEnum
from typing import NewType

ProgrammeId = NewType("ProgrammeId", str)
TeamId = NewType("TeamId", str)
StageId = NewType("StageId", str)
SourceId = NewType("SourceId", str)
ClaimKey = NewType("ClaimKey", str)  # a claim's name across its versions


class Language(StrEnum):
    """A language in which the bot answers."""

    EN = "en"
    KO = "ko"


class Outcome(StrEnum):
    """What a stage did to a team."""

    ADVANCED = "advanced"
    ELIMINATED = "eliminated"
    SELECTED = "selected"
    NOT_SELECTED = "not_selected"
    SELECTED_REVIVAL = "selected_revival"
    NOT_SELECTED_REVIVAL = "not_selected_revival"
    APPLIED_REVIVAL = "applied_revival"
    DECLINED_REVIVAL = "declined_revival"
    WITHDREW = "withdrew"
    PENDING = "pending"
    UNKNOWN = "unknown"


STILL_IN = frozenset({Outcome.ADVANCED, Outcome.SELECTED, Outcome.SELECTED_REVIVAL, Outcome.PENDING})
OUT = frozenset({Outcome.ELIMINATED, Outcome.NOT_SELECTED, Outcome.NOT_SELECTED_REVIVAL, Outcome.WITHDREW})


class Event(StrEnum):
    """What a claim says happened."""

    APPLIED = "applied"
    SHORTLISTED = "shortlisted"
    SELECTED = "selected"
    NOT_SELECTED = "not_selected"
    PRESENTED = "presented"
    ADVANCED = "advanced"
    ELIMINATED = "eliminated"
    DECLINED_REVIVAL = "declined_revival"
    APPLIED_REVIVAL = "applied_revival"
    SELECTED_REVIVAL = "selected_revival"
    NOT_SELECTED_REVIVAL = "not_selected_revival"
    WITHDREW = "withdrew"
    STATEMENT = "statement"
    SCORE = "score"
    REASON = "reason"
    RESULT = "result"
    RULE = "rule"
    SCHEDULE = "schedule"
    CONTROVERSY = "controversy"
    RESULT_PENDING = "result_pending"
    MODEL_RELEASE = "model_release"
    OBJECTION = "objection"
    RELATED = "related"


# Events that place a team; every other event says something about it without placing it.
PLACING: dict[Event, Outcome] = {
    Event.APPLIED: Outcome.PENDING,
    Event.SHORTLISTED: Outcome.ADVANCED,
    Event.SELECTED: Outcome.SELECTED,
    Event.NOT_SELECTED: Outcome.NOT_SELECTED,
    Event.ADVANCED: Outcome.ADVANCED,
    Event.ELIMINATED: Outcome.ELIMINATED,
    Event.SELECTED_REVIVAL: Outcome.SELECTED_REVIVAL,
    Event.NOT_SELECTED_REVIVAL: Outcome.NOT_SELECTED_REVIVAL,
    Event.WITHDREW: Outcome.WITHDREW,
}

# Outcomes only where the repechage itself is asked about; elsewhere they are notes.
OF_THE_REPECHAGE: dict[Event, Outcome] = {
    Event.APPLIED_REVIVAL: Outcome.APPLIED_REVIVAL,
    Event.DECLINED_REVIVAL: Outcome.DECLINED_REVIVAL,
}

NOTED = frozenset({Event.DECLINED_REVIVAL, Event.APPLIED_REVIVAL, Event.OBJECTION})


class Precision(StrEnum):
    """How exactly a day is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


class StageKind(StrEnum):
    """What a stage is for; only `REPECHAGE` changes how standings are read."""

    CALL = "call"
    REVIEW = "review"
    CEREMONY = "ceremony"
    SHOWCASE = "showcase"
    EVALUATION = "evaluation"
    REPECHAGE = "repechage"
    OBJECTION = "objection"


class Verdict(StrEnum):
    """A decision on a claim."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"
    RETRACTED = "retracted"


class ReasonCode(StrEnum):
    """Why a team was placed as it was, in one word."""

    SCORE = "score"
    ELIGIBILITY = "eligibility"
    NOT_CHOSEN = "not_chosen"
    WITHDREW = "withdrew"
    DECLINED = "declined"
    OTHER = "other"


class Strength(StrEnum):
    """How freely an alias may be matched (see answers/names.py)."""

    STRONG = "strong"
    EXACT = "exact"
    WEAK = "weak"
    NEVER = "never"


class AliasKind(StrEnum):
    """What sort of name an alias is."""

    NAME = "name"
    PRODUCT = "product"
    TICKER = "ticker"
    MISSPELLING = "misspelling"
    FORMER = "former"


class Tier(StrEnum):
    """What sort of publication a source is, most trusted first."""

    OFFICIAL = "official"
    COMPANY = "company"
    WIRE = "wire"
    BROADCASTER = "broadcaster"
    NATIONAL_NEWSPAPER = "national-newspaper"
    TECH_PRESS = "tech-press"
    TRADE_PRESS = "trade-press"
    RESEARCH_BLOG = "research-blog"
    COMMUNITY = "community"
    AGGREGATOR = "aggregator"
    MACHINE_TRANSLATED = "machine-translated"


class Verification(StrEnum):
    """How far a claim was checked."""

    NORMAL = "normal"
    SINGLE_SOURCE = "single-source"
    SECONDARY_ONLY = "secondary-only"
    SEED_ONLY = "seed-only"
    TITLE_ONLY = "title-only"
    HEADLINE_ONLY = "headline-only"
    SUPERSEDED = "superseded"
    OUTCOME_UNVERIFIED = "outcome-unverified"


class ChangeKind(StrEnum):
    """What a decision changed in what is known."""

    ADVANCED = "advanced"
    ELIMINATED = "eliminated"
    SELECTED = "selected"
    NOT_SELECTED = "not_selected"
    APPLIED = "applied"
    DECLINED = "declined"
    WITHDREW = "withdrew"
    DATE_MOVED = "date_moved"
    SCORE = "score"
    CORRECTED = "corrected"
    RETRACTED = "retracted"
    DISPUTED = "dispute_opened"
    SETTLED = "dispute_settled"
    SOURCED = "sourced"  # the same, on other sources: an outcome became official, or is it no longer
    REWORDED = "reworded"


class Topic(StrEnum):
    """What a subscription may be limited to."""

    OUTCOMES = "outcomes"
    DATES = "dates"
    SCORES = "scores"
    DISPUTES = "disputes"


class Announce(StrEnum):
    """Whether a decision is told to those who follow; corrections of what was told always are."""

    USUAL = "usual"  # all but disputes
    DISPUTE = "dispute"  # disputes too
    QUIETLY = "quietly"


class ChannelKind(StrEnum):
    """A channel that alerts can go to."""

    TEXT = "text"
    ANNOUNCEMENT = "announcement"
    THREAD = "thread"


class SubscriptionState(StrEnum):
    ACTIVE = "active"
    PAUSED = "paused"  # by the server: what happens meanwhile is not told later
    REFUSED = "refused"  # closed to the bot for now: what happens meanwhile waits
    CLOSED = "closed"


class Task(StrEnum):
    """What a delivery has to do."""

    POST = "post"
    EDIT = "edit"
    PUBLISH = "publish"


class DeliveryState(StrEnum):
    PENDING = "pending"
    DONE = "done"
    DEAD = "dead"  # Discord will never take it; the operator must look
    CLOSED = "closed"  # nobody wants it any more


class FeedState(StrEnum):
    ACTIVE = "active"
    PAUSED = "paused"


class ArticleState(StrEnum):
    """How far an article that a feed told of has come."""

    WAITING = "waiting"  # to be read
    READ = "read"
    UNREADABLE = "unreadable"


class ProposalRelation(StrEnum):
    """How what an article says stands to the accepted claims."""

    NEW = "new"
    KNOWN = "known"
    CONTRADICTS = "contradicts"
    OLDER = "older"


class ProposalState(StrEnum):
    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"  # it is not so
    NOT_OURS = "not_ours"  # it is about something else


class FeedNotice(StrEnum):
    """What curators are told of a feed, once each time."""

    DOWN = "down"
    WELL = "well"  # again
