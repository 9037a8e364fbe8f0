"""Writing tables row by row: CSV that no spreadsheet runs, and XLSX."""

from __future__ import annotations

import csv
import io
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from vivaio.kernel.later import Later
from vivaio.platform.sheets.separated import armed

if TYPE_CHECKING:
    import openpyxl
    import openpyxl.cell
else:
    openpyxl = Later("openpyxl")

_CHUNK = 1 << 16
#: What XML has no sign for.
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def separated(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """CSV in UTF-8 with its mark; what a spreadsheet would run has an apostrophe before it."""
    lines = io.StringIO()
    writer = csv.writer(lines)
    lines.write("\ufeff")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([armed(cell) if isinstance(cell, str) else _number(cell) for cell in row])
        if lines.tell() >= _CHUNK:
            yield lines.getvalue().encode()
            lines.seek(0)
            lines.truncate()
    yield lines.getvalue().encode()


def _number(value: Any) -> str:
    return "" if value is None else repr(value)


def workbook(title: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """XLSX with one sheet; words are stored as words, whatever they begin with."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    sheet.append(list(columns))
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    with tempfile.TemporaryFile() as file:
        book.save(file)
        file.seek(0)
        while chunk := file.read(_CHUNK):
            yield chunk


def _cell(sheet: Any, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not value:
        return None
    cell = openpyxl.cell.WriteOnlyCell(sheet, value=_NOT_XML.sub("", value)[:32_767])
    cell.data_type = "s"
    return cell
