"""The table of Django's database cache, as a model: so it is migrated, backed up and declared."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from vivaio.platform.tenancy.declarations import NETWORK_WIDE, Tenancy


class Counter(models.Model):
    """How often something was asked for; columns and their names are the cache's own."""

    tenancy: ClassVar[Tenancy] = NETWORK_WIDE

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)
