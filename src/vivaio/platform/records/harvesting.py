"""Reading public records one after the other, as programs do that keep a copy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeVar
from uuid import UUID

from django.db.models import Max, Model, Q, QuerySet

from vivaio.kernel.text import Text
from vivaio.platform.records.models import Record
from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.tenancy.viewer import Viewer

R = TypeVar("R", bound=Model)
Status = Literal["present", "withdrawn", "removed", "merged"]


@dataclass(frozen=True, slots=True)
class Changed:
    """A record at its last change; of one that is no longer there only that it is gone."""

    uid: UUID
    kind: str
    change: int
    at: datetime
    status: Status
    nature: str = ""
    title: Text | None = None
    merged_into: UUID | None = None


_COLUMNS = (
    "uid", "kind", "change", "updated_at", "nature", "title", "deleted_at", "merged_into",
    "is_open",
)  # fmt: skip


def _told() -> Q:
    """What everybody may see, and what everybody could see before."""
    open_now = Q(is_open=True, visibility=Visibility.PUBLIC)
    closed = Q(is_open=False, visibility=Visibility.PUBLIC, published_on__isnull=False)
    return open_now | closed & Q(deleted_at=None)


def changes(after: int, count: int, kind: str = "") -> list[Changed]:
    """The next changes after a change number, in the order in which they were made.

    Numbers are given in the order of commits, so none comes later with a lower number.
    """
    rows = Record.objects.filter(_told(), change__gt=after)
    if kind:
        rows = rows.filter(kind=kind)
    return [_changed(*row) for row in rows.order_by("change").values_list(*_COLUMNS)[:count]]


def _changed(
    uid: UUID,
    kind: str,
    change: int,
    at: datetime,
    nature: str,
    title: Text,
    deleted_at: datetime | None,
    merged_into: UUID | None,
    is_open: bool,
) -> Changed:
    if merged_into is not None:
        return Changed(uid, kind, change, at, "merged", merged_into=merged_into)
    if deleted_at is not None:
        return Changed(uid, kind, change, at, "removed")
    if not is_open:
        return Changed(uid, kind, change, at, "withdrawn")
    return Changed(uid, kind, change, at, "present", nature, title)


def gone(uid: UUID) -> Changed | None:
    """What became of a record that everybody could see and that is no longer there."""
    rows = Record.objects.filter(is_open=True, visibility=Visibility.PUBLIC, uid=uid)
    row = rows.filter(deleted_at__isnull=False).values_list(*_COLUMNS).first()
    return _changed(*row) if row else None


def last_changes() -> dict[str, datetime]:
    """By kind, when a record that everybody may see was last changed."""
    rows = Record.objects.visible_to(Viewer.anonymous()).order_by().values_list("kind")
    return dict(rows.annotate(last=Max("updated_at")))


def following(rows: QuerySet[R], after: UUID | None, count: int) -> list[R]:
    """The next rows by uid, and one more if there is any, so that the reader knows of it.

    Uids never change and grow with time: whatever is changed meanwhile, none is missed or met
    twice.
    """
    wanted = rows if after is None else rows.filter(uid__gt=after)
    return list(wanted.order_by("uid")[: count + 1])
