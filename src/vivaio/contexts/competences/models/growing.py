"""What people say of themselves, for themselves; and what a colleague whom they ask adds."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from vivaio.contexts.competences.models.framework import nothing
from vivaio.kernel import clock
from vivaio.kernel import uid as uids
from vivaio.platform.tenancy.declarations import PERSONAL


class Assessment(models.Model):
    """One time that somebody looked at what she can do; nobody else reads it.

    `asked` are the codes of competences in their order, `answers` triples of a competence's code, a
    statement's and an answer, in the order in which they were given. `centre` is the team in whose
    words she was asked. Where she agreed to be counted on its map there is a moment in
    `agreed_at`; `group` is the circle with whom she counts, or counted before she took that back,
    `group_size` how many it had when it was formed.
    """

    tenancy = PERSONAL

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    centre = models.ForeignKey(
        "centres.Centre", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    profile = models.CharField(max_length=30)
    is_long = models.BooleanField(default=False)
    round = models.PositiveSmallIntegerField(default=0)
    asked = models.JSONField(default=nothing)
    answers = models.JSONField(default=nothing)
    begun_at = models.DateTimeField(default=clock.now)
    finished_at = models.DateTimeField(null=True)
    agreed_at = models.DateTimeField(null=True)
    group = models.UUIDField(null=True)
    group_size = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["-begun_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["account"], condition=Q(finished_at=None), name="assessed_one_at_a_time"
            )
        ]


class View(models.Model):
    """How a colleague sees the same competences, because she was asked to; read by who asked."""

    tenancy = PERSONAL

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="views")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    answers = models.JSONField(default=nothing)
    asked_at = models.DateTimeField(default=clock.now)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "account"], name="viewed_once")
        ]
