"""A page into one article: its text without menus and advertising, its title and date. Pure.

What is no article ends in one clear way each: behind a login, only a film, another language, a headline without
text, nothing. `trafilatura` finds the text of most pages; short notices, which it gives up on, are found by our
own rules. It is imported here alone, in the process that reads (`reading_process.py`).
"""

import copy
import logging
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from answers.errors import (
    BadEncoding,
    BehindLogin,
    HostileMarkup,
    NoText,
    OnlyVideo,
    OtherLanguage,
    Unreadable,
)
from ingest.documents import Document, Entry, Kind, fingerprint_of, in_paragraphs, letters, whole_text
from ingest.encodings import REPLACED, clean
from ingest.languages import OTHER, language_of
from ingest.markup import tree_of, words_of
from ingest.page_heads import Head, head_of

SHORT = 250  # letters: below, trafilatura's finding is held against our own
LEAST = 30  # letters that make an article beside its headline
MOST_ELEMENTS = 30_000  # pages of news have a tenth of it
_MOST_BY_TRAFILATURA = 8_000  # beyond, it takes seconds
_THIN = 400  # letters: a page with a login form or a film and no more text than this is about that

_IDS = (
    "articleBody", "article_body", "articleBodyContents", "article-view-content-div", "newsct_article", "dic_area",
    "newsEndContents", "articletxt", "article_content",
)  # fmt: skip
_CLASSES = (
    "article_body",
    "article-body",
    "article-content",
    "news_body",
    "view_con",
    "entry-content",
    "post-content",
)
_BODIES = (
    "//*[@itemprop='articleBody']",
    "//*[" + " or ".join(f"@id='{one}'" for one in _IDS) + "]",
    "//*[" + " or ".join(f"contains(concat(' ', @class, ' '), ' {one} ')" for one in _CLASSES) + "]",
    "//article",
    "//main",
    "//*[@role='main']",
)
_ASIDE = (
    "//nav|//aside|//footer|//form|//*[@role='navigation']|//*[contains(@class,'related')]|//*[contains(@id,'related')]"
    "|//*[contains(@class,'comment')]|//*[contains(@class,'copyright')]|//*[contains(@class,'breadcrumb')]"
    "|//*[@hidden]|//*[@aria-hidden='true']"
)


def read_page(html: str, *, url: str | None, zone: ZoneInfo, today: date) -> Document:
    """The one article of a page; raises Unreadable in one of its kinds."""
    if html.count("<") > 3 * MOST_ELEMENTS:  # a tree of it would fill the memory
        raise HostileMarkup("it holds too much")
    tree = tree_of(html)
    if tree is None:
        raise Unreadable("there is nothing on the page")
    if _size(tree) > MOST_ELEMENTS:
        raise HostileMarkup("it holds too much")
    head = head_of(tree, url=url, zone=zone, today=today)
    login = bool(tree.xpath("//input[@type='password']"))
    film = head.video or bool(
        tree.xpath("//video|//iframe[contains(@src,'/embed/') or contains(@src,'player')]")
    )
    body = _clean_paragraphs(_body(tree, head))
    _expect_article(head, body, login=login, film=film, bare=not letters(words_of(tree)))
    text = whole_text(head.title, body)
    language = language_of(body, head.language)
    if language == OTHER:
        raise OtherLanguage("it is neither English nor Korean")
    entry = Entry(
        title=head.title or text.partition("\n")[0],
        text=text,
        link=url or head.address,
        published_on=head.when.day,
        doubtful=head.when.doubtful,
        language=language,
        publisher=head.publisher,
        fingerprint=fingerprint_of(head.title, body, url or head.address),
    )
    return Document(kind=Kind.PAGE, title=entry.title, entries=(entry,))


def _body(tree: Any, head: Head) -> str:
    """The article's text, in paragraphs."""
    found = _by_trafilatura(tree)
    if len(letters(found)) >= SHORT:
        return in_paragraphs(found)
    marked, whole = _by_own_rules(tree)
    told = (marked, head.body, found, whole)
    return in_paragraphs(next((one for one in told if len(letters(one)) >= LEAST), max(told, key=len)))


def _size(tree: Any) -> int:
    return sum(1 for _one in tree.iter())


def _by_trafilatura(tree: Any) -> str:
    if _size(tree) > _MOST_BY_TRAFILATURA:
        return ""
    from trafilatura.core import bare_extraction

    # It logs what it discards; whoever called is told by what we raise.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = bare_extraction(
        copy.deepcopy(tree), include_comments=False, include_tables=True, with_metadata=False
    )
    text = getattr(found, "text", None)
    return clean(text) if isinstance(text, str) else ""


def _by_own_rules(tree: Any) -> tuple[str, str]:
    """The text of the first element that is marked as the article's; and all of the page but what surrounds it."""
    bare = copy.deepcopy(tree)
    for one in bare.xpath(_ASIDE):
        if one.getparent() is not None:
            one.drop_tree()
    bodies = bare.xpath("//body")
    whole = words_of(bodies[0]) if bodies else ""
    for path in _BODIES:
        best = max((words_of(one) for one in bare.xpath(path)[:3]), key=len, default="")
        if len(letters(best)) >= LEAST:
            return best, whole
    return "", whole


def _clean_paragraphs(text: str) -> str:
    """Without the paragraphs that lost letters on their way; raises BadEncoding where that is most of it."""
    if REPLACED not in text:
        return text
    kept = "\n\n".join(one for one in text.split("\n\n") if REPLACED not in one)
    if len(kept) * 2 < len(text):
        raise BadEncoding("letters were lost before it came here")
    return kept


def _expect_article(head: Head, body: str, *, login: bool, film: bool, bare: bool) -> None:
    """Raises Unreadable for a page that is no article."""
    if REPLACED in head.title:
        raise BadEncoding("letters were lost before it came here")
    said = letters(body)
    beside = len(said) - (len(letters(head.title)) if letters(head.title) in said else 0)
    if (login or not head.free) and len(said) < _THIN:
        raise BehindLogin("it is for those who are logged in")
    if film and len(said) < _THIN:
        raise OnlyVideo("there is a film and no text")
    if bare and not head.title:
        raise Unreadable("there is nothing on the page")
    if beside < LEAST:
        raise NoText("there is a headline without an article")
