"""What a centre offers, and the trials in pilots that prove it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from vivaio.contexts.competences.models.framework import Competence, nothing
from vivaio.kernel import uid as uids
from vivaio.kernel.lifecycle import lifecycle
from vivaio.kernel.text import Text
from vivaio.platform.multilingual.fields import TextField
from vivaio.platform.records.models import Recorded
from vivaio.platform.tenancy.declarations import part_of

#: The life of an entry. Nobody moves it by hand: a trial begins it, verdicts take it on or back.
LIFE = lifecycle(
    "claimed",
    "under_test",
    "validated",
    "consolidated",
    "retired",
    test=("claimed", "under_test"),
    validate=("claimed under_test validated", "validated"),
    consolidate=("validated consolidated", "consolidated"),
    send_back=("claimed under_test validated consolidated", "claimed"),
    retire=("claimed under_test validated consolidated", "retired"),
    revive=("retired", "claimed"),
)
#: In these states an entry is offered to others, as long as it has not expired.
OFFERED = ("validated", "consolidated")


class State(models.TextChoices):
    """Where an entry stands, in words."""

    CLAIMED = "claimed", _("Draft")
    UNDER_TEST = "under_test", pgettext_lazy("portfolio", "Under test")
    VALIDATED = "validated", pgettext_lazy("portfolio", "Validated")
    CONSOLIDATED = "consolidated", pgettext_lazy("portfolio", "Consolidated")
    RETIRED = "retired", pgettext_lazy("portfolio", "Retired")


class Entry(Recorded):
    """A centre offers a service that rests on a competence, at a level it claims (1 to 8).

    `people` counts those who can do it: their number, never their names. `grounds` is the reason
    of the last verdict, or its condition, given on `judged_on` by `validator` (a role and its
    organisation); until `valid_until` the verdict holds.
    """

    record_kind = "portfolio"
    open_states = ("claimed", "under_test", "validated", "consolidated", "retired")

    competence = models.ForeignKey(Competence, on_delete=models.PROTECT, related_name="entries")
    title = TextField(verbose_name=_("title"))
    summary = TextField(verbose_name=_("summary"))
    methods = TextField(verbose_name=_("Methods and tools"))
    price = TextField(verbose_name=_("Price"))
    level = models.PositiveSmallIntegerField(_("Level"))
    people = models.PositiveSmallIntegerField(_("People"), null=True)
    languages = models.JSONField(_("Languages"), default=nothing, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    nuts = models.CharField(_("Territory"), max_length=5, blank=True)
    is_core = models.BooleanField(default=False)
    validator = TextField(verbose_name=_("Validator"))
    grounds = TextField(verbose_name=_("Reason"))
    judged_on = models.DateField(null=True)
    valid_until = models.DateField(_("Valid until"), null=True)

    class Meta:
        indexes = [models.Index(fields=["state", "country"], name="portfolio_listed")]
        constraints = [
            models.CheckConstraint(condition=Q(level__range=(1, 8)), name="portfolio_level")
        ]

    def record_title(self) -> Text:
        return self.title

    def record_address(self) -> str:
        return f"portfolio/{self.slug}/"

    def search_texts(self, languages: Sequence[str]) -> Iterable[tuple[str, str, str, str]]:
        several = (self.summary, self.methods, self.price)
        for language in sorted(set(self.title.texts) & set(languages)) or [self.title.source]:
            words = " ".join(filter(None, (one.texts.get(language, "") for one in several)))
            yield language, self.title.best(language).words, self.competence.code, words

    def search_facets(self) -> tuple[str, str]:
        return self.country, self.competence.area

    def has_expired(self, on: date) -> bool:
        """Whether its verdict holds no longer."""
        return self.state in OFFERED and self.valid_until is not None and self.valid_until < on


class Verdict(models.TextChoices):
    """What a trial, or a named validator, says of a competence."""

    VALIDATED = "validated", _("validated")
    CONDITIONAL = "conditional", _("validated with a condition")
    REFUSED = "refused", _("not validated")


class Trial(models.Model):
    """A pilot puts a competence to the test, and with it an entry of the portfolio if one is named.

    Until there is a `verdict` it goes on. `evidence` says on what the verdict rests,
    `evidence_address` where that can be read; `reason` why, or on which condition; `validator` who
    says so: a role and its organisation.
    """

    tenancy = part_of("pilot")

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    pilot = models.ForeignKey("records.Record", on_delete=models.CASCADE, related_name="+")
    competence = models.ForeignKey(Competence, on_delete=models.PROTECT, related_name="trials")
    entry = models.ForeignKey(Entry, on_delete=models.SET_NULL, null=True, related_name="trials")
    method = TextField(verbose_name=_("How it is tested"))
    verdict = models.CharField(max_length=11, choices=Verdict, blank=True)
    evidence = TextField(verbose_name=_("Evidence"))
    evidence_address = models.CharField(max_length=400, blank=True)
    reason = TextField(verbose_name=_("Reason"))
    validator = TextField(verbose_name=_("Validator"))
    judged_on = models.DateField(null=True)

    class Meta:
        ordering = ["uid"]
        constraints = [
            models.UniqueConstraint(
                fields=["pilot", "competence"], name="competence_tried_once_a_pilot"
            )
        ]
