"""What an asker reads where something cannot be answered as asked: one sentence, in their language."""

from answers.errors import ProgrammeError
from answers.facts import Text
from answers.terms import Language
from answers.wording import Wording, listed


def refusal(error: ProgrammeError, wording: Wording, language: Language) -> str:
    """The sentence of an error, with what it is about filled in."""
    fields = {name: _field(value, language) for name, value in error.fields.items()}
    return wording.say(language, error.key, **fields)


def _field(value: object, language: Language) -> object:
    if isinstance(value, tuple):
        return listed(language, [one.in_(language) for one in value if isinstance(one, Text)])
    return value
