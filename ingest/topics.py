"""Which contest a passage of an article speaks of: this programme, another one, or whichever the text was at.

It knows a programme by its own names and words, and other contests by what they are called in general: no name of
either is written here.
"""

import re
from dataclasses import dataclass
from enum import Enum

from answers.fact_book import FactBook
from answers.facts import Stage, Team
from answers.folding import flat
from answers.sentences import Sentence

_ENOUGH = 4  # what an article must show of the programme before anything in it is believed
_SURE = 6  # what leaves no doubt
_GENERIC = re.compile(r"\s*(?:projects?|programmes?|programs?|contest|프로젝트|사업)$", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# Countries and their adjectives, as far as they start contests that are reported beside this one.
_COUNTRIES = (
    "japan japanese tokyo china chinese beijing u.s. american washington france french paris germany german india indian britain british uk "
    "canada canadian taiwan taiwanese singapore vietnam indonesia saudi uae emirates swiss switzerland european eu brazil italian italy spain spanish australia australian thailand thai morocco moroccan malaysia malaysian philippines kazakhstan egypt turkey israel israeli mexico mexican "
    "일본 중국 미국 프랑스 독일 인도 영국 캐나다 대만 싱가포르 베트남 사우디 유럽 스위스 이탈리아 스페인 호주 브라질 태국 모로코 말레이시아 필리핀 카자흐스탄 이집트 튀르키예 이스라엘 멕시코"
).split()
_MINISTRIES = (
    "중소벤처기업부 중기부 산업통상자원부 산업통상부 산업부 국방부 문화체육관광부 문체부 교육부 보건복지부 복지부 행정안전부 행안부 국토교통부 국토부 "
    "금융위 금융위원회 기획재정부 기재부 방위사업청 방사청 조달청 특허청 경제산업성 총무성 과기정통부 과학기술정보통신부 서울시 경기도 부산시 기후부 해수부 농식품부 외교부 법무부 통일부 고용부"
).split()
_OTHER_EN = re.compile(
    r"\b(?:tender|procurement|auction|accelerator|hackathon|unicorn|start-?up (?:contest|competition|award|programme|program)|playoffs?|prize|awards?|pilot)\b"
    r"|\b(?:defen[cs]e|economy|industry|trade|finance|culture|education|health|transport|interior|land|sme|smes|startups|environment|labou?r|agriculture) ministry\b|\bministry of (?:defen[cs]e|economy|trade|finance|culture|education|health|transport|the interior|land|smes|startups|environment|labou?r|agriculture|industry|national defen[cs]e)\b"
)
_OTHER_KO = re.compile(
    r"경진대회|공모전|해커톤|한국시리즈|플레이오프|입찰|조달|수주|낙찰|유니콘|챌린지|어워드|시상|혁신상|데이터센터 사업|클라우드 ?(?:전환 ?)?사업|바우처|서비스 사업자"
)
# What the programme may be likened to as well: another contest only where nobody of ours is named beside it.
_LIKENED = re.compile(
    r"\b(?:world cup|league|championship|olympi\w+|survival show|talent show|song contest|grand prix)\b|오디션|서바이벌|예능|드라마(?!틱)|(?<![가-힣])리그|월드컵|올림픽|경기에서|야구|축구|배구|농구|구단|8강|사업자"
)
# A contest of nearly the same name.
_SPECIAL = re.compile(
    r"특화 ?(?:ai ?)?(?:파운데이션 ?)?(?:모델|사업|프로젝트)|\bspeciali[sz]ed (?:ai )?(?:foundation )?models?\b"
)
# A state's contest for models of this kind, whatever it is called.
_PUBLIC_MODELS = re.compile(
    r"\b(?:government|state|national|country|nation|korea|homegrown|public|publicly funded)(?:'s|’s)?(?:[- ](?:run|led|backed|funded|sponsored|own))? (?:sovereign |independent |homegrown |domestic |national )?(?:ai|ai (?:foundation )?model|foundation[- ]model|language[- ]model) (?:development )?(?:project|contest|race|programme|program|competition|initiative|drive|squad|team)s?\b"
    r"|\b(?:sovereign|homegrown|home-grown|national) (?:ai )?(?:foundation )?(?:language )?(?:model|llm) (?:development )?(?:project|contest|race|programme|program|competition|initiative|drive)\b"
)
# Other things that a government gives out by contest.
_AID = re.compile(
    r"(?:gpu|데이터센터|컴퓨팅 ?센터)(?: |·|[가-힣]){0,16}(?:사업|공모)"
    r"|\b(?:gpu|cloud|data cent(?:er|re)|voucher|computing cent(?:er|re)|satellite|chip|robot(?:ics)?|drone|healthcare|bio|autonomous|smart city|edtech|textbook|security) (?:[a-z-]+ ){0,2}(?:project|programme|program|contest|competition|initiative|scheme|tender|bid|contract)\b"
)


class Topic(Enum):
    """Of which contest a passage speaks."""

    OURS = 1
    OTHER = 2
    OPEN = 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """How much of the programme an article shows."""

    points: int

    @property
    def is_enough(self) -> bool:
        return self.points >= _ENOUGH

    @property
    def is_plenty(self) -> bool:
        return self.points >= _SURE


class Topics:
    """The words of a programme, made ready once for an article."""

    def __init__(self, facts: FactBook) -> None:
        programme = facts.programme
        names = {programme.name.en, programme.name.ko, *programme.other_names}
        names |= {name for name in programme.bad_translations if "..." not in name}
        cores = {
            core for name in names if len(_WORD.findall(core := _GENERIC.sub("", name))) > 1 and len(core) > 4
        }
        self._names = _any_of({*names, *cores})
        self._keys = {_squeezed(one) for one in (*names, *cores)}
        pairs = {
            " ".join(words[at : at + 2])
            for name in cores
            if (words := _WORD.findall(name.lower()))
            for at in range(len(words) - 1)
        }
        self._pairs = {_squeezed(one) for one in pairs}
        self._likely = re.compile(_likely(pairs))
        terms = {
            one.strip()
            for term in facts.glossary
            for one in re.split(r"[,/;()]", f"{term.word.en},{term.word.ko}")
        }
        told = {one for one in terms if len(one) > 2 and (not one.isascii() or " " in one)}
        self._terms = {_squeezed(one) for one in told}
        organisers = {name for one in programme.organisers for name in (one.name.en, one.name.ko, *one.short)}
        people = {name for one in programme.people for name in (one.name.en, one.name.ko, *one.variants)}
        self._has_ministry = any("ministry" in one.lower() for one in organisers)
        self._people = _any_of(organisers | people)
        own = {word for name in (*names, *organisers) for word in _WORD.findall(name.lower())}
        home = {one for one in _COUNTRIES if one in own or any(one in name.lower() for name in names)}
        abroad = [one for one in _COUNTRIES if one not in home]
        ministries = [one for one in _MINISTRIES if one not in own and one not in organisers]
        latin = "|".join(re.escape(one) for one in abroad if one.isascii())
        hangul = "|".join(one for one in abroad if not one.isascii())
        self._far = re.compile(rf"\b(?:{latin})\b|{hangul}")
        self._abroad = re.compile(
            rf"\b(?:{latin})(?:'s)? (?:[a-z-]+ ){{0,3}}?(?:ministry|government|agency|programme|program|project|contest|initiative|scheme)\b|(?:{hangul})(?:판| 정부| [가-힣]{{2,6}}(?:성|부|청)(?:은|는|이|가)|의 [^.]{{0,12}}(?:사업|프로젝트|프로그램))|자국 (?:[^.]{{0,16}})(?:사업|프로젝트)"
        )
        self._ministries = re.compile("|".join(ministries) or r"(?!)")

    def _may_name(self, low: str) -> bool:
        """A quick look whether a name of the programme can be there at all."""
        squeezed = _squeezed(low)
        return any(one in squeezed for one in self._keys)

    def evidence(
        self, text: str, teams: set[Team], stages: set[Stage], standing: int, *, current: bool
    ) -> Evidence:
        """What an article shows of the programme; `standing` counts its words that can only be of a contest,
        `current` tells that it names a stage that was held in its days."""
        low, squeezed = text.lower(), _squeezed(text)
        names = {one[0] for one in self._names.finditer(low)} if self._may_name(low) else set()
        points = (
            3 * bool(names) - (bool(names) and max(map(len, names)) <= 4) + min(1, max(0, len(names) - 1))
        )
        points += 3 * (not names and self._is_named_in_short(low))
        points += 2 * (not names and bool(stages) and _PUBLIC_MODELS.search(low) is not None)
        points += min(2, sum(one in squeezed for one in self._pairs))
        points += min(2, sum(one in squeezed for one in self._terms))
        points += bool(self._people.search(low) or (self._has_ministry and " ministry" in low)) + min(
            2, max(0, len(teams) - 1)
        )
        return Evidence(points + bool(stages) + bool(standing) + 2 * current)

    def _is_named_in_short(self, low: str) -> bool:
        """Whether a text calls the programme by a few words of its names, and not another country's so."""
        return any(
            not self._far.search(low, max(0, one.start() - 40), one.end())
            for one in self._likely.finditer(low)
        )

    def speaks(self, words: str, teams: set[Team]) -> bool:
        """Whether words name somebody who speaks for the programme or for a team, or are of such a kind."""
        low = words.lower()
        if self._people.search(low) or re.search(
            r"ministry|official|government|spokes|정부|관계자|장관|차관|대표", low
        ):
            return True
        return any(
            flat(name) in flat(low)
            for team in teams
            for name in (team.name.en, team.name.ko, *(one.name for one in team.aliases))
        )

    def topic(self, words: str) -> Topic:
        """Of which contest a passage speaks by its own words, as written."""
        low = words.lower()
        own = self._names.sub(" ", low) if self._may_name(low) else low
        if _SPECIAL.search(own) or self._abroad.search(own):
            return Topic.OTHER
        if own != low:
            return Topic.OURS  # said to be like an audition or a league, or named beside other aid, perhaps
        if self._likely.search(own) and not self._far.search(own):
            return Topic.OURS
        if _AID.search(own) or self._ministries.search(own):
            return Topic.OTHER
        if _OTHER_EN.search(own) or _OTHER_KO.search(own):
            return Topic.OTHER
        if _LIKENED.search(own) and not self._people.search(low):
            return Topic.OTHER
        return Topic.OPEN


def _likely(pairs: set[str]) -> str:
    """Two words of a programme's name and a word for such a thing: what the press calls it in short."""
    latin = "|".join(re.escape(one).replace(r"\ ", "[ -]") for one in sorted(pairs) if one.isascii())
    return rf"\b(?:{latin or '(?!)'})(?:[ -](?:ai|model|foundation|llm|development|building|elite)){{0,3}} (?:projects?|programmes?|programs?|contest|competition|race|initiative|drive|scheme)\b"


def _squeezed(text: str) -> str:
    return re.sub(r"[\s-]+", "", text.lower())


def _any_of(names: set[str]) -> re.Pattern[str]:
    """Any of the names, the longest first; spaces and hyphens are as good as each other, quotes may stand within."""
    made = []
    for name in sorted({one.lower() for one in names if len(one) > 1}, key=len, reverse=True):
        words = [re.escape(one) for one in re.split(r"[\s-]+", name) if one]
        made.append(
            rf"{'(?<![a-z])' if name[0].isascii() else ''}{r'[ -]?'.join(words) if not name.isascii() else r'[ -]'.join(words)}{'(?![a-z])' if name[-1].isascii() else ''}"
        )
    return re.compile("|".join(made) or r"(?!)")


def named(sentences: list[Sentence]) -> tuple[set[Team], set[Stage]]:
    """The teams and stages that sentences name."""
    refs = [ref for one in sentences for ref in one.refs.values()]
    return {one for one in refs if isinstance(one, Team)}, {one for one in refs if isinstance(one, Stage)}
