"""Measures: what is done, by whom, until when, and by what one sees that it works."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import models
from django.utils.translation import gettext_lazy as _

from vivaio.contexts.strategy.models.strategies import Strategy, nothing
from vivaio.contexts.strategy.parts import OF_MEASURES, Step
from vivaio.ground.actors.models import Actor
from vivaio.ground.indicators import parts
from vivaio.ground.indicators.parts import Cost, Indicator
from vivaio.kernel.lifecycle import lifecycle
from vivaio.kernel.text import Text
from vivaio.platform.multilingual.fields import TextField
from vivaio.platform.records.models import Recorded

#: The life of a measure; how far it has come is no state of it: rules say so, of any day.
LIFE_OF_MEASURES = lifecycle(
    "draft",
    "running",
    "closed",
    "stopped",
    publish=("draft", "running"),
    close=("running", "closed"),
    stop=("running", "stopped"),
)


class Heading(models.TextChoices):
    """The nine headings of the OECD Recommendation of 2022, by short names of ours.

    As the notes of our design give them (source S93); they were not compared with the wording of
    the Recommendation itself.
    """

    CULTURE = "culture", _("Culture")
    INSTITUTIONS = "institutions", _("Institutional frameworks")
    LAW = "law", _("Law and regulation")
    FINANCE = "finance", _("Finance")
    MARKETS = "markets", _("Markets")
    SKILLS = "skills", _("Skills and business support")
    IMPACT = "impact", _("Impact measurement")
    DATA = "data", _("Data")
    INNOVATION = "innovation", _("Social innovation")


class Goal(models.TextChoices):
    """The seventeen Sustainable Development Goals of the United Nations by number and short name.

    Numbers and names as generally known; they were not compared with the list of the United
    Nations, which no installed file holds.
    """

    POVERTY = "1", _("No poverty")
    HUNGER = "2", _("Zero hunger")
    HEALTH = "3", _("Good health and well-being")
    EDUCATION = "4", _("Quality education")
    GENDER = "5", _("Gender equality")
    WATER = "6", _("Clean water and sanitation")
    ENERGY = "7", _("Affordable and clean energy")
    WORK = "8", _("Decent work and economic growth")
    INDUSTRY = "9", _("Industry, innovation and infrastructure")
    INEQUALITIES = "10", _("Reduced inequalities")
    CITIES = "11", _("Sustainable cities and communities")
    CONSUMPTION = "12", _("Responsible consumption and production")
    CLIMATE = "13", _("Climate action")
    OCEANS = "14", _("Life below water")
    LAND = "15", _("Life on land")
    PEACE = "16", _("Peace, justice and strong institutions")
    PARTNERSHIPS = "17", _("Partnerships for the goals")

    @classmethod
    def numbered(cls) -> list[tuple[str, str]]:
        """Each with its number before its name, in the language of the moment."""
        return [(one.value, f"{one.value}. {one.label}") for one in cls]


class Measure(Recorded):
    """A line of an action plan. `number` as in `2.3`, `objective` a code of its strategy.

    `change`, `output` and `result`: the change it wants, what it delivers, what follows of that.
    `budget` in whole euro, `costs` its parts. The lists hold `parts`. `ended_on`: the day it was
    closed, or stopped for a `reason`.
    """

    record_kind = "measure"
    open_states = ("running", "closed", "stopped")

    strategy = models.ForeignKey(
        Strategy, on_delete=models.SET_NULL, null=True, related_name="measures"
    )
    objective = models.CharField(max_length=12, blank=True)
    number = models.CharField(_("number"), max_length=12, blank=True)
    title = TextField(verbose_name=_("title"))
    summary = TextField(verbose_name=_("summary"))
    change = TextField(verbose_name=_("The change that is wanted"))
    output = TextField(verbose_name=_("What it delivers"))
    result = TextField(verbose_name=_("What follows of that"))
    reason = TextField(verbose_name=_("Why it was stopped"))
    owner = models.ForeignKey(Actor, on_delete=models.SET_NULL, null=True, related_name="+")
    country = models.CharField(_("country"), max_length=2, blank=True)
    starts_on = models.DateField(_("First day"), null=True, blank=True)
    due_on = models.DateField(_("Due"), null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    budget = models.PositiveIntegerField(_("budget in euro"), null=True)
    headings = models.JSONField(_("Headings"), default=nothing, blank=True)
    goals = models.JSONField(_("Sustainable Development Goals"), default=nothing, blank=True)
    costs = models.JSONField(default=nothing, blank=True)
    indicators = models.JSONField(default=nothing, blank=True)
    steps = models.JSONField(default=nothing, blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "country"], name="measure_listed")]

    def record_title(self) -> Text:
        return self.title

    def record_address(self) -> str:
        return f"measures/{self.slug}/"

    def search_texts(self, languages: Sequence[str]) -> Iterable[tuple[str, str, str, str]]:
        several = [self.summary, self.change, self.output, self.result]
        several += [text for _path, _part, text in parts.texts(self, OF_MEASURES)]
        for language in sorted(set(self.title.texts) & set(languages)) or [self.title.source]:
            words = " ".join(filter(None, (one.texts.get(language, "") for one in several)))
            yield language, self.title.best(language).words, self.number, words

    def search_facets(self) -> tuple[str, str]:
        return self.country, ""

    def all_costs(self) -> list[Cost]:
        """The parts of its budget."""
        return parts.read(self, OF_MEASURES, "costs")

    def all_indicators(self) -> list[Indicator]:
        """By what one sees that it works."""
        return parts.read(self, OF_MEASURES, "indicators")

    def all_steps(self, sort: str = "") -> list[Step]:
        """Its milestones and actions, or those of one sort, by their days."""
        several: list[Step] = parts.read(self, OF_MEASURES, "steps")
        chosen = [one for one in several if sort in ("", one.sort)]
        return sorted(chosen, key=lambda one: (one.on is None, one.on))
