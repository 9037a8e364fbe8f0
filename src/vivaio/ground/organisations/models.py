"""Who keeps which card for its own organisation, what they ask for, and whom we trust."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vivaio.ground.actors.models import Actor
from vivaio.ground.centres.models import Centre
from vivaio.kernel import clock
from vivaio.kernel import uid as uids
from vivaio.kernel.lifecycle import lifecycle
from vivaio.platform.tenancy.declarations import PERSONAL, Tenancy

#: The life of what somebody asks for, and of an invitation.
LIFE = lifecycle(
    "waiting",
    "accepted",
    "refused",
    "withdrawn",
    accept=("waiting", "accepted"),
    refuse=("waiting", "refused"),
    withdraw=("waiting", "withdrawn"),
)


class State(models.TextChoices):
    """Where an application stands."""

    WAITING = "waiting", _("Waiting for an answer")
    ACCEPTED = "accepted", _("Accepted")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Way(models.TextChoices):
    """How somebody came to keep a card."""

    REGISTERED = "registered", _("asked for the card")
    ADDRESS = "address", _("has an e-mail address of the organisation")
    EDITOR = "editor", _("an editor of the centre has checked it")
    INVITED = "invited", _("invited by the organisation")


class Kind(models.TextChoices):
    """What is asked for."""

    REGISTRATION = "registration", _("Registration")
    CLAIM = "claim", _("Claim")
    CHANGE = "change", _("Change")


class Reason(models.TextChoices):
    """Why an application was refused."""

    DUPLICATE = "duplicate", _("There is a card of this organisation already")
    OUTSIDE = "outside", _("It does not fit a directory of social innovation")
    UNPROVEN = "unproven", _("It is not shown that you speak for the organisation")
    INCOMPLETE = "incomplete", _("Too little is said to know what it is")
    MISLEADING = "misleading", _("What it says is not right")
    ADVERTISING = "advertising", _("It is advertising, or was sent by a machine")


class Leaving(models.TextChoices):
    """Why an organisation takes its card away."""

    CLOSED = "closed", _("The organisation has ended")
    MERGED = "merged", _("It became part of another")
    UNWANTED = "unwanted", _("It no longer wants to be listed")
    MISTAKEN = "mistaken", _("The card was made by mistake")


def nothing() -> dict[str, Any]:
    """What an application holds of a card before anything is written."""
    return {}


class Stewardship(models.Model):
    """An account keeps a card for the organisation it is about: this card, and no other."""

    tenancy: ClassVar[Tenancy] = PERSONAL

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="stewardships"
    )
    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="stewardships")
    way = models.CharField(max_length=12, choices=Way)
    since = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "actor"], name="one_steward_a_card")
        ]


class Trust(models.Model):
    """Of an account something was accepted: what it writes is shown at once until taken back."""

    tenancy: ClassVar[Tenancy] = PERSONAL

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="trust"
    )
    since = models.DateTimeField(default=clock.now)
    taken_back_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(_("why"), max_length=600, blank=True)


class Application(models.Model):
    """Something asked of the editors: a new card, to keep one, or a change of one.

    `actor` is the card (of a registration: a draft); `why` the words of who asks; `language`,
    `words` and `values` hold a change as `amend_actor` takes it. `answer` goes with `reason`.
    """

    tenancy: ClassVar[Tenancy] = PERSONAL

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    kind = models.CharField(max_length=12, choices=Kind)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="applications"
    )
    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="applications")
    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, null=True, related_name="+")
    why = models.CharField(max_length=1_000, blank=True)
    language = models.CharField(max_length=12, blank=True)
    words = models.JSONField(default=nothing)
    values = models.JSONField(default=nothing)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    reason = models.CharField(max_length=12, choices=Reason, blank=True)
    answer = models.CharField(max_length=1_000, blank=True)
    at = models.DateTimeField(default=clock.now)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        indexes = [models.Index(fields=["state", "centre"], name="application_waiting")]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "actor"],
                condition=Q(state="waiting", kind="claim"),
                name="one_claim_at_a_time",
            )
        ]


class Delegation(models.Model):
    """An invitation of an e-mail address to keep a card too; good until `expires_at`."""

    tenancy: ClassVar[Tenancy] = PERSONAL

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="delegations")
    email = models.EmailField()
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
