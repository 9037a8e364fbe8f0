"""Files that came back from translators, work given to a machine, and what a centre allows it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vivaio.kernel import clock
from vivaio.kernel import uid as uids
from vivaio.kernel.lifecycle import lifecycle
from vivaio.platform.tenancy.declarations import PERSONAL, part_of

#: The life of a delivery.
LIFE = lifecycle(
    "waiting",
    "applied",
    "discarded",
    apply=("waiting", "applied"),
    discard=("waiting", "discarded"),
)


class Delivery(models.Model):
    """A file of translations that somebody brought in, until they have looked at it.

    `units` are its texts as read, `outcomes` what became of each once it was applied. It is seen
    by nobody but who brought it.
    """

    tenancy = PERSONAL

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    file_name = models.CharField(max_length=200)
    source = models.CharField(max_length=12)
    language = models.CharField(max_length=12)
    units: models.JSONField[Any, Any] = models.JSONField(default=list)
    outcomes: models.JSONField[Any, Any] = models.JSONField(default=list)
    state = models.CharField(max_length=12, default="waiting")
    brought_at = models.DateTimeField(default=clock.now, editable=False)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["account", "state"], name="delivery_of_account")]


class RunState(models.TextChoices):
    """How far the machine is with a record."""

    WAITING = "waiting", _("waiting")
    DONE = "done", _("done")
    FAILED = "failed", _("failed")


class MachineRun(models.Model):
    """A record whose texts somebody gave to the machine, in one language."""

    tenancy = PERSONAL

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    record = models.UUIDField()
    language = models.CharField(max_length=12)
    state = models.CharField(max_length=12, choices=RunState, default=RunState.WAITING)
    #: A sentence, told in the language of who reads it.
    message: models.JSONField[Any, Any] = models.JSONField(default=dict)
    texts = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField(default=clock.now, editable=False)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["account", "record", "language"], name="run_of_record")]


class CentreChoice(models.Model):
    """Whether a centre lets texts that are not public go to the machine; without a row: no."""

    tenancy = part_of("centre")

    centre = models.OneToOneField(
        "centres.Centre", on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    sends_private = models.BooleanField(default=False)
