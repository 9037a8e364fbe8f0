"""When a centre was launched, and of whom its network is to be composed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import models
from django.utils.translation import gettext_lazy as _

from vivaio.ground.centres.models import Centre
from vivaio.kernel import uid as uids
from vivaio.kernel.text import Text
from vivaio.platform.multilingual.fields import TextField
from vivaio.platform.records.models import Recorded, Source
from vivaio.platform.tenancy.declarations import part_of


class Stage(models.TextChoices):
    """How far the launch has come."""

    PLANNED = "planned", _("Planned")
    ANNOUNCED = "announced", _("Announced")
    LAUNCHED = "launched", _("Launched")


class Launch(models.Model):
    """A centre's launch: a fact with its source, or no row at all, which reads as *not known*.

    `on` is as precise as known; `act` is the act or the ceremony by which it was done.
    """

    tenancy = part_of("centre")

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    centre = models.OneToOneField(Centre, on_delete=models.CASCADE, related_name="launch")
    stage = models.CharField(max_length=10, choices=Stage)
    on = models.CharField(max_length=10, blank=True)
    act = TextField(verbose_name=_("act or ceremony"))
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    quotation = models.TextField(blank=True)
    recorded_on = models.DateField()


class Dimension(models.TextChoices):
    """By what a network is looked at."""

    SECTOR = "sector", _("Sector")
    LEVEL = "level", _("Level of administration")
    TERRITORY = "territory", _("Territory")
    HELIX = "helix", _("Helix")


class Composition(Recorded):
    """The composition a centre aims at: numbers of organisations, set on a day, due by another."""

    record_kind = "composition"

    title = TextField(verbose_name=_("title"))
    note = TextField(verbose_name=_("note"))
    set_on = models.DateField()
    due = models.CharField(max_length=10, blank=True)

    def record_title(self) -> Text:
        return self.title

    def record_address(self) -> str:
        return f"compositions/{self.slug}/"

    def search_texts(self, languages: Sequence[str]) -> Iterable[tuple[str, str, str, str]]:
        written = set(self.title.texts) | set(self.note.texts)
        for language in sorted(written & set(languages)) or [self.title.source]:
            note = self.note.texts.get(language, "")
            yield language, self.title.best(language).words, "", note


class Target(models.Model):
    """How many organisations of one sort a composition aims at.

    `code` is one of the taxonomy's (sector, level), of NUTS (territory) or of the helix.
    """

    tenancy = part_of("composition")

    composition = models.ForeignKey(Composition, on_delete=models.CASCADE, related_name="targets")
    dimension = models.CharField(max_length=10, choices=Dimension)
    code = models.CharField(max_length=60)
    aimed = models.PositiveSmallIntegerField()
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["composition", "dimension", "code"], name="target_once_a_code"
            )
        ]
