"""In which alphabet of bytes a file was written, found out from the bytes themselves."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import TYPE_CHECKING, BinaryIO

from vivaio.kernel.later import Later

if TYPE_CHECKING:
    import charset_normalizer
else:
    charset_normalizer = Later("charset_normalizer")

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: What offices of the network's countries have written with for thirty years.
_PAGES = ("cp1252", "cp1250", "cp1253", "cp1251", "iso8859_2", "iso8859_7", "mac_roman", "cp852")
_CHUNK = 1 << 20
#: So many bytes around unusual signs are weighed.
_SAMPLE = 40_000
#: Letters beyond a to z that the network's languages and their neighbours write with.
_LETTERS = frozenset("àâäèéêëìîïòôöùûüçœæßñáíóúčšžćđăâîșțşţőűýřěůłńśźżąęÀÉÈÙÒÌČŠŽĆĐȘȚŞŢĂÂÎÖÜÄ")
_FOUND_WITH = frozenset(" '\"“”„’«»–—…€°ºª§•·\xa0")


def encoding_of(file: BinaryIO) -> str:
    """The name of the encoding: by its mark, as UTF-8, or the page that makes most sense."""
    head = file.read(4)
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    if without := _wide_without_mark(head + file.read(400)):
        return without
    file.seek(0)
    if _is_utf8(file):
        return "utf-8"
    file.seek(0)
    return _page(_unusual(file))


def _wide_without_mark(head: bytes) -> str:
    """UTF-16 whose writer left the mark out: every second byte of Latin words is null."""
    half = len(head) // 2
    if half < 4:
        return ""
    if head[1::2].count(0) > half * 0.7 and head[::2].count(0) < half * 0.1:
        return "utf-16-le"
    if head[::2].count(0) > half * 0.7 and head[1::2].count(0) < half * 0.1:
        return "utf-16-be"
    return ""


def _is_utf8(file: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := file.read(_CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


_AROUND = re.compile(rb"[^\r\n]{0,40}[\x80-\xff][^\r\n]{0,40}")


def _unusual(file: BinaryIO) -> bytes:
    """The places with bytes beyond ASCII, from all over the file."""
    found: list[bytes] = []
    size = 0
    while size < _SAMPLE and (chunk := file.read(_CHUNK)):
        for piece in _AROUND.findall(chunk):
            found.append(piece)
            size += len(piece)
            if size >= _SAMPLE:
                break
    return b"\n".join(found)


def _page(sample: bytes) -> str:
    """The likeliest page: by the letters that appear, and by what the library reckons."""
    best = charset_normalizer.from_bytes(sample, cp_isolation=list(_PAGES)).best()
    reckoned = best.encoding if best else ""
    scores = {page: _sense(sample, page) + (0.05 if page == reckoned else 0) for page in _PAGES}
    return max(_PAGES, key=lambda page: scores[page])


def _sense(sample: bytes, page: str) -> float:
    """How much sense the unusual signs make in a page: from -1 to 1."""
    words = sample.decode(page, "replace")
    signs = [(place, sign) for place, sign in enumerate(words) if ord(sign) > 127]
    if not signs:
        return 0.0
    total = 0.0
    for place, sign in signs:
        total += _worth(words, place, sign)
    return total / len(signs)


def _worth(words: str, place: int, sign: str) -> float:
    around = words[max(0, place - 1) : place] + words[place + 1 : place + 2]
    if sign == "\ufffd":
        return -2.0
    if not sign.isalpha():
        return 0.5 if sign in _FOUND_WITH else -1.0
    if sign.isupper() and place and words[place - 1].islower():
        return -0.5
    if sign in _LETTERS:
        return 1.0
    name = unicodedata.name(sign, "")
    for script in ("GREEK", "CYRILLIC"):
        if name.startswith(script):
            kin = [one for one in around if one.isalpha()]
            same = [one for one in kin if unicodedata.name(one, "").startswith(script)]
            return 1.0 if kin and len(same) == len(kin) else -0.5
    return -0.2
