"""The forms of an indicator and of what was measured."""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vivaio.ground.indicators import checking, measuring
from vivaio.ground.indicators.parts import Indicator, Part
from vivaio.ground.indicators.vocabulary import Confidence, Direction
from vivaio.ground.indicators.web.fields import (
    day_field,
    number_field,
    version_field,
    words_field,
)
from vivaio.kernel.text import Text
from vivaio.platform.web.forms import OnceForm


class PartForm(OnceForm):
    """One of a list of a record: its texts and the rest, as the operations take them."""

    TEXTS: tuple[str, ...] = ()

    version = version_field()

    def __init__(self, *args: Any, words_language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.TEXTS:
            self.fields[name].widget.attrs["lang"] = words_language

    def said(self) -> dict[str, str]:
        """The texts."""
        return {name: self.cleaned_data[name] for name in self.TEXTS}

    def values(self) -> dict[str, Any]:
        """What has no language."""
        given = self.cleaned_data
        return {name: value for name, value in given.items() if name not in self.TEXTS}


class IndicatorForm(PartForm):
    """What is measured, in which unit, from where to where."""

    TEXTS = Indicator.TEXTS

    name = words_field(
        _("What is measured?"), measuring.LONGEST["name"], needed=_(measuring.NAME_NEEDED)
    )
    unit = words_field(
        _("In which unit?"), measuring.LONGEST["unit"], hint=_("Such as people, euro or days."),
        needed=_(measuring.UNIT_NEEDED),
    )  # fmt: skip
    definition = words_field(
        _("How is it counted?"), measuring.LONGEST["definition"], rows=3,
        hint=_("So that somebody else would come to the same number."),
    )  # fmt: skip
    direction = forms.ChoiceField(label=_("Which way should it go?"), choices=Direction.choices)
    baseline = number_field(_("Baseline"), _("What it was before."))
    baseline_on = day_field(_("Day of the baseline"))
    target = number_field(_("Target"))
    target_on = day_field(_("Day of the target"))
    low = number_field(_("Lowest value there can be"))
    high = number_field(_("Highest value there can be"))


def start_of(part: Part, version: int) -> dict[str, Any]:
    """What the form of one of a list starts with."""
    given: dict[str, Any] = {one.name: getattr(part, one.name) for one in fields(part)}
    for name in part.TEXTS:
        text: Text = given[name]
        given[name] = text.texts.get(text.source, "")
    for name in part.NUMBERS:
        value: Decimal | None = given[name]
        given[name] = None if value is None else value.normalize() + 0
    return {**given, "version": version}


class MeasureForm(OnceForm):
    """A value, its day, where it is from, and how far it may be trusted."""

    value = number_field(_("Value"), needed=_(measuring.VALUE_NEEDED))
    on_day = day_field(_("Day"), needed=_(checking.DAY_NEEDED))
    source = words_field(
        _("Where does the number come from?"), checking.LONGEST_WORDS,
        needed=_(measuring.SOURCE_NEEDED),
        hint=_("Such as: a survey of 97 people, or the book of the driver."),
    )  # fmt: skip
    confidence = forms.ChoiceField(
        label=_("How far may it be trusted?"), choices=Confidence.choices,
        initial=Confidence.MEDIUM,
    )  # fmt: skip
