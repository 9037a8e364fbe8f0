"""Challenges: a question that its owner cannot answer alone, and what is promised to who tries."""

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

#: The life of a challenge. It closes on its day; `conclude` waits until every idea has its answer.
LIFE = lifecycle(
    "draft",
    "open",
    "closed",
    "evaluated",
    "answered",
    open=("draft", "open"),
    close=("open", "closed"),
    evaluate=("closed", "evaluated"),
    conclude=("closed evaluated", "answered"),
)


class TieRule(models.TextChoices):
    """Which of two ideas with the same mark stands first; stated before anybody sends one."""

    AGREED = "agreed", _("the one on which the reviewers agree more")
    HEAVIEST = "heaviest", _("the one with more points for the criterion that weighs most")
    EARLIEST = "earliest", _("the one that came first")
    SHARED = "shared", _("neither: they share the place")


def nothing() -> list[Any]:
    """A list before anybody wrote in it."""
    return []


class Challenge(Recorded):
    """A question put to everybody; `owner` is whose problem it is, or else the centre itself.

    `promise` says what happens to ideas afterwards and `answers_by` until when each has its
    answer; both are fixed once it is open. `criteria` are `{"code", "name" (a stored Text),
    "weight"}`, their weights adding up to 100. `is_blind`: reviewers do not know whose an idea is,
    and nobody learns who the reviewers are. `reviews_needed`: how many judge each idea; 0 where no
    jury does. `budget` in whole euro, for what is tried first.
    """

    record_kind = "challenge"
    open_states = ("open", "closed", "evaluated", "answered")

    title = TextField(verbose_name=_("question"))
    description = TextField(verbose_name=_("description"))
    promise = TextField(verbose_name=_("what happens to ideas"))
    findings = TextField(verbose_name=_("what the evaluation found"))
    owner = models.ForeignKey(Actor, on_delete=models.SET_NULL, null=True, related_name="+")
    themes = models.JSONField(_("themes"), default=nothing, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    budget = models.PositiveIntegerField(_("budget in euro"), null=True)
    opened_on = models.DateField(null=True)
    closes_on = models.DateField(_("open until"), null=True)
    answers_by = models.DateField(_("answers by"), null=True)
    evaluated_on = models.DateField(null=True)
    concluded_on = models.DateField(null=True)
    criteria = models.JSONField(default=nothing)
    is_blind = models.BooleanField(default=True)
    reviews_needed = models.PositiveSmallIntegerField(default=2)
    tie_rule = models.CharField(max_length=10, choices=TieRule, default=TieRule.AGREED)

    class Meta:
        indexes = [models.Index(fields=["state", "closes_on"], name="challenge_open")]

    def record_title(self) -> Text:
        return self.title

    def record_address(self) -> str:
        return f"challenges/{self.slug}/"

    @property
    def names_are_hidden(self) -> bool:
        """Whether the authors of its ideas are named to nobody yet."""
        return self.is_blind and self.state in ("draft", "open", "closed")

    def search_texts(self, languages: Sequence[str]) -> Iterable[tuple[str, str, str, str]]:
        for language in sorted(set(self.title.texts) & set(languages)) or [self.title.source]:
            words = [one.texts.get(language, "") for one in (self.description, self.promise)]
            yield language, self.title.best(language).words, "", " ".join(filter(None, words))

    def search_facets(self) -> tuple[str, str]:
        return self.country, ""
