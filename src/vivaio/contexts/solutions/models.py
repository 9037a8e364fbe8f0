"""Solutions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from vivaio.ground.actors.models import Actor
from vivaio.kernel.lifecycle import lifecycle
from vivaio.kernel.text import Text
from vivaio.platform.multilingual.fields import TextField
from vivaio.platform.records.models import Recorded

#: The life of a solution in the catalogue.
LIFE = lifecycle(
    "draft",
    "published",
    "archived",
    publish=("draft archived", "published"),
    archive=("published", "archived"),
)


class Form(models.TextChoices):
    """What it is."""

    PRODUCT = "product", _("a product")
    SERVICE = "service", _("a service")
    MODEL = "model", _("a business model")
    BUSINESS = "business", _("a business idea of social impact")


class Stage(models.TextChoices):
    """How far it has come."""

    CONCEPT = "concept", _("described")
    PROTOTYPE = "prototype", _("a prototype")
    PROVED = "proved", _("proved once")
    IN_USE = "in_use", _("in use")
    SPREAD = "spread", _("in use elsewhere too")


class Check(models.TextChoices):
    """What is known of a question of quality."""

    UNKNOWN = "", _("not known")
    YES = "yes", _("yes")
    PARTLY = "partly", _("partly")
    NO = "no", _("no")


def no_codes() -> list[Any]:
    """Themes before anybody named one."""
    return []


class Solution(Recorded):
    """A product, a service, a business model or a business idea that meets a need.

    `users` and `payers` say who uses it and who pays, `price` and `cost` what it costs to whom
    uses and to whom runs it, in words. `is_lasting` (can it last: money, people,
    nature) and `is_inclusive` (can those use it who are left out elsewhere) each rest on words.
    """

    record_kind = "solution"
    archivable = True

    title = TextField(verbose_name=_("name"))
    summary = TextField(verbose_name=_("summary"))
    users = TextField(verbose_name=_("who uses it"))
    payers = TextField(verbose_name=_("who pays"))
    cost = TextField(verbose_name=_("what it costs to run"))
    price = TextField(verbose_name=_("what its users pay"))
    lasting = TextField(verbose_name=_("why it can last"))
    inclusion = TextField(verbose_name=_("whom it includes"))
    form = models.CharField(_("form"), max_length=10, choices=Form)
    stage = models.CharField(_("stage"), max_length=10, choices=Stage, default=Stage.CONCEPT)
    is_lasting = models.CharField(max_length=6, choices=Check, blank=True)
    is_inclusive = models.CharField(max_length=6, choices=Check, blank=True)
    themes = models.JSONField(_("themes"), default=no_codes, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    owner = models.ForeignKey(Actor, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["state", "country"], name="solution_listed")]

    def record_title(self) -> Text:
        return self.title

    def record_address(self) -> str:
        return f"solutions/{self.slug}/"

    def search_texts(self, languages: Sequence[str]) -> Iterable[tuple[str, str, str, str]]:
        several = (self.summary, self.users, self.payers, self.lasting, self.inclusion)
        for language in sorted(set(self.title.texts) & set(languages)) or [self.title.source]:
            words = " ".join(filter(None, (one.texts.get(language, "") for one in several)))
            yield language, self.title.best(language).words, "", words

    def search_facets(self) -> tuple[str, str]:
        return self.country, self.form
