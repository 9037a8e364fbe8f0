"""Inviting organisations by mail: never the same person twice, whoever asks."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from vivaio.contexts.governance.models.agreements import Adhesion, Agreement
from vivaio.ground.centres.models import Centre
from vivaio.kernel import uid as uids
from vivaio.kernel.lifecycle import lifecycle
from vivaio.platform.multilingual.fields import TextField
from vivaio.platform.tenancy.declarations import PERSONAL, Tenancy
from vivaio.platform.tenancy.models import CentreOwned

#: The life of a campaign; when it has ended, the addresses are gone and only their hashes stay.
CAMPAIGN_LIFE = lifecycle(
    "draft",
    "sending",
    "stopped",
    "ended",
    start=("draft stopped", "sending"),
    stop=("sending", "stopped"),
    end=("sending stopped", "ended"),
)


class Campaign(CentreOwned):
    """An invitation to sign an agreement, for the eyes of the centre's team alone."""

    open_states = ()

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="campaigns")
    name = models.CharField(max_length=120)
    subject_line = TextField()
    letter = TextField()
    state = models.CharField(max_length=10, default="draft")
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at"]


class Reached(models.TextChoices):
    """What became of an address."""

    WAITING = "waiting"
    SENT = "sent"
    LEFT_OUT = "left_out"


class Invitee(models.Model):
    """An address that was invited once; `digest` is a keyed hash of it, the address goes later."""

    tenancy: ClassVar[Tenancy] = PERSONAL

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="invitees")
    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="+")
    address = models.CharField(max_length=254, blank=True)
    name = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=12)
    digest = models.CharField(max_length=64)
    state = models.CharField(max_length=8, choices=Reached, default=Reached.WAITING)
    adhesion = models.ForeignKey(
        Adhesion, on_delete=models.SET_NULL, null=True, related_name="invitation"
    )
    opted_out = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["centre", "digest"], name="invited_once_a_centre")
        ]
        indexes = [models.Index(fields=["campaign", "state"], name="invitee_state")]


class OptOut(models.Model):
    """Somebody does not want invitations of this centre: nothing but a hash is kept."""

    tenancy: ClassVar[Tenancy] = PERSONAL

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["centre", "digest"], name="opted_out_once_a_centre")
        ]
