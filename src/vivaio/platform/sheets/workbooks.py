"""XLSX workbooks: the first sheet that has rows, read without holding it."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO
from xml.etree.ElementTree import ParseError

from vivaio.kernel.errors import N_
from vivaio.kernel.later import Later
from vivaio.platform.sheets import table
from vivaio.platform.sheets.table import IsHeading, Opened, Row, Survey, Unreadable

if TYPE_CHECKING:
    import openpyxl
else:
    openpyxl = Later("openpyxl")

#: How much larger than the file its parts may be, and how large at all, in bytes.
_MOST_PACKED, _MOST_BYTES = 300, 3_000_000_000
_SMALL = 50_000_000
_FIRST, _SAMPLES = 30, 5

NOT_A_WORKBOOK = N_("This is a packed file, but not an XLSX workbook. Unpack it first.")
BOMB = N_("The file would unpack to far more than it is: it is not taken.")
#: What openpyxl raises for damaged workbooks of one sort or another.
_DAMAGE = (
    KeyError, ValueError, TypeError, AttributeError, IndexError, EOFError, OSError, RuntimeError,
    NotImplementedError, zipfile.BadZipFile, ParseError, OverflowError,
)  # fmt: skip


def survey(opened: Opened, is_heading: IsHeading) -> Survey:
    """Read its beginning; the number of rows is as the workbook itself says it."""
    with _sheet(opened) as (sheet, extent):
        first = list(islice(_numbered(sheet), _FIRST))
        if not first:
            raise Unreadable(table.EMPTY)
        place = table.head_of([cells for _, cells in first], is_heading)
        number, cells = first[place]
        while cells and not cells[-1].strip():
            cells.pop()
        table.checked_width(len(cells))
        header = table.heading_names(cells)
        width = len(header)
        samples = [table.fitted(n, row, width).cells for n, row in first[place + 1 :][:_SAMPLES]]
        if not samples:
            raise Unreadable(table.NO_ROWS)
        told = tuple(tuple(cell[:200] for cell in row) for row in samples)
        return Survey("xlsx", header, number + 1, max(0, extent - number), samples=told)


def read(opened: Opened, found: Survey) -> Iterator[Row]:
    """The rows under the header, as they come."""
    width = len(found.header)
    with _sheet(opened) as (sheet, _):
        for number, cells in _numbered(sheet):
            if number >= found.first:
                yield table.fitted(number, cells, width)


@contextmanager
def _sheet(opened: Opened) -> Iterator[tuple[Any, int]]:
    """The first sheet with something in it, and its last row's number as it says itself."""
    with opened() as file:
        _check(file)
        file.seek(0)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                book = openpyxl.load_workbook(
                    file, read_only=True, data_only=True, keep_links=False
                )
        except _DAMAGE as error:
            raise Unreadable(table.BROKEN) from error
        try:
            sheets = list(book.worksheets)
            if not sheets:
                raise Unreadable(table.EMPTY)
            sheet = next((one for one in sheets if next(_numbered(one), None)), sheets[0])
            said = sheet.max_row
            yield sheet, said if isinstance(said, int) else 0
        finally:
            book.close()


def _check(file: BinaryIO) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
    except (*_DAMAGE,) as error:
        raise Unreadable(table.BROKEN) from error
    if "xl/workbook.xml" not in {member.filename for member in members}:
        raise Unreadable(NOT_A_WORKBOOK)
    packed = sum(member.compress_size for member in members)
    unpacked = sum(member.file_size for member in members)
    if unpacked > max(_SMALL, min(_MOST_BYTES, packed * _MOST_PACKED)):
        raise Unreadable(BOMB)


def _numbered(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    """Rows with the number of each, empty ones left out."""
    try:
        # What the sheet says of its own extent is often wrong.
        sheet.reset_dimensions()
        for number, values in enumerate(sheet.iter_rows(values_only=True), 1):
            cells = [_words(value) for value in values]
            if any(cells):
                yield number, cells
    except _DAMAGE as error:
        raise Unreadable(table.BROKEN) from error


def _words(value: Any) -> str:
    """A cell as characters: whole numbers without a fraction, days as days."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()[: table.LONGEST_CELL]
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
