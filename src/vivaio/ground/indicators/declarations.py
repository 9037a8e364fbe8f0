"""What measurements know of people: nothing."""

from __future__ import annotations

from vivaio.platform.registry import PersonalData, personal_data

_MEASURED = ("record", "code", "on_day", "value", "confidence", "source")
DECLARED = PersonalData(
    model="indicators.Measurement",
    fields={"uid": "technical", **dict.fromkeys(_MEASURED, "public")},
)


def register() -> None:
    """Declare it."""
    personal_data.register(DECLARED.model, DECLARED)
