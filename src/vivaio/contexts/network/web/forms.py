"""The forms of relations: what it is, with whom, since when, who says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from vivaio.platform.web.forms import OnceForm

_DATE_HINT = _("As precisely as known: 2024, 2024-07 or 2024-07-15.")
_MISSING = {"required": _("Choose one.")}


def _date(label: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=10, required=False, help_text=_DATE_HINT)


class LookForm(forms.Form):
    """First step: which relation, and the name of the other card."""

    kind = forms.ChoiceField(label=_("What is the relation?"))
    q = forms.CharField(
        label=_("Who is the other one?"),
        max_length=200,
        help_text=_("Type the name, or its beginning; then choose among the cards that fit."),
    )

    def __init__(self, kinds: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(**options, auto_id="look_%s")
        self.fields["kind"] = forms.ChoiceField(label=_("What is the relation?"), choices=kinds)


class RelationForm(OnceForm):
    """Second step: which of the cards that fit, and what is known of it."""

    kind = forms.CharField(max_length=60, widget=forms.HiddenInput)
    q = forms.CharField(max_length=200, widget=forms.HiddenInput, required=False)
    other = forms.UUIDField(
        label=_("Which of these is it?"), widget=forms.RadioSelect, error_messages=_MISSING
    )
    since = _date(_("Since when?"))
    until = _date(_("Until when, if it has ended?"))
    reason = forms.CharField(label=_("What should be known of it?"), max_length=400, required=False)
    told_in = forms.CharField(
        label=_("Where is it said?"),
        max_length=200,
        required=False,
        help_text=_("The title of a page, an act or a report."),
    )
    told_at = forms.URLField(
        label=_("Its address on the web"), max_length=400, required=False, assume_scheme="https"
    )

    def __init__(self, *arguments: Any, found: Sequence[tuple[UUID, Any]], **options: Any) -> None:
        super().__init__(*arguments, **options)
        widget = self.fields["other"].widget
        assert isinstance(widget, forms.RadioSelect)
        widget.choices = list(found)


class DatesForm(OnceForm):
    """When a relation holds; `seen` are the dates that the writer was shown."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=30)
    since = _date(_("Since when?"))
    until = _date(_("Until when, if it has ended?"))


class WithdrawForm(OnceForm):
    """Why a relation is taken back."""

    reason = forms.CharField(
        label=_("Why is it removed?"),
        max_length=400,
        help_text=_("The journal keeps it. If it held once and has ended, give the end instead."),
    )
