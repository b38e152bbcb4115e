"""The words by which the Korean press tells an outcome, and those that leave it open.

Patterns are matched on masked sentences in lower case (see `answers/sentences.py` for the signs); no team, stage or
programme is named.
"""

import re
from dataclasses import dataclass

from ingest.told import Deed


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """A way to say a deed. `object` ones say it of what is marked as their object; the clause must hold `wants`;
    what stands right before must match `after` and must not match `never`."""

    deed: Deed
    pattern: re.Pattern[str]
    object: bool = False
    headline: bool = False
    beside: bool = False
    present: bool = False
    list_of: bool = False  # a list is made known: its names come after
    owner: bool = False  # said of whose it is: "stripped A of its place"
    wants: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None


# How a verb goes on where it states that something happened. What follows must not take it back.
_SAID = r"(?:다(?:고|며|면서)(?![가-힣])|다(?=[ .,”\"’'…·]|$)(?! ?(?:면|는|던))|다는 (?:결과|소식|통보|사실|점|평가(?=다|가))|으며|고(?![가-힣])|지만|으나|는데|으면서|습니다|(?:고|거든|네|는데|다고|다는데|대|데|어|아)요|답니다|던 것으로 (?:확인|나타))"
_HA = rf"(?:(?:했|하였|됐|되었|되엇|당했){_SAID}|(?:한|된) (?:것으로|걸로) (?:◇에? |[0-9]{{1,2}}일 |π |[가-힣]{{2,6}} ){{0,2}}(?:확인|파악|밝혀|집계|나타|결정|결론|발표|최종)[가-힣]*|(?:하면서|되면서|하며|되며|하고|되고|해|돼)(?=[ ,])|(?:하게 됐|하게 되었|키로 했|하기로 했|에 성공했){_SAID}|에 성공(?:하며|하면서)(?=[ ,]))"
_NOT = rf"(?:(?:하지|되지|지|치)(?:는|도)? ?(?:못했|못하였|않았|못해|못하게 됐|못한 (?:것으로|채))(?:{_SAID}|(?=[ ,])| (?:확인|나타)[가-힣]*)?| ?(?:못|안) ?했{_SAID}|에(?:는|도)? 실패했{_SAID})"
# How a noun stands for a verb in a heading.
_NOUN = r"(?= ?(?:$|[,.…!·/|)\]”\"’'↑]| 확정| 충격| 이변| 고배|\.\.\.|-|—|–|[“\"‘][§¤π]))"
_BESIDE = r"(?:한|된|진|은|린)(?= (?:§|(?:팀|곳|기업|회사|업체|컨소시엄)(?:은|는) §))"
_AIM = (
    r"(?:¤|π|단계|라운드|관문|문턱|벽|평가|심사|경쟁|최종|결선|본선|정예팀|명단|다음|프로젝트|사업|공모|후보)"
)
_INTO = rf"{_AIM}[가-힣]{{0,2}}(?:에|로|으로|까지)? ?(?:나란히 |함께 |최종 |모두 |무난히 |무사히 |당당히 |각각 |추가로 |추가 |다시 |성공적으로 )*$"
_PLAIN = r"(?:^|[§№)](?:이|가|은|는|도|등이|등은| 등(?:이|은)?| 모두| 역시| 측은| 측이|만| ?№(?:이|은|가)?)*,?|(?:팀|곳|기업|회사|개사|컨소시엄)(?:이|은|가|는)|모두|나란히|[위점차수]로|점으로|성적으로|함께|최종|결국|끝내|또한|역시|각각|[”\"’'…,]) ?(?:모두 |나란히 |함께 |최종 |결국 |끝내 |아쉽게 |아쉽게도 |각각 |무난히 |다 |◇에? |[0-9]{1,2}일 )*$"


def _verb(deed: Deed, words: str, **more: object) -> Verb:
    wants, after = more.pop("wants", None), more.pop("after", None)
    return Verb(
        deed=deed, pattern=re.compile(words), wants=re.compile(str(wants)) if wants else None,
        after=re.compile(str(after)) if after else None, **more,  # type: ignore[arg-type]
    )  # fmt: skip


def _verbs(
    deed: Deed, stem: str, *, denied: Deed | None = None, after: str = "", wants: str = ""
) -> tuple[Verb, ...]:
    """A verb of a noun and "to do" in each form of the press."""
    made = (
        _verb(deed, rf"(?:{stem}){_HA}", after=after, wants=wants),
        _verb(deed, rf"(?:{stem}){_NOUN}", headline=True, wants=wants),
        _verb(deed, rf"(?:{stem}){_BESIDE}", beside=True, after=after, wants=wants),
    )
    if denied is None:
        return made
    return (
        *made,
        _verb(denied, rf"(?:{stem})(?:을|를)? ?{_NOT}", after=after, wants=wants),
        _verb(
            denied,
            rf"(?:{stem}) ?(?:못해|못 해|불발|실패|좌절|무산)(?:서|도)?{_NOUN}",
            headline=True,
            wants=wants,
        ),
    )


_CHOSEN = rf"{_PLAIN}|(?:제치고|꺾고|누르고|따돌리고) ?(?:최종 )?$|(?:정예팀|№|승자|국가대표|대표|주자|우승자|팀|최종|¤|π|컨소시엄|공모|번째|차이|사업|프로젝트|평가|기업|명단|후보)[가-힣]{{0,3}} ?(?:최종 |추가로 |나란히 |함께 |끝내 |결국 |아쉽게 )*$"
_OURS = "¤|π|정예팀"
_CHANCE = "¤"
_PLAN = r"(?:계획|생각|의사|뜻|방침|입장)(?:이|가|은|는|도)? ?없(?:다(?:고|며|는)?|음|습니다)"
_WONT = rf"(?:(?:하|나서|내|보|가|)지 ?않(?:겠다|기로|는다|을 것|을 방침|을 계획|겠습니다|고 |기로 결정)[가-힣]*|지 않(?!게 |는 )[가-힣]*|안 ?(?:한다|하기로|하겠다|나선다|해)[가-힣]*|{_PLAN})"

VERBS: tuple[Verb, ...] = (
    _verb(Deed.OUT, rf"탈락(?:이|은) ?(?:최종 )?(?:확정|결정)(?:됐|되었){_SAID}", owner=True, after=r"의 $"),
    *_verbs(Deed.OUT, "탈락"),
    _verb(Deed.OUT, rf"(?:고배를 (?:마셨|들이켰|들었|마시게 됐)|쓴잔을 (?:마셨|들이켰|들었)|고배를 마시(?:며|고|면서)|낙마했|낙방했|짐을 쌌|짐을 싸야 했|이름을? ?올리지 ?못했|명단에서 (?:빠졌|제외됐|탈락했)|(?:진출|합격|최종|통과|선정)(?:팀|자)? ?명단에 없었|탈락 대상이 됐|미역국을 먹었|쓴맛을 봤)(?:{_SAID})?"),
    _verb(Deed.OUT, rf"(?:고배|쓴잔|쓴맛|낙마|낙방){_NOUN}", headline=True),
    _verb(Deed.OUT, rf"(?:문턱|벽|관문|고비)(?:을|를)? ?(?:못 ?넘어|못 ?넘었다|넘지 못해|못 ?넘겨){_NOUN}", headline=True),
    _verb(Deed.OUT, rf"(?:실격됐|실격 ?처리됐|실격당했|자격을 박탈당했|자격이 박탈됐|선정이 취소됐|퇴출됐|퇴출당했|짐을 싸게 됐){_SAID}"),
    _verb(Deed.OUT, rf"(?:실격|자격 ?박탈|퇴출){_NOUN}", headline=True),
    _verb(Deed.OUT, rf"(?:자격|선정|지위)(?:을|를) (?:박탈|취소)(?:했{_SAID}|한다(?:고 (?:밝|발표)|\.)|하기로 (?:했|결정했){_SAID})", owner=True),
    _verb(Deed.OUT, rf"(?:실격 ?처리했|실격시켰|퇴출했|퇴출시켰|선정을 취소했){_SAID}", object=True),
    _verb(Deed.OUT, r"(?:고배를 마신|쓴잔을 마신|떨어진|낙마한|밀려난|탈락하게 된)(?= (?:§|(?:팀|곳|기업|회사|업체|컨소시엄)(?:은|는) §))", beside=True),
    _verb(Deed.OUT, rf"(?:떨어졌|밀려났|미끄러졌|제외됐|배제됐|떨어지(?:며|고|면서))(?:{_SAID})?", wants="¤|π|평가|심사|문턱|관문|경쟁|공모", after=r"(?:¤|π|평가|심사|경쟁|명단|대상|정예팀|단계|문턱|관문|유일하게|홀로|[§№)](?:이|가|은|는|도)|모두|함께|최종|결국|끝내|에서|아쉽게|,)[가-힣]{0,3} ?$"),
    _verb(Deed.OUT, rf"(?:벽|문턱|관문|고비)(?:을|를)? ?(?:넘지 못했|넘지 못하고|못 넘었|뚫지 못했)(?:{_SAID})?"),
    _verb(Deed.OUT, rf"(?:문턱|관문|벽|평가|¤)(?:에서|서) ?(?:좌절|무릎|주저앉)(?:했|을 꿇었|았|됐)?(?:{_SAID})?"),
    _verb(Deed.OUT, rf"(?:진출|합류|통과|¤행|(?<=¤)행)(?:이|은|도)? ?(?:최종 |끝내 )?(?:좌절됐|무산됐|불발됐|물거품이 됐){_SAID}"),
    _verb(Deed.OUT, rf"탈락(?:이|은)? ?(?:최종 )?(?:확정됐|결정됐){_SAID}|탈락 (?:통보를 받았|명단에 올랐|명단에 이름을 올렸|판정을 받았|대상으로 (?:결정|확정|분류)됐){_SAID}"),
    _verb(Deed.OUT, rf"(?:도전을|여정을|질주를|행진을) (?:멈췄|마감했|접었|끝냈|마쳤|멈추게 됐|접게 됐){_SAID}"),
    _verb(Deed.OUT, rf"(?:나아가|넘어가|건너|나서|가)지 ?(?:못했|못하게 됐){_SAID}", after=rf"{_AIM}[가-힣]{{0,2}}(?:에|로|으로)? ?$"),
    _verb(Deed.OUT, rf"(?:나설|진출할|참가할|참여할|오를|나아갈|갈) 수 없게 됐{_SAID}", after=rf"{_AIM}[가-힣]{{0,2}}(?:에|로|으로|에는)? ?$"),
    _verb(Deed.OUT, rf"(?:도전|여정|질주|행진)(?:은|이|도) (?:[가-힣]+ ){{0,2}}(?:멈췄|막을 내렸|끝났|마감됐|마무리됐|좌절됐){_SAID}", owner=True),
    _verb(Deed.IN, rf"(?:진출|통과|합격|생존)(?:이|가|은) ?(?:최종 )?(?:확정|결정)(?:됐|되었){_SAID}", owner=True),
    _verb(Deed.OUT, rf"(?:탈락시켰|탈락 처리했){_SAID}", object=True),
    _verb(Deed.OUT, rf"살아남지 ?못했{_SAID}|생존하지 ?못했{_SAID}"),
    _verb(Deed.OUT, rf"(?:오르|올라서|올라가|들|살아남)지 ?(?:못했|못하게 됐){_SAID}", wants=_OURS, after=rf"{_AIM}[가-힣]{{0,2}}(?:에|로|으로|에는|까지)? ?$|[§№)](?:이|가|은|는)? ?(?:끝내 |결국 )?$"),
    *_verbs(Deed.IN, "진출", denied=Deed.OUT, after=rf"{_INTO}|{_PLAIN}"),
    *_verbs(Deed.IN, "통과", denied=Deed.OUT, after=rf"(?:¤|π|단계|관문|문턱|벽|이번 평가|이번 심사|(?:^|[§№)](?:이|가|은|는|도)|모두|나란히|함께|무난히|[위점차]로|점으로|성적으로|점수로|,) ?(?:평가|심사)|넘겨|넘어)[가-힣]{{0,2}}(?:를|을)? ?(?:나란히 |모두 |최종 |무난히 |무사히 |가볍게 |함께 |당당히 )*$|{_PLAIN}"),
    *_verbs(Deed.IN, "생존|안착|승선|합격|잔류", denied=Deed.OUT, after=rf"{_INTO}|{_AIM}[가-힣]{{0,3}} ?$|{_PLAIN}"),
    _verb(Deed.IN, r"(?:진출한다|진출하게 된다|향하게 된다|향한다|넘어간다|올라간다|올라선다|오른다|나아간다|간다|건너간다|직행한다)(?=[.,]?$|고 (?:밝|발표|설명))", after=rf"{_INTO}|{_PLAIN}", wants="¤|π|단계|라운드|결선|최종", present=True),
    _verb(Deed.IN, rf"(?:통과|합격) (?:판정|통보)을 받았{_SAID}|(?:국가대표|진출|참가) ?자격을 (?:얻었|확보했|획득했|따냈){_SAID}|살아남아(?=[ ,])"),
    _verb(Deed.IN, rf"(?:최후의|최종) ?(?:№|팀)(?:(?:으로|로) 남았|(?:이|가) 됐){_SAID}"),
    _verb(Deed.IN, rf"(?:라운드|평가|경쟁|¤)에서 (?:최종 )?(?:승리|우승)했{_SAID}"),
    _verb(Deed.IN, rf"살아남았{_SAID}|살아남(?:으며|으면서)(?=[ ,])"),
    _verb(Deed.IN, r"살아남은(?= (?:§|(?:팀|곳|기업|회사|업체|컨소시엄)(?:은|는) §))", beside=True),
    _verb(Deed.IN, rf"(?:향하게 됐|향했|넘어갔|나아갔|나아가게 됐|넘어가게 됐){_SAID}", after=r"(?:¤|단계|라운드|관문|결선|본선)(?:에|로|으로|까지)? ?(?:나란히 |함께 |모두 )*$"),
    _verb(Deed.IN, rf"(?:올라섰|올라갔|올랐|올라서(?:며|고|게 됐)|오르(?:며|고|게 됐))(?:{_SAID})?", after=r"(?:¤|단계|라운드|관문|결선|본선|대상|명단|최종 ?\S{0,3})(?:에|로|으로|까지)? ?(?:나란히 |함께 |모두 |최종 )*$"),
    _verb(Deed.IN, rf"(?:벽|문턱|관문|고비|¤)(?:을|를) ?(?:넘었|넘어섰|뚫었|넘으며|넘어)(?:{_SAID})?"),
    _verb(Deed.IN, r"(?<=¤)행(?: ?(?:티켓|열차)[을를]? ?)?(?:확정|합류|성공|거머쥐었다|따냈다|땄다)?(?= ?(?:$|[,.…!·”\"’'/]|\.\.\.))", headline=True),
    _verb(Deed.IN, rf"(?:진출권|티켓|출전권|합격증|합격점|본선행)(?:을|를)? ?(?:꿰찼|차지했|거머쥐었|땄|따냈|확보했|손에 쥐었|받았|쥐었|얻었){_SAID}", wants="¤|π|정예팀|라운드|단계|최종|관문"),
    _verb(Deed.IN, rf"(?:진출|통과)(?:을|를) ?(?:확정했|확정지었|확정 ?지었|이뤄냈|확정하며)(?:{_SAID})?", wants=_OURS, after=r"(?:¤|단계|최종|관문|라운드)[가-힣]{0,2} ?$"),
    _verb(Deed.BACK_IN, rf"(?:자리|막차)(?:를|을|에)? ?(?:꿰찼|차지했|거머쥐었|탔|올라탔|잡았){_SAID}"),
    _verb(Deed.IN, rf"(?<=¤)행(?: ?티켓| ?열차)?(?:을|를|에)? ?(?:확정했|확정지었|확보했|거머쥐었|따냈|탔|올라탔|합류했){_SAID}"),
    *_verbs(Deed.SELECTED, "(?:최종 ?)?(?:선정|선발|낙점|발탁)(?!했|하였|하기로|할|한|하)", denied=Deed.NOT_SELECTED, after=_CHOSEN),
    _verb(Deed.SELECTED, rf"(?:승자|우승자)가 (?:됐|되었){_SAID}", wants=_OURS),
    _verb(Deed.SELECTED, rf"(?:선택을|낙점을) 받았{_SAID}|영예를 안았{_SAID}|태극마크를 달았{_SAID}|합격 ?통보를 받았{_SAID}"),
    _verb(Deed.SELECTED, rf"(?:정예팀|선정팀|최종 ?선정팀)(?: ?명단)?(?: ?№)?(?:을|를|이|가) ?(?:◇에? |[0-9]{{1,2}}일 |최종 )*(?:발표했|공개했|확정했|공개됐|발표됐|확정됐|가려졌|정해졌){_SAID}", list_of=True),
    _verb(Deed.IN, rf"(?:후보|진출 ?대상|진출할 (?:팀|기업|№)|통과할 팀|통과한 팀|진출 ?기업|№)(?:을|를|이|가) ?(?:◇에? |[0-9]{{1,2}}일 |최종 )*(?:추렸|가려냈|골라냈|압축했|좁혔|가려졌|추려졌|압축됐|좁혀졌){_SAID}", list_of=True, wants=_OURS),
    _verb(Deed.IN, rf"(?:진출팀|통과팀)(?: ?명단)?(?: ?№)?(?:을|를|이|가) ?(?:◇에? |[0-9]{{1,2}}일 |최종 )*(?:발표했|공개했|확정했|공개됐|발표됐|확정됐|가려졌|정해졌){_SAID}", list_of=True),
    _verb(Deed.IN, rf"(?:확정|선정|결정)(?:됐|되었){_SAID}", after=r"¤(?:의)? ?대상(?:으로|에) ?(?:최종 )?$"),
    _verb(Deed.SELECTED, rf"(?:확정됐|확정되었|결정됐|압축됐|낙점됐){_SAID}", after=r"(?:정예팀|№|팀|기업|곳|주자|국가대표|승자)(?:으로|로) ?(?:최종 |나란히 )*$"),
    _verb(Deed.SELECTED, r"(?:최종 ?(?:№|팀|승자|선발)|정예팀)[’'”\"]?(?:에|으로|로)? ?(?:확정|선정|낙점|발탁)(?= ?(?:$|[,.…!·”\"’'/]|\.\.\.))", headline=True),
    _verb(Deed.SELECTED, rf"(?:뽑혔|이름을? ?올렸|선택받았|낙점받았|포함됐){_SAID}", after=r"(?:정예팀|¤|π|№|최종|팀|곳|기업[”’'\"]?|명단|추가로|명)[가-힣]{0,3} ?(?:최종 |추가로 |나란히 |함께 )*$|[§№)](?:이|가|은|는) ?(?:최종 |나란히 )*$"),
    _verb(Deed.SELECTED, rf"(?:선정했|선발했|낙점했|발탁했|뽑았|골랐|확정했|선택했|추가했|선정하고|선정한)(?:{_SAID})?", object=True, wants=_OURS),
    _verb(Deed.OUT, rf"(?:탈락시켰|떨어뜨렸|제외했|제외시켰|탈락 처리했){_SAID}", object=True, wants=_OURS),
    *_verbs(Deed.BACK_IN, "합류|복귀|부활|재합류|가세", denied=Deed.NOT_SELECTED, after=rf"{_INTO}|{_AIM}[가-힣]{{0,3}} ?$|{_PLAIN}|(?:번째|멤버|팀)[가-힣]{{0,2}} ?$", wants=_OURS),
    _verb(Deed.BACK_IN, r"(?:합류한다|합류하게 된다|가세한다)(?=[.,]?$|고 (?:밝|발표|설명))", present=True, wants=_OURS, after=rf"{_INTO}|{_AIM}[가-힣]{{0,3}} ?$|{_PLAIN}|(?:번째|멤버|팀)[가-힣]{{0,2}} ?$"),
    _verb(Deed.BACK_IN, rf"(?<=¤)(?:됐|되었|되며|돼)(?:{_SAID})?", wants=_CHANCE),
    _verb(Deed.BACK_IN, rf"(?<=¤)(?:에서|에)? ?(?:최종 )?(?:승리|성공|생존|부활|우승)(?:했{_SAID}|{_NOUN})"),
    *_verbs(Deed.APPLIED, "지원|신청|응모|출사표|도전|재도전|참가 신청|참여 신청|접수|참여", after=rf"(?:¤|π|공모)[가-힣]{{0,3}} ?(?:최종 |나란히 |각각 |함께 |모두 )*$|{_PLAIN}"),
    _verb(Deed.APPLIED, rf"(?:도전장을|출사표를|신청서를|제안서를|지원서를|참가신청서를|사업계획서를|원서를|서류를) ?(?:각각 |최종 |나란히 )?(?:냈|던졌|내밀었|제출했|접수했|마쳤){_SAID}"),
    _verb(Deed.APPLIED, rf"(?:접수를|신청을|지원을) (?:마쳤|완료했){_SAID}"),
    _verb(Deed.APPLIED, r"(?:도전장|출사표|신청서 제출)(?= ?(?:$|[,.…!·”\"’'/]|\.\.\.))", headline=True, wants=_CHANCE),
    _verb(Deed.DECLINED, rf"불참(?:{_HA}|하겠다[가-힣]*|한다[가-힣]*|키로[가-힣 ]*|을 (?:선언|결정|공식|확정|택|통보)[가-힣]*|(?: ?의사| ?뜻| ?방침| ?입장)(?:을|를)? ?(?:[가-힣π0-9]+ ){{0,3}}(?:밝혔|전했|전달했|알렸|알려 왔|굳혔|분명히 했|내비쳤|통보했)(?:{_SAID})?)"),
    _verb(Deed.DECLINED, rf"불참(?: ?(?:선언|확정|결정|의사|통보))?{_NOUN}", headline=True),
    _verb(Deed.DECLINED, rf"(?:참여|도전|재도전|지원|참가|응모|신청|나서|고려|검토|응하|출전|¤)(?:를|을|에|할)? ?{_WONT}", wants=_CHANCE),
    _verb(Deed.DECLINED, rf"(?:¤|참여|도전|지원|참가)(?:를|을|에는|는|은)? ?(?:포기|거절|고사|거부|사양)(?:했{_SAID}|하기로[가-힣 ]*|한다고[가-힣 ]*|하겠다[가-힣]*|{_NOUN})", wants=_CHANCE),
    _verb(Deed.WITHDREW, rf"(?:기권|자진 ?사퇴|자진 ?철회|자진 ?하차|중도 ?하차|중도 ?포기|중도 ?탈퇴|사업 ?포기|참여 ?철회|참여를 철회|참가를 철회|참여를 중단|참여 ?중단|참여를 포기|참가를 포기|참여 포기|사업을 포기|프로젝트를 포기|참여 ?포기|자진 ?포기|자진 ?탈퇴|중도 ?이탈)(?:{_HA}|한다고[가-힣 ]*|하겠다고[가-힣 ]*|하기로 (?:했|결정했){_SAID}|을 (?:선언|결정|공식화|발표|통보)[가-힣]*|를 (?:선언|결정|공식화|발표|통보)[가-힣]*| 의사를 (?:밝혔|전달했|통보했){_SAID}|(?= ?결정| ?선언))"),
    _verb(Deed.WITHDREW, rf"(?:기권|자진 ?사퇴|자진 ?철회|자진 ?하차|중도 ?하차|중도 ?포기|중도 ?탈퇴|사업 ?포기|참여 ?철회|자진 ?포기|자진 ?탈퇴|중도 ?이탈){_NOUN}", headline=True),
    _verb(Deed.WITHDREW, rf"(?:스스로 물러났|손을 뗐|발을 뺐|철수했|이탈했|하차했|탈퇴했|(?:철수|이탈|하차|탈퇴|빠지|물러나)(?:하)?기로 (?:했|결정했|결정하)|(?:철수|하차|탈퇴|이탈)(?:한다|하겠다)고 (?:밝혔|선언했|통보했|발표했|공시했|했)|(?:철회|포기|하차|철수) 의사를 (?:[가-힣]+ ){0,2}?(?:밝혔|전달했|통보했|전했))(?:{_SAID})?", wants=_OURS, after=r"(?:¤|π|프로젝트|사업|공모|경쟁|평가|참여)[가-힣]{0,3} ?(?:스스로 |중도 |참여 )?$"),
    _verb(Deed.OBJECTED, rf"(?:¤(?:서)?|이의(?: ?신청(?:서)?| ?제기)?)(?:을|를)? ?(?:공식 |정식으로 |공식적으로 |공식 )?(?:제기|제출|접수|신청)?(?:했|냈|하였){_SAID}", wants="¤|이의"),
    _verb(Deed.OBJECTED, rf"(?:¤|이의 ?신청|이의 ?제기)(?: ?(?:제기|제출|접수))?{_NOUN}", headline=True),
)  # fmt: skip

# A sentence with one of these states nothing, whichever clause it stands in.
OPEN = re.compile(
    r"\?|시나리오|경우의 수|지라시|가짜 ?뉴스|근거(?:가|도|는)? 없|허위|사실(?:이|은)? 아(?:냐|닙)|소문|루머|찌라시|낭설|이탈설|탈락설|철회설|사실이? ?아니|사실무근|오보|가정(?:하|을 )|만약|만일|추측|아니었다면|[을할될] 뻔|(?:적|바)[이도은]? ?없(?:다|음|습니다|었다)|부인(?:했|하|한다)|(?<![가-힣])쪽으로 (?:기울|가닥)|무게를 (?:두|싣)|저울질|누가 |어느 팀|어디가|까\.|까$|까요|확정되지 않|결정된 바 없|[했됐]어야|[했됐]다면|했더라면"
)
# A clause with one of these states nothing, unless its verb says that it has happened.
UNSURE = re.compile(
    r"전망|관측|예상|예측|유력|가능성|점쳐|점치|우려|위기|위험|기로에|수도 있|[을를할될] ?수 있|여부|는지 |[할될]지 |[할될] ?(?:것|경우|전망|예정|계획|방침)|(?<![가-힣])후보|기대(?:를|된|했|하)|희망|바란|바람을|미정|예정|거론|물망|(?<![측반화장전내표르])면(?=[ ,])|으면 |주장|의혹|것으로 (?:알려|보인|전해)|것 같|듯하|듯 ?보|짐작"
)
# What takes back right after a verb that it has happened.
TAKEN_BACK = re.compile(r"^ ?(?:주장|전망|추측|예상|가정|보도|우려|오해|착각|내다|관측|믿)")
# Where one clause ends and the next begins.
CLAUSE = re.compile(r"(?:으며|고|며|지만|으나|는데|면서|자),? |[;…]|\.\.\.|다\. |, ")
OPEN_HEADING = re.compile(
    r"\?|시나리오|경우의 수|전망|유력|관측|예상|가능성|위기|기로|누가|어디|운명|촉각|임박|앞두고(?! 자진| 기권| 중도)|초읽기|(?<=[가-힣]{2})설(?:[,… ]|$)|되나|하나$|할까|될까|검토|적[이도]? ?없|저울질|(?<![가-힣])무게(?![가-힣])|이유는|(?<![가-힣])왜|만약|후보|사실무근|부인"
)
FOREIGN = re.compile(
    r"주가|주식|코스피|코스닥|증시|상장|시총|순매수|급락|급등|야구|축구|농구|배구|구단|롤드컵|월드컵|올림픽|리그|한국시리즈|와일드카드|결정전|플레이오프|포스트시즌|[48]강|연장 끝|선수|감독|코치|경기에서|시즌|매출|분기 실적|영업이익|당기순|채용|공채|면접|입시|수능|희망퇴직|구조조정|정리해고|드라마|영화|예능|서바이벌|오디션|노래|앨범|가수|출연(?:자|한|해|진)|입찰|수주|조달|낙찰|특허|인증|예비심사|인수전|인수 ?후보|매각|시장(?:에|으로)? ?진출|해외 ?법인|법인을|신약|임상|식약처|청약|분양|선거|국회|법안|본회의|기소|재판|혁신상|수상(?:했|자|작|의)|시상|서버 ?장애|코딩테스트|로봇 ?대회|유니콘|해커톤|경진대회|공모전|스타트업 ?대회|액셀러|투자 ?유치|펀드"
)
