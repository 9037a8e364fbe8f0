"""The thread: who tied which record to which other, when and why."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from vivaio.kernel import uid as uids
from vivaio.platform.multilingual.fields import TextField
from vivaio.platform.records.models import Record, Source
from vivaio.platform.tenancy.declarations import part_of
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer


class LinkQuerySet(models.QuerySet["Link"]):
    """Reads of links; one is seen when both its ends are."""

    def visible_to(self, viewer: Viewer) -> LinkQuerySet:
        """Links that were not taken back, between records of which the viewer may know.

        The condition looks up each link's own two ends: a list of every visible record would be
        built anew for every page.
        """
        seen = Record.objects.visible_to(viewer)
        return self.filter(
            Exists(seen.filter(pk=OuterRef("source"))),
            Exists(seen.filter(pk=OuterRef("target"))),
            deleted_at=None,
        )


class Link(models.Model):
    """A directed tie of one kind between two records.

    `since` and `until` are dates as precisely as known (`2012`, `2024-07`), empty when not known
    or still so; `recorded_on` is the day somebody said so here; `author` is the number of their
    account, which may be gone.
    """

    tenancy = part_of("source")

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    kind = models.CharField(max_length=40)
    source = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+", db_index=False)
    target = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+", db_index=False)
    since = models.CharField(_("since"), max_length=10, blank=True)
    until = models.CharField(_("until"), max_length=10, blank=True)
    recorded_on = models.DateField(_("recorded on"))
    author = models.IntegerField(null=True)
    reason = TextField(verbose_name=_("reason"))
    citation = models.ForeignKey(
        Source, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    nature = models.CharField(max_length=8, choices=Nature, default=Nature.FACT)
    deleted_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = LinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(source=F("target")), name="link_never_to_itself"),
            models.UniqueConstraint(
                fields=["kind", "source", "target"],
                condition=Q(deleted_at=None, until=""),
                name="link_open_once",
            ),
            models.UniqueConstraint(
                fields=["kind", "source", "target", "since", "until"],
                condition=Q(deleted_at=None),
                name="link_once_a_period",
            ),
        ]
        indexes = [
            models.Index(fields=["source", "kind"], name="link_from"),
            models.Index(fields=["target", "kind"], name="link_to"),
        ]


class Side(models.TextChoices):
    """The two ends of a link, as those who keep them speak for them."""

    SOURCE = "source", _("source")
    TARGET = "target", _("target")


class Confirmation(models.Model):
    """What one end answers to a relation: that it is so, or that it is not.

    A side answers once; a relation that a side has refused is taken back with it, and the answer
    stays, so that the same is not claimed again over its head. `author` is the number of an
    account, which may be gone.
    """

    tenancy = part_of("link")

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    link = models.ForeignKey(Link, on_delete=models.CASCADE, related_name="confirmations")
    side = models.CharField(max_length=6, choices=Side)
    is_so = models.BooleanField()
    author = models.IntegerField(null=True)
    given_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["link", "side"], name="link_answered_once_a_side")
        ]
