"""Cards in the directories of sister networks, kept in their own words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import models
from django.utils.translation import gettext_lazy as _

from vivaio.ground.actors.models.actor import Actor, no_codes
from vivaio.kernel.text import Text
from vivaio.platform.multilingual.fields import TextField
from vivaio.platform.records.models import Record, Recorded, Source


class SisterCard(Recorded):
    """What another directory prints about a record of ours: verbatim, with its own dates."""

    record_kind = "sister_card"

    directory = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="sister_cards")
    about = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="sister_cards")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    title = TextField(verbose_name=_("title"))
    text = TextField(verbose_name=_("text"))
    country = models.CharField(_("country"), max_length=2, blank=True)
    printed_kind = models.CharField(_("kind as printed"), max_length=120, blank=True)
    printed_image = models.CharField(_("picture as described"), max_length=200, blank=True)
    printed_territory = models.CharField(_("territory as printed"), max_length=200, blank=True)
    printed_logos = models.CharField(_("caption of the logos"), max_length=200, blank=True)
    printed_themes = models.JSONField(_("themes as printed"), default=no_codes)
    printed_published = models.DateField(_("published there"), null=True, blank=True)
    printed_updated = models.DateField(_("updated there"), null=True, blank=True)

    def record_title(self) -> Text:
        return self.title

    def record_address(self) -> str:
        return f"sister-cards/{self.slug}/"

    def search_texts(self, languages: Sequence[str]) -> Iterable[tuple[str, str, str, str]]:
        for language in sorted(set(self.title.texts) & set(languages)):
            words = self.text.texts.get(language, "")
            themes = " ".join(self.printed_themes) if language == self.text.source else ""
            yield language, self.title.texts[language], "", f"{words} {themes}"

    def search_facets(self) -> tuple[str, str]:
        return self.country, ""
