"""Putting needs in order: who voted what, and how well each fits the strategy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vivaio.contexts.needs.models.codes import Helix
from vivaio.contexts.needs.models.listening import Analysis
from vivaio.contexts.needs.models.needs import Need
from vivaio.kernel import clock
from vivaio.kernel.lifecycle import lifecycle
from vivaio.kernel.text import Text
from vivaio.platform.multilingual.fields import TextField
from vivaio.platform.records.models import Recorded
from vivaio.platform.tenancy.declarations import PERSONAL, Tenancy, part_of

#: The life of a prioritisation; votes come in while it is open, results are read when closed.
PRIORITY_LIFE = lifecycle(
    "draft",
    "open",
    "closed",
    open=("draft", "open"),
    close=("open", "closed"),
    reopen=("closed", "open"),
)


class Prioritisation(Recorded):
    """Needs put in order with stakeholders, until `closes_on`, its last day."""

    record_kind = "prioritisation"
    open_states = ("open", "closed")

    analysis = models.ForeignKey(
        Analysis, on_delete=models.SET_NULL, null=True, blank=True, related_name="prioritisations"
    )
    title = TextField(verbose_name=_("title"))
    about = TextField(verbose_name=_("what it is about"))
    closes_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)

    def record_title(self) -> Text:
        return self.title

    def record_address(self) -> str:
        return f"priorities/{self.slug}/"

    def search_texts(self, languages: Sequence[str]) -> Iterable[tuple[str, str, str, str]]:
        written = set(self.title.texts) | set(self.about.texts)
        for language in sorted(written & set(languages)) or [self.title.source]:
            yield language, self.title.best(language).words, "", self.about.texts.get(language, "")


class Candidate(models.Model):
    """A need in a prioritisation; its `fit` to the strategy from 1 to 5, with the reason."""

    tenancy = part_of("prioritisation")

    prioritisation = models.ForeignKey(
        Prioritisation, on_delete=models.CASCADE, related_name="candidates"
    )
    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="candidacies")
    fit = models.PositiveSmallIntegerField(null=True, blank=True)
    fit_reason = TextField(verbose_name=_("why"))

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["prioritisation", "need"], name="need_stands_once")
        ]


class Ballot(models.Model):
    """One person's votes, under the group they spoke for; `account` none where it was on paper."""

    tenancy: ClassVar[Tenancy] = PERSONAL

    prioritisation = models.ForeignKey(
        Prioritisation, on_delete=models.CASCADE, related_name="ballots"
    )
    group = models.CharField(max_length=14, choices=Helix)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["prioritisation", "account"], name="ballot_once")
        ]


class Mark(models.Model):
    """Points of one ballot for one candidate, from 1 to 5."""

    tenancy: ClassVar[Tenancy] = PERSONAL

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="marks")
    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="marks")
    points = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ballot", "candidate"], name="mark_once")]
