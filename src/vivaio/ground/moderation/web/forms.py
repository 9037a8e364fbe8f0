"""The forms of moderation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vivaio.ground.moderation.models import Category, Ground, Measure
from vivaio.platform.web.forms import Choices, OnceForm
from vivaio.platform.web.guard import Guard, GuardedForm

_LONG = forms.Textarea(attrs={"rows": 5})


class NoticeForm(GuardedForm):
    """What is wrong with a record; no account is needed."""

    guard = Guard("notice", sendings=6, within=timedelta(hours=1))
    category = forms.ChoiceField(
        label=_("What is wrong?"), choices=Category.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("What exactly, and why?"), max_length=4_000, widget=_LONG,
        help_text=_("Quote the words it is about. Please name nobody whom it does not concern."),
    )  # fmt: skip
    email = forms.CharField(
        label=_("Your e-mail address, for the answer"), required=False, max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("Without it we cannot tell you what was decided."),
    )  # fmt: skip
    good_faith = forms.BooleanField(
        label=_("I believe in good faith that what I say is right and complete.")
    )


class DecisionForm(OnceForm):
    """A decision on one notice or several."""

    notices = forms.MultipleChoiceField(
        label=_("Which notices?"), widget=forms.CheckboxSelectMultiple
    )
    measure = forms.ChoiceField(
        label=_("What is done?"), choices=Measure.choices, widget=forms.RadioSelect
    )
    ground = forms.ChoiceField(
        label=_("What does it rest on?"), choices=Ground.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("The reasons, in your own words"), max_length=2_000, widget=_LONG,
        help_text=_("They are told to who gave notice and to who keeps the record."),
    )  # fmt: skip

    def __init__(self, *args: Any, waiting: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["notices"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = Choices(waiting)


class AppealForm(GuardedForm):
    """An appeal against a decision."""

    guard = Guard("appeal", sendings=3, within=timedelta(hours=1))
    words = forms.CharField(
        label=_("Why should the decision be another?"), max_length=4_000, widget=_LONG
    )
    email = forms.CharField(
        label=_("Your e-mail address, for the answer"), required=False, max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip


class JudgementForm(OnceForm):
    """The answer to an appeal."""

    upheld = forms.ChoiceField(
        label=_("Was the decision right?"), widget=forms.RadioSelect,
        choices=[("no", _("Yes: it stays")), ("yes", _("No: it is changed back"))],
    )  # fmt: skip
    answer = forms.CharField(
        label=_("The reasons, in your own words"), max_length=2_000, widget=_LONG
    )
