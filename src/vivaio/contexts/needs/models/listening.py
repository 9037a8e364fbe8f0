"""Where needs are heard: campaigns of listening, interviews, and what of them is public."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vivaio.contexts.needs.models.codes import no_codes
from vivaio.kernel.lifecycle import lifecycle
from vivaio.kernel.text import Text
from vivaio.platform.multilingual.fields import TextField
from vivaio.platform.records.models import Recorded
from vivaio.platform.tenancy.models import Visibility

#: The life of a campaign of listening.
ANALYSIS_LIFE = lifecycle(
    "draft",
    "open",
    "closed",
    open=("draft closed", "open"),
    close=("open", "closed"),
)


class Analysis(Recorded):
    """A centre's needs analysis: when and how it listens, and what it promises.

    `methods` are codes of `Method`; `reply_by` is the last day on which everybody who said
    something has an answer; `promise` says in words what happens with what is said.
    """

    record_kind = "analysis"
    open_states = ("open", "closed")

    title = TextField(verbose_name=_("title"))
    about = TextField(verbose_name=_("what it is about"))
    promise = TextField(verbose_name=_("what happens with the answers"))
    methods = models.JSONField(default=no_codes, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    reply_by = models.DateField(null=True, blank=True)

    def record_title(self) -> Text:
        return self.title

    def record_address(self) -> str:
        return f"analyses/{self.slug}/"

    def search_texts(self, languages: Sequence[str]) -> Iterable[tuple[str, str, str, str]]:
        written = set(self.title.texts) | set(self.about.texts)
        for language in sorted(written & set(languages)) or [self.title.source]:
            yield language, self.title.best(language).words, "", self.about.texts.get(language, "")


class Manner(models.TextChoices):
    """With how many people one spoke."""

    INTERVIEW = "interview", _("Interview")
    FOCUS_GROUP = "focus_group", _("Focus group")


class Use(models.TextChoices):
    """What somebody allows to be done with what they said."""

    ANALYSIS = "analysis", _("use in the analysis, without names")
    EXTRACT = "extract", _("publish an extract, without names")
    NAME = "name", _("name them beside the extract")


class Interview(Recorded):
    """What was said in an interview or a focus group: its centre's alone, by a constraint.

    Consent is data: `consent_by` gave it on `consent_on` for `uses` (codes of `Use`), as
    `consent_how` tells, and it is good until `keep_until`; after that day, or when consent is
    taken back, notes, names and extracts are forgotten (state *forgotten*). `who` is a role,
    `name` and `address` are a person's.
    """

    record_kind = "interview"
    open_states = ("kept",)

    analysis = models.ForeignKey(
        Analysis, on_delete=models.SET_NULL, null=True, blank=True, related_name="interviews"
    )
    manner = models.CharField(max_length=12, choices=Manner, default=Manner.INTERVIEW)
    title = TextField(verbose_name=_("title"))
    held_on = models.DateField()
    participants = models.PositiveSmallIntegerField(default=1)
    who = models.CharField(max_length=160, blank=True)
    name = models.CharField(max_length=160, blank=True)
    address = models.EmailField(blank=True)
    notes = models.TextField(blank=True)
    consent_by = models.CharField(max_length=160, blank=True)
    consent_how = models.CharField(max_length=160, blank=True)
    consent_on = models.DateField(null=True, blank=True)
    uses = models.JSONField(default=no_codes, blank=True)
    keep_until = models.DateField()
    forgotten_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(visibility=Visibility.CENTRE), name="interview_is_its_centres"
            )
        ]

    def record_title(self) -> Text:
        return self.title

    def record_address(self) -> str:
        return f"interviews/{self.slug}/"

    def search_texts(self, languages: Sequence[str]) -> Iterable[tuple[str, str, str, str]]:
        for language in sorted(set(self.title.texts) & set(languages)) or [self.title.source]:
            words = self.notes if language == self.title.source else ""
            yield language, self.title.best(language).words, "", words


class Extract(Recorded):
    """A few words of an interview, or the summary of a focus group, public by consent."""

    record_kind = "extract"
    open_states = ("published",)

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="extracts")
    title = TextField(verbose_name=_("who speaks"))
    words = TextField(verbose_name=_("the words"))

    def record_title(self) -> Text:
        return self.title

    def record_address(self) -> str:
        return f"extracts/{self.slug}/"

    def search_texts(self, languages: Sequence[str]) -> Iterable[tuple[str, str, str, str]]:
        written = set(self.title.texts) | set(self.words.texts)
        for language in sorted(written & set(languages)) or [self.words.source]:
            yield language, self.title.best(language).words, "", self.words.texts.get(language, "")
