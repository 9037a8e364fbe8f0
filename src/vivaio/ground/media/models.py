"""Pictures of records, and the same pictures in other widths."""

from __future__ import annotations

from typing import Self

from django.db import models

from vivaio.kernel import uid as uids
from vivaio.platform.files.models import File
from vivaio.platform.multilingual.fields import TextField
from vivaio.platform.records.models import Record
from vivaio.platform.tenancy.declarations import part_of
from vivaio.platform.tenancy.viewer import Viewer


class PictureQuerySet(models.QuerySet["Picture"]):
    """Pictures, seen by whoever may open their files."""

    def visible_to(self, viewer: Viewer) -> Self:
        """The pictures this viewer may see."""
        return self.filter(file__in=File.objects.visible_to(viewer))


class Picture(models.Model):
    """A picture of a record. It says what it shows in words, or that it shows nothing new."""

    tenancy = part_of("record")

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(File, on_delete=models.CASCADE, related_name="+")
    alternative = TextField()
    is_decorative = models.BooleanField(default=False)
    credit = models.CharField(max_length=200, blank=True)
    licence = models.CharField(max_length=100, blank=True)

    objects = PictureQuerySet.as_manager()

    @property
    def is_described(self) -> bool:
        """Whether it may be shown: it has words, or is said to need none."""
        return self.is_decorative or bool(self.alternative)


class Rendition(models.Model):
    """A picture as WebP in another width, made in the background."""

    tenancy = part_of("picture")

    picture = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")
    width = models.PositiveIntegerField()
    file = models.ForeignKey(File, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["picture", "width"], name="rendition_once_a_width")
        ]
