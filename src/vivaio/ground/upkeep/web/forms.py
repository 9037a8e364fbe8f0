"""The form of whoever says that something on a card is wrong."""

from __future__ import annotations

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from vivaio.ground.upkeep.operations import LONGEST, NO_WORDS
from vivaio.platform.web.guard import Guard, GuardedForm


class WrongForm(GuardedForm):
    """A few words."""

    guard: ClassVar[Guard] = Guard("upkeep-wrong", sendings=10)

    words = forms.CharField(
        label=_("What is wrong, and how is it right?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("The editors of the card read this, and nobody else."),
        error_messages={"required": _(NO_WORDS)},
    )
