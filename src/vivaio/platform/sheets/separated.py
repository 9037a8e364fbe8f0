"""Tables in characters: comma, semicolon, tab or bar between the cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from vivaio.platform.sheets import encodings, table
from vivaio.platform.sheets.table import IsHeading, Opened, Row, Survey, Unreadable

_DELIMITERS = (";", ",", "\t", "|")
#: Rows looked at to find the delimiter and the header.
_FIRST = 30
_SAMPLES = 5

csv.field_size_limit(table.LONGEST_CELL)


def survey(opened: Opened, is_heading: IsHeading) -> Survey:
    """Read all of it once: `Unreadable` for what cannot be read to its end."""
    with opened() as file:
        encoding = encodings.encoding_of(file)
    with opened() as file, _text(file, encoding) as text:
        head = text.read(200_000)
    if not head.strip("\ufeff\0 \t\r\n"):
        raise Unreadable(table.EMPTY)
    delimiter = _delimiter(head)
    rows = list(_some(_numbered(io.StringIO(_whole_lines(head)), delimiter)))
    if not rows:
        raise Unreadable(table.EMPTY)
    place = table.head_of([cells for _, cells in rows], is_heading)
    table.checked_width(len(rows[place][1]))
    header = table.heading_names(_without_tail(rows[place][1]))
    found = Survey("csv", header, rows[place][0] + 1, 0, encoding, delimiter)
    return _counted(opened, found)


def _counted(opened: Opened, found: Survey) -> Survey:
    number = 0
    samples: list[tuple[str, ...]] = []
    for row in read(opened, found):
        number += 1
        if len(samples) < _SAMPLES:
            samples.append(tuple(cell[:200] for cell in row.cells))
    if not number:
        raise Unreadable(table.NO_ROWS)
    return Survey(
        "csv", found.header, found.first, number, found.encoding, found.delimiter, tuple(samples)
    )


def _without_tail(cells: Sequence[str]) -> Sequence[str]:
    last = max((i for i, cell in enumerate(cells) if cell.strip()), default=-1)
    return cells[: last + 1]


def _some(rows: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    try:
        for count, row in enumerate(rows, 1):
            yield row
            if count >= _FIRST:
                return
    except Unreadable:
        # Only the beginning is at hand; reading all of it will tell.
        return


def _whole_lines(head: str) -> str:
    """Without the line at which the beginning was cut off, where there is more than one."""
    if len(head) < 200_000:
        return head
    cut = head.rfind("\n")
    return head[: cut + 1] if cut > 0 else head


def _text(file: BinaryIO, encoding: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")


def _delimiter(head: str) -> str:
    """The sign by which the first rows fall into the same number of cells, more than one."""
    best, best_score = ",", 0.0
    for sign in _DELIMITERS:
        rows = [cells for _, cells in _some(_numbered(io.StringIO(_whole_lines(head)), sign))]
        widths = [len(cells) for cells in rows]
        usual = max(set(widths), key=widths.count) if widths else 1
        if usual > 1:
            score = widths.count(usual) / len(widths) + min(usual, 50) / 200
            if score > best_score:
                best, best_score = sign, score
    return best


def _numbered(lines: io.TextIOBase, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with the number of each, blank lines counted but left out."""
    reader = csv.reader((line.replace("\0", "") for line in lines), delimiter=delimiter)
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            sentence = table.UNCLOSED if "limit" in str(error) else table.BROKEN
            raise Unreadable(sentence, row=number, most=table.LONGEST_CELL) from error
        if any(cell.strip() for cell in cells):
            yield number, cells


def read(opened: Opened, found: Survey) -> Iterator[Row]:
    """The rows under the header, as they come."""
    width = len(found.header)
    with opened() as file, _text(file, found.encoding) as text:
        for number, cells in _numbered(text, found.delimiter):
            if number >= found.first:
                yield table.fitted(number, [bared(cell) for cell in cells], width)


_ARMED = ("=", "+", "-", "@", "|", "%", "\t", "\r", "\n")


def armed(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe goes before it."""
    if cell.lstrip("'").startswith(_ARMED) and not _is_number(cell):
        return f"'{cell}"
    return cell


def bared(cell: str) -> str:
    """The cell as it was before it was armed."""
    if cell.startswith("'") and cell.lstrip("'").startswith(_ARMED):
        return cell[1:]
    return cell


def _is_number(cell: str) -> bool:
    return cell[:1] == "-" and cell[1:].replace(".", "", 1).isdecimal() and cell.isascii()
