"""The forms of a pilot's indicators, measurements, work plan and theory of change."""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vivaio.contexts.pilots import checking, measuring
from vivaio.contexts.pilots.models import Confidence, Direction, Level, Sort
from vivaio.contexts.pilots.parts import Indicator, Node, Part, Step, fresh_code
from vivaio.contexts.pilots.web.forms import day_field, version_field, words_field
from vivaio.kernel.text import Text
from vivaio.platform.web.forms import OnceForm

#: Lines of the table of a theory beyond those that are there.
SPARE = 3


def _number(label: Any, hint: Any = "", *, needed: Any = "") -> forms.DecimalField:
    return forms.DecimalField(
        label=label, required=bool(needed), error_messages={"required": needed},
        max_digits=16, decimal_places=4, localize=True,
        min_value=Decimal(-(10**12)), max_value=Decimal(10**12), help_text=hint,
    )  # fmt: skip


class PartForm(OnceForm):
    """One indicator or one step: its texts and the rest, as the operations take them."""

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
    baseline = _number(_("Baseline"), _("What it was before the pilot."))
    baseline_on = day_field(_("Day of the baseline"))
    target = _number(_("Target"))
    target_on = day_field(_("Day of the target"))
    low = _number(_("Lowest value there can be"))
    high = _number(_("Highest value there can be"))


class StepForm(PartForm):
    """A milestone, a risk or an entry of the logbook."""

    TEXTS = Step.TEXTS

    sort = forms.ChoiceField(label=_("What do you add?"), choices=Sort.choices)
    words = words_field(
        _("In a few words"), checking.LONGEST_WORDS, rows=2, needed=_(checking.WORDS_NEEDED)
    )
    on = day_field(_("Day"), hint=_("By when a milestone is due; when an entry was written."))
    done_on = day_field(_("Reached or over since"))
    answer = words_field(_("What is done about it?"), checking.LONGEST_WORDS, rows=2)


def start_of(part: Part, version: int) -> dict[str, Any]:
    """What the form of an indicator or a step starts with."""
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

    value = _number(_("Value"), needed=_(measuring.VALUE_NEEDED))
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


class TheoryForm(OnceForm):
    """A theory of change as a table: a line for each statement, with the numbers it leads to."""

    version = version_field()

    def __init__(self, *args: Any, nodes: list[Node], language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.nodes, self.language = nodes, language
        self.codes = [one.code for one in nodes]
        while len(self.codes) < min(len(nodes) + SPARE, checking.MOST):
            self.codes.append(fresh_code(self.codes))
        places = {code: place for place, code in enumerate(self.codes, start=1)}
        there: dict[str, Node | None] = {**dict.fromkeys(self.codes), **{n.code: n for n in nodes}}
        for code, node in there.items():
            words = node.words.texts.get(node.words.source, "") if node else ""
            to = ", ".join(str(places[each]) for each in node.to) if node else ""
            self.fields[f"level_{code}"] = forms.ChoiceField(
                label=_("Where it stands"), choices=Level.choices,
                initial=node.level if node else Level.ACTIVITY, required=False,
            )  # fmt: skip
            self._add(f"words_{code}", _("What is said"), checking.LONGEST_WORDS, words)
            self.fields[f"words_{code}"].widget.attrs |= {"lang": language, "size": "44"}
            self._add(f"to_{code}", _("Leads to lines"), 60, to)

    def _add(self, name: str, label: Any, limit: int, initial: str) -> None:
        self.fields[name] = words_field(label, limit)
        self.fields[name].initial = initial

    def lines(self) -> list[tuple[int, list[forms.BoundField]]]:
        """The number of each line and its fields."""
        return [
            (place, [self[f"{name}_{code}"] for name in ("level", "words", "to")])
            for place, code in enumerate(self.codes, start=1)
        ]

    def written(self) -> list[Node]:
        """The statements as they were written; a line without words is none."""
        given = self.cleaned_data
        old = {one.code: one for one in self.nodes}
        made = []
        for code in self.codes:
            if not (words := checking.clean(given[f"words_{code}"])):
                continue
            start = old.get(code) or Node(code, "", Text(self.language))
            numbers = given[f"to_{code}"].replace(";", ",").replace(" ", ",").split(",")
            to = dict.fromkeys(self._code(one) for one in numbers if one)
            level = given[f"level_{code}"] or Level.ACTIVITY
            fresh = start.with_words(self.language, {"words": words})
            made.append(Node(code, level, fresh.words, tuple(to)))
        return made

    def _code(self, number: str) -> str:
        """The code of a line by its number; words that no line has are refused later."""
        place = int(number) if number.isdecimal() and len(number) < 4 else 0
        return self.codes[place - 1] if 0 < place <= len(self.codes) else number
