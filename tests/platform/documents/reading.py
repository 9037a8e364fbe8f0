"""A small reader of PDF: what its streams hold, and which letters can be copied out of it."""

from __future__ import annotations

import re
import zlib

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_PAIR = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


def insides(pdf: bytes) -> str:
    """The file with its compressed streams unpacked, byte for byte as Latin-1."""
    parts = [pdf]
    for packed in _STREAM.findall(pdf):
        try:
            parts.append(zlib.decompress(packed))
        except zlib.error:
            continue
    return b"\n".join(parts).decode("latin-1")


def letters(pdf: bytes) -> set[str]:
    """Every letter that a reader can copy or hear."""
    found: set[str] = set()
    for block in re.findall(r"beginbfchar(.*?)endbfchar", insides(pdf), re.DOTALL):
        for _code, point in _PAIR.findall(block):
            found.update(bytes.fromhex(point).decode("utf-16-be"))
    return found
