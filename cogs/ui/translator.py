"""The words of commands and options, from the same catalogues as everything else.

`said(key)` is a description; Discord gets its English and, through the translator, its Korean. Command
names stay English everywhere: localised ones break pasted commands.
"""

from functools import cache

from discord import Locale
from discord.app_commands import TranslationContextTypes, Translator, locale_str

from answers.terms import Language
from answers.wording import Wording

LONGEST = 100  # characters of a description


@cache
def _english() -> Wording:
    return Wording()


def said(key: str) -> locale_str:
    """The description `key` of the catalogues."""
    return locale_str(_english().say(Language.EN, key), key=key)


class CatalogueTranslator(Translator):
    """Gives Discord the Korean of what `said` named."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording

    async def translate(
        self, string: locale_str, locale: Locale, context: TranslationContextTypes
    ) -> str | None:
        key = string.extras.get("key")
        if locale is not Locale.korean or not isinstance(key, str):
            return None
        return self._wording.say(Language.KO, key)


def language_of(locale: Locale) -> Language:
    """The language in which somebody with that client reads."""
    return Language.KO if locale is Locale.korean else Language.EN
