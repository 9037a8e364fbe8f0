"""Full versions of what is debated, restored or signed."""

from __future__ import annotations

from django.db import models

from vivaio.platform.records.models import Record
from vivaio.platform.tenancy.declarations import part_of


class Revision(models.Model):
    """The whole content of a record as it was at a moment; `number` counts from 1.

    `content` holds values by field name as plain JSON, a `Text` in its stored form. `author` is
    the number of an account, which may be gone.
    """

    tenancy = part_of("record")

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+", db_index=False)
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    author = models.IntegerField(null=True)
    content = models.JSONField()
    why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["record", "number"], name="revision_once_a_number")
        ]
