"""The forms of measures: the short one, the whole one, steps, the end, ties."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vivaio.contexts.strategy import checking
from vivaio.contexts.strategy.models import Goal, Heading, Measure, Strategy
from vivaio.contexts.strategy.parts import ACTION, MILESTONE
from vivaio.contexts.strategy.web.forms import visibility_field
from vivaio.ground.indicators import checking as plain
from vivaio.ground.indicators import measuring
from vivaio.ground.indicators.web.fields import (
    CostsField,
    cost_lines,
    day_field,
    number_field,
    version_field,
    words_field,
)
from vivaio.ground.indicators.web.forms import PartForm
from vivaio.kernel.text import own_words
from vivaio.platform.records.kinds import models_by_kind
from vivaio.platform.web.forms import OnceForm, choose

#: What a measure in one line needs.
SHORT = ("title", "due_on", "owner_name", "indicator", "unit", "baseline", "target")


def _title() -> forms.CharField:
    return words_field(
        _("What is the measure?"), checking.OF_MEASURES["title"], needed=_(checking.TITLE_NEEDED)
    )


def _owner() -> forms.CharField:
    return words_field(
        _("Which organisation answers for it?"), 200,
        hint=_("Its name as its card in the directory has it."),
    )  # fmt: skip


class ShortForm(OnceForm):
    """A measure in one line, with an indicator."""

    title = _title()
    due_on = day_field(_("By which day?"), needed=_(checking.DUE_NEEDED))
    owner_name = _owner()
    indicator = words_field(
        _("By what does one see that it works?"), measuring.LONGEST["name"],
        hint=_("Such as: towns with a running service."),
    )  # fmt: skip
    unit = words_field(
        _("In which unit?"), measuring.LONGEST["unit"], hint=_("Such as people, euro or days.")
    )
    baseline = number_field(_("Value today"))
    target = number_field(_("Value on that day"))
    strategy = forms.ChoiceField(label=_("Of which strategy?"), required=False)

    def __init__(
        self, *args: Any, words_language: str, strategies: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name in ("title", "indicator", "unit"):
            self.fields[name].widget.attrs["lang"] = words_language
        field = self.fields["strategy"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("none")), *strategies]

    def begun(self) -> dict[str, Any] | None:
        """The indicator; None where nothing is said of one."""
        given = self.cleaned_data
        told = {"name": given["indicator"], **{n: given[n] for n in ("unit", "baseline", "target")}}
        return told if any(one not in (None, "") for one in told.values()) else None


class MeasureForm(OnceForm):
    """All of a measure but its lists, in one language; most of it may stay empty."""

    version = version_field()
    title = _title()
    due_on = day_field(_("By which day?"))
    owner_name = _owner()
    number = words_field(_("Number in the plan"), 12, hint=_("Such as 2.3."))
    strategy = forms.ChoiceField(label=_("Of which strategy?"), required=False)
    objective = forms.ChoiceField(
        label=_("Which objective does it serve?"), required=False,
        help_text=_("Of the strategy as last saved."),
    )  # fmt: skip
    summary = words_field(_("What is done?"), checking.OF_MEASURES["summary"], rows=4)
    headings = forms.MultipleChoiceField(
        label=_("Under which headings of the OECD?"), required=False, choices=Heading.choices,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    goals = forms.MultipleChoiceField(
        label=_("Which Sustainable Development Goals does it serve?"), required=False,
        choices=Goal.numbered, widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    starts_on = day_field(_("First day"))
    budget = forms.IntegerField(
        label=_("Budget in euro"), required=False, min_value=0, max_value=plain.HIGHEST
    )
    costs = CostsField(label=_("Of which parts?"))
    change = words_field(
        _("Which change is wanted?"), checking.OF_MEASURES["change"], rows=2,
        hint=_("Among those it is for, such as: officers dare to lead a table."),
    )  # fmt: skip
    output = words_field(
        _("What does it deliver?"), checking.OF_MEASURES["output"], rows=2,
        hint=_("What can be counted at once, such as: twelve trained bodies."),
    )  # fmt: skip
    result = words_field(
        _("What follows of that?"), checking.OF_MEASURES["result"], rows=2,
        hint=_("What is different later, such as: services are written together."),
    )  # fmt: skip
    visibility = visibility_field()

    def __init__(
        self, *args: Any, row: Measure, strategies: list[tuple[str, str]],
        current: Strategy | None, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        language = row.title.source
        for name in checking.OF_MEASURES:
            self.fields[name].widget.attrs["lang"] = language
        if row.strategy_id and current is None:
            # Its strategy is hidden from who writes here: it stays as it is.
            del self.fields["strategy"], self.fields["objective"]
            return
        aims = current.aims() if current else []
        choose(self, "strategy", [("", _("none")), *strategies])
        choose(
            self,
            "objective",
            [("", _("none")), *[(one.code, own_words(one.words)) for one in aims]],
        )

    def given(self) -> dict[str, Any]:
        """What the operation takes, without strategy and owner, who are looked up."""
        given = self.cleaned_data
        rest = {"owner": None}
        values = {name: given[name] for name in checking.VALUES_OF_MEASURES if name in given}
        return {
            "words": {name: given[name] for name in checking.OF_MEASURES},
            "values": values | rest, "costs": given["costs"], "key": given["key"],
        }  # fmt: skip


def initial(row: Measure) -> dict[str, Any]:
    """What the form of a measure starts with."""
    names = ("number", "objective", "starts_on", "due_on", "budget", "headings", "goals",
             "visibility", "version")  # fmt: skip
    source = row.title.source
    return {
        **{name: getattr(row, name) for name in names},
        **{name: own_words(getattr(row, name)) for name in checking.OF_MEASURES},
        "owner_name": row.owner.name.best(source).words if row.owner else "",
        "strategy": row.strategy.slug if row.strategy else "",
        "costs": cost_lines(row.all_costs()),
    }  # fmt: skip


def choices_of(rows: list[Strategy], language: str) -> list[tuple[str, str]]:
    """Strategies to choose from."""
    return [(row.slug, row.title.best(language).words) for row in rows]


class StepForm(PartForm):
    """A milestone or an action."""

    TEXTS = ("words",)

    sort = forms.ChoiceField(
        label=_("What do you add?"),
        choices=[(MILESTONE, _("Milestone")), (ACTION, _("Action"))],
    )
    words = words_field(
        _("In a few words"), plain.LONGEST_WORDS, rows=2, needed=_(plain.WORDS_NEEDED)
    )
    who = words_field(_("Who does it?"), checking.LONGEST_WHO)
    on = day_field(_("Due"))
    done_on = day_field(_("Reached or done on"))


class EndForm(OnceForm):
    """What is said when a measure is closed or stopped."""

    version = version_field()
    on = day_field(_("On which day did it end?"), needed=_(plain.DAY_NEEDED))
    reason = words_field(_("Why?"), checking.LONGEST_REASON, rows=4)


#: How a measure can be tied, to which kind of record, and what that is called.
_TIES = (
    ("founds", "need", _("a need it rests on")),
    ("founds", "pilot", _("a pilot it rests on")),
    ("founds", "solution", _("a solution it rests on")),
    ("founds", "evidence", _("evidence it rests on")),
    ("founds", "portfolio", _("an entry of a portfolio it rests on")),
    ("responds_to", "need", _("a need it responds to")),
    ("supports", "pilot", _("a pilot it supports")),
    ("supports", "course", _("a course it supports")),
    ("supports", "procedure", _("a procedure it supports")),
    ("done_with", "actor", _("an organisation that takes part")),
    ("funded_by", "actor", _("an organisation that funds it")),
    ("funded_by", "programme", _("a programme that funds it")),
)


class TieForm(OnceForm):
    """What a measure rests on, responds to and supports; who takes part, who pays."""

    kind = forms.ChoiceField(label=_("What do you add?"))
    title = words_field(
        _("Its name"), 200, hint=_("As its own page has it, in any language."),
        needed=_("Give its name."),
    )  # fmt: skip
    reason = words_field(_("Why?"), 500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        there = models_by_kind()
        field.choices = [(f"{tie}/{kind}", words) for tie, kind, words in _TIES if kind in there]
