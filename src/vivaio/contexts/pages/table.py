"""Published news as a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vivaio.contexts.pages import queries
from vivaio.kernel.errors import N_
from vivaio.platform.tenancy.viewer import Viewer

COLUMNS = {
    "uid": N_("Identity"),
    "address": N_("Address"),
    "title": N_("Title"),
    "language": N_("Language"),
    "published": N_("Published"),
    "nature": N_("Nature"),
}


def rows(viewer: Viewer) -> Iterator[Mapping[str, object]]:
    """Published news as rows of a table."""
    page = 1
    while (listing := queries.newest(viewer, page=page)).items:
        for row in listing.items:
            title = row.title.best(viewer.language)
            yield {
                "uid": row.uid,
                "address": f"/id/{row.uid}",
                "title": title.words,
                "language": title.language,
                "published": row.released_at.isoformat() if row.released_at else "",
                "nature": row.nature,
            }
        page += 1
