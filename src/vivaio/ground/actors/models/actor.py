"""An actor: an organisation or a person who has a card in the directory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import models
from django.utils.translation import gettext_lazy as _

from vivaio.kernel.lifecycle import lifecycle
from vivaio.kernel.text import Text
from vivaio.platform.multilingual.fields import TextField
from vivaio.platform.records.models import Recorded

#: The life of a card.
LIFE = lifecycle(
    "draft",
    "published",
    "archived",
    publish=("draft archived", "published"),
    archive=("draft published", "archived"),
)


def no_codes() -> list[str]:
    """A card's themes before anybody named one."""
    return []


class Actor(Recorded):
    """A card. Whatever is empty is *not known*: only the name is ever demanded.

    `kind`, `sector`, `level`, `themes`, `target_groups` and `methods` are codes of the taxonomy;
    `nuts` is a code of the edition `nuts_edition`. `latitude` and `longitude` are degrees of
    WGS 84, both or neither. `identifiers` are written `scheme:value`, such as `vat:IT01234567890`.
    """

    record_kind = "actor"
    archivable = True

    name = TextField(verbose_name=_("name"))
    name_note = TextField(verbose_name=_("note on the name"))
    kind = models.CharField(_("kind"), max_length=60, blank=True)
    sector = models.CharField(_("sector"), max_length=60, blank=True)
    level = models.CharField(_("level of administration"), max_length=60, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    nuts = models.CharField(_("territory (NUTS code)"), max_length=5, blank=True)
    nuts_edition = models.CharField(_("edition of NUTS"), max_length=4, blank=True)
    territory = TextField(verbose_name=_("territory"))
    summary = TextField(verbose_name=_("in one sentence"))
    description = TextField(verbose_name=_("description"))
    offers = TextField(verbose_name=_("offers"))
    seeks = TextField(verbose_name=_("seeks"))
    themes = models.JSONField(_("themes"), default=no_codes, blank=True)
    target_groups = models.JSONField(_("target groups"), default=no_codes, blank=True)
    methods = models.JSONField(_("methods"), default=no_codes, blank=True)
    identifiers = models.JSONField(_("identifiers"), default=no_codes, blank=True)
    website = models.URLField(_("website"), blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    telephone = models.CharField(_("telephone"), max_length=40, blank=True)
    address = models.CharField(_("postal address"), max_length=300, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=12, blank=True)
    town = models.CharField(_("town"), max_length=120, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["slug"], name="actor_slug"),
            models.Index(fields=["centre", "valid_until"], name="actor_valid_until"),
        ]

    def record_title(self) -> Text:
        return self.name

    def record_address(self) -> str:
        return f"actors/{self.slug}/"

    def search_texts(self, languages: Sequence[str]) -> Iterable[tuple[str, str, str, str]]:
        texts = (self.summary, self.description, self.offers, self.seeks, self.territory)
        written = {language for text in (self.name, *texts) for language in text.texts}
        names = " ".join(self.name.texts.values())
        for language in sorted(written & set(languages)) or [self.name.source]:
            body = " ".join(text.texts.get(language, "") for text in texts)
            yield language, self.name.best(language).words, names, body

    def search_facets(self) -> tuple[str, str]:
        return self.country, self.kind
