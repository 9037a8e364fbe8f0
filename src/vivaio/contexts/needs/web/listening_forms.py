"""The forms of campaigns, interviews and extracts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vivaio.contexts.needs import checking
from vivaio.contexts.needs.models import Analysis, Interview, Manner, Method, Use
from vivaio.contexts.needs.web.forms import area, day_field
from vivaio.platform.web.forms import OnceForm


def _title(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=checking.LONGEST["title"],
        error_messages={"required": _("Give it a title.")},
    )  # fmt: skip


class AnalysisForm(OnceForm):
    """A campaign of listening."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    title = _title(_("What is it called?"))
    about = area(
        _("What do you want to know, and from whom?"), limit=checking.LONGEST_WORDS, rows=4
    )
    promise = area(
        _("What happens with what people tell you?"),
        _("It stands beside the form in which they tell it: say who reads it, by when they get an "
          "answer, and who decides."),
        limit=checking.LONGEST_WORDS, rows=4,
    )  # fmt: skip
    methods = forms.MultipleChoiceField(
        label=_("How do you listen?"), choices=Method.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    starts_on = day_field(_("From which day?"))
    ends_on = day_field(_("Until which day?"))
    reply_by = day_field(_("By when has everybody an answer?"), required=False)

    TEXTS = ("title", "about", "promise")
    VALUES = ("methods", "starts_on", "ends_on", "reply_by")

    def values(self) -> dict[str, Any]:
        """What has no language."""
        return {name: self.cleaned_data.get(name) for name in self.VALUES}


class InterviewForm(OnceForm):
    """An interview or a focus group, with the consent to it."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    manner = forms.ChoiceField(label=_("What was it?"), choices=Manner.choices)
    title = _title(_("What is it called among you?"))
    held_on = day_field(_("When was it held?"))
    participants = forms.IntegerField(label=_("How many people spoke?"), initial=1)
    who = forms.CharField(
        label=_("Who spoke, by their role?"), required=False, max_length=160,
        help_text=_("Such as: a community nurse."),
    )  # fmt: skip
    name = forms.CharField(
        label=_("Their name"), required=False, max_length=160,
        help_text=_("Only if you need it to come back to them."),
    )  # fmt: skip
    address = forms.EmailField(label=_("Their e-mail address"), required=False)
    notes = area(
        _("What was said?"),
        _("Only the team of your centre reads this. Health, origin, beliefs: only what is needed."),
        limit=checking.LONGEST_NOTES, rows=12,
    )  # fmt: skip
    uses = forms.MultipleChoiceField(
        label=_("What did they consent to?"), choices=Use.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    consent_by = forms.CharField(label=_("Who consented?"), required=False, max_length=160)
    consent_how = forms.CharField(
        label=_("How?"), required=False, max_length=160,
        help_text=_("Such as: in writing, on the recording."),
    )  # fmt: skip
    consent_on = day_field(_("On which day?"), required=False)
    keep_until = day_field(
        _("Until when may it be kept?"),
        _("After this day notes, names and extracts are forgotten by themselves."),
    )

    TEXTS = ("title",)
    VALUES = (
        "manner", "held_on", "participants", "who", "name", "address", "notes", "uses",
        "consent_by", "consent_how", "consent_on", "keep_until",
    )  # fmt: skip

    def values(self) -> dict[str, Any]:
        """What has no language."""
        return {name: self.cleaned_data.get(name) for name in self.VALUES}


class ExtractForm(OnceForm):
    """A few words that become public."""

    title = _title(_("Who speaks, by their role?"))
    words = area(
        _("The words"), _("As they were said, or a summary, without anything that shows who it "
                          "was."),
        limit=checking.LONGEST_WORDS, rows=4, required=True,
    )  # fmt: skip


def start_of(row: Analysis | Interview, form: type[AnalysisForm] | type[InterviewForm]) -> Any:
    """What a form starts with."""
    texts = {name: getattr(row, name) for name in form.TEXTS}
    words = {name: text.texts.get(text.source, "") for name, text in texts.items()}
    return {**{name: getattr(row, name) for name in form.VALUES}, **words, "version": row.version}
