"""Statements, who answers for what, tickets of people who wrote, and yearly duties done."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vivaio.kernel import clock
from vivaio.kernel import uid as uids
from vivaio.kernel.lifecycle import lifecycle
from vivaio.platform.multilingual.fields import TextField
from vivaio.platform.tenancy.declarations import NETWORK_WIDE, PERSONAL
from vivaio.platform.tenancy.models import Nature


class Status(models.TextChoices):
    """How far a site is accessible, in the words of the model statement."""

    FULL = "full", _("fully compliant")
    PARTIAL = "partial", _("partially compliant")
    NONE = "none", _("not compliant")


class Method(models.TextChoices):
    """Who looked."""

    SELF = "self", _("an assessment of our own")
    THIRD = "third", _("an assessment by a third party")


class Statement(models.Model):
    """One version of an accessibility statement: of a centre, or (without one) of the network.

    Never changed: who writes another one adds a version. In the texts each line is one item.
    """

    tenancy = NETWORK_WIDE

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    centre = models.ForeignKey(
        "centres.Centre", on_delete=models.CASCADE, null=True, related_name="+"
    )
    version = models.PositiveIntegerField()
    nature = models.CharField(max_length=8, choices=Nature, default=Nature.FACT)
    status = models.CharField(max_length=8, choices=Status)
    failing = TextField()
    burden = TextField()
    assessment = TextField()
    outside = TextField()
    alternatives = TextField()
    method = models.CharField(max_length=8, choices=Method)
    prepared_on = models.DateField()
    reviewed_on = models.DateField()
    email = models.EmailField(blank=True)
    official_address = models.URLField(blank=True)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["centre", "version"], name="statement_version"),
            # Two nulls are never equal to SQL, so the network's versions need their own.
            models.UniqueConstraint(
                fields=["version"],
                condition=models.Q(centre=None),
                name="statement_version_of_the_network",
            ),
        ]


class Responsibility(models.Model):
    """Who answers for people's data, of a centre or (without one) of the network.

    `shares` says for each joint duty who does it: "centre", "network" or "both"; what is empty or
    missing is *not known*.
    """

    tenancy = NETWORK_WIDE

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    centre = models.ForeignKey(
        "centres.Centre", on_delete=models.CASCADE, null=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)
    nature = models.CharField(max_length=8, choices=Nature, default=Nature.FACT)
    controller = models.CharField(max_length=300, blank=True)
    contact = models.CharField(max_length=300, blank=True)
    officer = models.CharField(max_length=300, blank=True)
    arrangement = models.CharField(max_length=200, blank=True)
    arrangement_on = models.DateField(null=True, blank=True)
    essence = TextField()
    legal_note = TextField()
    shares = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["centre"], name="one_responsibility_a_centre")
        ]


class Topic(models.TextChoices):
    """What somebody writes about."""

    ACCESSIBILITY = "accessibility", _("Something I cannot use")
    CONTENT = "content", _("Something that is wrong or missing")
    PRIVACY = "privacy", _("My personal data")
    OTHER = "other", _("Something else")


LIFE = lifecycle(
    "received",
    "in_work",
    "answered",
    "closed",
    take_up=("received", "in_work"),
    answer=("received in_work", "answered"),
    close=("answered", "closed"),
    reopen=("answered closed", "in_work"),
)


class State(models.TextChoices):
    """Where a ticket stands."""

    RECEIVED = "received", _("Received")
    IN_WORK = "in_work", _("In work")
    ANSWERED = "answered", _("Answered")
    CLOSED = "closed", _("Closed")


class Ticket(models.Model):
    """What somebody wrote to a centre, or to the network, and what was answered.

    `account` is the author's, where they had signed in; nobody needs one.
    """

    tenancy = PERSONAL

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    number = models.CharField(max_length=12, unique=True)
    centre = models.ForeignKey(
        "centres.Centre", on_delete=models.CASCADE, null=True, related_name="+"
    )
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    nature = models.CharField(max_length=8, choices=Nature, default=Nature.FACT)
    topic = models.CharField(max_length=16, choices=Topic)
    words = models.TextField()
    page = models.CharField(max_length=300, blank=True)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=12)
    state = models.CharField(max_length=10, choices=State, default=State.RECEIVED)
    at = models.DateTimeField(default=clock.now)
    due = models.DateField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["centre", "state", "due"], name="ticket_queue")]


class Done(models.Model):
    """A yearly duty that a centre has done for a year."""

    tenancy = NETWORK_WIDE

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    centre = models.ForeignKey("centres.Centre", on_delete=models.CASCADE, related_name="+")
    duty = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["centre", "duty", "year"], name="a_duty_once_a_year")
        ]
