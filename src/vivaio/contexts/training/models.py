"""Courses, those who enrol, and what they say afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from vivaio.contexts.training.parts import LISTS, Material, Outcome, Session
from vivaio.ground.actors.models import Actor
from vivaio.ground.indicators.parts import read
from vivaio.kernel import clock
from vivaio.kernel import uid as uids
from vivaio.kernel.lifecycle import lifecycle
from vivaio.kernel.text import Text
from vivaio.platform.multilingual.fields import TextField
from vivaio.platform.records.models import Recorded
from vivaio.platform.tenancy.declarations import PERSONAL, part_of

#: The life of a course.
LIFE = lifecycle(
    "draft",
    "published",
    "closed",
    "cancelled",
    publish=("draft", "published"),
    close=("published", "closed"),
    cancel=("published", "cancelled"),
)
#: The life of an enrolment: *asked* until the address is confirmed.
PLACE_LIFE = lifecycle(
    "asked",
    "enrolled",
    "waiting",
    "left",
    seat=("asked waiting left", "enrolled"),
    queue=("asked left", "waiting"),
    leave=("asked enrolled waiting", "left"),
)


class State(models.TextChoices):
    """Where a course stands, in words."""

    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    CLOSED = "closed", pgettext_lazy("course", "Closed")
    CANCELLED = "cancelled", pgettext_lazy("course", "Cancelled")


class Place(models.TextChoices):
    """What an enrolment is, in words."""

    ASKED = "asked", pgettext_lazy("enrolment", "not confirmed yet")
    ENROLLED = "enrolled", pgettext_lazy("enrolment", "enrolled")
    WAITING = "waiting", pgettext_lazy("enrolment", "on the waiting list")
    LEFT = "left", pgettext_lazy("enrolment", "withdrawn")


def nothing() -> list[Any]:
    """A list before anybody wrote in it."""
    return []


class Course(Recorded):
    """Something to learn together, on one day or several.

    `organiser` holds it, the centre keeps it. `places`: how many can come (None: no limit).
    `needed`: how many sessions complete it (None: all). `eqf`: level 1 to 8 of the European
    Qualifications Framework. `starts_on` and `ends_on` follow the sessions. The lists hold `parts`.
    """

    record_kind = "course"
    open_states = ("published", "closed", "cancelled")

    title = TextField(verbose_name=_("title"))
    about = TextField(verbose_name=_("What it is about"))
    audience = TextField(verbose_name=_("For whom it is"))
    price = TextField(verbose_name=_("What it costs"))
    reason = TextField(verbose_name=_("Why it was cancelled"))
    organiser = models.ForeignKey(Actor, on_delete=models.SET_NULL, null=True, related_name="+")
    languages = models.JSONField(default=nothing, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    nuts = models.CharField(_("Territory"), max_length=5, blank=True)
    eqf = models.PositiveSmallIntegerField(null=True)
    places = models.PositiveIntegerField(null=True)
    needed = models.PositiveSmallIntegerField(null=True)
    enrol_until = models.DateField(null=True, blank=True)
    outcomes = models.JSONField(_("What one learns"), default=nothing, blank=True)
    sessions = models.JSONField(_("Sessions"), default=nothing, blank=True)
    materials = models.JSONField(_("Materials"), default=nothing, blank=True)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["state", "starts_on"], name="course_listed")]

    def record_title(self) -> Text:
        return self.title

    def record_address(self) -> str:
        return f"courses/{self.slug}/"

    def search_texts(self, languages: Sequence[str]) -> Iterable[tuple[str, str, str, str]]:
        several = (self.about, self.audience, *(one.words for one in self.all_outcomes()))
        for language in sorted(set(self.title.texts) & set(languages)) or [self.title.source]:
            words = " ".join(filter(None, (one.texts.get(language, "") for one in several)))
            yield language, self.title.best(language).words, "", words

    def search_facets(self) -> tuple[str, str]:
        return self.country, ""

    def all_outcomes(self) -> list[Outcome]:
        """What one learns in it."""
        return read(self, LISTS, "outcomes")

    def all_sessions(self) -> list[Session]:
        """Its days, the first one first."""
        found: list[Session] = read(self, LISTS, "sessions")
        return sorted(found, key=lambda one: (one.on, one.starts))

    def all_materials(self) -> list[Material]:
        """What there is to read elsewhere."""
        return read(self, LISTS, "materials")

    @property
    def zone(self) -> str:
        """The time zone of its centre."""
        return self.centre.time_zone if self.centre else "UTC"


class Enrolment(models.Model):
    """Somebody who comes, wants to come or came: known to the editors of the centre alone.

    `attended` holds the codes of the sessions they came to; `has_answered`: whether they said
    what they think of it; which of the answers is theirs, nobody knows.
    """

    tenancy = PERSONAL

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="enrolments")
    name = models.CharField(_("name"), max_length=120)
    address = models.EmailField(_("e-mail address"))
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    language = models.CharField(max_length=12)
    state = models.CharField(max_length=8, choices=Place, default=Place.ASKED)
    asked_at = models.DateTimeField(default=clock.now)
    confirmed_at = models.DateTimeField(null=True)
    attended = models.JSONField(default=nothing)
    has_answered = models.BooleanField(default=False)

    class Meta:
        ordering = ["confirmed_at", "uid"]
        constraints = [
            models.UniqueConstraint(
                fields=["course", "address"], condition=~models.Q(address=""),
                name="enrolled_once",
            )
        ]  # fmt: skip


class Feedback(models.Model):
    """What somebody who came thinks of it, without who it was: its uid tells no time either.

    `useful` from 1 (not at all) to 5 (very); `again`: whether they would tell others to come.
    """

    tenancy = part_of("course")

    uid = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="feedback")
    useful = models.PositiveSmallIntegerField()
    again = models.BooleanField()
    words = models.TextField(blank=True)
    on_day = models.DateField()
