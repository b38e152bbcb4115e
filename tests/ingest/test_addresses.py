"""Which addresses are fetched: none that leads inside, however it is written, and by whatever way."""

import pytest

from answers.errors import BadAddress, FetchFailed, TooManyHops
from answers.terms import Language
from answers.wording import Wording
from ingest.addresses import Guards, is_public, next_hop, parse_address
from ingest.fetch import Fetched, Fetcher
from tests.ingest.servers import Names, body, redirect, site, trap

INSIDE = [
    "http://127.0.0.1:{port}/", "http://localhost:{port}/", "http://LOCALHOST:{port}/", "http://localhost.:{port}/",
    "http://127.0.0.2:{port}/", "http://127.255.255.254:{port}/", "http://127.1:{port}/", "http://127.0.1:{port}/",
    "http://2130706433:{port}/", "http://0x7f000001:{port}/", "http://0x7f.0.0.1:{port}/", "http://0x7f.1:{port}/",
    "http://017700000001:{port}/", "http://0177.0.0.1:{port}/", "http://0:{port}/", "http://0.0.0.0:{port}/",
    "http://[::1]:{port}/", "http://[::]:{port}/", "http://[0:0:0:0:0:0:0:1]:{port}/", "http://[::ffff:127.0.0.1]:{port}/",
    "http://[::ffff:7f00:1]:{port}/", "http://[::127.0.0.1]:{port}/", "http://[64:ff9b::7f00:1]:{port}/",
    "http://[64:ff9b:1::7f00:1]:{port}/", "http://[2002:7f00:1::]:{port}/", "http://[2001:0:7f00:1::]:{port}/",
    "http://[fe80::1]:{port}/", "http://[fc00::1]:{port}/", "http://[ff02::1]:{port}/", "http://[fec0::1]:{port}/",
    "http://169.254.169.254:{port}/latest/meta-data/", "http://100.64.0.1:{port}/", "http://10.0.0.1:{port}/",
    "http://172.16.0.1:{port}/", "http://192.168.0.1:{port}/", "http://224.0.0.1:{port}/", "http://255.255.255.255:{port}/",
    "http://168.63.129.16:{port}/", "http://192.0.2.1:{port}/", "http://198.18.0.1:{port}/", "http://127。0。0。1:{port}/",
    "http://①②⑦.⓪.⓪.①:{port}/", "http://inside.test:{port}/", "http://127.0.0.1.:{port}/",
]  # fmt: skip
NEVER = [
    "file:///etc/passwd", "gopher://127.0.0.1:{port}/", "ftp://127.0.0.1:{port}/", "data:text/html,x", "javascript:alert(1)",
    "http://user:pw@127.0.0.1:{port}/", "http://user@127.0.0.1:{port}/", "http://:pw@127.0.0.1:{port}/",
    "http://public.example@127.0.0.1:{port}/", "http://public.example\\@127.0.0.1:{port}/", "//127.0.0.1:{port}/", "127.0.0.1:{port}",
    "http://", "http:///", "http://127.0.0.1:99999/", "http://127.0.0.1:{port}/ x", "http://127.0.0.1:{port}/\r\nHost: x", "",
    "http://127.0.0.1:22/", "http://127.0.0.1:6379/", "http://" + "a" * 3000,
]  # fmt: skip
PUBLIC = ["93.184.216.34", "8.8.8.8", "1.1.1.1", "2606:4700::1111", "2001:4860:4860::8888"]


async def _reached(addresses: list[str], guards_off: bool) -> tuple[int, set[str]]:
    """How many connections the trap saw, and the sentences that were told."""
    names = Names(inside_test=[["127.0.0.1"]], localhost=[["127.0.0.1"]], **{"127_0_0_1_": [["127.0.0.1"]]})
    told: set[str] = set()
    async with trap() as inside:
        guards = Guards(
            ports=frozenset({80, 443, inside.port}), seconds=5.0,
            looks_at_names=not guards_off, looks_at_sockets=not guards_off,
        )  # fmt: skip
        async with Fetcher(guards, lookup=names) as fetcher:
            for one in addresses:
                try:
                    await fetcher.get(one.format(port=inside.port))
                except FetchFailed as error:
                    told.add(f"{error}|{Wording().say(Language.EN, error.key)}")
        return inside.connections, told


async def test_no_form_of_an_inner_address_reaches_the_trap_and_none_tells_what_is_inside() -> None:
    assert len(INSIDE) >= 30
    connections, told = await _reached(INSIDE, guards_off=False)
    assert connections == 0
    assert len(told) == 1, "every inner address is told alike, as one that nobody answers at"


async def test_without_the_guards_the_same_addresses_do_reach_it() -> None:
    reachable = [
        one for one in INSIDE if "127." in one.split("/")[2] or "localhost" in one.lower() or "test" in one
    ]
    connections, _told = await _reached([one for one in reachable if "[" not in one], guards_off=True)
    assert connections >= 5


async def test_an_unknown_name_is_told_as_an_inner_one_is() -> None:
    _connections, inner = await _reached(["http://inside.test:{port}/"], guards_off=False)
    _connections, unknown = await _reached(["http://unknown.test:{port}/"], guards_off=False)
    assert inner == unknown


@pytest.mark.parametrize("address", NEVER)
def test_what_is_no_address_of_a_page_is_refused_before_anything_is_asked(address: str) -> None:
    with pytest.raises(BadAddress):
        parse_address(address.format(port=8080), Guards())


@pytest.mark.parametrize("address", PUBLIC)
def test_the_publics_machines_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "text", ["", "x", "1.2.3", "127.0.0.1%lo", "fe80::1%eth0", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_what_only_looks_public_is_not(text: str) -> None:
    assert not is_public(text)


async def test_a_name_that_turns_inside_between_two_looks_is_not_followed() -> None:
    """The first look-up answers well, the next one, for the redirect to the same name, leads inside."""
    async with site() as good, site(address="127.0.0.2", port=good.port) as inner:
        good.serve("/", redirect("/again"))
        inner.serve("/again", body("secret"))

        async def fetch(*, guarded: bool) -> None:
            guards = Guards(
                allowed=frozenset({good.machine}),
                seconds=5.0,
                looks_at_names=guarded,
                looks_at_sockets=guarded,
            )
            names = Names(turning_test=[["127.0.0.1"], ["127.0.0.2"]])
            async with Fetcher(guards, lookup=names) as fetcher:
                await fetcher.get(good.url("/", "turning.test"))

        with pytest.raises(FetchFailed):
            await fetch(guarded=True)
        assert (good.connections, inner.connections) == (1, 0)
        await fetch(guarded=False)
        assert inner.connections == 1, "the control: without the guard it is followed inside"


@pytest.mark.parametrize("order", [["127.0.0.1", "127.0.0.2"], ["127.0.0.2", "127.0.0.1"]])
async def test_a_name_with_one_good_and_one_inner_machine_is_left_alone(order: list[str]) -> None:
    async with site() as good, site(address="127.0.0.2", port=good.port) as inner:
        good.serve("/", body("x", "text/plain"))
        inner.serve("/", body("secret", "text/plain"))
        allowed = frozenset({good.machine})
        async with Fetcher(Guards(allowed=allowed, seconds=5.0), lookup=Names(both_test=[order])) as fetcher:
            with pytest.raises(FetchFailed):
                await fetcher.get(good.url("/", "both.test"))
        assert (good.connections, inner.connections) == (0, 0)
        sockets_alone = Guards(allowed=allowed, seconds=5.0, looks_at_names=False)
        async with Fetcher(sockets_alone, lookup=Names(both_test=[order])) as fetcher:
            await fetcher.get(good.url("/", "both.test"))
        assert (good.connections, inner.connections) == (1, 0), "each socket is looked at by itself too"
        neither = Guards(allowed=allowed, seconds=5.0, looks_at_names=False, looks_at_sockets=False)
        async with Fetcher(neither, lookup=Names(both_test=[["127.0.0.2", "127.0.0.1"]])) as fetcher:
            await fetcher.get(good.url("/", "both.test"))
        assert inner.connections == 1, "the control"


async def test_redirects_inside_are_not_followed() -> None:
    async with site() as good, trap() as inside:
        targets = [one.format(port=inside.port) for one in INSIDE] + [
            "file:///etc/passwd",
            "gopher://127.0.0.1/",
        ]
        for number, target in enumerate(targets):
            good.serve(
                f"/{number}",
                redirect(target if target.isascii() else target.encode("idna").decode("ascii", "ignore")),
            )
        guards = Guards(
            allowed=frozenset({good.machine}), ports=frozenset({80, 443, inside.port}), seconds=5.0
        )
        async with Fetcher(guards, lookup=Names(inside_test=[["127.0.0.1"]])) as fetcher:
            for number in range(len(targets)):
                with pytest.raises(FetchFailed):
                    await fetcher.get(good.url(f"/{number}"))
        assert inside.connections == 0
        off = Guards(
            ports=frozenset({80, 443, inside.port, good.port}),
            looks_at_names=False,
            looks_at_sockets=False,
            seconds=5.0,
        )
        async with Fetcher(off, lookup=Names(inside_test=[["127.0.0.1"]])) as fetcher:
            with pytest.raises(FetchFailed):
                await fetcher.get(good.url("/0"))
        assert inside.connections == 1, "the control"


async def test_at_most_five_redirects_are_followed() -> None:
    async with site() as good:
        for number in range(20):
            good.serve(f"/{number}", redirect(f"/{number + 1}"))
        good.serve("/20", body("there", "text/plain"))
        async with Fetcher(Guards(allowed=frozenset({good.machine}))) as fetcher:
            with pytest.raises(TooManyHops):
                await fetcher.get(good.url("/0"))
            assert len(good.requests) == 6
            came = await fetcher.get(good.url("/15"))
            assert isinstance(came, Fetched)
            assert came.url == good.url("/20")
        good.requests.clear()
        async with Fetcher(Guards(allowed=frozenset({good.machine}), most_hops=100)) as fetcher:
            await fetcher.get(good.url("/0"))
        assert len(good.requests) == 21, "the control: without the limit all are followed"


async def test_redirects_in_a_circle_end() -> None:
    async with site() as good:
        good.serve("/a", redirect("/b"))
        good.serve("/b", redirect("/a"))
        async with Fetcher(Guards(allowed=frozenset({good.machine}), most_hops=1000)) as fetcher:
            with pytest.raises(TooManyHops):
                await fetcher.get(good.url("/a"))
        assert len(good.requests) == 2


def test_a_redirect_never_gives_up_encryption() -> None:
    start = parse_address("https://public.example/a", Guards())
    with pytest.raises(TooManyHops):
        next_hop(start, "http://public.example/b", Guards())
    assert str(next_hop(start, "/b", Guards())) == "https://public.example/b"
    assert str(next_hop(start, "//other.example/b", Guards())) == "https://other.example/b"
    allowed = Guards(allows_downgrade=True)
    assert str(next_hop(start, "http://public.example/b", allowed)) == "http://public.example/b", (
        "the control"
    )
