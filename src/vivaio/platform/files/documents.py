"""Documents and tables: recognised by what is in them, refused when something runs in them."""

from __future__ import annotations

import io
import re
import zipfile

from vivaio.kernel.errors import N_
from vivaio.platform.files.pictures import DAMAGED, UnfitError

#: Members of an office file, their bytes when unpacked, and how much smaller packing made them.
MOST_MEMBERS, MOST_BYTES, MOST_PACKED = 2_000, 100_000_000, 200

RUNS = N_("The file holds a program (macro or script): save it without, and choose it again.")
LOCKED = N_("The file is locked with a password: save it without, and choose it again.")
BOMB = N_("The file would unpack to far more than it is: it is not taken.")
NOT_UTF8 = N_("The table is not written in UTF-8: save it as “CSV UTF-8”, and choose it again.")

_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
_PROGRAMS = re.compile(r"(^|/)(vbaProject\.bin|vbaData\.xml)$|^(Basic|Scripts)/|(^|/)activeX", re.I)
_RUNNING = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFile|RichMedia|XFA)\b")


def office_kind(content: bytes) -> str:
    """`xlsx`, `docx`, `ods`, `odt`, or "" for any other archive; `UnfitError` when refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            _check_members(members, len(content))
            names = {member.filename for member in members}
            if "[Content_Types].xml" in names:
                return (
                    "xlsx"
                    if "xl/workbook.xml" in names
                    else ("docx" if "word/document.xml" in names else "")
                )
            if "mimetype" in names:
                return _OPEN_DOCUMENT.get(archive.read("mimetype")[:100].strip(), "")
    except (zipfile.BadZipFile, NotImplementedError, OSError, RuntimeError, ValueError) as error:
        raise UnfitError(DAMAGED) from error
    return ""


def _check_members(members: list[zipfile.ZipInfo], size: int) -> None:
    unpacked = sum(member.file_size for member in members)
    if len(members) > MOST_MEMBERS or unpacked > min(MOST_BYTES, size * MOST_PACKED):
        raise UnfitError(BOMB)
    for member in members:
        name = member.filename
        if member.flag_bits & 0x1:
            raise UnfitError(LOCKED)
        if name.startswith("/") or ".." in name.split("/") or "\\" in name:
            raise UnfitError(DAMAGED)
        if _PROGRAMS.search(name):
            raise UnfitError(RUNS)


def check_pdf(content: bytes) -> None:
    """Refuse what ends too early, what is locked, and what says openly that something runs in it.

    What is hidden in compressed parts is not looked for: such files are handed out to be saved,
    never opened within our pages.
    """
    if b"%%EOF" not in content[-2_048:]:
        raise UnfitError(DAMAGED)
    if _RUNNING.search(content):
        raise UnfitError(RUNS)
    if b"/Encrypt" in content[-4_096:]:
        raise UnfitError(LOCKED)


def check_table(content: bytes) -> None:
    """A table in characters: UTF-8, without signs that no table has."""
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnfitError(NOT_UTF8) from error
    if "\x00" in words or not words.strip():
        raise UnfitError(DAMAGED)
    if words.lstrip()[:1] == "<":
        raise UnfitError(DAMAGED)
