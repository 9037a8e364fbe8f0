"""Entries of the chronicle, one model for each kind of record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from vivaio.contexts.chronicle.parts import Day
from vivaio.ground.actors.models import Actor
from vivaio.ground.indicators.parts import Cost
from vivaio.kernel.lifecycle import lifecycle
from vivaio.kernel.text import Text
from vivaio.platform.multilingual.fields import TextField
from vivaio.platform.records.models import Recorded

#: The life of an entry.
LIFE = lifecycle(
    "draft",
    "published",
    "archived",
    publish=("draft archived", "published"),
    archive=("published", "archived"),
)


class Stage(models.TextChoices):
    """How far it has come."""

    AHEAD = "ahead", _("still to come")
    UNDER_WAY = "under_way", _("under way")
    DONE = "done", _("done")


def nothing() -> list[Any]:
    """A list before anybody wrote in it."""
    return []


class Entry(Recorded):
    """What all kinds share: who led it, when, where, what came of it, in days and in sums.

    `total` is counted in `unit` ("euro", "contributions"); `shares` are its parts and add up to
    it. `days` tell what happened when. `days_required` and `days_given` are the whole days for
    which people could answer; the second is never below the first.
    """

    archivable = True

    title = TextField(verbose_name=_("title"))
    summary = TextField(verbose_name=_("summary"))
    outcome = TextField(verbose_name=_("What came of it"))
    unit = TextField(verbose_name=_("Unit"))
    stage = models.CharField(_("stage"), max_length=10, choices=Stage, default=Stage.DONE)
    owner = models.ForeignKey(Actor, on_delete=models.SET_NULL, null=True, related_name="+")
    country = models.CharField(_("country"), max_length=2, blank=True)
    nuts = models.CharField(_("Territory"), max_length=5, blank=True)
    themes = models.JSONField(_("themes"), default=nothing, blank=True)
    starts_on = models.DateField(_("First day"), null=True, blank=True)
    ends_on = models.DateField(_("Last day"), null=True, blank=True)
    total = models.PositiveIntegerField(_("Sum"), null=True)
    shares = models.JSONField(default=nothing, blank=True)
    days = models.JSONField(default=nothing, blank=True)
    days_required = models.PositiveSmallIntegerField(_("Days required"), null=True)
    days_given = models.PositiveSmallIntegerField(_("Days given"), null=True)

    class Meta:
        abstract = True

    def record_title(self) -> Text:
        return self.title

    def record_address(self) -> str:
        return f"{self.record_kind}s/{self.slug}/"

    def search_texts(self, languages: Sequence[str]) -> Iterable[tuple[str, str, str, str]]:
        several = (self.summary, self.outcome, *(one.words for one in self.all_days()))
        for language in sorted(set(self.title.texts) & set(languages)) or [self.title.source]:
            words = " ".join(filter(None, (one.texts.get(language, "") for one in several)))
            yield language, self.title.best(language).words, "", words

    def search_facets(self) -> tuple[str, str]:
        return self.country, ""

    def all_shares(self) -> list[Cost]:
        """The parts of its sum."""
        return [Cost.from_json(one) for one in self.shares]

    def all_days(self) -> list[Day]:
        """What happened when."""
        return [Day.from_json(one) for one in self.days]


class Procedure(Entry):
    """Co-programming, co-design, a consultation: people were asked, and answered."""

    record_kind = "procedure"


class Act(Entry):
    """What a public body decided: a decision, a regulation, a budget."""

    record_kind = "act"


class Convention(Entry):
    """What a public body and others agreed to do together, and who brings what."""

    record_kind = "convention"


class Result(Entry):
    """What was counted or seen once something ran."""

    record_kind = "result"


class Practice(Entry):
    """Something that worked, told so that others can take it up."""

    record_kind = "practice"


MODELS: dict[str, type[Entry]] = {
    model.record_kind: model for model in (Procedure, Act, Convention, Result, Practice)
}
