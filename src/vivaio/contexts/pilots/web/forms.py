"""The forms of a pilot itself: all of it on one page, its end, its ties."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from vivaio.contexts.pilots import checking
from vivaio.contexts.pilots.models import ENDS, Pilot
from vivaio.ground.actors.web import choosing
from vivaio.ground.actors.web.choosing import Branches
from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.web.forms import Choices, OnceForm

#: What a small pilot needs; the rest folds away.
FIRST = ("title", "summary", "nuts", "starts_on", "ends_on", "leader_name", "visibility")
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


def _words(
    name: str, label: Any, rows: int = 0, hint: Any = "", needed: Any = ""
) -> forms.CharField:
    return words_field(label, checking.LONGEST[name], rows=rows, hint=hint, needed=needed)


class PilotForm(OnceForm):
    """All of a pilot, in one language; most of it may stay empty."""

    version = version_field()
    title = _words("title", _("What is it called?"), needed=_(checking.TITLE_NEEDED))
    summary = _words("summary", _("What is tried, in two or three sentences?"), 3)
    nuts = forms.ChoiceField(label=_("In which region?"), required=False)
    starts_on = day_field(_("First day"))
    ends_on = day_field(_("Last day"))
    leader_name = forms.CharField(
        label=_("Which organisation runs it?"), required=False, max_length=200,
        help_text=_("Its name as its card in the directory has it."),
    )  # fmt: skip
    visibility = forms.ChoiceField(
        label=_("Who reads it, once published?"), choices=Visibility.choices,
        initial=Visibility.PUBLIC,
    )  # fmt: skip
    trial = _words("trial", _("What is done, and how"), 6)
    target_groups = forms.MultipleChoiceField(
        label=_("Whom does it touch?"), required=False, widget=Branches
    )
    themes = forms.MultipleChoiceField(
        label=_("What is it about?"), required=False, widget=Branches
    )
    budget = forms.IntegerField(
        label=_("Budget in euro"), required=False, min_value=0, max_value=checking.HIGHEST
    )
    costs = forms.CharField(
        label=_("Of which parts?"), required=False, max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One a line, with whole euro after a semicolon: Teaching; 9600"),
    )  # fmt: skip
    funding = _words("funding", _("Who pays"))
    findings = _words("findings", _("What came out of it"), 4)
    failures = _words(
        "failures", _("What did not work"), 4, _("Asked before it closes; write it as you go.")
    )

    def __init__(
        self, *args: Any, words_language: str, row: Pilot | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        reader = get_language() or "en"
        found = list(choosing.regions(reader, None))
        offered = {code for pair in found[1:] if isinstance(pair[1], list) for code, _n in pair[1]}
        if row and row.nuts and row.nuts not in offered:
            found.insert(1, (row.nuts, row.nuts))
        self._choose("nuts", Choices(found))
        for name, scheme in checking.CODES.items():
            there = getattr(row, name) if row else ()
            self._choose(name, choosing.branches(scheme, reader, there))
        for name in checking.WRITTEN:
            self.fields[name].widget.attrs["lang"] = words_language

    def _choose(self, name: str, found: Choices) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = found

    def clean_costs(self) -> list[tuple[str, int]]:
        """The parts of the budget as words and whole euro."""
        lines = [line.strip() for line in self.cleaned_data["costs"].splitlines() if line.strip()]
        found = [_COST.match(line) for line in lines[: checking.MOST]]
        if not all(found):
            said = gettext("Write each part on its line: its name, a semicolon, whole euro.")
            raise forms.ValidationError(said)
        return [(one[1], int(re.sub(r"\D", "", one[2]))) for one in found if one]

    @property
    def is_small(self) -> bool:
        """Whether nothing beyond the first questions is written, or to be mended."""
        rest = [bound for bound in self if bound.name not in FIRST and not bound.is_hidden]
        return not any(bound.errors or bound.value() for bound in rest)

    def words(self) -> dict[str, str]:
        """The texts."""
        return {name: self.cleaned_data[name] for name in checking.WRITTEN}

    def values(self) -> dict[str, Any]:
        """What has no language; without the leader, who is looked up."""
        given = {name: self.cleaned_data.get(name) for name in checking.VALUES}
        codes = {name: given.get(name) or [] for name in checking.CODES}
        return {**given, **codes, "country": "", "leader": None}


def initial(row: Pilot) -> dict[str, Any]:
    """What the form of a pilot starts with."""
    source = row.title.source
    texts = {name: getattr(row, name).texts.get(source, "") for name in checking.WRITTEN}
    plain = ("nuts", "target_groups", "themes", "starts_on", "ends_on", "budget", "visibility",
             "version")  # fmt: skip
    costs = [f"{one.name.texts.get(one.name.source, '')}; {one.amount}" for one in row.all_costs()]
    leader = row.leader.name.best(source).words if row.leader else ""
    values = {name: getattr(row, name) for name in plain}
    return {**texts, **values, "leader_name": leader, "costs": "\n".join(costs)}


class EndForm(OnceForm):
    """What a pilot says when it is closed or stopped."""

    version = version_field()
    on = day_field(_("On which day did it end?"), needed=_(checking.DAY_NEEDED))
    reason = _words("reason", _("Why it was stopped"), 4, needed=_(checking.REASON_NEEDED))
    findings = _words("findings", _("What came out of it"), 4, needed=_(checking.FINDINGS_NEEDED))
    failures = _words(
        "failures", _("What did not work"), 5,
        _("Also what was too long, too early, too dear, or for the wrong people."),
        needed=_(checking.FAILURES_NEEDED),
    )  # fmt: skip

    def __init__(self, *args: Any, verb: str, words_language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("reason", "findings", "failures"):
            if name in ENDS[verb]:
                self.fields[name].widget.attrs["lang"] = words_language
            else:
                del self.fields[name]


class TieForm(OnceForm):
    """Who takes part, what it tries, what it is modelled on."""

    kind = forms.ChoiceField(
        label=_("What do you add?"),
        choices=[
            ("carried_out_with", _("an organisation that takes part")),
            ("taken_up_in", _("the need that it takes up")),
            ("tried_in/idea", _("the idea that it tries")),
            ("tried_in/solution", _("the solution that it tries")),
            ("modelled_on", _("the pilot that it is modelled on")),
        ],
    )
    title = forms.CharField(
        label=_("Its name"), max_length=200,
        help_text=_("As its own page has it, in any language."),
    )  # fmt: skip
    reason = forms.CharField(label=_("Why?"), required=False, max_length=500)
