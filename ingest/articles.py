"""An article as it is read: its words, when it says it was published, and where it was found.

A plain value between fetching and understanding. It knows neither addresses to fetch nor what a sentence means.
"""

from dataclasses import dataclass

from answers.days import Day


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article. Quotes and spans index `text`; `title` is no part of it unless the text begins with it.

    `published_on` is a day in the programme's zone, as precise as the article tells it, None where it tells
    none. `language` is a code such as `ko` or `en`; `url` and `publisher` are None for what was pasted.
    """

    title: str
    text: str
    published_on: Day | None = None
    language: str | None = None
    url: str | None = None
    publisher: str | None = None
