"""The forms of a team."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from vivaio.ground.centres.models import Role
from vivaio.platform.web.forms import OnceForm

_MAY = {
    Role.MEMBER: _("Member: reads what the centre keeps to itself"),
    Role.EDITOR: _("Editor: writes and publishes for the centre"),
    Role.ADMINISTRATOR: _("Administrator: looks after the centre and its team"),
    Role.COORDINATOR: _("Coordinator: looks after the network"),
}


def _choices(roles: list[Role]) -> list[tuple[str, Any]]:
    return [(role.value, _MAY[role]) for role in _MAY if role in roles]


class RoleForm(OnceForm):
    """Another role for somebody."""

    role = forms.ChoiceField(label=_("Which role?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, roles: list[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["role"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = _choices(roles)


class InvitationForm(RoleForm):
    """Whom to invite, as what, and in which language to write to them."""

    email = forms.EmailField(
        label=_("To which e-mail address?"),
        max_length=254,
        help_text=_("The person joins by signing in with this very address."),
    )
    language = forms.ChoiceField(
        label=_("In which language shall we write?"), choices=settings.LANGUAGES
    )
    field_order = ("email", "role", "language")
