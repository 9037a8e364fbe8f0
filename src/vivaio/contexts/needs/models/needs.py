"""Needs, and the voices that said them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import models
from django.utils.translation import gettext_lazy as _

from vivaio.contexts.needs.models.codes import Helix, Method, no_codes, nothing_moved
from vivaio.contexts.needs.models.listening import Analysis
from vivaio.ground.actors.models import Actor
from vivaio.kernel import clock
from vivaio.kernel import uid as uids
from vivaio.kernel.lifecycle import lifecycle
from vivaio.kernel.text import Text
from vivaio.platform.multilingual.fields import TextField
from vivaio.platform.records.models import Recorded
from vivaio.platform.tenancy.declarations import part_of

#: The life of a need. What an unknown person tells is *received*: its centre alone sees it.
LIFE = lifecycle(
    "received",
    "accepted",
    "in_work",
    "answered",
    "declined",
    "archived",
    accept=("received declined", "accepted"),
    decline=("received", "declined"),
    take_up=("accepted answered", "in_work"),
    answer=("accepted in_work", "answered"),
    archive=("accepted in_work answered declined", "archived"),
    restore=("archived", "accepted"),
)
SCORES = ("severity", "frequency", "strength")


class Answer(models.TextChoices):
    """What became of a need, in a word; the reason goes with it in words."""

    TAKEN_UP = "taken_up", _("taken up")
    IN_PART = "in_part", _("taken up in part")
    NOT_NOW = "not_now", _("not now")
    ELSEWHERE = "elsewhere", _("for somebody else to answer")
    UNPROVEN = "unproven", _("not enough is known yet")
    OUTSIDE = "outside", _("outside of what the centre does")


class Need(Recorded):
    """Something that people lack, somewhere; not what an actor looks for (that is a request).

    `severity`, `frequency` and `strength` (of the evidence) go from 1 to 5 as `scales` defines
    them, or are not known. `evidence` says in words what the strength rests on; `source_*` cite
    a document or data.
    """

    record_kind = "need"
    open_states = ("accepted", "in_work", "answered")
    archivable = True

    analysis = models.ForeignKey(
        Analysis, on_delete=models.SET_NULL, null=True, blank=True, related_name="needs"
    )
    title = TextField(verbose_name=_("title"))
    description = TextField(verbose_name=_("description"))
    country = models.CharField(max_length=2, blank=True)
    nuts = models.CharField(max_length=5, blank=True)
    target_groups = models.JSONField(default=no_codes, blank=True)
    themes = models.JSONField(default=no_codes, blank=True)
    severity = models.PositiveSmallIntegerField(null=True, blank=True)
    frequency = models.PositiveSmallIntegerField(null=True, blank=True)
    strength = models.PositiveSmallIntegerField(null=True, blank=True)
    evidence = TextField(verbose_name=_("what it rests on"))
    method = models.CharField(max_length=12, choices=Method, blank=True)
    source_title = models.CharField(max_length=300, blank=True)
    source_address = models.CharField(max_length=400, blank=True)
    source_checked_on = models.DateField(null=True, blank=True)
    heard_on = models.DateField()
    answer_code = models.CharField(max_length=10, choices=Answer, blank=True)
    answer = TextField(verbose_name=_("answer"))
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["state", "visibility", "country"], name="need_listed"),
            models.Index(fields=["centre", "state", "heard_on"], name="need_waiting"),
        ]

    @property
    def score(self) -> int | None:
        """Severity × frequency × strength of the evidence, 1 to 125; None where one is missing."""
        if self.severity is None or self.frequency is None or self.strength is None:
            return None
        return self.severity * self.frequency * self.strength

    def record_title(self) -> Text:
        return self.title

    def record_address(self) -> str:
        return f"needs/{self.slug}/"

    def search_texts(self, languages: Sequence[str]) -> Iterable[tuple[str, str, str, str]]:
        written = set(self.title.texts) | set(self.description.texts)
        for language in sorted(written & set(languages)) or [self.title.source]:
            words = self.description.texts.get(language, "")
            yield language, self.title.best(language).words, "", words

    def search_facets(self) -> tuple[str, str]:
        return self.country, (self.themes or [""])[0]


class Voice(models.Model):
    """Somebody who said a need, so that they can be told what becomes of it.

    `need` is where it lives on (it moves when needs are grouped), `wrote` what they said
    themselves. Name and address are never shown; an `actor` who speaks for itself is. Mail goes
    only to a confirmed address that has not said stop. `told` are keys of what they know already.
    """

    tenancy = part_of("need")

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="voices")
    wrote = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="+")
    group = models.CharField(max_length=14, choices=Helix, blank=True)
    actor = models.ForeignKey(
        Actor, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    name = models.CharField(max_length=120, blank=True)
    address = models.EmailField(blank=True)
    language = models.CharField(max_length=12)
    on_behalf = models.BooleanField(default=False)
    at = models.DateTimeField(default=clock.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)
    told = models.JSONField(default=no_codes, blank=True)

    class Meta:
        indexes = [models.Index(fields=["address", "confirmed_at"], name="voice_told")]


class Grouping(models.Model):
    """Two needs became one: `gone` lives on in `kept`, with its voices; it can be undone.

    `moved` are the rows that went along, as `platform.records.merging` wrote them.
    """

    tenancy = part_of("kept")

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    gone = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="+")
    kept = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="grouped")
    reason = models.TextField()
    moved = models.JSONField(default=nothing_moved)
    on = models.DateField()
    undone_at = models.DateTimeField(null=True, blank=True)
