"""How the page is served: its weight, its headers, its port, and who is refused. No browser is needed."""

from __future__ import annotations

import asyncio
import json
import re
import socket
from collections.abc import AsyncIterator
from urllib.parse import urlsplit

import aiohttp
import pytest

from sandbox import Sandbox
from sandbox.page_routes import FOLDER
from tests.page.samples import send_picture

HEAVIEST = 150_000  # bytes of all files together
PATHS = ("/", "/main.js", "/sandbox/v1/state", "/nowhere", "/attachments/1/1/x")
REFUSED = [
    {"Host": "evil.example:{port}"},
    {"Host": "127.0.0.1:1"},
    {"Host": "127.0.0.1"},
    {"Host": ""},
    {"Host": "127.0.0.1.evil.example:{port}"},
    {"Origin": "http://evil.example"},
    {"Origin": "http://127.0.0.1:1"},
    {"Origin": "https://127.0.0.1:{port}"},
    {"Origin": "null"},
    {"Host": "localhost:{port}", "Origin": "http://127.0.0.1:{port}"},
]


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(page_port=0) as running:
        yield running


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as opened:
        yield opened


def port_of(sandbox: Sandbox) -> int:
    return urlsplit(sandbox.page).port or 0


async def test_every_answer_forbids_what_the_page_does_not_need(
    sandbox: Sandbox, session: aiohttp.ClientSession
) -> None:
    for path in PATHS:
        async with session.get(sandbox.page.rstrip("/") + path) as response:
            policy = response.headers["Content-Security-Policy"]
            assert policy.startswith("default-src 'self'") or policy == "default-src 'none'; sandbox"
            assert "unsafe" not in policy
            assert response.headers["X-Content-Type-Options"] == "nosniff"
            assert response.headers["Referrer-Policy"] == "no-referrer"
            assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("headers", REFUSED, ids=str)
@pytest.mark.parametrize("path", PATHS)
async def test_other_hosts_and_origins_are_refused(
    sandbox: Sandbox, session: aiohttp.ClientSession, path: str, headers: dict[str, str]
) -> None:
    sent = {name: value.format(port=port_of(sandbox)) for name, value in headers.items()}
    for method in ("GET", "POST"):
        async with session.request(method, sandbox.page.rstrip("/") + path, headers=sent) as response:
            assert response.status == 403, (method, path, sent)


@pytest.mark.parametrize("headers", [one for one in REFUSED if "Origin" in one], ids=str)
async def test_a_stream_of_another_origin_is_refused(
    sandbox: Sandbox, session: aiohttp.ClientSession, headers: dict[str, str]
) -> None:
    sent = {name: value.format(port=port_of(sandbox)) for name, value in headers.items()}
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await session.ws_connect(f"{sandbox.page}sandbox/v1/events", headers=sent)
    assert refused.value.status == 403


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]"])
async def test_its_own_names_are_served(sandbox: Sandbox, session: aiohttp.ClientSession, host: str) -> None:
    name = f"{host}:{port_of(sandbox)}"
    headers = {"Host": name, "Origin": f"http://{name}"}
    async with session.get(sandbox.page, headers=headers) as response:
        assert response.status == 200
        assert "text/html" in response.headers["Content-Type"]
    async with session.ws_connect(f"{sandbox.page}sandbox/v1/events", headers=headers) as stream:
        assert (await stream.receive_json())["event"] == "watching"


async def test_only_the_pages_own_files_are_served(sandbox: Sandbox) -> None:
    for path in ("/../server.py", "/%2e%2e/server.py", "/page_routes.py", "//etc/passwd", "/style.css/../x"):
        assert b" 404 " in await first_line(port_of(sandbox), path)
    assert b" 200 " in await first_line(port_of(sandbox), "/style.css")


async def first_line(port: int, path: str) -> bytes:
    """The first line of the answer to a path that is sent exactly as it is written."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n".encode())
    line = await reader.readline()
    writer.close()
    await writer.wait_closed()
    return line


async def test_the_page_is_small_and_needs_nothing_from_elsewhere() -> None:
    files = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}
    assert sum(len(text.encode()) for text in files.values()) < HEAVIEST
    for name, text in files.items():
        outside = set(re.findall(r"https?://[\w.]+", text)) - {"http://www.w3.org"}
        assert outside == set(), name
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|DOMParser", text
        )
    assert " style=" not in files["index.html"]
    assert not re.search(r"<script(?![^>]* src=)|<style|\son\w+=", files["index.html"])
    used = set(re.findall(r'(?:src|href)="([\w.]+)"', files["index.html"]))
    used |= {one for text in files.values() for one in re.findall(r'from "\./([\w.]+)"', text)}
    assert used == set(files) - {"index.html"}


async def test_every_sentence_exists_in_both_languages() -> None:
    text = (FOLDER / "words.js").read_text(encoding="utf-8")
    english, korean = text[text.index("  en: {") : text.index("  ko: {")], text[text.index("  ko: {") :]
    pattern = re.compile(r'^    "?([\w-]+)"?: "(.*)",$', re.MULTILINE)
    in_english, in_korean = dict(pattern.findall(english)), dict(pattern.findall(korean))
    assert in_english.keys() == in_korean.keys()
    for key, sentence in in_english.items():
        names = set(re.findall(r"\{\w+\}", sentence))
        assert names == set(re.findall(r"\{\w+\}", in_korean[key])), key
    code = "".join(path.read_text(encoding="utf-8") for path in FOLDER.iterdir() if path.name != "words.js")
    for key in in_english:
        assert re.search(rf'["`]{key}["`]|{key.split("-")[0]}-\$', code), f"{key} is said nowhere"


async def test_the_next_free_port_is_taken(session: aiohttp.ClientSession) -> None:
    with socket.create_server(("127.0.0.1", 0)) as busy:
        wanted = busy.getsockname()[1]
        async with Sandbox(page_port=wanted) as sandbox:
            assert wanted < port_of(sandbox) <= wanted + 50
            async with session.get(sandbox.page) as response:
                assert response.status == 200


async def test_without_a_port_there_is_no_page(session: aiohttp.ClientSession) -> None:
    async with Sandbox() as sandbox:
        assert sandbox.page == ""
        async with session.get(f"http://127.0.0.1:{sandbox.port}/") as response:
            assert response.status == 404


async def test_the_page_listens_on_this_machine_alone(sandbox: Sandbox) -> None:
    assert urlsplit(sandbox.page).hostname == "127.0.0.1"
    outside = socket.gethostbyname(socket.gethostname())
    if not outside.startswith("127."):
        with pytest.raises(OSError, match=r"refused|unreachable|timed out"):
            socket.create_connection((outside, port_of(sandbox)), timeout=2)


async def test_a_file_of_a_message_cannot_act_on_this_origin(
    sandbox: Sandbox, session: aiohttp.ClientSession
) -> None:
    await send_picture(sandbox)
    file = next(iter(sandbox.world.attachments.values()))
    file_path = urlsplit(next(iter(sandbox.world.general.messages.values()))["attachments"][0]["url"]).path
    async with session.get(sandbox.page.rstrip("/") + file_path) as response:
        assert await response.read() == file.content
        assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert "Content-Disposition" not in response.headers


async def test_a_file_that_is_no_picture_is_only_downloaded(
    sandbox: Sandbox, session: aiohttp.ClientSession
) -> None:
    form = aiohttp.FormData()
    form.add_field("payload_json", json.dumps({"content": "x"}))
    form.add_field("files[0]", b"<script>1</script>", filename="x.html", content_type="text/html")
    address = f"{sandbox.api}/channels/{sandbox.world.general.id}/messages"
    headers = {"Authorization": f"Bot {sandbox.token}"}
    async with session.post(address, data=form, headers=headers) as response:
        path = urlsplit((await response.json())["attachments"][0]["url"]).path
    async with session.get(sandbox.page.rstrip("/") + path) as response:
        assert response.headers["Content-Disposition"] == "attachment"
        assert "sandbox" in response.headers["Content-Security-Policy"]
