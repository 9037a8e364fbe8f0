"""Places where social innovation has a roof, and programmes under which it is done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import models
from django.utils.translation import gettext_lazy as _

from vivaio.kernel.text import Text
from vivaio.platform.multilingual.fields import TextField
from vivaio.platform.records.models import Recorded


class _Described(Recorded):
    """A name, a country and a sentence: the rest is assertions and links, each with its source."""

    name = TextField(verbose_name=_("name"))
    country = models.CharField(_("country"), max_length=2, blank=True)
    summary = TextField(verbose_name=_("in one sentence"))

    finds_statements = True

    class Meta:
        abstract = True

    def record_title(self) -> Text:
        return self.name

    def search_texts(self, languages: Sequence[str]) -> Iterable[tuple[str, str, str, str]]:
        written = set(self.name.texts) | set(self.summary.texts)
        for language in sorted(written & set(languages)):
            words = self.summary.texts.get(language, "")
            yield language, self.name.best(language).words, "", words

    def search_facets(self) -> tuple[str, str]:
        return self.country, ""


class Place(_Described):
    """A place, such as an open innovation centre; who manages it is a link."""

    record_kind = "place"

    town = models.CharField(_("town"), max_length=120, blank=True)
    address = models.CharField(_("postal address"), max_length=300, blank=True)

    def record_address(self) -> str:
        return f"places/{self.slug}/"


class Programme(_Described):
    """A programme of a city, a region or a network; whose it is, is a link."""

    record_kind = "programme"

    def record_address(self) -> str:
        return f"programmes/{self.slug}/"
