"""What is kept of a desk: when its owner last looked, how they want it told, what was handed on.

The lines themselves are never kept: each room tells what waits at the moment somebody looks.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vivaio.kernel import clock
from vivaio.kernel import uid as uids
from vivaio.platform.tenancy.declarations import PERSONAL


class Frequency(models.TextChoices):
    """How often the digest comes."""

    OFF = "off", _("Never")
    WEEKLY = "weekly", _("Once a week, on Monday")
    DAILY = "daily", _("Every day on which something waits")


class Desk(models.Model):
    """One person's desk.

    `visited_at` is when they last signed in or said that they have seen what is new; `before`, the
    time before that, from which on things count as new. `hour` is local, in the time zone of
    `zone`, or of their first centre where that is empty; `told_on` is the local day of the last
    digest that was due, whether or not there was anything to tell.
    """

    tenancy = PERSONAL

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="desk"
    )
    visited_at = models.DateTimeField(null=True)
    before = models.DateTimeField(null=True)
    frequency = models.CharField(max_length=6, choices=Frequency, default=Frequency.OFF)
    hour = models.PositiveSmallIntegerField(default=7)
    zone = models.CharField(max_length=60, blank=True)
    told_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["frequency"], name="desk_frequency")]
        constraints = [
            models.CheckConstraint(condition=models.Q(hour__lt=24), name="desk_hour_of_a_day")
        ]


class Handover(models.Model):
    """A line that somebody handed to a colleague of the same centre, and why.

    `item` and `line` name the line: the room's part of the desk, and its key there. It ends when
    it is taken back, given back or handed on.
    """

    tenancy = PERSONAL

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    item = models.CharField(max_length=60)
    line = models.CharField(max_length=200)
    centre = models.ForeignKey("centres.Centre", on_delete=models.CASCADE, related_name="+")
    giver = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="handed_over"
    )
    receiver = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="taken_over"
    )
    why = models.CharField(max_length=300)
    at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "item", "line"],
                condition=models.Q(ended_at=None),
                name="a_line_lies_with_one_colleague",
            )
        ]
