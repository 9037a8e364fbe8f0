"""What was worked out of the public network."""

from __future__ import annotations

from django.db import models

from vivaio.kernel import uid as uids
from vivaio.platform.tenancy.declarations import NETWORK_WIDE


class Result(models.Model):
    """Places and measures of the network that everybody sees, worked out in the background.

    `input_hash` is of the pairs that are related: a result is shown as long as they are the same.
    `data` holds uids and, in their order, places in the unit square and measures. `change` is the
    number of the last change that was looked at.
    """

    tenancy = NETWORK_WIDE

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    method = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField()
    parameters = models.JSONField(default=dict)
    input_hash = models.CharField(max_length=64)
    data = models.JSONField()
    change = models.BigIntegerField()
    worked_out_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["method", "-worked_out_at"], name="network_newest")]
