"""Fields of forms: days, words, numbers, the parts of a budget."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vivaio.ground.indicators import checking
from vivaio.ground.indicators.parts import Cost
from vivaio.kernel.text import own_words

#: A part of the budget: words, then whole euro, thousands apart or not.
_COST = re.compile(r"(.+?)\s*;\s*(\d{1,3}(?:[ .,'\u00a0\u202f]\d{3})*|\d{1,10})\s*€?\Z")


def day_field(label: Any, *, hint: Any = "", needed: Any = "") -> forms.DateField:
    """A day of the calendar; `needed` is said where it must be given and is not."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label, required=bool(needed), widget=widget, help_text=hint,
        error_messages={"required": needed},
    )  # fmt: skip


def words_field(
    label: Any, limit: int, *, rows: int = 0, hint: Any = "", needed: Any = ""
) -> forms.CharField:
    """Words: a line, or as many rows as are asked for; `needed` as for a day."""
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(
        label=label, required=bool(needed), max_length=limit, widget=widget, help_text=hint,
        error_messages={"required": needed},
    )  # fmt: skip


def version_field() -> forms.IntegerField:
    """Which version was read before writing."""
    return forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)


def number_field(label: Any, hint: Any = "", *, needed: Any = "") -> forms.DecimalField:
    """A number as the reader writes it, with up to four decimals."""
    return forms.DecimalField(
        label=label, required=bool(needed), error_messages={"required": needed},
        max_digits=16, decimal_places=4, localize=True,
        min_value=Decimal(-(10**12)), max_value=Decimal(10**12), help_text=hint,
    )  # fmt: skip


class CostsField(forms.CharField):
    """The parts of a budget: one a line, a name and whole euro; gives pairs of both."""

    def __init__(self, *, label: Any) -> None:
        super().__init__(
            label=label, required=False, max_length=4_000,
            widget=forms.Textarea(attrs={"rows": 4}),
            help_text=_("One a line, with whole euro after a semicolon: Teaching; 9600"),
        )  # fmt: skip

    def clean(self, value: Any) -> Any:
        said = super().clean(value)
        found = [_COST.match(line) for line in lines_of(said)]
        if not all(found):
            told = gettext("Write each part on its line: its name, a semicolon, whole euro.")
            raise forms.ValidationError(told)
        return [(one[1], int(re.sub(r"\D", "", one[2]))) for one in found if one]


def lines_of(said: str) -> list[str]:
    """The lines of a field that takes one thing a line; refused where there are too many."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    if len(lines) > checking.MOST:
        told = gettext("At most %(limit)s lines have room here: there are %(count)s.")
        raise forms.ValidationError(told % {"limit": checking.MOST, "count": len(lines)})
    return lines


def cost_lines(costs: Iterable[Cost]) -> str:
    """The parts of a budget as they are written."""
    return "\n".join(f"{own_words(one.name)}; {one.amount}" for one in costs)
