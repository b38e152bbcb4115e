"""What the press calls a stage beside the names that a programme gives it: "the opening round", "the losers' round".

It knows how many stages of a kind a programme has, and no name of any.
"""

import re
from dataclasses import replace

from answers.fact_book import FactBook
from answers.facts import Stage
from answers.sentences import OTHER, STAGE, Ref, Sentence
from answers.terms import StageKind

_ORDINALS = {
    word: at
    for at, words in enumerate(("opening first 1st one 1 i", "second 2nd two 2 ii", "third 3rd three 3 iii", "fourth 4th four 4 iv"), start=1)
    for word in words.split()
}  # fmt: skip
_NTH = re.compile(
    r"\b(?P<n>opening|first|1st|second|2nd|third|3rd|fourth|4th)(?:-|(?: and (?:final|last|decisive|deciding))? )(?:[a-z]+-stage )?(?:(?:(?:π|sovereign|national|ai|model|stage|phase|interim|progress|performance|elimination|knockout|annual|big|official|government|π's) )*)(?:step |stage )?(?:evaluations?|assessments?|round|stage|phase|cut|hurdle|cull|reckoning|checkpoint|step)(?: (?:evaluations?|assessments?))?\b"
    r"|\b(?:phase|stage|round|evaluation|cut)[- ](?:no\. ?)?(?P<m>one|two|three|four|[1-4]|i{1,3}|iv)\b(?! (?:teams?|of|companies))"
)
_CHANCE = re.compile(
    r"\b(?:losers?'?s?'?|revival|repechage|consolation|second-chance|comeback|play-in|last-chance|rescue|wild-?card) (?:round|bracket|match|contest|draw|competition|track|play-?off|tournament|route|call|selection)\b"
    r"|\b(?:extra|additional|supplementary|spare|reopened|further|replacement|top-up|make-up) (?:public )?(?:call|recruitment|solicitation|contest|competition|selection|round|invitation)\b"
    r"|\b(?:extra|additional|supplementary|spare|vacant|reopened) (?:[a-z]+ ){0,2}?[a-z]+(?= (?:place|berth|slot|seat|spot)s?\b)|\b(?:extra|additional|supplementary|spare|vacant|reopened)(?= (?:place|berth|slot|seat|spot)s?\b)"
)


# What has rounds and stages too.
_ELSEWHERE = "talks fund bidding negotiation financing investment match layoff cuts interview voting playoff capital".split()
_OF_ELSE = re.compile(
    r"¤ of (?:the |its )?(?:[a-z-]+ ){0,2}?(?:talks|fund(?:ing|raising)?|financing|bidding|negotiations?|investments?|matches|layoffs|cuts|interviews|voting|playoffs?|capital)\b"
    r"|\b(?:funding|investment|playoff|interview|fundraising|financing) ¤"
)


class Callings:
    """The stages of a programme by what anybody might call them."""

    def __init__(self, facts: FactBook) -> None:
        kinds = {kind: [one for one in facts.stages if one.kind is kind] for kind in StageKind}
        self._nth = kinds[StageKind.EVALUATION]
        self._chance = kinds[StageKind.REPECHAGE]

    def heard(self, sentence: Sentence) -> Sentence:
        """The sentence with a stage's sign in the place of such words."""
        if any(one in sentence.text for one in _ELSEWHERE):
            sentence = replace(
                sentence, text=_OF_ELSE.sub(lambda found: found[0].replace(STAGE, OTHER), sentence.text)
            )
        spans = [(one.start(), one.end(), stage) for one, stage in self._found(sentence.text)]
        return _signed(sentence, spans) if spans else sentence

    def _found(self, text: str) -> list[tuple[re.Match[str], Stage]]:
        found: list[tuple[re.Match[str], Stage]] = []
        for one in _NTH.finditer(text):
            at = _ORDINALS[one["n"] or one["m"]]
            if at <= len(self._nth):
                found.append((one, self._nth[at - 1]))
        if len(self._chance) == 1:
            found += [(one, self._chance[0]) for one in _CHANCE.finditer(text)]
        found.sort(key=lambda one: one[0].start())
        return [
            one
            for at, one in enumerate(found)
            if all(one[0].start() >= other[0].end() for other in found[:at])
        ]


def _signed(sentence: Sentence, spans: list[tuple[int, int, Stage]]) -> Sentence:
    text: list[str] = []
    places: list[tuple[int, int]] = []
    refs: dict[int, Ref] = {}
    at = 0
    for start, end, stage in [*spans, (len(sentence.text), len(sentence.text), None)]:
        for index in range(at, start):
            if index in sentence.refs:
                refs[len(text)] = sentence.refs[index]
            text.append(sentence.text[index])
            places.append(sentence.places[index])
        if stage is not None:
            refs[len(text)] = stage
            text.append(STAGE)
            places.append((sentence.places[start][0], sentence.places[end - 1][1]))
        at = end
    return replace(sentence, text="".join(text), places=tuple(places), refs=refs)
