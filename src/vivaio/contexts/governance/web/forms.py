"""The forms of this room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from vivaio.contexts.governance.models import (
    Adhesion,
    Agreement,
    AgreementKind,
    Authority,
    Stage,
)
from vivaio.contexts.governance.signing import Signing
from vivaio.kernel.language import INTERFACE
from vivaio.platform.multilingual.queries import language_name
from vivaio.platform.web.forms import Choices, OnceForm, choices_of_countries
from vivaio.platform.web.guard import Guard, GuardedForm

_DAYS = ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d. %m. %Y."]


def _choice(form: forms.Form, name: str, choices: Choices) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


def named(codes: Sequence[str]) -> Choices:
    """Languages by their names in the reader's."""
    reader = get_language() or "en"
    return Choices([(code, language_name(code, reader)) for code in codes])


class SignForm(GuardedForm):
    """Who signs, for whom, and by what right; open to everybody."""

    guard = Guard("adhesion", sendings=10, within=timedelta(hours=1))

    organisation = forms.CharField(label=_("For which organisation do you sign?"), max_length=200)
    country = forms.ChoiceField(label=_("In which country?"))
    website = forms.CharField(label=_("Website"), required=False, max_length=200)
    signatory = forms.CharField(label=_("Your name"), max_length=120)
    capacity = forms.CharField(
        label=_("In which capacity do you sign?"),
        max_length=120,
        help_text=_("Such as president, director, mayor."),
    )
    email = forms.EmailField(
        label=_("Your e-mail address in the organisation"),
        max_length=254,
        help_text=_("We send a link there. It is not made public."),
    )
    authority = forms.ChoiceField(
        label=_("By what right do you sign?"), choices=Authority.choices, widget=forms.RadioSelect
    )
    act_number = forms.CharField(
        label=_("Number of the act that delegates you"),
        required=False,
        max_length=60,
        help_text=_("Only if you are delegated."),
    )
    act_date = forms.DateField(
        label=_("Date of the act that delegates you"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=_DAYS,
        error_messages={"invalid": _("Write a day such as 31/12/2027.")},
    )
    language = forms.ChoiceField(label=_("In which language have you read the text?"))
    declared = forms.BooleanField(
        label=_("I declare that I may bind the organisation, and sign this text for it."),
        error_messages={"required": _("Without this declaration nothing is signed.")},
    )
    actor = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, languages: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choice(self, "country", choices_of_countries(get_language() or "en"))
        _choice(self, "language", named(languages))

    def signing(self) -> Signing:
        """What was declared."""
        taken = (
            "organisation", "country", "website", "signatory", "capacity", "email", "authority",
            "act_number", "act_date", "language", "actor",
        )  # fmt: skip
        return Signing(**{name: self.cleaned_data[name] for name in taken})


class LinkForm(GuardedForm):
    """Where to send one's own link again."""

    guard = Guard("adhesion_link", sendings=5, within=timedelta(hours=1))

    email = forms.EmailField(label=_("The address you signed with"), max_length=254)


class AgreementForm(OnceForm):
    """An agreement: its words in one language, and in its own also what has no language."""

    language = forms.CharField(widget=forms.HiddenInput, max_length=12)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    title = forms.CharField(label=_("What is it called?"), max_length=200)
    summary = forms.CharField(
        label=_("What is it about, in one sentence?"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    text = forms.CharField(
        label=_("The text that is signed"),
        required=False,
        max_length=40_000,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=_("Plain text; an empty line starts a new paragraph."),
    )
    kind = forms.ChoiceField(label=_("What sort of paper is it?"), choices=AgreementKind.choices)
    term_months = forms.IntegerField(
        label=_("For how many months does an adhesion hold?"),
        required=False,
        min_value=1,
        max_value=120,
        help_text=_("Empty: until it is withdrawn."),
    )

    def __init__(
        self, *args: Any, words_language: str, source: Agreement | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name in ("title", "summary", "text"):
            self.fields[name].widget.attrs["lang"] = words_language
        if source is not None and words_language != source.title.source:
            del self.fields["kind"], self.fields["term_months"]
            self.fields["title"].required = False

    def words(self) -> dict[str, str]:
        """The words, by field."""
        return {name: self.cleaned_data[name] for name in ("title", "summary", "text")}

    def values(self) -> dict[str, Any]:
        """What has no language."""
        return {n: self.cleaned_data[n] for n in ("kind", "term_months") if n in self.fields}


class CheckForm(OnceForm):
    """The team's answer to a signature: which card it belongs to, or why it is not taken."""

    actor = forms.ChoiceField(label=_("Which card is the organisation's?"), required=False)
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The signatory reads it. Needed to refuse, and to record a withdrawal."),
    )

    def __init__(self, *args: Any, adhesion: Adhesion, cards: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choice(self, "actor", cards)
        if adhesion.state != "submitted":
            del self.fields["actor"]


class LaunchForm(OnceForm):
    """How far the launch is."""

    stage = forms.ChoiceField(label=_("How far is the launch?"), choices=Stage.choices)
    on = forms.CharField(
        label=_("When is it, or was it?"),
        required=False,
        max_length=10,
        help_text=_("As far as known: 2026, 2026-11 or 2026-11-23."),
    )
    act = forms.CharField(label=_("By which act or ceremony?"), required=False, max_length=300)


class AimForm(OnceForm):
    """Numbers of organisations to aim at; the fields follow the taxonomy."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    title = forms.CharField(label=_("What is it called?"), max_length=200)
    due = forms.CharField(
        label=_("To be reached by"),
        required=False,
        max_length=10,
        help_text=_("As far as known: 2026, 2026-11 or 2026-11-23."),
    )
    territory = forms.CharField(
        label=_("Territories"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One line each: NUTS code and number, such as ITC1 4."),
    )

    def __init__(self, *args: Any, codes: Sequence[tuple[str, str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes = codes
        for dimension, code, label in codes:
            self.fields[f"{dimension}:{code}"] = forms.IntegerField(
                label=label, required=False, min_value=0, max_value=9_999
            )

    def aims(self) -> dict[str, dict[str, int]]:
        """The numbers by dimension and code; territories from their lines."""
        aims: dict[str, dict[str, int]] = {}
        for dimension, code, _label in self.codes:
            number = self.cleaned_data.get(f"{dimension}:{code}")
            if number:
                aims.setdefault(dimension, {})[code] = number
        return {**aims, "territory": self._territories()}

    def _territories(self) -> dict[str, int]:
        found = {}
        for line in self.cleaned_data.get("territory", "").splitlines():
            code, _blank, number = line.replace("=", " ").strip().upper().partition(" ")
            number = number.strip()
            if code:
                sound = number.isascii() and number.isdigit() and len(number) < 6
                found[code] = int(number) if sound else -1
        return found


class CampaignForm(OnceForm):
    """A new invitation."""

    name = forms.CharField(
        label=_("What shall the team call it?"), max_length=120, help_text=_("Nobody else sees it.")
    )
    subject = forms.CharField(label=_("Subject"), max_length=150)
    letter = forms.CharField(
        label=_("Letter"),
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("The links to sign and to receive no more are added below it."),
    )


class LetterForm(OnceForm):
    """The invitation's words in one language."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    language = forms.ChoiceField(widget=forms.HiddenInput)
    subject = forms.CharField(label=_("Subject"), max_length=150)
    letter = forms.CharField(
        label=_("Letter"), max_length=5_000, widget=forms.Textarea(attrs={"rows": 8})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choice(self, "language", named(INTERFACE))


class AddressesForm(OnceForm):
    """Addresses, pasted or in a file."""

    addresses = forms.CharField(
        label=_("Addresses"),
        required=False,
        max_length=300_000,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
        help_text=_("One a line: address, then name and language (such as it) if you like."),
    )
    file = forms.FileField(
        label=_("Or a file (CSV)"), required=False, help_text=_("In the same order of columns.")
    )

    def clean(self) -> dict[str, Any]:
        """Both ways give one list."""
        cleaned = super().clean() or self.cleaned_data
        cleaned["given"] = f"{cleaned.get('addresses', '')}\n{self._in_file(cleaned.get('file'))}"
        return cleaned

    def _in_file(self, sent: Any) -> str:
        if sent is None:
            return ""
        if sent.size > 500_000:
            self.add_error("file", gettext("A list of addresses is at most 500 kB."))
            return ""
        try:
            return str(sent.read().decode("utf-8-sig"))
        except UnicodeDecodeError:
            self.add_error("file", gettext("Save the file as CSV in UTF-8, and send it again."))
            return ""
