"""The directory as a table to take away."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpResponseBase
from django.views.decorators.http import require_safe

from vivaio.ground.actors import queries
from vivaio.ground.actors.queries import PAGE, Asked
from vivaio.ground.actors.web.views import asked_of
from vivaio.platform.tenancy.examples import coded
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web import tables
from vivaio.platform.web.audience import VivaioRequest, everybody

_COLUMNS = (
    "uid", "address", "name", "name_language", "summary", "summary_language", "kind", "country",
    "nuts", "themes", "nature", "updated",
)  # fmt: skip


def _rows(viewer: Viewer, asked: Asked) -> Iterator[tuple[object, ...]]:
    page, seen = 1, 0
    while True:
        listing = queries.directory(viewer, Asked(asked.words, asked.country, asked.kind, page))
        for line in queries.lines(listing.headings):
            heading = line.heading
            name = heading.title.best(viewer.language)
            summary = line.summary.best(viewer.language)
            yield (
                heading.uid, f"/id/{heading.uid}", name.words, name.language, summary.words,
                summary.language if summary.words else "", heading.category, heading.country,
                line.nuts, " ".join(line.themes), coded(heading.nature),
                heading.updated_at.isoformat(timespec="seconds"),
            )  # fmt: skip
        seen += len(listing.headings)
        if len(listing.headings) < PAGE or seen >= listing.total:
            return
        page += 1


@require_safe
@everybody
def actors_csv(request: VivaioRequest) -> HttpResponseBase:
    """The cards of the present filter, in CSV (UTF-8), safe to open in a spreadsheet."""
    return tables.answer("actors.csv", _COLUMNS, _rows(request.viewer, asked_of(request)))
