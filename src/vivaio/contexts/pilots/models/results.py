"""What came of a pilot: evaluations of it, and its passing into other hands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from vivaio.contexts.pilots.models.pilots import Pilot, nothing
from vivaio.contexts.pilots.parts import FIGURES, Figure
from vivaio.ground.actors.models import Actor
from vivaio.ground.indicators.parts import read
from vivaio.ground.indicators.vocabulary import Confidence
from vivaio.kernel.lifecycle import lifecycle
from vivaio.kernel.text import Text
from vivaio.platform.multilingual.fields import TextField
from vivaio.platform.records.models import Recorded

#: The life of a piece of evidence, and of a transfer.
RESULT_LIFE = lifecycle(
    "draft",
    "published",
    "archived",
    publish=("draft archived", "published"),
    archive=("published", "archived"),
)


class Result(Recorded):
    """What both share: the pilot they came of, and a body that stands by it (`who`)."""

    archivable = True
    #: The texts with the most characters each may have; the columns beside them; how it is tied to
    #: its pilot and to the body, which its field `ACTOR` names.
    LONGEST: ClassVar[dict[str, int]]
    VALUES: ClassVar[tuple[str, ...]]
    ACTOR: ClassVar[str]
    TIE: ClassVar[str]
    ACTOR_TIE: ClassVar[str]
    #: The field that says since when it is tied to its pilot.
    DATED: ClassVar[str]

    title = TextField(verbose_name=_("title"))
    summary = TextField(verbose_name=_("summary"))
    pilot = models.ForeignKey(Pilot, on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True

    def record_title(self) -> Text:
        return self.title

    def search_texts(self, languages: Sequence[str]) -> Iterable[tuple[str, str, str, str]]:
        several = [getattr(self, name) for name in self.LONGEST if name != "title"]
        for language in sorted(set(self.title.texts) & set(languages)) or [self.title.source]:
            words = " ".join(filter(None, (one.texts.get(language, "") for one in several)))
            yield language, self.title.best(language).words, "", words

    def search_facets(self) -> tuple[str, str]:
        return self.pilot.country, ""

    def dated(self) -> date | None:
        """Since when it is tied to its pilot."""
        day: date | None = getattr(self, self.DATED)
        return day


class Evidence(Result):
    """An evaluation of a pilot: what was found, how, by whom (`evaluator`), and how sure it is.

    `doubts` gives the reason for the confidence, `limits` what it does not show. `figures` holds
    `parts.Figure`.
    """

    record_kind = "evidence"
    LONGEST: ClassVar[dict[str, int]] = {
        "title": 160, "summary": 1_000, "method": 3_000, "doubts": 600, "limits": 1_000,
    }  # fmt: skip
    VALUES: ClassVar[tuple[str, ...]] = ("evaluator", "on_day", "confidence", "visibility")
    ACTOR, TIE, ACTOR_TIE = "evaluator", "measured_by", "evaluated_by"
    DATED = "on_day"

    method = TextField(verbose_name=_("How it was found out"))
    doubts = TextField(verbose_name=_("Why it may be trusted so far"))
    limits = TextField(verbose_name=_("What it does not show"))
    evaluator = models.ForeignKey(Actor, on_delete=models.SET_NULL, null=True, related_name="+")
    on_day = models.DateField(_("Day"), null=True)
    confidence = models.CharField(_("Confidence"), max_length=6, choices=Confidence)
    figures = models.JSONField(default=nothing, blank=True)

    class Meta:
        indexes = [models.Index(fields=["pilot", "state"], name="evidence_of")]

    def record_address(self) -> str:
        return f"evidence/{self.slug}/"

    def all_figures(self) -> list[Figure]:
        """Its figures."""
        return read(self, FIGURES, "figures")


class Transfer(Result):
    """A pilot, or the solution it tries, passes to somebody else: what stayed, what changed.

    `adopter` has a card here; `adopters` says in words who else takes it over, and where.
    """

    record_kind = "transfer"
    LONGEST: ClassVar[dict[str, int]] = {
        "title": 160, "summary": 1_000, "adopters": 300, "kept": 1_000, "changed": 1_000,
        "outcome": 1_000,
    }  # fmt: skip
    VALUES: ClassVar[tuple[str, ...]] = (
        "adopter", "country", "nuts", "starts_on", "ends_on", "visibility",
    )  # fmt: skip
    ACTOR, TIE, ACTOR_TIE = "adopter", "transferred_by", "taken_over_by"
    DATED = "starts_on"

    adopters = TextField(verbose_name=_("Who takes it over"))
    kept = TextField(verbose_name=_("What stayed as it was"))
    changed = TextField(verbose_name=_("What was changed"))
    outcome = TextField(verbose_name=_("What came of it"))
    adopter = models.ForeignKey(Actor, on_delete=models.SET_NULL, null=True, related_name="+")
    country = models.CharField(_("country"), max_length=2, blank=True)
    nuts = models.CharField(_("Territory"), max_length=5, blank=True)
    starts_on = models.DateField(_("First day"), null=True)
    ends_on = models.DateField(_("Last day"), null=True)

    class Meta:
        indexes = [models.Index(fields=["pilot", "state"], name="transfer_of")]

    def record_address(self) -> str:
        return f"transfers/{self.slug}/"

    def search_facets(self) -> tuple[str, str]:
        return self.country or self.pilot.country, ""


KINDS: dict[str, type[Evidence] | type[Transfer]] = {"evidence": Evidence, "transfer": Transfer}
