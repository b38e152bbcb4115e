"""The exception tree. `str(error)` is for operators; `key` and `fields` name the sentence an asker reads."""

from typing import ClassVar


class ProgrammeError(Exception):
    """Something the program foresaw. Anything else that escapes is a bug."""

    key: ClassVar[str] = "error-unexpected"

    def __init__(self, message: str, **fields: object) -> None:
        super().__init__(message)
        self.fields = fields


class AskerError(ProgrammeError):
    """The asker can mend it: a sentence that says what to do next."""


class SetupError(ProgrammeError):
    """The operator must act: one line, exit code 2."""


class NoSuchStage(AskerError):
    key = "error-no-such-stage"


class BadDay(AskerError):
    key = "error-bad-day"


class BeforeTheProgramme(AskerError):
    key = "error-before-programme"


class NoLongerThere(AskerError):
    """What a kept control was about is gone from the facts."""

    key = "error-gone"


class NoSuchTerm(AskerError):
    key = "error-no-such-term"


class OldCommand(AskerError):
    """Options that the command no longer has, or has otherwise."""

    key = "error-old-command"


class NoQuestion(AskerError):
    key = "error-empty-question"


class NoSuchProgramme(AskerError):
    key = "error-no-such-programme"


class AlreadyDecided(AskerError):
    key = "error-already-decided"


class NoSuchClaim(AskerError):
    key = "error-no-such-claim"


class NoSuchSubscription(AskerError):
    key = "error-no-such-subscription"


class NoSuchBoard(AskerError):
    key = "error-no-such-board"


class TooManyAlerts(AskerError):
    """A server has as many subscriptions as one may have."""

    key = "error-too-many-alerts"


class NothingToChange(AskerError):
    key = "error-nothing-to-change"


class NotACurator(AskerError):
    key = "error-not-a-curator"


class AlreadyKnown(AskerError):
    """The same fact with the same sources is on record."""

    key = "error-already-known"


class NothingToUndo(AskerError):
    key = "error-nothing-to-undo"


class BadSource(AskerError):
    """What was given as a source is no address of a page."""

    key = "error-bad-source"


class TooLong(AskerError):
    key = "error-too-long"


class InTheFuture(AskerError):
    """A fact is dated on a day that has not come."""

    key = "error-in-the-future"


class BadSetting(SetupError):
    """A setting is missing, empty or malformed; the message names it and never its value."""


class BadProgrammeFile(SetupError):
    """A programme file is malformed; the message has file, path in the file and what was expected."""


class CannotReachDiscord(SetupError):
    """No network, a wrong token, intents that are not allowed: the bot cannot begin."""


class AnotherCopy(SetupError):
    """Another process does what this one was to do."""


class StoreUnusable(SetupError):
    """The store cannot be opened: locked, unwritable, unreachable, or newer than this program."""


class OutsideError(ProgrammeError):
    """Somebody else failed: it may go well later. Neither the message nor the sentence tells what lies inside."""


class FetchFailed(OutsideError):
    """A page or feed did not come. Whether its machine is silent, unknown or forbidden is not told apart."""

    key = "error-fetch-unreachable"


class BadAddress(FetchFailed):
    """What is no address of a page, or one that is never fetched."""

    key = "error-fetch-address"


class TooManyHops(FetchFailed):
    key = "error-fetch-hops"


class TooSlow(FetchFailed):
    key = "error-fetch-slow"


class TooBig(FetchFailed):
    key = "error-fetch-big"


class NotThere(FetchFailed):
    """404 or 410."""

    key = "error-fetch-gone"


class NotForUs(FetchFailed):
    """401, 402, 403 or 451: for those who are logged in, or pay, or live elsewhere."""

    key = "error-fetch-closed"


class SiteFailed(FetchFailed):
    """Any other answer that is no page; `retry_s` (seconds, or None) is when the site wants to be asked again."""

    key = "error-fetch-site"


class WrongKind(FetchFailed):
    """A PDF, a picture, a film: nothing that is read here."""

    key = "error-fetch-kind"


class Garbled(FetchFailed):
    """What came breaks the rules of its own protocol."""

    key = "error-fetch-garbled"


class NotForRobots(FetchFailed):
    """The site asks programs to leave that page alone."""

    key = "error-fetch-robots"


class Unreadable(OutsideError):
    """What came cannot be read as news."""

    key = "error-read-empty"


class BehindLogin(Unreadable):
    key = "error-read-login"


class OnlyVideo(Unreadable):
    key = "error-read-video"


class OtherLanguage(Unreadable):
    """Neither English nor Korean."""

    key = "error-read-language"


class NoText(Unreadable):
    """A headline without an article."""

    key = "error-read-no-text"


class BadEncoding(Unreadable):
    """No reading of its bytes is clean."""

    key = "error-read-encoding"


class HostileMarkup(Unreadable):
    """It declares entities, nests too deep or holds too much: nothing that a feed needs."""

    key = "error-read-hostile"


class CutShort(Unreadable):
    key = "error-read-cut"


class NotAFeed(Unreadable):
    key = "error-read-not-feed"


class NotAnArticle(Unreadable):
    """A feed, where an article was asked for."""

    key = "error-read-not-article"


class ReadingFailed(Unreadable):
    """Reading took too long or too much."""

    key = "error-read-failed"


class NoSuchFeed(AskerError):
    key = "error-no-such-feed"


class FeedKnown(AskerError):
    key = "error-feed-known"


class TooManyFeeds(AskerError):
    key = "error-too-many-feeds"


class NoSuchProposal(AskerError):
    key = "error-no-such-proposal"


class ProposalDecided(AskerError):
    """Somebody else decided on the proposal meanwhile."""

    key = "error-proposal-decided"
