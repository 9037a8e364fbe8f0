"""Tables to take away: CSV in UTF-8, safe to open in a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from defusedcsv import csv
from django.http import StreamingHttpResponse

_writer: Callable[..., Any] = csv.writer


class _Echo:
    """Hands each line on instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def lines(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """A table line by line: the names of its columns, then its rows as they come."""
    writer = _writer(_Echo())
    yield "\ufeff" + writer.writerow(list(columns))
    for row in rows:
        yield writer.writerow(list(row))


def answer(
    name: str, columns: Iterable[str], rows: Iterable[Iterable[object]], *, private: bool = False
) -> StreamingHttpResponse:
    """A table as a file of this name, sent while it is read; `private`: nobody keeps it."""
    response = StreamingHttpResponse(lines(columns, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    if private:
        response["Cache-Control"] = "private, no-store"
    return response
