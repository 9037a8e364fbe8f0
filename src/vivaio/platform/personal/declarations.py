"""The reports of forgetting name nobody."""

from __future__ import annotations

from datetime import datetime

from vivaio.kernel.errors import N_
from vivaio.platform.personal.models import Forgetting
from vivaio.platform.registry import PersonalData, Retention, personal_data


def _old(moment: datetime) -> int:
    number, _ = Forgetting.objects.filter(at__lt=moment).delete()
    return number


FORGETTING = PersonalData(
    model="personal.Forgetting",
    fields={
        "id": "technical",
        "at": "technical",
        "model": "technical",
        "days": "technical",
        "number": "technical",
        "error": "technical",
    },
    purpose=N_("To show that what is no longer needed is erased."),
    retention=Retention(400, N_("the erasing"), _old),
)


def register() -> None:
    """Declare them."""
    personal_data.register(FORGETTING.model, FORGETTING)
