"""Reading the text of a word-processor file (.docx): its headings, paragraphs and lists.

Nothing of the file is kept but its words: no pictures, no notes, no formatting; what somebody has
struck out with *track changes* is left out.
"""

from __future__ import annotations

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from vivaio.kernel.errors import N_, Invalid, Message
from vivaio.platform.files.documents import office_kind
from vivaio.platform.files.pictures import UnfitError

#: The largest file, the largest part of it once unpacked, and the most paragraphs that are read.
MOST_BYTES, MOST_UNPACKED, MOST_PARAGRAPHS = 10_000_000, 8_000_000, 5_000
EMPTY = N_("The file is empty.")
NOT_ONE = N_("This is no word-processor file (.docx): save it as one, and choose it again.")
BROKEN = N_("The file cannot be read: it is damaged.")
TOO_LARGE = N_("The file is larger than %(limit)s megabytes.")
NO_WORDS = N_("There are no words in the file.")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = {
    f"{_W}del", f"{_W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}  # fmt: skip
_HEADING = re.compile(r"heading \d")
#: What opening a damaged file may raise.
_DAMAGED = (
    ParseError, DefusedXmlException, zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError,
    ValueError, LookupError, RuntimeError, EOFError,
)  # fmt: skip


def read(content: bytes) -> str:
    """The text as Markdown: headings after `##`, the items of lists after `-`."""
    if not content:
        raise _refusal(EMPTY)
    if len(content) > MOST_BYTES:
        raise _refusal(TOO_LARGE, limit=MOST_BYTES // 1_000_000)
    if not zipfile.is_zipfile(io.BytesIO(content)):
        raise _refusal(NOT_ONE)
    try:
        if office_kind(content) != "docx":
            raise _refusal(NOT_ONE)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            body = fromstring(_part(archive, "word/document.xml"))
            headings = _headings(archive)
    except UnfitError as refusal:
        raise Invalid({"file": [Message(str(refusal))]}) from refusal
    except _DAMAGED as error:
        raise _refusal(BROKEN) from error
    words = "\n\n".join(_grouped(_paragraphs(body, headings)))
    if not words:
        raise _refusal(NO_WORDS)
    return words


def _refusal(words: str, **given: Any) -> Invalid:
    return Invalid({"file": [Message(words, given)]})


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as opened:
        content = opened.read(MOST_UNPACKED + 1)
    if len(content) > MOST_UNPACKED:
        raise ValueError(name)
    return content


def _headings(archive: zipfile.ZipFile) -> set[str]:
    """The styles that are headings: in a file each has a name of its own language."""
    if "word/styles.xml" not in archive.namelist():
        return set()
    found = set()
    for style in fromstring(_part(archive, "word/styles.xml")).iter(f"{_W}style"):
        name = _value(style.find(f"{_W}name")).lower()
        level = style.find(f"{_W}pPr/{_W}outlineLvl")
        if _HEADING.match(name) or (level is not None and _value(level) in "012345678"):
            found.add(style.get(f"{_W}styleId", ""))
    return found


def _value(element: Any) -> str:
    return "" if element is None else str(element.get(f"{_W}val", ""))


def _paragraphs(body: Any, headings: set[str]) -> Iterator[tuple[str, str]]:
    """(kind, words): kind "##" for headings, "-" for items of lists, "" for the rest."""
    for number, paragraph in enumerate(_walk(body, f"{_W}p")):
        if number >= MOST_PARAGRAPHS:
            return
        words = " ".join("".join(_words(paragraph)).split())
        if not words:
            continue
        style = _value(paragraph.find(f"{_W}pPr/{_W}pStyle"))
        outline = paragraph.find(f"{_W}pPr/{_W}outlineLvl")
        if style in headings or (outline is not None and _value(outline) != "9"):
            yield "##", words
        elif paragraph.find(f"{_W}pPr/{_W}numPr") is not None:
            yield "-", words
        else:
            yield "", words


def _walk(element: Any, wanted: str) -> Iterator[Any]:
    """The elements of a name, in order, without those within what was struck out."""
    left = [element]
    while left:
        one = left.pop()
        if one.tag == wanted:
            yield one
        elif one.tag not in _SKIPPED:
            left.extend(reversed(one))


def _words(paragraph: Any) -> Iterator[str]:
    left = list(reversed(paragraph))
    while left:
        one = left.pop()
        if one.tag == f"{_W}t":
            yield one.text or ""
        elif one.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            yield " "
        elif one.tag not in _SKIPPED:
            left.extend(reversed(one))


def _grouped(paragraphs: Iterator[tuple[str, str]]) -> Iterator[str]:
    """Blocks of Markdown: the items of one list stay together."""
    items: list[str] = []
    for kind, words in paragraphs:
        if kind != "-" and items:
            yield "\n".join(items)
            items = []
        if kind == "-":
            items.append(f"- {words}")
        else:
            # What looks like a heading and is none stays a paragraph.
            yield f"## {words}" if kind else words.lstrip("# ") or words
    if items:
        yield "\n".join(items)
