"""Each documented limit of embeds: the limit itself passes, one step beyond is refused at its place."""

from typing import Any

import pytest

from sandbox.limits import message_errors
from tests.sandbox.test_limits import limit, places, text_of

WEB = "https://a.example/"


def embed(**parts: object) -> dict[str, Any]:
    return {"title": "a", **parts}


def field(name: object = "a", value: object = "a", **more: object) -> dict[str, Any]:
    return embed(fields=[{"name": name, "value": value, **more}])


def fields(count: int) -> dict[str, Any]:
    return embed(fields=[{"name": "a", "value": "a"}] * count)


LIMITS = [
    limit("title 256", embed(title=text_of(256)), embed(title=text_of(257)), "title"),
    limit(
        "description 4096", embed(description=text_of(4096)), embed(description=text_of(4097)), "description"
    ),
    limit("fields 25", fields(25), fields(26), "fields"),
    limit("field name 256", field(name=text_of(256)), field(name=text_of(257)), "fields.0.name"),
    limit("field value 1024", field(value=text_of(1024)), field(value=text_of(1025)), "fields.0.value"),
    limit("field name says something", field(name="\u200b"), field(name=" "), "fields.0.name"),
    limit("field value says something", field(value="-"), field(value=""), "fields.0.value"),
    limit("field value is needed", field(), embed(fields=[{"name": "a"}]), "fields.0.value"),
    limit("inline is a switch", field(inline=True), field(inline="no"), "fields.0.inline"),
    limit(
        "footer 2048",
        embed(footer={"text": text_of(2048)}),
        embed(footer={"text": text_of(2049)}),
        "footer.text",
    ),
    limit(
        "author 256",
        embed(author={"name": text_of(256)}),
        embed(author={"name": text_of(257)}),
        "author.name",
    ),
    limit("colour", embed(color=0xFFFFFF), embed(color=0x1000000), "color"),
    limit("colour from black", embed(color=0), embed(color=-1), "color"),
    limit(
        "time",
        embed(timestamp="2026-07-18T12:00:00+00:00"),
        embed(timestamp="yesterday"),
        "timestamp",
    ),
    limit("link 2048", embed(url=WEB + text_of(2030)), embed(url=WEB + text_of(2031)), "url"),
    limit("link is on the web", embed(url="http://a.example"), embed(url="ftp://a.example"), "url"),
    limit("link is an address", embed(url=WEB), embed(url="a.example"), "url"),
    limit(
        "author's link is on the web",
        embed(author={"name": "a", "url": WEB}),
        embed(author={"name": "a", "url": "attachment://a.png"}),
        "author.url",
    ),
    limit(
        "author's icon",
        embed(author={"name": "a", "icon_url": "attachment://a.png"}),
        embed(author={"name": "a", "icon_url": "data://a"}),
        "author.icon_url",
    ),
    limit(
        "footer's icon",
        embed(footer={"text": "a", "icon_url": "attachment://a.png"}),
        embed(footer={"text": "a", "icon_url": "file://a"}),
        "footer.icon_url",
    ),
    limit(
        "image",
        embed(image={"url": "attachment://a.png"}),
        embed(image={"url": "javascript://a"}),
        "image.url",
    ),
    limit("image has an address", embed(image={"url": WEB}), embed(image={}), "image.url"),
    limit("thumbnail", embed(thumbnail={"url": WEB}), embed(thumbnail={"url": "https://"}), "thumbnail.url"),
    limit("an embed shows something", embed(), {"url": WEB}, "description"),
    limit("an embed is an object", embed(), [], ""),
]


@pytest.mark.parametrize(("sound", "broken", "where"), LIMITS)
def test_an_embed_at_its_limit_passes_and_beyond_it_is_refused(sound: Any, broken: Any, where: str) -> None:
    assert message_errors({"embeds": [sound]}) == {}
    refused = places(message_errors({"embeds": [embed(), broken]}))
    assert set(refused) == {f"embeds.1.{where}".rstrip(".")}


def test_a_message_has_ten_embeds_and_no_eleventh() -> None:
    assert message_errors({"embeds": [embed()] * 10}) == {}
    assert set(places(message_errors({"embeds": [embed()] * 11}))) == {"embeds"}


def test_six_thousand_characters_over_all_embeds_pass_and_one_more_is_refused() -> None:
    # 4096 + 256 + 2048 would be too many in one embed already; every counted part takes its share here.
    first = embed(title=text_of(256), description=text_of(3000), footer={"text": text_of(1000)})
    second = {
        "author": {"name": text_of(200)},
        "fields": [
            {"name": text_of(44), "value": text_of(1000)},
            {"name": text_of(100), "value": text_of(400)},
        ],
    }
    assert message_errors({"embeds": [first, second]}) == {}
    for key, longer in (("title", text_of(1)), ("footer", {"text": "a"})):
        refused = places(message_errors({"embeds": [first, {**second, key: longer}]}))
        assert refused == {"embeds": "MAX_EMBED_SIZE_EXCEEDED"}


@pytest.mark.parametrize("part", ["title", "description", "footer", "author", "name", "value"])
def test_each_part_of_an_embed_counts_towards_the_sum(part: str) -> None:
    one = {
        "title": embed(title="aa"),
        "description": embed(description="a"),
        "footer": embed(footer={"text": "a"}),
        "author": embed(author={"name": "a"}),
        "name": {"fields": [{"name": "aa", "value": "a"}]},
        "value": {"fields": [{"name": "a", "value": "aa"}]},
    }[part]
    size = 3 if part in ("name", "value") else 2
    rest = [{"description": text_of(4096)}, {"description": text_of(6000 - 4096 - size)}]
    assert message_errors({"embeds": [one, *rest]}) == {}
    rest[1]["description"] += "a"
    assert set(places(message_errors({"embeds": [one, *rest]}))) == {"embeds"}
