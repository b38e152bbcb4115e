"""Documents that no honest site sends, by name; and honest ones in every encoding. Shared by tests and the bench."""

KOREAN = "개닛웍스가 결승에 진출했다. 똠방각하 뷁 펲시 햏"  # with syllables that EUC-KR lacks


def feed(*items: str, title: str = "News", head: str = "") -> str:
    """An RSS feed of items."""
    return f'<?xml version="1.0"{head}?><rss version="2.0"><channel><title>{title}</title>{"".join(items)}</channel></rss>'


def item(
    title: str,
    text: str = "",
    *,
    link: str = "",
    guid: str = "",
    when: str = "Thu, 15 Jan 2026 20:00:00 +0900",
) -> str:
    """An RSS item; what is empty is left out."""
    parts = [f"<title>{title}</title>"]
    parts += [f"<description><![CDATA[{text}]]></description>"] if text else []
    parts += [f"<link>{link}</link>"] if link else []
    parts += [f"<guid>{guid}</guid>"] if guid else []
    parts += [f"<pubDate>{when}</pubDate>"] if when else []
    return f"<item>{''.join(parts)}</item>"


def _laughs() -> str:
    entities = "".join(f'<!ENTITY l{number} "{f"&l{number - 1};" * 10}">' for number in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY l0 "lol">{entities}]><rss version="2.0"><channel><title>&l9;</title></channel></rss>'


def _quadratic() -> str:
    return f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "{"a" * 50_000}">]><rss version="2.0"><channel><item><title>{"&a;" * 10_000}</title></item></channel></rss>'


OUTER = (
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    '<rss version="2.0"><channel><item><title>&x;</title></item></channel></rss>'
)
HOSTILE: dict[str, str | bytes] = {
    "billion laughs": _laughs(),
    "quadratic entities": _quadratic(),
    "outer entity": OUTER,
    "outer document type": '<!DOCTYPE rss SYSTEM "http://inside.test/x.dtd"><rss version="2.0"><channel></channel></rss>',
    "entities where it is not well-formed": OUTER.replace("&x;", "a & b &x;"),
    "20,000 deep": "<rss version='2.0'><channel>" + "<a>" * 20_000 + "</a>" * 20_000 + "</channel></rss>",
    "20,000 deep and unclosed": "<rss version='2.0'><channel>" + "<a>" * 20_000 + "</rss>",
    "150,000 attributes": "<rss version='2.0'><channel><item "
    + " ".join(f"a{n}='1'" for n in range(150_000))
    + "/></channel></rss>",
    "a million loose signs": "<rss version='2.0'><channel>" + "<a" * 900_000 + "</rss>",
    "a million ampersands": "<rss version='2.0'><channel><item><title>"
    + "&" * 1_900_000
    + "</title></item></channel></rss>",
    "open sections": "<rss version='2.0'><channel>" + "<![CDATA[" * 200_000 + "</rss>",
    "open comments": "<rss version='2.0'><channel>" + "<!--" * 400_000 + "</rss>",
    "open declarations": "<rss version='2.0'><channel>" + "<!a " * 400_000 + "</rss>",
    "many elements": "<rss version='2.0'><channel>" + "<a/>" * 400_000 + "</channel></rss>",
    "many items": feed("<item><title>a</title></item>" * 60_000),
    "a deep page": "<html><body>" + "<div>" * 20_000 + "x" + "</div>" * 20_000,
    "a page of links": "<html><body>" + "<a href=x>link</a> " * 100_000,
    "a page of cells": "<html><body><table>" + "<tr><td>a<td>b" * 60_000,
    "deep data": '{"version":"https://jsonfeed.org/version/1.1","items":' + "[" * 500_000,
    "a number too long": '{"version":"https://jsonfeed.org/version/1.1","items":[' + "9" * 1_000_000 + "]}",
    "cut off": feed(item("Petrel advanced", "x" * 500))[:-60],
    "cut off in a letter": feed(item(KOREAN)).encode()[:-40] + KOREAN.encode()[:1],
    "no encoding at all": feed(item("x")).encode() + b"\xff\xfe\x00\x81",
    "lost letters": feed(item("Petrel \ufffd advanced", "\ufffd" * 40)),
    "nothing": b"",
    "spaces": b" \r\n\t ",
    "nul": b"\0" * 1000,
    "a program": b"\x7fELF" + b"\x00\x01" * 500,
    "a PDF": b"%PDF-1.7\n1 0 obj <</Type /Catalog>>",
    "a picture": b"\x89PNG\r\n\x1a\n" + b"\0" * 64,
    "an archive": b"PK\x03\x04" + b"\0" * 64,
    "a film": b"\0\0\0\x20ftypisom" + b"\0" * 64,
    "a drawing": "<svg xmlns='http://www.w3.org/2000/svg'><circle r='1'/></svg>",
    "a site map": "<?xml version='1.0'?><urlset><url><loc>https://a.example/</loc></url></urlset>",
    "data": '{"error": "no such feed"}',
}
# Name, the bytes, and the encoding that the server tells; all of them hold KOREAN.
ENCODED: list[tuple[str, bytes, str | None]] = [
    ("utf-8", feed(item(KOREAN)).encode(), "utf-8"),
    ("utf-8 with a mark", b"\xef\xbb\xbf" + feed(item(KOREAN)).encode(), None),
    ("utf-16", feed(item(KOREAN)).encode("utf-16"), None),
    ("utf-16 without a mark", feed(item(KOREAN)).encode("utf-16-le"), None),
    ("utf-8 labelled euc-kr", feed(item(KOREAN), head=' encoding="euc-kr"').encode(), "euc-kr"),
    ("euc-kr labelled utf-8", feed(item(KOREAN), head=' encoding="utf-8"').encode("cp949"), "utf-8"),
    ("euc-kr labelled euc-kr", feed(item(KOREAN), head=' encoding="euc-kr"').encode("cp949"), "euc-kr"),
    (
        "euc-kr declared inside alone",
        feed(item(KOREAN), head=' encoding="ks_c_5601-1987"').encode("cp949"),
        None,
    ),
    (
        "euc-kr labelled latin-1",
        feed(item(KOREAN), head=' encoding="iso-8859-1"').encode("cp949"),
        "iso-8859-1",
    ),
    ("euc-kr without a label", feed(item(KOREAN)).encode("cp949"), None),
    ("an encoding that is none", feed(item(KOREAN), head=' encoding="rot13"').encode(), "utf-7"),
    ("utf-8 twice", feed(item(KOREAN)).encode().decode("latin-1").encode(), "utf-8"),
]
