"""The forms of one's own account."""

from __future__ import annotations

from typing import Any

from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from allauth.socialaccount.forms import DisconnectForm
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

_NAME = _("What shall this passkey be called?")


class AddKeyForm(AddWebAuthnForm):
    """A passkey always signs in by itself: it checks who holds it."""

    name = forms.CharField(label=_NAME, max_length=80, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("passwordless", None)
        self.fields["name"].help_text = _("For instance after the device: “my telephone”.")


class RenameKeyForm(EditWebAuthnForm):
    """Another name for it."""

    name = forms.CharField(label=_NAME, max_length=80)


class PartForm(DisconnectForm):
    """Even the last one may be parted: a code by mail is always left, and nobody has a password."""

    def clean(self) -> dict[str, Any]:
        return self.cleaned_data


class AboutMeForm(forms.Form):
    """How somebody is called, and in which language they are written to."""

    name = forms.CharField(
        label=_("What is your name?"),
        max_length=120,
        required=False,
        help_text=_("The people you work with here see it; nobody else does."),
    )
    language = forms.ChoiceField(label=_("In which language shall we write to you?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = settings.LANGUAGES  # type: ignore[attr-defined]


class EraseForm(forms.Form):
    """Whether somebody really means it; `code` is asked for where no passkey has confirmed it."""

    code = forms.CharField(
        label=_("Which code is in the mail?"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code"}),
    )
    sure = forms.BooleanField(label=_("Erase my account for ever"))

    def __init__(self, *args: Any, asks_code: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_code:
            del self.fields["code"]
