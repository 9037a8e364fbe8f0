"""Reading a table from a file of any of the kinds taken, recognised by what is in it."""

from __future__ import annotations

from collections.abc import Iterator

from vivaio.platform.sheets import features, separated, table, workbooks
from vivaio.platform.sheets.table import IsHeading, Opened, Row, Survey, Unreadable

#: How files begin that are certainly no table.
_OTHERS = (
    b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!",
    b"\xd0\xcf\x11\xe0", b"BZh", b"\xfd7zXZ", b"\x7fELF", b"MZ\x90", b"SQLite format 3",
)  # fmt: skip


def survey(opened: Opened, is_heading: IsHeading) -> Survey:
    """Look into a file: its kind, its columns, its first rows; `Unreadable` when it is no table."""
    with opened() as file:
        head = file.read(1_000)
    if not head.strip():
        raise Unreadable(table.EMPTY)
    if head.startswith(b"PK"):
        return workbooks.survey(opened, is_heading)
    if head.startswith(_OTHERS):
        raise Unreadable(table.NO_TABLE)
    plain = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").replace(b"\0", b"")
    if plain[:1] in (b"{", b"["):
        return features.survey(opened)
    if plain[:1] == b"<":
        raise Unreadable(table.NO_TABLE)
    if _is_noise(head):
        raise Unreadable(table.NO_TABLE)
    return separated.survey(opened, is_heading)


def _is_noise(head: bytes) -> bool:
    """Control signs that no text has, and that are not every second byte of a wide one."""
    odd = sum(byte < 9 or 13 < byte < 32 for byte in head)
    wide = head[::2].count(0) > len(head) // 5 or head[1::2].count(0) > len(head) // 5
    return not wide and odd * 20 > len(head)


def rows(opened: Opened, found: Survey) -> Iterator[Row]:
    """The rows of a file that was surveyed; `Unreadable` in their midst when it breaks off."""
    if found.kind == "xlsx":
        yield from workbooks.read(opened, found)
    elif found.kind == "geojson":
        yield from features.read(opened, found)
    else:
        yield from separated.read(opened, found)
