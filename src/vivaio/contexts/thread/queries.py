"""The thread of a record with the marks that removals and merges have left in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from vivaio.platform.journal import queries as journal
from vivaio.platform.links import walking
from vivaio.platform.links.walking import Side, Thread
from vivaio.platform.records import merging
from vivaio.platform.records.merging import Absorbed
from vivaio.platform.tenancy.viewer import Viewer

#: What an address may ask for in `way`, and the sides that are told then.
WAYS: Mapping[str, tuple[Side, ...]] = {
    "": ("back", "forward", "beside"),
    "back": ("back",),
    "forward": ("forward",),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A thread, what went into its records, and for what is gone the sentence that says why."""

    thread: Thread
    absorbed: Mapping[UUID, tuple[Absorbed, ...]]
    reasons: Mapping[UUID, str]


def told(viewer: Viewer, uid: UUID, way: str = "") -> Told:
    """Raises `Unknown` for a record that this viewer may not know of."""
    found = walking.thread(viewer, uid, back=way != "forward", forward=way != "back")
    knots = [found.start, *(step.knot for step in found.steps)]
    absorbed = merging.absorbed(viewer, [one.uid for one in knots if one.gone_on is None])
    gone = [one.uid for one in knots if one.gone_on is not None]
    lines = journal.last_of(viewer, [*gone, *(one.uid for one in absorbed)])
    into: dict[UUID, tuple[Absorbed, ...]] = {}
    for one in absorbed:
        into[one.into] = (*into.get(one.into, ()), one)
    return Told(found, into, {uid: line.sentence for uid, line in lines.items()})
