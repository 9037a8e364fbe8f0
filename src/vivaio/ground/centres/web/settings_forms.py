"""The forms of a centre's settings: each saves for itself."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from vivaio.ground.centres import checking
from vivaio.kernel.language import INTERFACE
from vivaio.platform.multilingual.queries import own_name
from vivaio.platform.web.forms import Choices, OnceForm, choices_of_countries


class PartForm(OnceForm):
    """What every part carries: which it is, and the version that was read."""

    part = forms.CharField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    def values(self) -> dict[str, Any]:
        """What was given, without what only the form needs."""
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in ("key", "part", "version")
        }


class AboutForm(PartForm):
    """Short texts in the reader's language, contacts, clock and law."""

    short_name = forms.CharField(label=_("What is it called in short?"), required=False)
    name_note = forms.CharField(label=_("What should people know of its name?"), required=False)
    website = forms.CharField(
        label=_("Website"), required=False, help_text=_("Such as https://www.example.org.")
    )
    email = forms.CharField(label=_("E-mail address for the public"), required=False)
    time_zone = forms.ChoiceField(label=_("Which clock do its deadlines follow?"))
    jurisdiction = forms.ChoiceField(label=_("Which country's law does it follow?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reader = get_language() or "en"
        for name in ("short_name", "name_note"):
            self.fields[name].widget.attrs["lang"] = reader
        zones, countries = self.fields["time_zone"], self.fields["jurisdiction"]
        assert isinstance(zones, forms.ChoiceField)
        assert isinstance(countries, forms.ChoiceField)
        zones.choices = Choices((zone, zone) for zone in checking.time_zones())
        countries.choices = choices_of_countries(reader)


class SeatForm(PartForm):
    """Where a seat is, and who says so."""

    words = forms.CharField(label=_("Where is it?"), required=False)
    source = forms.CharField(
        label=_("Where is this written?"),
        required=False,
        help_text=_("An act, a statute, a letter: as others would look for it."),
    )
    on = forms.CharField(
        label=_("Since when?"),
        required=False,
        help_text=_("A year, a month or a day: 2026, 2026-11 or 2026-11-23."),
    )


class LookForm(PartForm):
    """Colours."""

    leaf = forms.CharField(
        label=_("Which colour is its leaf?"),
        required=False,
        help_text=_("For headings, lines and buttons, such as #1f5a43. Empty: the network's own."),
    )
    leaf_deep = forms.CharField(
        label=_("Which colour is its deep leaf?"),
        required=False,
        help_text=_("A darker one, such as #123a2c."),
    )

    def clean_leaf(self) -> str:
        return str(self.cleaned_data["leaf"]).strip().lower()

    def clean_leaf_deep(self) -> str:
        return str(self.cleaned_data["leaf_deep"]).strip().lower()


class ReachForm(PartForm):
    """Languages, domain, machines."""

    languages = forms.MultipleChoiceField(
        label=_("In which languages does it write?"),
        widget=forms.CheckboxSelectMultiple,
        choices=[(code, own_name(code)) for code in INTERFACE],
        error_messages={"required": _("Choose at least one language.")},
    )
    domain = forms.CharField(
        label=_("Under which name of its own is it reached?"),
        required=False,
        help_text=_("Such as centre.example.org. Its owner lets the name lead to this server."),
    )
    machine_translation = forms.BooleanField(
        label=_("A machine may translate what is not public yet"),
        required=False,
        help_text=_("The words are then sent to the translation service of this platform."),
    )


class FreshnessForm(PartForm):
    """For how long a card is taken to be right."""

    confirm_months = forms.IntegerField(
        label=_("For how many months is a card valid once it is confirmed?"),
        min_value=1,
        max_value=checking.MOST_MONTHS,
        help_text=_("Before that day its organisation is asked by mail whether it is still right."),
    )
    archive_months = forms.IntegerField(
        label=_("How many months after that day is it archived?"),
        min_value=0,
        max_value=checking.MOST_MONTHS,
        help_text=_("0: never. It is announced, and one click brings the card back."),
    )


class GrantForm(PartForm):
    """What the grant agreement says."""

    programme = forms.CharField(label=_("Which programme pays?"), required=False)
    agreement_number = forms.CharField(label=_("Number of the grant agreement"), required=False)
    authority = forms.CharField(
        label=_("Which authority grants it?"),
        required=False,
        help_text=_("As the signed agreement names it. Leave it empty if you do not have it."),
    )
    co_funded = forms.BooleanField(
        label=_("The agreement asks for “Co-funded by the European Union”"), required=False
    )
    statement = forms.CharField(
        label=_("Has the agreement a statement of its own?"),
        required=False,
        help_text=_("Empty: the usual words."),
    )
    disclaimer = forms.CharField(
        label=_("Has the agreement a disclaimer of its own?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Empty: the usual words."),
    )
    emblem_required = forms.BooleanField(
        label=_("The agreement asks for the emblem and these words"), required=False
    )
