"""Ties that somebody records from the page of a record they may change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from vivaio.kernel.errors import N_, Invalid, Message, Unknown
from vivaio.kernel.text import Text
from vivaio.platform.links import operations
from vivaio.platform.records.queries import headings
from vivaio.platform.tenancy.viewer import Viewer


def tie(
    *, by: Viewer, ties: Mapping[str, bool], kind: str, here: UUID, other: UUID, since: str = "",
    reason: str | Text = "", recorded_on: date | None = None,
) -> UUID:  # fmt: skip
    """Tie `here`, which the viewer has been let change, to a record they may know of.

    `ties` are the kinds a record of this sort may have, and whether each begins at it: some begin
    at the other record and are recorded from its side. The tie is of `here`: whoever keeps the
    other record is not asked. Raises `Invalid` beside "kind", also where the grammar of links does
    not let these two be tied so, and `Unknown`.
    """
    if kind not in ties:
        raise Invalid({"kind": [Message(N_("There is no such kind of link."))]})
    if other not in headings(by, [other]):
        raise Unknown(f"record {other}")
    source, target = (here, other) if ties[kind] else (other, here)
    return operations.link(
        by=Viewer.system(), kind=kind, source=source, target=target, since=since,
        recorded_on=recorded_on, reason=reason,
    )  # fmt: skip
