"""What has been sent lately through forms that need no account, or that many could misuse."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from vivaio.kernel import clock
from vivaio.platform.tenancy.declarations import PERSONAL, Tenancy


class Sending(models.Model):
    """A guarded form was sent: which, when, and by a keyed hash of an address or an account.

    The hash cannot be turned back without the secret of the installation; rows go after two days.
    """

    tenancy: ClassVar[Tenancy] = PERSONAL

    form = models.CharField(max_length=40)
    sender = models.CharField(max_length=64)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [
            models.Index(fields=["sender", "form", "at"], name="sending_by_sender"),
            models.Index(fields=["at"], name="sending_by_age"),
        ]
