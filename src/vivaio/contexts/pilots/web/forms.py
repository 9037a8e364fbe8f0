"""The forms of a pilot itself: all of it on one page, its end, its ties."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from vivaio.contexts.pilots import checking
from vivaio.contexts.pilots.models import ENDS, Pilot
from vivaio.ground.actors.web import choosing
from vivaio.ground.actors.web.choosing import Branches
from vivaio.ground.indicators import checking as plain
from vivaio.ground.indicators.web.fields import (
    CostsField,
    cost_lines,
    day_field,
    version_field,
    words_field,
)
from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.web.forms import FoldedForm, OnceForm, choose


def _words(
    name: str, label: Any, rows: int = 0, hint: Any = "", needed: Any = ""
) -> forms.CharField:
    return words_field(label, checking.LONGEST[name], rows=rows, hint=hint, needed=needed)


class PilotForm(FoldedForm):
    """All of a pilot, in one language; most of it may stay empty."""

    FIRST = ("title", "summary", "nuts", "starts_on", "ends_on", "leader_name", "visibility")

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
        label=_("Budget in euro"), required=False, min_value=0, max_value=plain.HIGHEST
    )
    costs = CostsField(label=_("Of which parts?"))
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
        choose(self, "nuts", choosing.regions(reader, present=row.nuts if row else ""))
        for name, scheme in checking.CODES.items():
            there = getattr(row, name) if row else ()
            choose(self, name, choosing.branches(scheme, reader, there))
        for name in checking.WRITTEN:
            self.fields[name].widget.attrs["lang"] = words_language

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
    leader = row.leader.name.best(source).words if row.leader else ""
    values = {name: getattr(row, name) for name in plain}
    return {**texts, **values, "leader_name": leader, "costs": cost_lines(row.all_costs())}


class EndForm(OnceForm):
    """What a pilot says when it is closed or stopped."""

    version = version_field()
    on = day_field(_("On which day did it end?"), needed=_(plain.DAY_NEEDED))
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
            ("taught_in", _("the course in which it is taught")),
        ],
    )
    title = forms.CharField(
        label=_("Its name"), max_length=200,
        help_text=_("As its own page has it, in any language."),
    )  # fmt: skip
    reason = forms.CharField(label=_("Why?"), required=False, max_length=500)
