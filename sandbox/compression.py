"""The transport compression of a gateway connection, as its address asks for it.

One stream a connection: each message is flushed, so that it can be read at once.
"""

from __future__ import annotations

import importlib
import zlib
from collections.abc import Callable
from typing import Any, TypeAlias

Packer: TypeAlias = Callable[[str], bytes | str]
ZSTD_MODULES = ("compression.zstd", "zstandard")


def packer_for(wanted: str | None) -> Packer | None:
    """What turns a message into what is sent; None for a compression the sandbox cannot do."""
    if wanted is None:
        return lambda text: text
    if wanted == "zlib-stream":
        return _zlib()
    return _zstd() if wanted == "zstd-stream" else None


def _zlib() -> Packer:
    stream = zlib.compressobj()

    def pack(text: str) -> bytes:
        return stream.compress(text.encode()) + stream.flush(zlib.Z_SYNC_FLUSH)

    return pack


def _zstd() -> Packer | None:
    """Only where a module for it is installed; both known ones flush a block in their own way."""
    for name in ZSTD_MODULES:
        try:
            module: Any = importlib.import_module(name)
        except ImportError:
            continue
        if name == "zstandard":
            stream = module.ZstdCompressor().compressobj()
            block = module.COMPRESSOBJ_FLUSH_BLOCK
            return lambda text: bytes(stream.compress(text.encode()) + stream.flush(block))
        compressor = module.ZstdCompressor()
        return lambda text: bytes(compressor.compress(text.encode(), compressor.FLUSH_BLOCK))
    return None
