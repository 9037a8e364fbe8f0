"""Reading pictures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote
from uuid import UUID

from vivaio.ground.media.models import Picture
from vivaio.kernel.text import Text
from vivaio.platform.tenancy.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as the component `picture` draws it; width and height in points."""

    uid: UUID
    src: str
    srcset: str
    width: int
    height: int
    alternative: Text
    is_decorative: bool
    credit: str
    licence: str


def pictures(viewer: Viewer, uids: Iterable[UUID]) -> dict[UUID, Shown]:
    """Those of some pictures that a viewer may see, by uid; two questions however many."""
    wanted = list(uids)
    if not wanted:
        return {}
    rows = Picture.objects.visible_to(viewer).filter(pk__in=wanted).select_related("file")
    return {row.uid: _shown(row) for row in rows.prefetch_related("renditions__file")}


def _shown(row: Picture) -> Shown:
    widths = sorted(row.renditions.all(), key=lambda one: one.width)
    several = [f"{quote(one.file.address)} {one.width}w" for one in widths]
    width, height = row.file.width or 0, row.file.height or 0
    if several:
        several.append(f"{quote(row.file.address)} {width}w")
    return Shown(
        uid=row.uid,
        src=quote(row.file.address),
        srcset=", ".join(several),
        width=width,
        height=height,
        alternative=row.alternative,
        is_decorative=row.is_decorative,
        credit=row.credit,
        licence=row.licence,
    )
