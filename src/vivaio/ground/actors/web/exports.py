"""The directory as a table to take away."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpResponseBase
from django.views.decorators.http import require_safe

from vivaio.ground.actors import freshness, queries
from vivaio.ground.actors.directory import Filter, found
from vivaio.platform.records import queries as records
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web import tables
from vivaio.platform.web.audience import VivaioRequest, everybody
from vivaio.platform.web.examples import coded

_COLUMNS = (
    "uid", "address", "name", "name_language", "summary", "summary_language", "kind", "country",
    "nuts", "themes", "valid_until", "freshness", "nature", "updated",
)  # fmt: skip


#: Cards that are read at once.
AT_ONCE = 200


def _rows(viewer: Viewer, asked: Filter) -> Iterator[tuple[object, ...]]:
    uids = found(viewer, asked).uids()
    for start in range(0, len(uids), AT_ONCE):
        several = uids[start : start + AT_ONCE]
        headings = records.headings(viewer, several)
        for line in queries.lines([headings[uid] for uid in several if uid in headings]):
            heading = line.heading
            name = heading.title.best(viewer.language)
            summary = line.summary.best(viewer.language)
            yield (
                heading.uid, f"/id/{heading.uid}", name.words, name.language, summary.words,
                summary.language if summary.words else "", heading.category, heading.country,
                line.nuts, " ".join(line.themes), line.valid_until or "",
                freshness.state_of(line.valid_until).value, coded(heading.nature),
                heading.updated_at.isoformat(timespec="seconds"),
            )  # fmt: skip


@require_safe
@everybody
def actors_csv(request: VivaioRequest) -> HttpResponseBase:
    """The cards of the present filter, in CSV (UTF-8), safe to open in a spreadsheet."""
    return tables.answer("actors.csv", _COLUMNS, _rows(request.viewer, Filter.of(request.GET)))
