"""What was forgotten, so that somebody can see that it was."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from vivaio.platform.tenancy.declarations import NETWORK_WIDE, Tenancy


class Forgetting(models.Model):
    """One rule that ran: for which model, how many days were kept, how many rows went.

    `error` is the class of what went wrong, empty when nothing did.
    """

    tenancy: ClassVar[Tenancy] = NETWORK_WIDE

    at = models.DateTimeField(db_index=True)
    model = models.CharField(max_length=100)
    days = models.PositiveIntegerField()
    number = models.PositiveIntegerField(default=0)
    error = models.CharField(max_length=200, blank=True)
