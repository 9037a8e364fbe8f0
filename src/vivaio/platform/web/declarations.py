"""What the kit of the web knows of people: for two days, that somebody sent a form."""

from __future__ import annotations

from vivaio.kernel.errors import N_
from vivaio.platform.registry import PersonalData, personal_data


def register() -> None:
    """Declare it."""
    personal_data.register(
        "web.Sending",
        PersonalData(
            model="web.Sending",
            fields={"id": "technical", "form": "technical", "sender": "secret", "at": "technical"},
            purpose=N_("To keep floods of messages out of forms that need no account."),
        ),
    )
