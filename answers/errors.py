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


class BadSetting(SetupError):
    """A setting is missing, empty or malformed; the message names it and never its value."""


class BadProgrammeFile(SetupError):
    """A programme file is malformed; the message has file, path in the file and what was expected."""


class CannotReachDiscord(SetupError):
    """No network, a wrong token, intents that are not allowed: the bot cannot begin."""


class StoreUnusable(SetupError):
    """The store cannot be opened: locked, unwritable, unreachable, or newer than this program."""
