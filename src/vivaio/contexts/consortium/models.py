"""Consortia and their partners."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import models
from django.utils.translation import gettext_lazy as _

from vivaio.ground.actors.models import Actor
from vivaio.kernel import uid as uids
from vivaio.kernel.text import Text
from vivaio.platform.multilingual.fields import TextField
from vivaio.platform.records.models import Recorded
from vivaio.platform.tenancy.declarations import part_of


class Consortium(Recorded):
    """A project done together. `None` and "" mean *not known*, which is never zero."""

    record_kind = "consortium"

    acronym = models.CharField(_("acronym"), max_length=60)
    name = TextField(verbose_name=_("name"))
    summary = TextField(verbose_name=_("in one sentence"))
    programme = models.CharField(_("funding programme"), max_length=200, blank=True)
    agreement_number = models.CharField(_("agreement number"), max_length=60, blank=True)
    starts = models.CharField(_("starts"), max_length=10, blank=True)
    ends = models.CharField(_("ends"), max_length=10, blank=True)
    duration_months = models.PositiveSmallIntegerField(_("duration in months"), null=True)
    countries = models.JSONField(_("countries"), default=list)
    predecessor = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="successors"
    )
    position = models.PositiveSmallIntegerField(default=0)

    def record_title(self) -> Text:
        return Text("en", {"en": self.acronym})

    def record_address(self) -> str:
        return f"consortia/{self.slug}/"

    def search_texts(self, languages: Sequence[str]) -> Iterable[tuple[str, str, str, str]]:
        written = set(self.name.texts) | set(self.summary.texts)
        for language in sorted(written & set(languages)) or ["en"]:
            words = f"{self.summary.texts.get(language, '')} {self.agreement_number}"
            yield language, self.acronym, self.name.best(language).words, words


class PartnerRole(models.TextChoices):
    """What a partner is in a consortium."""

    LEAD = "lead", _("lead of the project")
    COORDINATOR = "coordinator", _("coordinator of the consortium")
    PARTNER = "partner", _("partner")
    ASSOCIATED = "associated", _("associated partner")


class Partner(models.Model):
    """An actor's part in a consortium, with name and country as the source printed them.

    `eu_contribution` in euro; None is *not known*.
    """

    tenancy = part_of("consortium")

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    consortium = models.ForeignKey(Consortium, on_delete=models.CASCADE, related_name="partners")
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="partnerships")
    role = models.CharField(max_length=12, choices=PartnerRole)
    country = models.CharField(max_length=2)
    printed_name = models.CharField(max_length=200)
    printed_country = models.CharField(max_length=40, blank=True)
    eu_contribution = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["consortium", "actor"], name="a_partner_once_a_consortium"
            )
        ]
