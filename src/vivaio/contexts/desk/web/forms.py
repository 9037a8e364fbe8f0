"""The forms of the desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vivaio.contexts.desk.digest import ZONES
from vivaio.contexts.desk.models import Frequency
from vivaio.contexts.desk.operations import LONGEST_WHY
from vivaio.kernel.errors import Invalid
from vivaio.platform.web.errors import sentence
from vivaio.platform.web.forms import OnceForm


class HandOverForm(OnceForm):
    """To whom a line goes, and why."""

    item = forms.CharField(widget=forms.HiddenInput, max_length=60)
    line = forms.CharField(widget=forms.HiddenInput, max_length=200)
    to = forms.TypedChoiceField(label=_("To whom?"), coerce=int)
    why = forms.CharField(label=_("Why, in a few words?"), max_length=LONGEST_WHY)


class DigestForm(forms.Form):
    """How often the desk comes by mail, and at which local hour."""

    frequency = forms.ChoiceField(
        label=_("How often?"), choices=Frequency.choices, widget=forms.RadioSelect
    )
    hour = forms.TypedChoiceField(
        label=_("At what time?"),
        coerce=int,
        choices=[(hour, f"{hour:02}:00") for hour in range(24)],
    )
    zone = forms.ChoiceField(
        label=_("In which time zone?"),
        required=False,
        help_text=_("When the clocks change, the mail keeps to the local hour."),
    )

    def __init__(self, *args: Any, centre_zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = gettext("that of my centre (%(zone)s)") % {"zone": centre_zone}
        self.fields["zone"].choices = [("", own), *((one, one) for one in ZONES)]  # type: ignore[attr-defined]

    def show(self, refusal: Invalid) -> None:
        """Put an operation's sentences beside the fields they speak of."""
        for name, messages in refusal.errors.items():
            for message in messages:
                self.add_error(name, sentence(message))
