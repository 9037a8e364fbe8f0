"""The forms of this room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from vivaio.contexts.competences import checking
from vivaio.contexts.competences.models import Competence, Entry, Sort, Verdict
from vivaio.contexts.competences.operations.framework import LONGEST
from vivaio.contexts.competences.web.presenters import band_name, levels
from vivaio.contexts.competences.written import BANDS, released
from vivaio.ground.actors.web import choosing
from vivaio.kernel.language import INTERFACE
from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.web.forms import Choices, FoldedForm, OnceForm, choose
from vivaio.platform.web.wording import language


def _words(
    name: str, label: Any, rows: int = 0, hint: Any = "", needed: Any = ""
) -> forms.CharField:
    limit = {**checking.LONGEST, **checking.JUDGED}[name]
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(
        label=label, required=bool(needed), max_length=limit, widget=widget, help_text=hint,
        error_messages={"required": needed},
    )  # fmt: skip


def _day(label: Any, hint: Any = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget, help_text=hint)


def _version() -> forms.IntegerField:
    return forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)


class EntryForm(FoldedForm):
    """All of an entry, in one language; most of it may stay empty."""

    FIRST = ("competence", "title", "summary", "level", "visibility")

    version = _version()
    competence = forms.ChoiceField(label=_("Which competence?"))
    title = _words("title", _("What do you offer?"), needed=_(checking.TITLE_NEEDED))
    summary = _words("summary", _("For whom, and what do they get?"), 3)
    level = forms.TypedChoiceField(
        label=_("At which level?"), coerce=int,
        help_text=_("A claim, until a pilot or a named validator has said so."),
    )  # fmt: skip
    visibility = forms.ChoiceField(
        label=_("Who reads it?"), choices=Visibility.choices, initial=Visibility.CENTRE
    )
    people = forms.IntegerField(
        label=_("How many people can do it?"), required=False, min_value=0,
        max_value=checking.MOST_PEOPLE, help_text=_("Their number, never their names."),
    )  # fmt: skip
    methods = _words("methods", _("Methods and tools"), 3)
    languages = forms.MultipleChoiceField(
        label=_("In which languages?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    nuts = forms.ChoiceField(label=_("In which region?"), required=False)
    price = _words("price", _("What does it cost, and whom?"))
    is_core = forms.BooleanField(
        label=_("The centres have agreed that each of them needs this"), required=False
    )

    def __init__(
        self, *args: Any, words_language: str, competences: Sequence[Competence] = (),
        row: Entry | None = None, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        reader = get_language() or "en"
        if row is None:
            found = [(str(one.uid), f"{one.code} {one.title.best(reader).words}")
                     for one in competences]  # fmt: skip
            choose(self, "competence", Choices(found))
        else:
            del self.fields["competence"]
        choose(self, "level", levels())
        choose(self, "languages", [(code, language(code)) for code in INTERFACE])
        choose(self, "nuts", choosing.regions(reader, present=row.nuts if row else ""))
        for name in checking.LONGEST:
            self.fields[name].widget.attrs["lang"] = words_language

    def given(self) -> dict[str, Any]:
        """Words and values, as the operations take them."""
        data = self.cleaned_data
        values = {name: data.get(name) for name in checking.VALUES if name != "country"}
        return {
            "words": {name: data[name] for name in checking.LONGEST},
            "values": {**values, "country": ""},
            "key": data["key"],
        }


def initial(row: Entry) -> dict[str, Any]:
    """What the form of an entry starts with."""
    source = row.title.source
    texts = {name: getattr(row, name).texts.get(source, "") for name in checking.LONGEST}
    plain = ("level", "people", "languages", "nuts", "is_core", "visibility", "version")
    return {**texts, **{name: getattr(row, name) for name in plain}}


class TrialForm(OnceForm):
    """What a pilot tests, and how."""

    what = forms.ChoiceField(label=_("What is put to the test?"))
    method = _words("method", _("How is it tested?"), 3, needed=_(checking.METHOD_NEEDED))

    def __init__(
        self, *args: Any, entries: Sequence[Entry], competences: Sequence[Competence],
        words_language: str, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        reader = get_language() or "en"
        own = [(f"{row.competence_id}/{row.uid}",
                f"{row.competence.code} {row.title.best(reader).words}")
               for row in entries]  # fmt: skip
        plain = [(f"{row.uid}/", f"{row.code} {row.title.best(reader).words}")
                 for row in competences]  # fmt: skip
        groups = [(gettext("Entries of the portfolio"), own)] if own else []
        choose(self, "what", [*groups, (gettext("A competence alone"), plain)])
        self.fields["method"].widget.attrs["lang"] = words_language


class VerdictForm(OnceForm):
    """What came of a trial, or what a named validator says of an entry."""

    version = _version()
    verdict = forms.ChoiceField(
        label=_("What is the verdict?"), choices=Verdict.choices, widget=forms.RadioSelect
    )
    validator = _words(
        "validator", _("Who says so?"),
        hint=_("A role and its organisation, without a person's name."),
        needed=_(checking.VALIDATOR_NEEDED),
    )  # fmt: skip
    reason = _words("reason", _("Why, or on which condition?"), 3)
    evidence = _words("evidence", _("On which evidence?"), 3)
    evidence_address = forms.CharField(
        label=_("Where can it be read?"), required=False, max_length=400,
        help_text=_("A web address."),
    )  # fmt: skip
    on = _day(_("On which day?"))
    valid_until = _day(_("Valid until"), _("Two years from that day where you say nothing."))

    def __init__(self, *args: Any, words_language: str, in_pilot: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("version",) if in_pilot else ("evidence", "evidence_address"):
            del self.fields[name]
        for name in ("validator", "reason", "evidence"):
            if name in self.fields:
                self.fields[name].widget.attrs["lang"] = words_language

    def given(self) -> dict[str, Any]:
        """As the operations take it."""
        data = self.cleaned_data
        names = ("validator", "reason", "evidence")
        return {
            "verdict": data["verdict"], "on": data["on"], "valid_until": data["valid_until"],
            "words": {name: data[name] for name in names if name in data}, "key": data["key"],
        }  # fmt: skip


class WordsForm(OnceForm):
    """One statement, or the definition, in the words of a centre."""

    code = forms.ChoiceField(label=_("Which words?"))
    words = forms.CharField(
        label=_("In your words"), required=False, max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    leave_out = forms.BooleanField(label=_("Leave this statement out"), required=False)

    def __init__(self, *args: Any, row: Competence, words_language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reader = get_language() or "en"
        common = [(one.code, f"{one.code}: {one.words.best(reader).words}")
                  for one in row.all_statements()]  # fmt: skip
        fresh = [(band, band_name(band)) for band in BANDS]
        choose(
            self, "code",
            [("definition", gettext("Definition")), (gettext("Statement"), common),
             (gettext("A new statement"), fresh)],
        )  # fmt: skip
        self.fields["words"].widget.attrs["lang"] = words_language

    def given(self) -> dict[str, Any]:
        """As the operation takes it."""
        data = self.cleaned_data
        sort = Sort.LEFT_OUT if data["leave_out"] else Sort.CHANGED
        if data["code"] in BANDS:
            sort = Sort.ADDED
        return {"code": data["code"], "sort": sort, "words": data["words"], "key": data["key"]}


class NeedForm(OnceForm):
    """Which need or request calls for a competence."""

    kind = forms.ChoiceField(
        label=_("What calls for it?"), choices=[("need", _("a need")), ("request", _("a request"))]
    )
    title = forms.CharField(
        label=_("Its name"), max_length=200,
        help_text=_("As its own page has it, in any language."),
    )  # fmt: skip
    reason = forms.CharField(label=_("Why?"), required=False, max_length=500)


class BeginForm(OnceForm):
    """In which part somebody looks at herself, and in the words of which centre."""

    profile = forms.ChoiceField(label=_("What is nearest to your work?"))
    centre = forms.ChoiceField(label=_("In which team?"), required=False)
    path = forms.ChoiceField(
        label=_("How far?"), initial="short", widget=forms.RadioSelect,
        choices=[("short", _("about twelve questions, five minutes")),
                 ("long", _("all competences, about twenty minutes"))],
    )  # fmt: skip

    def __init__(self, *args: Any, teams: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reader = get_language() or "en"
        choose(self, "profile", [(one.code, one.name.best(reader).words)
                                  for one in released().profiles])  # fmt: skip
        if teams:
            choose(self, "centre", [*teams, ("", gettext("none"))])
        else:
            del self.fields["centre"]


class ColleagueForm(OnceForm):
    """Whom somebody asks for a second look."""

    email = forms.EmailField(label=_("E-mail address of a colleague in your team"), max_length=254)
