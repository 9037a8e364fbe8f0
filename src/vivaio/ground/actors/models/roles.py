"""Which part somebody has in a centre: coordination, seats and membership are different things."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from vivaio.ground.actors.models.actor import Actor
from vivaio.ground.actors.models.places import Place
from vivaio.ground.centres.models import Centre
from vivaio.kernel import uid as uids
from vivaio.platform.records.models import Source, Standing
from vivaio.platform.tenancy.declarations import part_of


class RoleKind(models.TextChoices):
    """The parts there are. Lead of a project is not among them: that is a partner's role there."""

    COORDINATOR = "coordinator", _("coordinator of the centre")
    LEGAL_SEAT = "legal_seat", _("legal seat")
    OPERATIONAL_SEAT = "operational_seat", _("operational seat")
    MEMBER = "member", _("member")


class CentreRole(models.Model):
    """Somebody's, or some place's, part in a centre, as a source tells it.

    `since` is as precise as known; *announced* until a source says that it is in force.
    """

    tenancy = part_of("centre")

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(max_length=20, choices=RoleKind)
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, null=True, related_name="roles")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="roles")
    town = models.CharField(max_length=120, blank=True)
    standing = models.CharField(max_length=10, choices=Standing)
    since = models.CharField(max_length=10, blank=True)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    quotation = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(actor__isnull=False) | models.Q(place__isnull=False),
                name="a_role_is_somebodys",
            )
        ]
