"""Particles agree with how the word before them is read aloud."""

import pytest

from answers.fact_book import FactBook
from answers.korean import josa


@pytest.mark.parametrize(
    ("word", "topic", "subject", "object_", "toward"),
    [
        ("업스테이지", "업스테이지는", "업스테이지가", "업스테이지를", "업스테이지로"),
        ("SK텔레콤", "SK텔레콤은", "SK텔레콤이", "SK텔레콤을", "SK텔레콤으로"),
        ("LG AI연구원", "LG AI연구원은", "LG AI연구원이", "LG AI연구원을", "LG AI연구원으로"),
        ("NC AI", "NC AI는", "NC AI가", "NC AI를", "NC AI로"),
        ("KT", "KT는", "KT가", "KT를", "KT로"),
        ("URL", "URL은", "URL이", "URL을", "URL로"),
        ("A.X K1", "A.X K1은", "A.X K1이", "A.X K1을", "A.X K1로"),
        ("모티프 3", "모티프 3은", "모티프 3이", "모티프 3을", "모티프 3으로"),
        ("서울", "서울은", "서울이", "서울을", "서울로"),
        ("정예팀 추가 공모('패자부활전')", "정예팀 추가 공모('패자부활전')는", "정예팀 추가 공모('패자부활전')가", "정예팀 추가 공모('패자부활전')를", "정예팀 추가 공모('패자부활전')로"),
        ("Lunit", "Lunit는", "Lunit가", "Lunit를", "Lunit로"),
        ("Telecom", "Telecom은", "Telecom이", "Telecom을", "Telecom으로"),
        ("…", "…는", "…가", "…를", "…로"),
        ("2026년 8월 18일", "2026년 8월 18일은", "2026년 8월 18일이", "2026년 8월 18일을", "2026년 8월 18일로"),
    ],
)  # fmt: skip
def test_a_particle_fits_its_word(word: str, topic: str, subject: str, object_: str, toward: str) -> None:
    assert josa(word, "은/는") == topic
    assert josa(word, "이/가") == subject
    assert josa(word, "을/를") == object_
    assert josa(word, "으로/로") == toward


def test_every_team_of_the_programme_takes_the_particle_its_own_sentences_use(facts: FactBook) -> None:
    """The claims were written by hand, so they are the judge of the rule."""
    for claim in facts.claims:
        if claim.team is None:
            continue
        name = facts.team_by_id[claim.team].name.ko
        for pair in ("은/는", "이/가"):
            right, wrong = josa(name, pair), [name + form for form in pair.split("/")]
            wrong.remove(right)
            assert not claim.text.ko.startswith(wrong[0] + " "), claim.key
