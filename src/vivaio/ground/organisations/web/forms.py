"""The forms of this room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vivaio.ground.actors.web.forms import CardForm
from vivaio.ground.organisations.models import Leaving, Reason
from vivaio.platform.web.forms import Choices, OnceForm, choices_of_countries
from vivaio.platform.web.guard import Guard, GuardedForm

_WHY = _("Who are you in the organisation, and how can the editors check it?")


class LookForm(forms.Form):
    """The first step: what it is called, to see whether it is there already."""

    name = forms.CharField(label=_("What is the organisation called?"), max_length=200)
    country = forms.ChoiceField(label=_("In which country?"), required=False)

    def __init__(self, *args: Any, reader: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        country = self.fields["country"]
        assert isinstance(country, forms.ChoiceField)
        country.choices = choices_of_countries(reader)


class RegistrationForm(CardForm, GuardedForm):
    """The second step: the card, as much as is asked at the beginning."""

    guard = Guard("registration", sendings=5, within=timedelta(hours=1))
    LATER = ("sector", "level", "nuts", "nuts_edition", "valid_until", "offers", "seeks")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.LATER:
            del self.fields[name]
        self.fields["why"] = forms.CharField(
            label=_WHY, max_length=1_000, widget=forms.Textarea(attrs={"rows": 3}),
            help_text=_("Only the editors read this."),
        )  # fmt: skip

    def words(self) -> dict[str, str]:
        """What was written, by field."""
        given = self.cleaned_data
        return {name: given[name] for name in ("name", "summary", "description", "territory")}


class AddressForm(OnceForm):
    """A claim by one of one's own proved addresses."""

    address = forms.ChoiceField(
        label=_("Which of your addresses belongs to the organisation?"), widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, addresses: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["address"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = Choices([(one, one) for one in addresses])


class ClaimForm(GuardedForm):
    """A claim that an editor checks."""

    guard = Guard("claim", sendings=5, within=timedelta(hours=1))
    why = forms.CharField(label=_WHY, max_length=1_000, widget=forms.Textarea(attrs={"rows": 4}))


class AnswerForm(OnceForm):
    """An editor's answer."""

    reason = forms.ChoiceField(
        label=_("Why not?"), required=False, help_text=_("Only for a refusal; it is told to them.")
    )
    words = forms.CharField(
        label=_("What would you add?"), required=False, max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["reason"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = Choices([("", "—"), *((code, str(name)) for code, name in Reason.choices)])


class InviteForm(GuardedForm):
    """Inviting somebody to keep a card too."""

    guard = Guard("invitation", sendings=20, within=timedelta(hours=1))
    email = forms.CharField(
        label=_("E-mail address of who shall keep the card too"), max_length=254,
        widget=forms.EmailInput,
    )  # fmt: skip


class RetireForm(OnceForm):
    """Taking the card away."""

    reason = forms.ChoiceField(
        label=_("Why shall the card go?"), widget=forms.RadioSelect, choices=Leaving.choices
    )


class TrustForm(OnceForm):
    """Taking trust back."""

    reason = forms.CharField(
        label=_("Why shall what this person writes wait again?"), max_length=600,
        help_text=_("It is told to the person."),
    )  # fmt: skip
