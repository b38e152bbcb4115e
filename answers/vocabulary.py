"""Words of questions beside their cues: what is no name, what frames a yes-or-no question, what is mere grammar."""

import functools
import re

from answers.folding import flat
from answers.lexicon import CUES, Cue

# Words of questions that are no names: they are never read as a slip of one, and end a name.
_COMMON = """
fate boot axe 1st 2nd 3rd 4th ppl hw eval evals docs doc quote article articles wondering recall curious
a able about above accept according across actually after again against ago ahead all allow almost alone along already also although
always am among an and another answer any anymore anyone anything anyway apart are around as ask asked at atm away back bad based be
because become been before begin behind being believe best better between big bit both bot bro briefly bring but by call called came can
care case cause certain chance change check clear close come comes coming compare compete competing complete confirm consider contest
continue correct could couple course current currently dad day days dear decide decided deep definitely did didnt different do does doesnt
doing done dont down drop dropped due dude during each early either else end ended ends enough enter even event ever every everybody everyone
everything exact exactly except expect explain explicitly fact facts fair fan far fast few fifth final finally finals find fine first five
follow following for former four fourth from full fun further game gave general get gets getting give given gives go goes going gone good got
great group guess guy guys had half happen happened happens hard has hasnt have havent having he head hear heard hello help her here hey hi high
him his hold hope hour how however huge i idea if ill im important in including indeed info information inside instead into is isnt it its itself
join joined just keep kind kinda knew know known lab last late lately later latest lead least leave left less let lets like likely list little live
lol long longer look looking lot lots low made main major make makes making many matter may maybe me mean means meant mention mentioned
mid might mine minute moment month months more most move much must my name named names near need needs never new news next nice no nobody
none nope nor normal not note nothing now number of off official officially often oh ok okay old on once one ones only open or order original other
others our out over own page part parts past people per perhaps person place plan plans please pls plz point points possible present pretty prev
previous probably problem public put question questions quick quickly quite rather real really reason recent recently right round rumor
said same saw say says second see seem seems seen send sent serious seriously set several shall share she short should show shown side simple
simply since single sir situation six so some somebody someone something sometimes somewhat soon sorry sort spot stage stages stand standing
start started starting state stay step still stop stuff such sum summary supposed sure take taken takes talk talking tbh team teams tell ten
term terms than thank thanks thanx that thats the their them then there theres these they thing things think third this those though thought three
through throughout thru thus till time timeline times title to today together told tomorrow tonight too took top total toward tried true truly
try trying turn turned twice two type u under understand unless until up update updates upon ur us use used using usually vs wait want wanted
wants was wasnt way we week weeks well went were werent what whatever whats when where whether which while who whoever whole whom whos whose why will win
winner winners wins wish with within without won wonder wont word words work working works world worst would wow wrong wtf yeah year years yep yes
yesterday yet yo you your yours omg pic damn hell shit fuck fucking stupid useless dumb idiot pathetic junk piece lmao lmfao haha hahaha heh smh ngl
imo fyi btw aka asap rn tho thx ty idk wanna gonna gotta cuz coz bc cause whyyy wat wut r y n w dat dis da em
advance advanced advances advancing eliminated elimination survive survived surviving survivor remain remained remaining selected selection pass passed
apply applied applicants evaluation evaluations score scores scored mark marks rank ranked ranking benchmark benchmarks criteria weights source
sources official ministry government programme program project competition contest race running model models released parameters objection appeal
statement statements reaction controversy revival repechage additional document presentation review reviews showcase kickoff round rounds phase
""".split()

VOCABULARY = frozenset(map(flat, _COMMON))

_HANGUL = re.compile(r"[가-힣]")


@functools.lru_cache(maxsize=8192)  # words repeat, and forty patterns a word add up
def known_word(key: str) -> bool:
    """Whether a folded word is one of questions rather than a name: a common word or a cue."""
    if key in VOCABULARY:
        return True
    pattern = "ko" if _HANGUL.search(key) else "en"
    return any(getattr(words, pattern).match(key) for cue, words in CUES.items() if cue is not Cue.OFF_TOPIC)


# Words around a yes-or-no question that change nothing of what it asks. What is left beside them and the
# cues of an outcome is more than an outcome can say yes or no to.
_FRAME = frozenset(
    """is are was were be been being do does did done has have had a an the to of in at on it its they them their there that this these those
    so and or but ok hey yo hi hello bot please pls plz tell me say know you i we heard hear think thought if whether any yet still already
    just really actually true truth correct right confirmed sure wait um uh well now today currently officially finally then also too both all
    isnt wasnt didnt doesnt hasnt havent isn't wasn't didn't doesn't hasn't haven't aren't arent not n't no yes get got go goes going went make made
    from by back team teams company consortium stage round phase evaluation project contest competition programme program race thing lol lmao tbh again
    as for with s t re u r even up next can could would will check whether wonder wondering curious my us let know sorry thanks""".split()
)
_FRAME_CUES = (
    Cue.IN,
    Cue.OUT,
    Cue.NOT,
    Cue.SELECTED,
    Cue.WITHDREW,
    Cue.RIGHT,
    Cue.FATE,
    Cue.NOW,
    Cue.TEAM,
    Cue.BACK,
    Cue.ELLIPSIS,
)


def beside(english: str, korean: str) -> tuple[str, ...]:
    """The words of a masked text that neither belong to its frame nor say that a team is in or out."""
    for cue in _FRAME_CUES:
        english, korean = CUES[cue].en.sub(" ", english), CUES[cue].ko.sub(" ", korean)
    korean = _NEXT_STAGE.sub(" ", korean)
    latin = [one for one in re.findall(r"[a-z][a-z'-]*", english) if one not in _FRAME]
    return (*latin, *re.findall(r"[가-힣]{2,}", without_endings(korean)))


_NEXT_STAGE = re.compile(r"다음(?:단계|라운드|평가|으로)?")

# Syllables of Korean grammar that say nothing by themselves.
_ENDINGS = re.compile(
    r"(?:습니|입니|했|하|한|할|함|해|됐|되|된|될|됨|돼|있|없|였|었|았|겠|는|은|이|가|을|를|의|에|도|만|와|과|랑|로|으|부터|까지|서|요|죠|지|니|냐|나|까|"
    r"다|고|며|면|거|것|게|건|걸|임|음|듯|데|네|어|아|야|여|좀|그|저|이번|지금|아직|또|다시|더|덜|잘|막|혹시|그냥|진짜|제발|당시|현재|기준|시점|때|중|후|전|쪽|분|님|들|"
    r"보여|말씀|말해|확인|실|수|알려|주|줘|줄|달라|궁금|싶|봐|볼|보|너|니|내|우리|형|누나|오빠|봇|야|ㅋ|ㅎ|ㅠ|ㅜ|모두|전부|다들|관련|아시|계시|답변|혹시|정확히|그게|얘기|이야기|대해|대한|부탁|드려|드립|어디|어느|어떤|어떻|누구|누가|뭐|무슨|무엇|몇|왜|언제)+"
)


def without_endings(korean: str) -> str:
    """A Korean text without spaces, its syllables of grammar made blanks."""
    return _ENDINGS.sub(" ", korean)


def came_out(english: str, *, of_products: bool) -> str:
    """A masked text in which "come out" is said in other words: of a model or a result that it is public, of a
    rank that it was had. Of a team it stays: a team that is out is out."""
    if not _OF_A_MODEL.search(english):
        english = _OUT_AHEAD.sub(r"came \1", english).replace("came on top", "came first")
    if of_products or ("§" not in english and _OF_A_MODEL.search(english)):
        return _OUT_NOW.sub("released", english)
    if "§" not in english and _OF_A_THING.search(english):
        return _OUT_NOW.sub("announced", english)
    return english


_OUT_AHEAD = re.compile(r"\b(?:come|came|comes|coming) out (on top|first|second|third|last|best)\b")
_OUT_NOW = re.compile(r"\b(?:come|came|comes|coming) out\b(?! of)")
_OF_A_MODEL = re.compile(r"\b(?:models?|weights|versions?|checkpoints?)\b")
_OF_A_THING = re.compile(
    r"\b(?:results?|scores?|marks?|points?|news|ruling|decision|report|list|ranking|announcement|it|this|that|they)\b"
)
