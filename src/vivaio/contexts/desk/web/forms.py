"""The forms of the desk."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from vivaio.contexts.desk.operations import LONGEST_WHY
from vivaio.platform.web.forms import OnceForm


class HandOverForm(OnceForm):
    """To whom a line goes, and why."""

    item = forms.CharField(widget=forms.HiddenInput, max_length=60)
    line = forms.CharField(widget=forms.HiddenInput, max_length=200)
    to = forms.TypedChoiceField(label=_("To whom?"), coerce=int)
    why = forms.CharField(label=_("Why, in a few words?"), max_length=LONGEST_WHY)
