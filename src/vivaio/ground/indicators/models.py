"""What was measured, of whichever record it was."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from vivaio.ground.indicators.vocabulary import Confidence
from vivaio.kernel import uid as uids
from vivaio.platform.multilingual.fields import TextField
from vivaio.platform.records.models import Record
from vivaio.platform.tenancy.declarations import part_of


class Measurement(models.Model):
    """A value of an indicator of a record (its code) on a day, who says so, and how sure it is."""

    tenancy = part_of("record")

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    record = models.ForeignKey(
        Record, on_delete=models.CASCADE, related_name="measurements", db_index=False
    )
    code = models.CharField(max_length=12)
    on_day = models.DateField()
    value = models.DecimalField(max_digits=16, decimal_places=4)
    confidence = models.CharField(max_length=6, choices=Confidence)
    source = TextField(verbose_name=_("source"))

    class Meta:
        ordering = ["code", "on_day", "uid"]
        constraints = [
            models.UniqueConstraint(
                fields=["record", "code", "on_day"], name="value_measured_once_a_day"
            )
        ]
