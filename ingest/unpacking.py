"""Packed bodies, unpacked piece by piece so that a small one cannot become a huge one in memory."""

import zlib
from collections.abc import Iterator

from answers.errors import Garbled

OFFERED = "gzip, deflate"
PIECE = 64 * 1024  # bytes unpacked at a time


class Unpacker:
    """Unpacks one body. Raises Garbled for another packing than was offered, and for a broken one."""

    def __init__(self, packing: str) -> None:
        kind = packing.strip().lower()
        if kind not in {"", "identity", "gzip", "x-gzip", "deflate"}:
            raise Garbled("packed in a way that was not asked for")
        self._gzip = kind.endswith("gzip")
        self._packed = self._gzip or kind == "deflate"
        self._stream: zlib._Decompress | None = None
        self._head = b""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """What `data` unpacks to, in pieces of at most PIECE bytes."""
        if not self._packed:
            yield data
            return
        rest = self._head + data
        while rest:
            if self._stream is None:
                if len(rest) < 2:
                    break
                self._stream = zlib.decompressobj(wbits=self._wbits(rest))
            try:
                piece = self._stream.decompress(rest, PIECE)
            except zlib.error as error:
                raise Garbled("a broken packing") from error
            rest = self._stream.unconsumed_tail
            if self._stream.eof:  # a body may be packed in several parts, one after the other
                rest = self._stream.unused_data.lstrip(b"\0")
                self._stream = None
            if piece:
                yield piece
        self._head = rest

    def end(self) -> None:
        """All has been fed; raises Garbled where it breaks off in the middle."""
        if self._stream is not None or self._head:
            raise Garbled("it breaks off in the middle")

    def _wbits(self, start: bytes) -> int:
        if self._gzip:
            return 16 + zlib.MAX_WBITS
        # Some servers mean the bare stream by "deflate", without the head that the standard has.
        has_head = start[0] & 0x0F == zlib.DEFLATED and int.from_bytes(start[:2], "big") % 31 == 0
        return zlib.MAX_WBITS if has_head else -zlib.MAX_WBITS
