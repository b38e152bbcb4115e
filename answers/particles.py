"""Korean particles and endings that follow a name in speech: 는, 에서는, 였나, 이라고요.

They stand on Korean and on Latin names alike (`업스테이지가`, `ABC는요`). `without_particles` gives every
reading, since the last syllables may belong to the name itself.
"""

from collections.abc import Iterator

SHORTEST = 2  # what must be left of a name; one letter names nothing

# What may end the word, and may stand before another ending of the list ("에서" + "는" + "요").
_ENDINGS = frozenset(
    """
    은 는 이 가 을 를 의 에 도 만 와 과 랑 이랑 하고 로 으로 부터 까지 에서 한테 에게 께 께서 보다 처럼 같이 마다
    조차 마저 밖에 뿐 들 님 씨 측 쪽 네 꺼 거 야 이야 아 요 이요 냐 이냐 니 이니 나 이나 든 이든 라도 이라도 라고 이라고
    라는 이라는 란 이란 라면 이라면 면 이면 인가 인지 인데 임 이다 였다 이었다 입니다 입니까 인가요 이에요 예요 에요 이었나 였나 였어 이었어
    였지 이었지 였음 지 이지 죠 이죠 고 이고 며 이며 던데 이던데 대 래 이래 답니다 만큼 대로 관련 소식 근황 ㄴ ㄹ 좀 말고 빼고 때 쯤 즈음
    였습니다 이었습니다 였는데 이었는데 인데요 였고 이었고 였으며 이었으며 이고요 고요 였어요 이었어요 이네요 네요 뿐이다 뿐이었다 랍니다 이랍니다
    """.split()
)
_LONGEST = max(map(len, _ENDINGS))
_DEPTH = 3  # 에서+는+요; deeper stacks do not occur


def without_particles(key: str) -> Iterator[str]:
    """`key` (folded) without the endings it may carry, the least stripped first; never `key` itself."""
    seen = {key}
    level = [key]
    for _ in range(_DEPTH):
        level = [shorter for one in level for shorter in _shorter(one) if shorter not in seen]
        for one in level:
            if one not in seen:
                seen.add(one)
                yield one


def is_ending(text: str) -> bool:
    """Whether `text` is made of endings alone."""
    return not text or any(is_ending(text[:-size]) for size in _sizes(text) if text[-size:] in _ENDINGS)


def _shorter(key: str) -> Iterator[str]:
    for size in _sizes(key):
        if key[-size:] in _ENDINGS and len(key) - size >= SHORTEST:
            yield key[:-size]


def _sizes(text: str) -> range:
    return range(1, min(_LONGEST, len(text)) + 1)
