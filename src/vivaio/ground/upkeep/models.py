"""What was asked about a card, what was answered, and who wants to be asked no more."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from vivaio.ground.actors.models import Actor
from vivaio.kernel import uid as uids
from vivaio.platform.tenancy.declarations import part_of


class Step(models.TextChoices):
    """What is done about a card whose day comes and goes, in this order."""

    REMINDED = "reminded", _("Asked by mail")
    REPEATED = "repeated", _("Asked a second time")
    ARCHIVED = "archived", _("Archived")


class Asked(models.Model):
    """A step taken about the day (`term`) until which a card was valid; each is taken once.

    `letters` is how many addresses were written to: none where nobody gave one.
    """

    tenancy = part_of("actor")

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="asked")
    term = models.DateField()
    step = models.CharField(max_length=8, choices=Step)
    at = models.DateTimeField()
    letters = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["actor", "term", "step"], name="each_step_once_a_term")
        ]
        indexes = [models.Index(fields=["step", "at"], name="asked_lately")]


class Silence(models.Model):
    """An address, as a keyed digest, that wants no more letters about a card."""

    tenancy = part_of("actor")

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="silences")
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["actor", "digest"], name="silent_once_a_card")
        ]


class Remark(models.Model):
    """What an organisation says is wrong on its card; for the card's editors alone."""

    tenancy = part_of("actor")

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="remarks")
    words = models.TextField(_("what is wrong"))
    address = models.EmailField(_("e-mail address"), blank=True)
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["settled_at", "at"], name="remark_waiting")]
