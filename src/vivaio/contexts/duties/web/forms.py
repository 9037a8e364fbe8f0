"""The forms of public duties."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from vivaio.contexts.duties.checking import LONGEST
from vivaio.contexts.duties.models import Method, Status, Topic
from vivaio.platform.web.forms import OnceForm
from vivaio.platform.web.guard import Guard, GuardedForm

_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_LINES = _("One thing a line.")


def _text(label: Any, hint: Any = "", rows: int = 4) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, required=False, max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows}),
    )  # fmt: skip


class _VersionedForm(OnceForm):
    """A form of words in one language and values, that knows which version it was opened on."""

    words_of: ClassVar[tuple[str, ...]] = ()
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    def words(self) -> dict[str, str]:
        """What has a language."""
        return {name: self.cleaned_data[name] for name in self.words_of}

    def values(self) -> dict[str, Any]:
        """What has none."""
        others = (*self.words_of, "key", "version")
        return {name: said for name, said in self.cleaned_data.items() if name not in others}


class StatementForm(_VersionedForm):
    """An accessibility statement, as the model statement asks for it."""

    words_of = ("failing", "burden", "assessment", "outside", "alternatives")

    status = forms.ChoiceField(
        label=_("How far is it accessible?"), choices=Status.choices, widget=forms.RadioSelect
    )
    failing = _text(_("What does not comply yet?"), _LINES)
    burden = _text(_("What would be a disproportionate burden?"), _LINES)
    assessment = _text(_("How was that burden assessed?"))
    outside = _text(_("What lies outside the law?"), _LINES)
    alternatives = _text(_("Which accessible alternatives are there?"), _LINES)
    method = forms.ChoiceField(
        label=_("How was the statement prepared?"), choices=Method.choices,
        widget=forms.RadioSelect,
    )  # fmt: skip
    prepared_on = forms.DateField(label=_("When was it first prepared?"), widget=_DAY)
    reviewed_on = forms.DateField(label=_("When was it last reviewed?"), widget=_DAY)
    email = forms.EmailField(label=_("To which address may people write?"), required=False)
    official_address = forms.URLField(
        label=_("Where is the official form, if the country has one?"), required=False,
        assume_scheme="https", help_text=_("In Italy: the declaration in AGID's form."),
    )  # fmt: skip


def opened_on(form: type[_VersionedForm], found: Any, language: str) -> dict[str, Any]:
    """The values with which a form begins; those of a new one when there is none yet."""
    start: dict[str, Any] = {"version": found.version if found else 0}
    for name in form.base_fields:
        if found is not None and name in form.words_of:
            start[name] = getattr(found, name).texts.get(language, "")
        elif found is not None and hasattr(found, name):
            start[name] = getattr(found, name)
    return start


SHARES = (
    ("inform", _("Telling people what happens with their data")),
    ("answer", _("Answering their requests")),
    ("secure", _("Keeping the platform secure")),
    ("breach", _("Reporting a breach")),
    ("host", _("Running the servers")),
)
WHO = (
    ("", _("not known")),
    ("centre", _("the centre")),
    ("network", _("the network")),
    ("both", _("both together")),
)


class ResponsibilityForm(_VersionedForm):
    """Who answers for people's data. What is left empty is *not known*."""

    words_of = ("essence", "legal_note")

    controller = forms.CharField(
        label=_("Who is the controller?"), required=False, max_length=300,
        help_text=_("The body's full name."),
    )  # fmt: skip
    contact = forms.CharField(label=_("How is it reached?"), required=False, max_length=300)
    officer = forms.CharField(
        label=_("How is its data protection officer reached?"), required=False, max_length=300
    )
    arrangement = forms.CharField(
        label=_("Which arrangement between joint controllers is in force?"), required=False,
        max_length=200, help_text=_("Title and version (article 26 of the GDPR)."),
    )  # fmt: skip
    arrangement_on = forms.DateField(label=_("Since when?"), required=False, widget=_DAY)
    essence = _text(_("What does it say, in a few sentences?"))
    legal_note = _text(_("What else belongs into the legal notes?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shares = (kwargs.get("initial") or {}).get("shares") or {}
        for code, label in SHARES:
            field = forms.ChoiceField(label=label, choices=WHO, required=False)
            field.initial = shares.get(code, "")
            self.fields[f"share_{code}"] = field

    def values(self) -> dict[str, Any]:
        """The same, with the shares in one mapping."""
        said = super().values()
        shares = {code: said.pop(f"share_{code}") for code, _label in SHARES}
        return {**said, "shares": {code: who for code, who in shares.items() if who}}


class ReportForm(GuardedForm):
    """What anybody may send without an account."""

    guard = Guard("report", sendings=5, within=timedelta(hours=1))

    topic = forms.ChoiceField(
        label=_("What is it about?"), choices=Topic.choices, widget=forms.RadioSelect
    )
    to = forms.ChoiceField(label=_("Who should read it?"), required=False)
    words = forms.CharField(
        label=_("What have you found?"), max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("In your own words and your own language."),
    )  # fmt: skip
    page = forms.CharField(
        label=_("On which page?"), required=False, max_length=300,
        help_text=_("Its address, or what stands on top of it."),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("To which e-mail address may we answer?"), required=False,
        help_text=_("Without one you can still follow your report under a secret address."),
    )  # fmt: skip


class AnswerForm(OnceForm):
    """The answer to a report."""

    words = forms.CharField(
        label=_("Your answer"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 7})
    )
