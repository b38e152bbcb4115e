"""Reading pages, mails and texts: an article, or one clear reason why there is none."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from answers.days import Day
from answers.errors import (
    BadEncoding,
    BehindLogin,
    NotAFeed,
    NoText,
    OnlyVideo,
    OtherLanguage,
    ProgrammeError,
    Unreadable,
    WrongKind,
)
from ingest.documents import Entry, Kind
from ingest.recognising import recognise
from tests.ingest.hostile import feed, item

SEOUL = ZoneInfo("Asia/Seoul")
TODAY = date(2026, 11, 24)
URL = "https://paper.example/news/1"
LONG = "The harbour board said on Thursday that Petrel had advanced to the finals of the cup after a long evaluation. "
MENU = "<nav><a href=/>Home</a> <a href=/p>Politics</a> <a href=/s>Sport</a></nav>"
RELATED = (
    "<aside class=related><h3>Related articles</h3><a href=/x>Skua eliminated from another cup</a></aside>"
)


def read(data: bytes | str, *, url: str | None = URL, charset: str | None = None) -> Entry:
    sent = data.encode() if isinstance(data, str) else data
    (entry,) = recognise(sent, charset=charset, url=url, zone=SEOUL, today=TODAY).entries
    return entry


def page(body: str, *, head: str = "", lang: str = "en") -> str:
    return f"<!DOCTYPE html><html lang={lang}><head>{head}</head><body>{MENU}{body}{RELATED}<footer>Copyright 2019 Paper</footer></body></html>"


def article(words: str, title: str = "Petrel in, Skua out") -> str:
    return f"<article><h1>{title}</h1>{words}</article>"


def test_an_article_is_its_title_and_its_paragraphs_without_what_surrounds_them() -> None:
    words = "".join(f"<p>{LONG} Part {number}.</p>" for number in range(6))
    head = "<title>Petrel in, Skua out | Paper</title><meta property='og:site_name' content='The Paper'>"
    entry = read(page(article(words), head=head))
    assert entry.title == "Petrel in, Skua out"
    assert entry.text.startswith("Petrel in, Skua out\n\nThe harbour board said")
    assert entry.text.count("\n\n") == 6
    assert not any(one in entry.text for one in ("Politics", "another cup", "Copyright"))
    assert (entry.publisher, entry.language, entry.link) == ("The Paper", "en", URL)


def test_a_short_notice_is_read_too() -> None:
    """Two sentences, on which the package for articles gives back the menu instead."""
    entry = read(
        page(
            article(
                "<p>과학기술정보통신부는 15일 1차 평가 결과를 발표했다. 세 팀이 통과했다.</p><p>두 팀은 탈락했다.</p>",
                "1차 평가 결과",
            ),
            lang="ko",
        )
    )
    assert (
        entry.text
        == "1차 평가 결과\n\n과학기술정보통신부는 15일 1차 평가 결과를 발표했다. 세 팀이 통과했다.\n\n두 팀은 탈락했다."
    )
    assert entry.language == "ko"


def test_captions_of_pictures_are_no_part_of_it() -> None:
    entry = read(
        page(
            article(
                f"<figure><img src=x><figcaption>Skua was eliminated last year</figcaption></figure><p>{LONG}</p>"
            )
        )
    )
    assert "last year" not in entry.text


HEADS = [
    ("<meta property='article:published_time' content='2026-01-15T20:00:00Z'>", "2026-01-16"),
    ("<meta property='article:published_time' content='2026-01-15T20:00:00+09:00'>", "2026-01-15"),
    ("<meta name='date' content='2026-01-15'>", "2026-01-15"),
    ("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2026-01-15T09:00:00+09:00\"}</script>", "2026-01-15"),
    ("<script type='application/ld+json'>[{\"@graph\":[{\"@type\":[\"NewsArticle\"],\"datePublished\":\"2026-01-15\"}]}]</script>", "2026-01-15"),
    ("<script type='application/ld+json'>{nonsense</script>", None),
    ("<meta property='article:modified_time' content='2026-02-20'>", None),
    ("<meta name='date' content='1970-01-01'>", None),
]  # fmt: skip


@pytest.mark.parametrize(("head", "day"), HEADS)
def test_the_date_is_the_pages_own_or_none(head: str, day: str | None) -> None:
    entry = read(page(article(f"<p>{LONG}</p>"), head=head))
    assert entry.published_on == (Day.parse(day) if day else None)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("<p>입력 2026.01.15 14:02 | 수정 2026.01.16 09:00</p>", "2026-01-15"),
        ("<p>기사입력 : 2026-01-15 오후 2:02</p>", "2026-01-15"),
        ("<p>승인 2026.01.15</p>", "2026-01-15"),
        ("<time datetime='2026-01-15T10:00:00+09:00'>today</time>", "2026-01-15"),
        ("<p>Published January 15, 2026</p>", "2026-01-15"),
        ("<p>The cup of 15 January 2026 was fine.</p>", None),
    ],
)
def test_a_byline_tells_the_date_and_a_date_in_the_text_does_not(words: str, day: str | None) -> None:
    entry = read(page(article(f"{words}<p>{LONG}</p>")))
    assert entry.published_on == (Day.parse(day) if day else None)


def test_a_date_in_the_address_is_the_last_resort() -> None:
    dated = "https://paper.example/2026/01/15/petrel"
    assert read(page(article(f"<p>{LONG}</p>")), url=dated).published_on == Day.parse("2026-01-15")
    told = "<meta name='date' content='2026-01-14'>"
    assert read(page(article(f"<p>{LONG}</p>"), head=told), url=dated).published_on == Day.parse("2026-01-14")


LOGIN = "<form><input name=u><input type=password name=p><button>Log in</button></form>"
FRENCH = (
    "Le ministère a annoncé jeudi que trois équipes ont été retenues, tandis que deux autres ont été éliminées. "
    * 4
)
GERMAN = (
    "Das Ministerium teilte am Donnerstag mit, dass drei Mannschaften weiter sind und zwei ausgeschieden sind. "
    * 4
)
JAPANESE = "韓国政府は一次評価の結果を発表し、二つのチームが脱落した。" * 8
NOT_ARTICLES: list[tuple[str, str | bytes, type[ProgrammeError]]] = [
    ("a login", page(f"<h1>Members</h1>{LOGIN}<p>Please log in to read this.</p>"), BehindLogin),
    ("a paywall", page(article("<p>Petrel advanced to the finals of the harbour cup …</p>"), head="<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":\"False\"}</script>"), BehindLogin),
    ("an empty page", "<html><head></head><body></body></html>", Unreadable),
    ("an empty file", b"", Unreadable),
    ("a page that a script fills", "<html><head><title>News</title></head><body><div id=root></div><script>go()</script></body></html>", NoText),
    ("a headline alone", "<html><head><title>Petrel in</title></head><body><h1>Petrel in</h1></body></html>", NoText),
    ("a film", page("<h1>Petrel wins</h1><p>1,234 views</p>", head="<meta property='og:type' content='video.other'>"), OnlyVideo),
    ("a film in a page", page("<h1>Petrel wins the harbour cup today</h1><iframe src='https://films.example/embed/1'></iframe><p>Watch our report.</p>"), OnlyVideo),
    ("French", page(article(f"<p>{FRENCH}</p>"), lang="fr"), OtherLanguage),
    ("German that says it is English", page(article(f"<p>{GERMAN}</p>"), lang="en"), OtherLanguage),
    ("Japanese", page(article(f"<p>{JAPANESE}</p>"), lang="ja"), OtherLanguage),
    ("a PDF", b"%PDF-1.7 ...", WrongKind),
    ("a picture", b"\xff\xd8\xff\xe0....", WrongKind),
    ("data", '{"a": [1, 2]}', NotAFeed),
    ("a drawing", "<svg xmlns='http://www.w3.org/2000/svg'><circle r='1'/></svg>", NotAFeed),
    ("lost letters", page(article("<p>" + "Pet\ufffdrel adv\ufffdanced to the finals. " * 20 + "</p>")), BadEncoding),
]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "kind"), [one[1:] for one in NOT_ARTICLES], ids=[one[0] for one in NOT_ARTICLES]
)
def test_what_is_no_article_ends_in_one_clear_way(data: str | bytes, kind: type[ProgrammeError]) -> None:
    with pytest.raises(kind) as raised:
        read(data)
    assert type(raised.value) is kind


def test_an_article_beside_a_login_box_is_an_article() -> None:
    words = "".join(f"<p>{LONG} Part {number}.</p>" for number in range(6))
    assert "Part 5" in read(page(article(words) + LOGIN)).text


def test_a_feed_given_as_an_article_and_the_reverse_are_recognised() -> None:
    hints = {"charset": None, "url": URL, "zone": SEOUL, "today": TODAY}
    assert recognise(feed(item("x", "y")).encode(), **hints).kind is Kind.FEED  # type: ignore[arg-type]
    assert recognise(page(article(f"<p>{LONG}</p>")).encode(), **hints).kind is Kind.PAGE  # type: ignore[arg-type]


def test_a_page_in_the_old_korean_encoding_is_read_whatever_it_says() -> None:
    html = page(
        article(
            "<p>개닛웍스가 15일 조별 예선을 통과했다고 주최 측이 밝혔다. 페트렐은 탈락했다.</p>",
            "개닛웍스 통과",
        ),
        head="<meta charset=utf-8>",
    )
    assert "통과했다고" in read(html.encode("cp949"), charset="utf-8").text


def test_a_text_file_is_an_article_as_it_stands() -> None:
    text = "Petrel in\n\nThe board said that Petrel advanced.\n  It was close.\n"
    entry = read(text, url=None)
    assert (entry.title, entry.text) == ("Petrel in", text.rstrip())


def test_a_mail_is_an_article() -> None:
    mail = (
        "Received: from a by b\nFrom: =?utf-8?b?6rmA6riw7J6Q?= <kim@paper.example>\nTo: desk@paper.example\n"
        "Subject: =?euc-kr?B?" + "sLO01dO51/i9uiDF6rD6" + "?=\nDate: Thu, 15 Jan 2026 20:00:00 +0900\n"
        "Content-Type: text/plain; charset=euc-kr\nContent-Transfer-Encoding: 8bit\n\n"
    ).encode() + "페트렐은 결선에 진출했다.\n".encode("cp949")
    entry = read(mail, url=None)
    assert entry.text.endswith("페트렐은 결선에 진출했다.")
    assert (entry.published_on, entry.publisher) == (Day.parse("2026-01-15"), "김기자")


def test_a_text_that_only_begins_like_a_mail_is_a_text() -> None:
    entry = read("From: the harbour\nPetrel advanced to the finals, said the board.", url=None)
    assert entry.title == "From: the harbour"
