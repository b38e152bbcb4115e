"""Which words of a sentence state an outcome, and of which teams: subject and predicate, in English and Korean.

It works on the signs of `sentences.py` alone and knows neither facts nor what is meant by a statement. Where a
sentence leaves open of whom it speaks, nobody is its subject.
"""

import re
from dataclasses import dataclass, replace

from answers.said import Said
from answers.statement_words import ATTRIBUTIVE, BECAUSE, KO_BECAUSE, MARK, WORDS, Words, known


@dataclass(frozen=True, slots=True)
class Told:
    """A predicate found in a sentence."""

    words: Words
    start: int
    end: int
    number: float | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Teams or a number of teams in a row, and whether they stand after their predicate."""

    start: int
    end: int
    after: bool = False


_UNIT = r"§(?: ?\(§\))?"
_AND = r"(?: ?,? ?(?:and|&|\+|/|·|ㆍ|•|및|그리고|as well as|plus|nor|also) ?| ?, ?|(?:와|과|랑|이랑|하고|도,?) | ?/ ?|(?:와|과|랑|이랑))"
_LIST = rf"{_UNIT}(?:{_AND}{_UNIT})*"
_GROUP = re.compile(
    rf"№(?:(?:이|은|인)? ?[(:,—–-] ?| |(?:은|는) ){_LIST}\)?|{_LIST}(?: ?(?:등|,|[(—–-])? ?№)?|№"
)
BOUNDARY = re.compile(
    r"[,;:!—–|]|\.(?= )| - |\b(?:while|but|and|whereas|so|though|although|because|since|as(?! of))\b|(?<=[고며])(?= )|지만|는데|반면|한편"
)
_STRONG_BOUNDARY = re.compile(
    r"[,;!—–|/]|\b(?:while|but|whereas|and)\b|(?<=[고며]) |지만|는데|반면|한편|\.(?= )"
)
_GOVERNED = re.compile(
    r"(?:\b(?:after|unlike|like|than|with|without|against|for|by|from|of|to|over|behind|between|beat|says?|alongside|include|including|called|is|(?<!there )are|was|(?<!there )were|did|does|do|has|have|had|다른|나머지)|§'s|§의) (?:the |both )?$"
)
_NOT_SUBJECT = re.compile(
    r"^(?:의|에게|한테|에서|에|로|으로|보다|처럼|대신|(?:을|를) ?(?:꺾|제치|이기|상대|누르)|(?:와|과) ?달리|와의|과의|'s|' | ?%|-)"
)
_IS = re.compile(r"'s (?:(?:still|now|already|officially|definitely) )*")
_OBJECT = re.compile(r"^(?:을|를)")
_OTHER_NUMBER = re.compile(
    r"(?:\b(?:other|another|more|further|additional|some|planned|top)|다른|나머지|또|추가|상위) $"
)
_BE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|got|get|gets|getting|has been|have been|'s|'re)\b(?: \w+){0,2} ?$"
)
_TAKES_OBJECT = re.compile(
    r"^ (?:its|their|the|a|an|his|her|my|our|your|this|that|these|those|new|more|some|all|[0-9§№δπµ]|ai|models?|foundation|teams?|consorti(?:um|a)|two|three)(?!\w)"
)
_COMPLEMENT_ENDS = re.compile(
    r"[,;:()!—–|.]|\b(?:and|but|while|whereas|so|because|since|as (?=it|they)|due to|thanks to|owing to|after failing|which|who)\b|§|№"
)
_LEADS_ON = re.compile(r"\b(?:to|into|of|from|by|for|than|the|top|over|against|with|as)(?: \w+)? ?$")
_PLACED = re.compile(
    r"\b(?:to|into|among) (?:the )?(?:final |last |top |best )?(?:one|two|three|four|five|six|seven|eight|nine|ten|[0-9])"
)
_STRICT = re.compile(r"\b(?:of|for|to|into|from|by|with|as)\b")
_LENIENT = re.compile(r"^ ?(?:in|at|on|after|during|following|despite|amid)\b(?! (?:a|an|its|their|the) )")
_SINGLED_OUT = re.compile(
    r"\b(?:first|last|only|next|second|third|(?:did|does|do|is|was|are|were) (?:they|it|he))\b|유일|먼저"
)
_WITH_MARK = re.compile(r"^으로 ?$|\bwith $")
_ELLIPSIS = re.compile(r"^[,;]? ?(?:and|but|then|yet|,|while|고|며|지만)?[ ,]*")
_RIGHT_LABEL = re.compile(
    r"^(?: (?:in|at|from) ¤)? ?(?:teams?|팀|자|곳|기업)? ?(?:[:：\-–—=>→|]|were|are|은|는)+ ?$"
)
_ACTIVE_GAP = re.compile(r"^ (?:both |out )?$")
_WITH = re.compile(r" (?:along with|together with|alongside|as well as|with) ")


class Grammar:
    """The predicates and the teams of one sentence, and which belong together. `anchored` tells that the sentence
    names the programme or a stage, so that words beside the statement may be of any kind."""

    def __init__(self, text: str, *, anchored: bool) -> None:
        self._text, self._anchored = text, anchored
        self.told = _predicates(text)
        self.groups = [Group(one.start(), one.end()) for one in _GROUP.finditer(text)]
        self._subjects: list[Group | None] = []
        for index in range(len(self.told)):
            self._subjects.append(self._subject(index))

    @property
    def subjects(self) -> tuple[Group | None, ...]:
        """Of whom each predicate speaks; None where that is not plain."""
        return tuple(self._subjects)

    def _subject(self, index: int) -> Group | None:
        told, text = self.told[index], self._text
        begin = self.told[index - 1].end if index else 0
        before = [one for one in self.groups if begin <= one.start and one.end <= told.start]
        if self._is_attributive(told):
            return self._following(index, begin)
        if not before:
            last = self._subjects[index - 1] if index else None
            if last is not None and not last.after and self._goes_on(begin, told.start):
                return last
            return self._following(index, begin)
        group = before[-1]
        earlier = self._subjects[index - 1] if index else None
        if earlier is not None and earlier.after and earlier.start == group.start:
            if not self._is_attributive(self.told[index - 1]):
                return self._following(index, begin)
        elif len(before) > 1 and not _STRONG_BOUNDARY.search(text[before[-2].end : group.start]):
            return None
        return group if self._is_subject(group, told, begin) else None

    def _is_attributive(self, told: Told) -> bool:
        """Whether a Korean predicate stands as an attribute right before a name."""
        word = self._text[told.start : told.end]
        following = self._text[told.end : told.end + 2]
        return told.words.korean and bool(ATTRIBUTIVE.search(word)) and following.strip()[:1] in {"§", "№"}

    def _goes_on(self, begin: int, end: int) -> bool:
        """Whether nothing but a conjunction and words of grammar lead on to the next predicate."""
        between = self._text[begin:end]
        rest = KO_BECAUSE.sub(" ", _ELLIPSIS.sub("", between))
        joined = bool(BOUNDARY.search(self._text[max(0, begin - 3) : end]) or _WITH_MARK.search(between))
        return joined and not re.search(r"\b(?:it|they|who|others?|rest)\b", between) and known(rest)

    def _is_subject(self, group: Group, told: Told, begin: int) -> bool:
        text = self._text
        gap = text[group.end : told.start]
        bare_gap = self.without_reason(gap, told)
        lead = text[begin : group.start]
        if told.words.lasting and _IS.fullmatch(gap):
            return self._ends_well(told, group)
        if gap[:1] == "만" and "§" in text[group.start : group.end]:
            return False  # nobody else, which is more than can be checked of one team
        if _NOT_SUBJECT.match(gap) or _GOVERNED.search(lead):
            return False
        if bool(_OBJECT.match(gap)) != told.words.needs_object:
            return False
        if "№" in text[group.start : group.end] and _OTHER_NUMBER.search(lead):
            return False
        if _SINGLED_OUT.search(gap):
            return False
        if not known(bare_gap) or _STRONG_BOUNDARY.search(bare_gap.replace(",", " ", 1).replace("—", " ", 1)):
            return False
        clause = lead[max((one.end() for one in BOUNDARY.finditer(lead)), default=0) :]
        if not self._anchored and not known(clause):
            return False
        if told.words.passive and not _BE.search(gap) and not self._is_headline(gap, told):
            return False
        return self._ends_well(told, group)

    def _is_headline(self, gap: str, told: Told) -> bool:
        """Whether a participle without a form of to be may stand for one: "A, B eliminated"."""
        tail = self._text[told.end :]
        return gap.strip() in {"", ",", "both", "all", "—", "-"} and not _TAKES_OBJECT.match(tail)

    def _ends_well(self, told: Told, group: Group) -> bool:
        """Whether what follows the predicate belongs to this contest and is no object of another verb."""
        if told.words.korean or told.number is not None:
            return True
        tail = self._text[told.end :]
        if _TAKES_OBJECT.match(tail) and not re.match(r" (?:the )?[¤π]", tail):
            return bool(re.match(r" (?:place|spot|№)", tail)) or (
                told.words.said in {Said.DECLINED, Said.WITHDREW, Said.APPLIED}
                and known(self.complement(told))
            )
        complement = self.complement(told)
        if _PLACED.search(complement):
            return False
        following = tail[len(complement) :]
        if following[:1] in {"§", "№"} and _LEADS_ON.search(complement) and not _WITH.match(tail):
            return False
        if self._anchored and _LENIENT.match(complement) and not _STRICT.search(complement):
            return True
        return known(complement)

    def complement(self, told: Told) -> str:
        marks = (one.start for one in self.told if one.number is not None and one.start >= told.end)
        until = next(marks, len(self._text))
        tail = self._text[told.end : until]
        found = _COMPLEMENT_ENDS.search(tail, 1)
        rest = tail[: found.start()] if found else tail
        because = BECAUSE.search(rest)
        return rest[: because.start()] if because else rest

    def _following(self, index: int, begin: int) -> Group | None:
        """The teams that stand after their predicate: under a label, or as what was done to them."""
        told, text = self.told[index], self._text
        end = self.told[index + 1].start if index + 1 < len(self.told) else len(text)
        group = next((one for one in self.groups if told.end <= one.start and one.end <= end), None)
        if group is None:
            return None
        gap, lead = text[told.end : group.start], text[begin : told.start]
        lead = lead[max((one.end() for one in BOUNDARY.finditer(lead)), default=0) :]
        before = index == 0 or (self._subjects[index - 1] or Group(0, 0)).after
        labelled = before and bool(_RIGHT_LABEL.match(gap)) and known(lead) and self._stands_alone(group)
        attribute = self._is_attributive(told) and gap in {"", " "} and (self._anchored or known(lead))
        active = (
            told.words.passive
            and not told.words.lasting
            and bool(_ACTIVE_GAP.match(gap))
            and bool(lead.strip())
            and known(lead)
            and not _BE.search(lead)
            and known(self.rest_after(group))
        )
        if attribute and _NOT_SUBJECT.match(text[group.end :]):
            attribute = not re.match(r"^(?:와|과|보다|대신)", text[group.end :])
        return replace(group, after=True) if labelled or attribute or active else None

    def _stands_alone(self, group: Group) -> bool:
        """Whether the list under a label ends as lists do."""
        return bool(
            re.match(
                r"^ ?(?:[.;,!/|)]|$|등|이?다|이?고|입니다|임|ㅋ|ㅠ|\(|탈락|진출|합격|out|in\b|elim|adv|still)",
                self._text[group.end :],
            )
        )

    def rest_after(self, group: Group) -> str:
        tail = self._text[group.end :]
        found = _COMPLEMENT_ENDS.search(tail)
        return tail[: found.start()] if found else tail

    def without_reason(self, gap: str, told: Told) -> str:
        return KO_BECAUSE.sub(" ", gap) if told.words.korean else gap

    def beside(self, index: int, told: Told, group: Group) -> Group | None:
        """The teams of whom the same is said: "A was eliminated along with B"."""
        found = None if group.after else _WITH.match(self._text, told.end)
        last = index + 1 < len(self.told)
        if found is None or last or told.number is not None:
            return None
        more = next((one for one in self.groups if one.start == found.end()), None)
        return more if more and known(self.rest_after(more)) else None


def _predicates(text: str) -> list[Told]:
    """The predicates of a sentence in order, the longest at each place."""
    found = [
        Told(words, one.start(), one.end())
        for words in WORDS
        for one in words.pattern.finditer(text)
        if one.end() > one.start()
    ]
    for one in MARK.finditer(text):
        figure = one["mark"] or one["figure"]
        found.append(Told(_SCORE, one.start(), one.end(), float(figure)))
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[Told] = []
    for told in found:
        if not kept or told.start >= kept[-1].end:
            kept.append(told)
    return kept


_SCORE = Words(said=Said.SCORE, pattern=MARK)
