"""The directory as a table to take away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from defusedcsv import csv
from django.http import HttpResponseBase, StreamingHttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vivaio.ground.actors import queries
from vivaio.ground.actors.queries import PAGE, Asked
from vivaio.ground.actors.web.views import asked_of
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, everybody

_COLUMNS = (
    "uid", "address", "name", "name_language", "summary", "summary_language", "kind", "country",
    "nuts", "themes", "nature", "updated",
)  # fmt: skip


_writer: Callable[..., Any] = csv.writer


class _Echo:
    """Hands each line on instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def _rows(viewer: Viewer, asked: Asked) -> Iterator[str]:
    writer = _writer(_Echo())
    yield "\ufeff" + writer.writerow(_COLUMNS)
    page, seen = 1, 0
    while True:
        listing = queries.directory(viewer, Asked(asked.words, asked.country, asked.kind, page))
        for line in queries.lines(listing.headings):
            heading = line.heading
            name = heading.title.best(viewer.language)
            summary = line.summary.best(viewer.language)
            yield writer.writerow(
                (
                    heading.uid, f"/id/{heading.uid}", name.words, name.language, summary.words,
                    summary.language if summary.words else "", heading.category, heading.country,
                    line.nuts, " ".join(line.themes), _nature(heading.nature),
                    heading.updated_at.isoformat(timespec="seconds"),
                )
            )  # fmt: skip
        seen += len(listing.headings)
        if len(listing.headings) < PAGE or seen >= listing.total:
            return
        page += 1


def _nature(nature: str) -> str:
    """`fact`, or `example` with the mark in the reader's language."""
    if nature == Nature.EXAMPLE:
        return f"{nature} ({gettext('EXAMPLE · no legal effect')})"
    return nature


@require_safe
@everybody
def actors_csv(request: VivaioRequest) -> HttpResponseBase:
    """The cards of the present filter, in CSV (UTF-8), safe to open in a spreadsheet."""
    lines = _rows(request.viewer, asked_of(request))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="actors.csv"'
    return response
