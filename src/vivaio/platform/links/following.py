"""Ties that follow from a field of a record, such as who answers for it."""

from __future__ import annotations

from uuid import UUID

from vivaio.kernel import clock
from vivaio.platform.links import operations, queries
from vivaio.platform.records.queries import headings
from vivaio.platform.tenancy.viewer import Viewer


def follow(kind: str, source: UUID, target: UUID | None, since: str = "") -> None:
    """Tie `source` by `kind` to `target` alone, and end what it was tied to by it before.

    `since` is said of the first tie of the kind; one that takes the place of another begins today.
    A tie that began today or later is taken back: it never held for a day. A target that is there
    no more, such as the card of a body that was retired, is not tied, and stops nothing.
    """
    system, today = Viewer.system(), clock.today().isoformat()
    ties = [
        one for one in queries.of(system, source) if one.kind == kind and one.direction == "forward"
    ]
    still = [one for one in ties if not one.until]
    for one in still:
        if one.other.uid == target:
            continue
        if one.since >= today:
            operations.unlink(by=system, link=one.uid)
        else:
            operations.end(by=system, link=one.uid, until=today)
    if target is None or target in {one.other.uid for one in still}:
        return
    if target in headings(system, [target]):
        begins = today if ties else since
        operations.link(by=system, kind=kind, source=source, target=target, since=begins)
