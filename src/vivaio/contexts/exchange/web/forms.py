"""The forms of this room."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from vivaio.contexts.exchange import checking
from vivaio.contexts.exchange.models import Exchange, Sort
from vivaio.ground.taxonomy.queries import names
from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.web.forms import Choices, OnceForm, choices_of_countries
from vivaio.platform.web.guard import Guard, GuardedForm

_DAYS = ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d. %m. %Y."]


def _day(label: Any, hint: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=hint,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=_DAYS,
        error_messages={
            "required": _(checking.END_NEEDED),
            "invalid": _("Write a day such as 31/12/2027."),
        },
    )


class ExchangeForm(OnceForm):
    """All of an offer or a request, in one language."""

    language = forms.CharField(widget=forms.HiddenInput, max_length=12, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    title = forms.CharField(
        label=_("What is it, in one line?"), max_length=checking.LONGEST["title"],
        error_messages={"required": _(checking.TITLE_NEEDED)},
    )  # fmt: skip
    description = forms.CharField(
        label=_("What should people know about it?"),
        required=False,
        max_length=checking.LONGEST["description"],
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Plain text; an empty line starts a new paragraph."),
    )
    sort = forms.ChoiceField(label=_("What sort of thing is it?"), choices=Sort.choices)
    themes = forms.MultipleChoiceField(
        label=_("Which themes is it about?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    target_groups = forms.MultipleChoiceField(
        label=_("For whom is it?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    country = forms.ChoiceField(label=_("In which country?"), required=False)
    nuts = forms.CharField(
        label=_("In which region?"),
        required=False,
        max_length=5,
        help_text=_("The NUTS code, such as ITC1 for Piemonte."),
    )
    expires_on = _day(_("Until when is it open?"), _("A year from today at most."))
    visibility = forms.ChoiceField(
        label=_("Who sees it?"), choices=Visibility.choices, initial=Visibility.PUBLIC
    )

    def __init__(self, *args: Any, words_language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reader = get_language() or "en"
        for name, scheme in checking.CODES.items():
            found = [(code, one.words) for code, one in names(scheme, reader).items()]
            self._choice(name).choices = Choices(found)
            if not found:
                del self.fields[name]
        self._choice("country").choices = choices_of_countries(reader)
        for name in checking.LONGEST:
            self.fields[name].widget.attrs["lang"] = words_language

    def _choice(self, name: str) -> forms.ChoiceField:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        return field

    def words(self) -> dict[str, str]:
        """Title and description."""
        return {name: self.cleaned_data[name] for name in checking.LONGEST}

    def values(self) -> dict[str, Any]:
        """What has no language."""
        return {name: self.cleaned_data.get(name) or [] if name in checking.CODES
                else self.cleaned_data.get(name) for name in checking.VALUES}  # fmt: skip


def initial(row: Exchange) -> dict[str, Any]:
    """What the form starts with."""
    words = {name: getattr(row, name).texts.get(row.title.source, "") for name in checking.LONGEST}
    values = {name: getattr(row, name) for name in checking.VALUES}
    return {**words, **values, "visibility": row.visibility, "version": row.version}


class RenewForm(forms.Form):
    """Until when it is open again."""

    until = _day(_("Until when is it open?"), _("A year from today at most."))


class LetterForm(GuardedForm):
    """A letter to whoever offers or seeks."""

    guard: ClassVar[Guard] = Guard("exchange-letter", sendings=5)

    name = forms.CharField(label=_("Who are you?"), max_length=120)
    address = forms.EmailField(
        label=_("At which e-mail address can you be answered?"),
        help_text=_("It is handed on with your letter, and forgotten here after half a year."),
    )
    words = forms.CharField(
        label=_("What do you want to say?"),
        max_length=3_000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
