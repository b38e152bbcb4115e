"""Markup before and while it is taken apart: what no feed needs is refused, and HTML becomes plain paragraphs.

Every look here takes time in proportion to the length of the text, however hostile it is.
"""

import re
from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

from answers.errors import HostileMarkup
from ingest.encodings import clean

DEEPEST = 100  # elements inside each other; XHTML inside a feed has a dozen
MOST_ELEMENTS = 100_000
MOST_ATTRIBUTES = 200  # of one element; a parser of feeds took minutes over 150,000
_MOST_LOOSE_ENDS = (
    5_000  # signs of markup that are none, where it is not well-formed: each costs a look at the rest
)
_LOOSELY_DEEPEST = 400  # where end tags are missing
_TAG = re.compile(r"<(/?)([A-Za-z_][\w:.-]*)([^<>]*)>")
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())

_BLOCKS = frozenset(
    "address article aside blockquote br caption center dd details dialog div dl dt fieldset figure footer form h1 h2 h3 "
    "h4 h5 h6 header hr legend li main nav ol p pre section summary table tbody tfoot thead tr ul".split()
)
_SKIPPED = frozenset(
    "script style noscript template iframe object svg canvas audio video figcaption button select option "
    "textarea input head title".split()
)


def is_sound(text: str) -> bool:
    """Whether `text` is well-formed XML. Raises HostileMarkup for declared entities, depth and numbers."""
    parser = expat.ParserCreate()
    depth = count = 0

    def start(_name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth += 1
        count += 1
        if depth > DEEPEST or count > MOST_ELEMENTS or len(attributes) > MOST_ATTRIBUTES:
            raise HostileMarkup("it nests too deep or holds too much")

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def doctype(*_told: object) -> None:
        raise HostileMarkup("it declares a document type or entities")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = doctype
    parser.EntityDeclHandler = doctype
    try:
        parser.Parse(text, True)
    except expat.ExpatError:
        return False
    except UnicodeEncodeError:
        return False
    return True


def check_loosely(text: str) -> None:
    """The same for markup that is not well-formed; raises HostileMarkup."""
    bare = without_cdata(text)
    if re.search(r"<!\s*(?:DOCTYPE|ENTITY)", bare, re.IGNORECASE):
        raise HostileMarkup("it declares a document type or entities")
    depth = count = 0
    for found in _TAG.finditer(bare):
        count += 1
        if found[1]:
            depth = max(0, depth - 1)
        elif not found[3].endswith("/") and found[2].lower() not in _VOID:
            depth += 1
        if depth > _LOOSELY_DEEPEST or count > MOST_ELEMENTS or found[3].count("=") > MOST_ATTRIBUTES:
            raise HostileMarkup("it nests too deep or holds too much")
    if bare.count("<") - count > _MOST_LOOSE_ENDS or bare.count("&") > MOST_ELEMENTS:
        raise HostileMarkup("it holds too much that is no markup")


def without_cdata(text: str) -> str:
    """`text` without its CDATA sections and comments."""
    for opening, closing in (("<![CDATA[", "]]>"), ("<!--", "-->")):
        kept: list[str] = []
        at = 0
        while (start := text.find(opening, at)) >= 0:
            kept.append(text[at:start])
            end = text.find(closing, start)
            if end < 0:
                at = len(text)
                break
            at = end + len(closing)
        kept.append(text[at:])
        text = "".join(kept)
    return text


def tree_of(html: str) -> Any | None:
    """The tree of an HTML text, None where there is nothing in it; libxml2 itself cuts what nests too deep."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    if not html.strip():
        return None
    try:
        return document_fromstring(html.encode(), parser=HTMLParser(encoding="utf-8", remove_comments=True))
    except (etree.LxmlError, ValueError):
        return None


def plain_text(html: str) -> str:
    """The words of an HTML fragment, a paragraph a line; text without markup stays as it is."""
    if "<" not in html and "&" not in html:
        return clean(html).strip()
    tree = tree_of(html)
    return "" if tree is None else words_of(tree)


def words_of(element: Any) -> str:
    """The words inside an element, a paragraph a line; captions, buttons and code are left out."""
    text = "".join(_pieces(element))
    lines = (" ".join(line.split()) for line in clean(text).split("\n"))
    return "\n".join(line for line in lines if line)


def _pieces(element: Any) -> Iterator[str]:
    from lxml import etree

    skipping = 0
    for event, one in etree.iterwalk(element, events=("start", "end")):
        name = one.tag if isinstance(one.tag, str) else ""
        if event == "start":
            skipping += name in _SKIPPED
            if name in _BLOCKS:
                yield "\n"
            if one.text and not skipping and name:
                yield one.text.replace("\n", " ")
        else:
            skipping -= name in _SKIPPED
            if name in _BLOCKS:
                yield "\n"
            elif name in {"td", "th"}:
                yield " "
            if one.tail and not skipping and one is not element:
                yield one.tail.replace("\n", " ")
