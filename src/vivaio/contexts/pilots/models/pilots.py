"""Pilots."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from vivaio.contexts.pilots.parts import LISTS, Estimate, Node, Ready, Step
from vivaio.ground.actors.models import Actor
from vivaio.ground.indicators.parts import Cost, Indicator, read
from vivaio.kernel.lifecycle import lifecycle
from vivaio.kernel.text import Text
from vivaio.platform.multilingual.fields import TextField
from vivaio.platform.records.models import Recorded

#: The life of a pilot. Whatever becomes of it, it is not taken back from those who read it.
LIFE = lifecycle(
    "draft",
    "planned",
    "running",
    "evaluating",
    "closed",
    "stopped",
    plan=("draft", "planned"),
    start=("planned", "running"),
    evaluate=("running", "evaluating"),
    close=("running evaluating", "closed"),
    stop=("planned running evaluating", "stopped"),
)
#: The verbs that ask for words, with the texts each asks for.
ENDS = {"close": ("findings", "failures"), "stop": ("reason", "failures")}


class State(models.TextChoices):
    """Where a pilot stands, in words."""

    DRAFT = "draft", _("Draft")
    PLANNED = "planned", pgettext_lazy("pilot", "Planned")
    RUNNING = "running", pgettext_lazy("pilot", "Running")
    EVALUATING = "evaluating", pgettext_lazy("pilot", "Being evaluated")
    CLOSED = "closed", pgettext_lazy("pilot", "Closed")
    STOPPED = "stopped", pgettext_lazy("pilot", "Stopped")


class Sort(models.TextChoices):
    """What a step of the work plan is."""

    MILESTONE = "milestone", _("Milestone")
    RISK = "risk", _("Risk")
    LOG = "log", _("Entry of the logbook")


class Level(models.TextChoices):
    """Where a statement of the theory of change stands."""

    INPUT = "input", pgettext_lazy("theory of change", "Input")
    ACTIVITY = "activity", pgettext_lazy("theory of change", "Activity")
    OUTPUT = "output", pgettext_lazy("theory of change", "Output")
    OUTCOME = "outcome", pgettext_lazy("theory of change", "Outcome")
    IMPACT = "impact", pgettext_lazy("theory of change", "Impact")


def nothing() -> list[Any]:
    """A list before anybody wrote in it."""
    return []


class Pilot(Recorded):
    """A trial with an end: what is tried with whom, what it costs, what is learnt.

    `leader` runs it. `failures` (what did not work) is said before it closes, `reason` why it was
    stopped. `budget` in whole euro, `costs` its parts. The lists hold `parts`.
    """

    record_kind = "pilot"
    open_states = ("planned", "running", "evaluating", "closed", "stopped")

    title = TextField(verbose_name=_("title"))
    summary = TextField(verbose_name=_("summary"))
    trial = TextField(verbose_name=_("What is done, and how"))
    funding = TextField(verbose_name=_("Who pays"))
    findings = TextField(verbose_name=_("What came out of it"))
    failures = TextField(verbose_name=_("What did not work"))
    reason = TextField(verbose_name=_("Why it was stopped"))
    leader = models.ForeignKey(Actor, on_delete=models.SET_NULL, null=True, related_name="+")
    country = models.CharField(_("country"), max_length=2, blank=True)
    nuts = models.CharField(_("Territory"), max_length=5, blank=True)
    target_groups = models.JSONField(_("target groups"), default=nothing, blank=True)
    themes = models.JSONField(_("themes"), default=nothing, blank=True)
    starts_on = models.DateField(_("First day"), null=True, blank=True)
    ends_on = models.DateField(_("Last day"), null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    budget = models.PositiveIntegerField(_("budget in euro"), null=True)
    costs = models.JSONField(default=nothing, blank=True)
    indicators = models.JSONField(default=nothing, blank=True)
    steps = models.JSONField(default=nothing, blank=True)
    theory = models.JSONField(default=nothing, blank=True)
    readiness = models.JSONField(default=nothing, blank=True)
    estimate = models.JSONField(default=nothing, blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "country"], name="pilot_listed")]

    def record_title(self) -> Text:
        return self.title

    def record_address(self) -> str:
        return f"pilots/{self.slug}/"

    def search_texts(self, languages: Sequence[str]) -> Iterable[tuple[str, str, str, str]]:
        several = (self.summary, self.trial, self.funding, self.findings, self.failures)
        for language in sorted(set(self.title.texts) & set(languages)) or [self.title.source]:
            words = " ".join(filter(None, (one.texts.get(language, "") for one in several)))
            yield language, self.title.best(language).words, "", words

    def search_facets(self) -> tuple[str, str]:
        return self.country, ""

    def all_costs(self) -> list[Cost]:
        """The parts of its budget."""
        return [Cost.from_json(one) for one in self.costs]

    def all_indicators(self) -> list[Indicator]:
        """What is measured in it."""
        return [Indicator.from_json(one) for one in self.indicators]

    def all_steps(self) -> list[Step]:
        """Its milestones, risks and logbook."""
        return [Step.from_json(one) for one in self.steps]

    def all_nodes(self) -> list[Node]:
        """Its theory of change."""
        return [Node.from_json(one) for one in self.theory]

    def all_answers(self) -> list[Ready]:
        """What is ready for a larger scale."""
        return read(self, LISTS, "readiness")

    def the_estimate(self) -> Estimate | None:
        """What it is thought to be worth, if somebody has said so."""
        return next(iter(read(self, LISTS, "estimate")), None)
