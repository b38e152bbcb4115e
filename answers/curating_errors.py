"""What a curator can mend: errors of deciding by hand, beside those in `errors.py` that others share."""

from answers.errors import AskerError


class NoSuchTeam(AskerError):
    """No team of that name, or several; `told` says which."""

    key = "error-no-such-team"


class NoSuchEvent(AskerError):
    """Nothing of that name can be recorded."""

    key = "error-no-such-event"


class MisfitStage(AskerError):
    """An event of a repechage at a stage that is none."""

    key = "error-misfit-stage"


class NeedsTeam(AskerError):
    key = "error-needs-team"


class NeedsWords(AskerError):
    """An event that only a sentence can tell."""

    key = "error-needs-words"


class NeedsReason(AskerError):
    key = "error-needs-reason"


class BadMark(AskerError):
    key = "error-bad-mark"


class ChangesNothing(AskerError):
    key = "error-changes-nothing"


class PreviewOver(AskerError):
    """What was shown before a decision is decided, discarded, too old, or was forgotten by a restart."""

    key = "error-preview-over"


class OnlyTheOwner(AskerError):
    key = "error-only-the-owner"


class NoSuchCurator(AskerError):
    """No curator of that name, or no name where several could be meant; `names` has those there are."""

    key = "error-no-such-curator"


class NoCuratorYet(AskerError):
    """Nobody has been named yet."""

    key = "error-no-curator-yet"


class DecidedMeanwhile(AskerError):
    """Somebody else decided on a proposal; `who` and `what` say who did what."""

    key = "error-review-decided"


class AgreedAlready(AskerError):
    """The first of two curators cannot be the second as well."""

    key = "error-review-agreed"


class NeedsStage(AskerError):
    """A proposal of which no stage is known."""

    key = "error-review-needs-stage"


class NoAddress(AskerError):
    """A proposal that rests on no page."""

    key = "error-review-no-address"


class OneTeamOnly(AskerError):
    key = "error-review-one-team"


class BatchDisputed(AskerError):
    """Among several proposals one contradicts the record: that is decided alone."""

    key = "error-review-batch-disputed"


class NothingLeft(AskerError):
    """Everything that an article proposed is decided, or needs a look of its own."""

    key = "error-review-nothing-left"


class OwnerChoosesReview(AskerError):
    key = "error-review-owner"


class OwnerTrusts(AskerError):
    key = "error-trust-owner"


class FeedNotOfficial(AskerError):
    """Only what organisers publish themselves can be trusted to repeat the record."""

    key = "error-feed-not-official"


class NoReview(AskerError):
    """No channel was chosen."""

    key = "error-no-review"


class MayNotReview(AskerError):
    key = "error-review-permissions"


class ReviewElsewhere(AskerError):
    """A forum, a voice channel: cards cannot stand there."""

    key = "error-review-place"
