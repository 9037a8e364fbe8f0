"""What belongs to a centre, and who sees it."""

from __future__ import annotations

from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vivaio.platform.tenancy.declarations import CENTRE_OWNED, Tenancy
from vivaio.platform.tenancy.viewer import Viewer

Row = TypeVar("Row", bound="CentreOwned")


class Visibility(models.TextChoices):
    """How far a record is seen."""

    CENTRE = "centre", _("Only this centre")
    NETWORK = "network", _("All centres of the network")
    PUBLIC = "public", _("Everybody")


class Nature(models.TextChoices):
    """Fact and example are never mixed in a record."""

    FACT = "fact", _("Fact")
    EXAMPLE = "example", _("Example")


class CentreOwnedQuerySet(models.QuerySet[Row]):
    """Rows of centres; every read for a person goes through `visible_to`."""

    def visible_to(self, viewer: Viewer) -> Self:
        """The rows this viewer may know of: the one rule of the house."""
        return self.filter(deleted_at=None).seen_by(viewer)

    def seen_by(self, viewer: Viewer) -> Self:
        """The same, removed ones too: for what is told of rows that are no longer there."""
        alive = self.all()
        if viewer.is_system:
            return alive
        is_open = self.model.open_to_others()
        if not viewer.is_member:
            if not viewer.entrusted:
                return alive.filter(is_open, visibility=Visibility.PUBLIC)
            return alive.filter(is_open & Q(visibility=Visibility.PUBLIC) | _entrusted(viewer))
        seen = is_open & Q(visibility__in=(Visibility.PUBLIC, Visibility.NETWORK))
        if viewer.centres:
            seen |= Q(centre__in=viewer.centres)
        if viewer.network:
            seen |= Q(centre=None)
        if viewer.entrusted:
            seen |= _entrusted(viewer)
        return alive.filter(seen)


def _entrusted(viewer: Viewer) -> Q:
    return Q(uid__in=sorted(viewer.entrusted))


class CentreOwned(models.Model):
    """A row of one centre (or, without a centre, of the network)."""

    tenancy: ClassVar[Tenancy] = CENTRE_OWNED
    open_states: ClassVar[tuple[str, ...]] = ("published",)

    centre = models.ForeignKey(
        "centres.Centre",
        verbose_name=_("centre"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    visibility = models.CharField(
        _("who sees it"), max_length=8, choices=Visibility, default=Visibility.CENTRE
    )
    nature = models.CharField(
        _("fact or example"), max_length=8, choices=Nature, default=Nature.FACT
    )
    deleted_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = CentreOwnedQuerySet.as_manager()

    class Meta:
        abstract = True

    @classmethod
    def open_to_others(cls) -> Q:
        """The condition under which a row may be seen outside its centre at all."""
        return Q(state__in=cls.open_states)
