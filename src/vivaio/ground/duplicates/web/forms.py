"""What editors choose: which card stays, and from which card each field is taken."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vivaio.ground.duplicates.blending import BOTH, ONE, OTHER, Row
from vivaio.platform.web.forms import OnceForm

#: What is said of the sides where there is no room for more.
SIDES = {ONE: _("first card"), OTHER: _("second card"), BOTH: _("both together")}


class MergeForm(OnceForm):
    """`rows` are what differs; each is a choice under its code."""

    version_one = forms.IntegerField(widget=forms.HiddenInput)
    version_other = forms.IntegerField(widget=forms.HiddenInput)
    keep = forms.ChoiceField(
        label=_("Which card stays?"),
        help_text=_("Its address stays; the address of the other one leads there."),
        widget=forms.RadioSelect,
        choices=((ONE, SIDES[ONE]), (OTHER, SIDES[OTHER])),
    )

    def __init__(self, *args: object, rows: Sequence[Row], kept: str, **given: object) -> None:
        super().__init__(*args, **given)  # type: ignore[arg-type]
        self.rows = rows
        self.fields["keep"].initial = kept
        for row in rows:
            self.fields[row.code] = forms.ChoiceField(
                widget=forms.RadioSelect,
                choices=[(side, SIDES[side]) for side in row.choices],
                initial=row.usual(kept),
            )

    def chosen(self) -> dict[str, str]:
        """The side of each row."""
        return {row.code: self.cleaned_data[row.code] for row in self.rows}


class TwoForm(OnceForm):
    """Two cards that an editor holds for one, by their addresses."""

    one = forms.CharField(
        label=_("Address of the one card"),
        max_length=300,
        help_text=_("Copy it from the card's page."),
    )
    other = forms.CharField(label=_("Address of the other card"), max_length=300)

    def clean_one(self) -> str:
        return self._slug("one")

    def clean_other(self) -> str:
        return self._slug("other")

    def _slug(self, field: str) -> str:
        """The word of a card in its address; a word alone is taken too."""
        try:
            path = urlsplit(str(self.cleaned_data[field]).strip()).path
        except ValueError:
            path = ""
        parts = [part for part in path.split("/") if part]
        if "actors" in parts[:-1]:
            return parts[parts.index("actors") + 1]
        if len(parts) == 1:
            return parts[0]
        raise forms.ValidationError(gettext("This is not the address of a card."))
