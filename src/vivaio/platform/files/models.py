"""What is known of a file; its bytes lie in the storage, under their own fingerprint."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from vivaio.kernel import uid as uids
from vivaio.platform.records.models import Record
from vivaio.platform.tenancy.models import CentreOwned, CentreOwnedQuerySet
from vivaio.platform.tenancy.viewer import Viewer


class FileQuerySet(CentreOwnedQuerySet["File"]):
    """Files; one that belongs to a record is seen by those who see the record, and no further."""

    def visible_to(self, viewer: Viewer) -> Self:
        """The files this viewer may open."""
        seen = super().visible_to(viewer)
        known = Record.objects.visible_to(viewer).filter(pk=OuterRef("record"))
        return seen.filter(Q(record=None) | Exists(known))


class File(CentreOwned):
    """A file somebody brought, or that was made from one.

    `digest`: the SHA-256 of its bytes, in hexadecimal, by which the storage keeps them once.
    `width` and `height` in pixels, for pictures. `account`: the number of the account that
    brought it, which may be gone.
    """

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    record = models.ForeignKey(Record, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64, db_index=True)
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    account = models.IntegerField(null=True)
    created_at = models.DateTimeField()

    objects = FileQuerySet.as_manager()  # type: ignore[misc]

    @classmethod
    def open_to_others(cls) -> Q:
        # A file has no life of its own: its visibility decides, and its record where it has one.
        return Q()

    @property
    def place(self) -> str:
        """Where its bytes lie in the storage."""
        return place_of(self.digest)

    @property
    def address(self) -> str:
        """Where it is served, without a language."""
        return f"/files/{self.uid}/{self.name}"


def place_of(digest: str) -> str:
    """The name under which the storage keeps bytes with this fingerprint."""
    return f"{digest[:2]}/{digest}"
