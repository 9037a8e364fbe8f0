"""The cards that a program asks for."""

from __future__ import annotations

from heapq import nsmallest
from uuid import UUID

from vivaio.ground.actors.api.shapes import AskedActors
from vivaio.ground.actors.directory import Filter, found
from vivaio.ground.actors.directory.index import FACETS
from vivaio.ground.actors.models import Actor
from vivaio.platform.records import harvesting
from vivaio.platform.tenancy.viewer import Viewer


def cards(asked: AskedActors, after: UUID | None) -> list[Actor]:
    """The next public cards by uid, and one more if there is any; narrowed as the directory is."""
    viewer = Viewer.anonymous()
    rows = Actor.objects.visible_to(viewer)
    wanted = _filter(asked)
    if not wanted.is_empty:
        fitting = (uid for uid in found(viewer, wanted).all() if after is None or uid > after)
        rows = rows.filter(uid__in=nsmallest(asked.limit + 1, fitting))
    return harvesting.following(rows, after, asked.limit)


def _filter(asked: AskedActors) -> Filter:
    wanted = Filter(words=" ".join(asked.q.split()))
    for name in FACETS:
        values = getattr(asked, name)
        if values:
            wanted = wanted.with_values(name, values)
    return wanted
