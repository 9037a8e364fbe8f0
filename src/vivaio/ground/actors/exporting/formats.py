"""The four forms in which cards are taken away, each as pieces of bytes while it is read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from vivaio.ground.actors.exporting import flat
from vivaio.ground.actors.exporting.linked import CONTEXT, linked
from vivaio.ground.actors.models import Actor
from vivaio.platform.sheets import writing
from vivaio.platform.tenancy.viewer import Viewer

MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "geojson": "application/geo+json",
    "jsonld": "application/ld+json",
}
Uids = Sequence[UUID] | None


def pieces(
    viewer: Viewer, form: str, *, uids: Uids = None, centre: UUID | None = None
) -> Iterator[bytes]:
    """Cards a viewer may see, in a form; KeyError for one there is not."""
    return _FORMS[form](viewer, uids, centre)


def _csv(viewer: Viewer, uids: Uids, centre: UUID | None) -> Iterator[bytes]:
    columns = flat.columns(viewer, uids, centre)
    return writing.separated(columns, _cells(viewer, uids, centre, columns))


def _xlsx(viewer: Viewer, uids: Uids, centre: UUID | None) -> Iterator[bytes]:
    columns = flat.columns(viewer, uids, centre)
    return writing.workbook("actors", columns, _cells(viewer, uids, centre, columns))


def _cells(
    viewer: Viewer, uids: Uids, centre: UUID | None, columns: Sequence[str]
) -> Iterator[list[Any]]:
    for actor in flat.cards(viewer, uids, centre):
        row = flat.row(actor)
        yield [row.get(name, "") for name in columns]


def _geojson(viewer: Viewer, uids: Uids, centre: UUID | None) -> Iterator[bytes]:
    beginning = '{"type": "FeatureCollection", "features": ['
    return _listed(beginning, "]}\n", map(_feature, flat.cards(viewer, uids, centre)))


def _feature(actor: Actor) -> Mapping[str, Any]:
    row = flat.row(actor)
    place = None
    if actor.latitude is not None and actor.longitude is not None:
        place = {"type": "Point", "coordinates": [actor.longitude, actor.latitude]}
    placed = ("latitude", "longitude")
    properties = {name: one for name, one in row.items() if one != "" and name not in placed}
    return {
        "type": "Feature",
        "id": str(actor.uid),
        "geometry": place,
        "properties": properties,
    }


def _jsonld(viewer: Viewer, uids: Uids, centre: UUID | None) -> Iterator[bytes]:
    context = json.dumps(CONTEXT, ensure_ascii=False)
    beginning = f'{{"@context": {context}, "@graph": ['
    return _listed(beginning, "]}\n", map(linked, flat.cards(viewer, uids, centre)))


def _listed(beginning: str, end: str, items: Iterator[Mapping[str, Any]]) -> Iterator[bytes]:
    yield beginning.encode()
    before = "\n"
    for item in items:
        yield f"{before}{json.dumps(item, ensure_ascii=False)}".encode()
        before = ",\n"
    yield f"\n{end}".encode()


_FORMS: Mapping[str, Callable[[Viewer, Uids, UUID | None], Iterator[bytes]]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "geojson": _geojson,
    "jsonld": _jsonld,
}
