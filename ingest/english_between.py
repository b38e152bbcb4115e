"""What an English sentence says in its own voice, and what may stand between a subject and what is told of it.

It looks at the words of one masked sentence alone; whose deed it is stays with `english_turns.py`.
"""

import re

from ingest import english_forms as forms
from ingest.english_gaps import all_but_the_comma, goes_on, plain
from ingest.english_words import IT_SAYS
from ingest.told import blank

# What may stand between subject and verb: words set apart, and where, when or how it went.
SET_APART = re.compile(r",(?: [^,;:§]{1,90}?)?,(?= )|–[^–§;:]{1,90}–|—[^—§;:]{1,90}—|\([^()§]{0,90}\)")
_BESIDE = re.compile(
    r" (?:on|in|at|after|from|by|with|for|as of|under|during|via|following|despite|at the|amid|beyond|without|alongside|along with|together with|as well as)\b(?! to\b)[^,;:]{1,90}$"
)
_OUTFIT = re.compile(
    r"^(?:'s|')?(?: [a-z]+)? (?:entry|bid|proposal|dossier|side|outfit|alliance|model|consortium|team|group|camp|effort)\b"
)
_BECAME = re.compile(
    r"^ (?:is|was|are|were|became|remains?|becomes?) (?:now )?(?:the|one of|among|a|an)\b[^,;:§]{0,60}? (?:to|that|which|who)(?: (?:have|has|be|been|were|was|are|is))* ?$"
)
_SAID_AND = re.compile(
    r"^ (?:said|says) (?:that )?(?:it|they) [^;:§]{0,70} and (?:was|were|is|had|would|will|also)* ?$"
)
_CLAUSE_IN = re.compile(
    r"\b(?:said|says|told|that|who|which|whose|where|if|when|because|since|think|thinks|believes?|expects?|hopes?|wants?|rejected|denied|praised|criticised|thanked|congratulated|beat|backed)\b"
)
# A team that is named in what led up to the clause: "having seen off A, B and C go on".
_STEPPING_STONE = re.compile(r"(^(?:having|after|by) [^§,;]{2,40}§(?:'s)?),(?= ?§)")
_FRAMED = re.compile(r"(--|[–—])( §[^–—.;]{0,240}? )(--|[–—])(?= )")
_ANNOUNCES = re.compile(r"π[^“”\";.]{0,70}[:,] ?[“\"]")
_KEPT = re.compile(
    r"\bother (?:bid|appl|cand|cont|team|entr|comp|cons)|^, (?:joined|together|along|alongside)"
)


def heard(text: str) -> str:
    """A masked sentence without what others are quoted with or what is said beside it, every character in its place."""
    plain_speech = bool(forms.BY_ORGANISER.search(text) or _ANNOUNCES.search(text))
    text = blank(text, forms.CORPORATE)
    for pattern in (
        (forms.ASIDE, forms.DATELINE) if plain_speech else (forms.SPEECH, forms.ASIDE, forms.DATELINE)
    ):
        text = blank(text, pattern)
    for pattern in (forms.APPOSITION, forms.ATTRIBUTED):
        text = pattern.sub(_without_asides, text)
    text = _STEPPING_STONE.sub(lambda found: f"{found[1]};", text)
    return _FRAMED.sub(_between_commas, blank(text, forms.MARKS))


def _between_commas(found: re.Match[str]) -> str:
    """A row of teams between dashes, with commas in the place of these: the clause goes on behind it."""
    return f",{' ' * (len(found[1]) - 1)}{found[2]}{' ' * (len(found[3]) - 1)},"


def _without_asides(found: re.Match[str]) -> str:
    return found[0] if _KEPT.search(found[0]) else all_but_the_comma(found)


def bare(gap: str) -> str:
    """What stands between, without what is set apart."""
    return _OUTFIT.sub("", re.sub(" +,? *", " ", SET_APART.sub(" ", gap)))


def leads_on(gap: str) -> bool:
    """Whether nothing stands between subject and verb but what may."""
    rest = bare(gap)
    if _BECAME.match(rest) or _SAID_AND.match(rest):
        return True
    if plain(rest) or IT_SAYS.match(rest) or goes_on(rest) or forms.BECAME.match(rest):
        return True
    if _CLAUSE_IN.search(rest) or gap.startswith(("'", "-")):
        return False
    beside = _BESIDE.search(rest)
    return beside is not None and plain(rest[: beside.start()])
