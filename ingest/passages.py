"""An article's text cut into what its writer tells: headings and sentences, without captions and page furniture.

It knows lines, quotation marks and the ends of sentences, and nothing of what is said. Places are kept, so that
a passage is found again in the article, letter for letter.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MOST_READ = 100_000  # characters; the longest feature of a newspaper has less than half of that
_LONGEST = 900  # characters; what goes on for longer without an end is no sentence of the press

_LINE = re.compile(r"[^\n]+")
_ABBREVIATED = "".join(
    rf"(?<!\b{one}\.)"
    for one in r"[A-Za-z] Corp Inc Co Ltd vs No Mr Ms Mrs Dr St Gov Sen Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec jan feb aug".split()
)
_END = re.compile(
    rf"(?<=[.!?。]){_ABBREVIATED}[”\"’')\]]?(?=\s|$)(?!\s+[a-z])"
    r"|(?<=[다요죠음함임][.!?])[”\"’')\]]?(?=[가-힣A-Z“\"‘'\[(▲■◆△])"
)
_QUOTED = re.compile(r"[“\"][^“”\"\n]{1,400}[”\"]")
_CAPTION = re.compile(
    r"^\W*(?:[▲△▼▽◀▶](?![^\n]{0,24}[:：=]|[^\n]{2,80}[▲△▷▶]|[^\n(（]{2,300}(?<!있)다\.(?:\s|$))|[ⓒ©]|사진(?:=|:|\s*제공|\s*설명)|\[?(?:사진|그래픽|자료|표|영상)[=:\]/]|photo(?:s|graph)?\b\s*(?:[:=]|by|courtesy)|image\b\s*(?:[:=]|credit)|(?:file|handout) photo|caption\s*:)"
    r"|[\[(（](?:[^()\[\]]{0,30}(?:사진|제공|연합뉴스|뉴시스|뉴스1|photo|getty|reuters|yonhap|newsis|courtesy|handout|\bafp\b|\bap\b)[^()\[\]]{0,30})[\])）]\W*$"
    r"|(?:사진|자료|그래픽)\s*[=/:|]\s*[^.]{1,40}$|/\s*(?:사진|자료)\s*[=:]?\s*\S{1,30}$",
    re.IGNORECASE,
)
_OTHER_STORIES = re.compile(
    r"^\W*(?:related (?:articles?|stor(?:y|ies)|news|posts?|content)|you may also like|you might also like|also read|read (?:more|also|next)|see also|more (?:from|on|stories|news)|most (?:read|popular|viewed)|recommended(?: for you)?|trending(?: now)?|latest (?:news|stories)|editor'?s picks?"
    r"|관련 ?(?:기사|뉴스|글)|추천 ?(?:기사|뉴스)|많이 ?본 ?(?:기사|뉴스)|인기 ?(?:기사|뉴스)|주요 ?(?:기사|뉴스)|함께 ?(?:볼|읽을|보면) ?[가-힣 ]{0,8}(?:기사|뉴스)?|이 ?시각 ?[가-힣 ]{0,8}뉴스|다른 ?기사 ?보기|이전 ?기사|다음 ?기사|연관 ?기사|최신 ?(?:기사|뉴스)|실시간 ?뉴스|기사 ?더 ?보기|오늘의 ?(?:주요 ?)?뉴스)\W*$"
    r"|^\W*(?:관련 ?기사|read more|see also|also read|related)\s*[:：|▶>]",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"^\W*(?:by [A-Z][\w.'-]+ [A-Z]|[가-힣]{2,4} ?(?:기자|특파원|인턴기자|선임기자)|\S+@\S+|leave a comment|share this|subscribe|copyright|저작권|무단|ⓒ|입력|수정|등록|승인|기사입력|업데이트|published|updated|posted)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?。…][”\"’')\]]*\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence or a heading at `text[start:end]`; `paragraph` counts the lines that were kept."""

    start: int
    end: int
    paragraph: int
    heading: bool = False


def passages(text: str) -> Iterator[Passage]:
    """What is told in `text`, in order."""
    beside = False  # within a list of other stories
    for number, line in enumerate(_lines(text[:MOST_READ])):
        words = text[slice(*line)].strip()
        ends = bool(_ENDS.search(words))
        beside = (beside and not (ends and len(words) > 60)) or bool(_OTHER_STORIES.search(words))
        if beside or not words or _is_furniture(words):
            continue
        if not ends and len(words) < 200 and not re.search(r"다$", words):
            yield from _headings(text, *line, number)
            continue
        for start, end in _sentences(text, *line):
            if end - start <= _LONGEST:
                yield Passage(start=start, end=end, paragraph=number)


def datelines(text: str) -> Iterator[str]:
    """The lines that tell when the page was published, as written."""
    for line in _lines(text[:MOST_READ]):
        words = text[slice(*line)].strip()
        if len(words) < 80 and re.search(r"20\d\d", words) and _DATELINE.search(words):
            yield words


_DATELINE = re.compile(
    r"^\W*(?:입력|등록|승인|기사입력|작성|게시|발행|published|posted|date|released?)\b|^\W*(?:입력|등록|승인|작성|게시|발행)?\W*20\d\d\W{1,2}\d{1,2}\W{1,2}\d{1,2}\W*(?:\(?[월화수목금토일]\)?)?\W*(?:\d{1,2}:\d\d(?::\d\d)?)?\W*$",
    re.IGNORECASE,
)


def _is_furniture(words: str) -> bool:
    return bool(_CAPTION.search(words)) or (len(words) < 120 and bool(_FURNITURE.search(words)))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """The lines of `text`; those that a mail broke at its width are one again."""
    start = end = -1
    for found in _LINE.finditer(text):
        if end >= 0 and found.start() == end + 1 and _goes_on(text, start, end, found.start()):
            end = found.end()
            continue
        if end >= 0:
            yield start, end
        start, end = found.span()
    if end >= 0:
        yield start, end


def _goes_on(text: str, start: int, end: int, following: int) -> bool:
    """Whether the line that ends at `end` was broken rather than ended."""
    last = text.rfind("\n", start, end) + 1 or start
    if text[last:end].rstrip()[-1:] in '.!?:;。…”"」' or not text[last:end].strip():
        return False
    return text[following].islower() or (
        start > 0 and 60 <= end - last <= 110 and text[following] not in " \t▲-•·*"
    )


def _headings(text: str, start: int, end: int, number: int) -> Iterator[Passage]:
    start, end = _trimmed(text, start, end)
    if start < end:
        yield Passage(start=start, end=end, paragraph=number, heading=True)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of one line. What a person is quoted with stays in one piece with who says it."""
    quotes = [(one.start(), one.end()) for one in _QUOTED.finditer(text, start, end)]
    at, index = start, 0
    for found in _END.finditer(text, start, end):
        while index < len(quotes) and quotes[index][1] < found.end():
            index += 1
        if (
            index < len(quotes)
            and quotes[index][0] < found.start()
            and not _closes(text, quotes[index][1], found.end(), end)
        ):
            continue
        one = _trimmed(text, at, found.end())
        if one[0] < one[1]:
            yield one
        at = found.end()
    one = _trimmed(text, at, end)
    if one[0] < one[1]:
        yield one


def _closes(text: str, quote_end: int, found_end: int, end: int) -> bool:
    """Whether a full stop inside a quotation ends the sentence around it too."""
    if found_end < quote_end:
        return False
    return bool(re.match(r"\s+[A-Z“\"\[(]|\s*$", text[found_end:end][:4]))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
