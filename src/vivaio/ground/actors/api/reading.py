"""The cards that a program asks for."""

from __future__ import annotations

from django.db.models import QuerySet

from vivaio.ground.actors.api.shapes import AskedActors
from vivaio.ground.actors.models import Actor
from vivaio.platform.search import queries as search
from vivaio.platform.tenancy.viewer import Viewer

#: Columns that hold one code, and the parameters that name it.
_ONE = {"country": "country", "kind": "kind", "sector": "sector", "level": "level"}


def narrowed(asked: AskedActors) -> QuerySet[Actor]:
    """The published cards that everybody may see, as far as they are asked for."""
    viewer = Viewer.anonymous()
    rows = Actor.objects.visible_to(viewer)
    for name, column in _ONE.items():
        value = getattr(asked, name)
        if value:
            rows = rows.filter(**{column: value.upper() if name == "country" else value})
    if asked.territory:
        rows = rows.filter(nuts__startswith=asked.territory.upper())
    if asked.q.strip():
        found, _more = search.matching(viewer, asked.q.strip(), language="en", kind="actor")
        rows = rows.filter(uid__in=found)
    return rows
