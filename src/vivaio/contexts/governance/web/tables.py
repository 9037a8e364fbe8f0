"""Tables to take away: CSV in UTF-8, safe to open in a spreadsheet."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from defusedcsv import csv
from django.http import HttpResponse
from django.utils.translation import gettext

from vivaio.platform.tenancy.models import Nature

_writer: Callable[..., Any] = csv.writer


def written(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table as text."""
    lines = io.StringIO()
    writer = _writer(lines)
    writer.writerow(columns)
    for row in rows:
        writer.writerow(row)
    return "\ufeff" + lines.getvalue()


def answer(name: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """A table as a file that nobody keeps on the way."""
    response = HttpResponse(written(columns, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


def nature(value: str) -> str:
    """`fact`, or `example` with the mark in the reader's language."""
    if value == Nature.EXAMPLE:
        return f"{value} ({gettext('EXAMPLE · no legal effect')})"
    return value
