"""What this room knows of people: nothing; its texts are asked for without names."""

from __future__ import annotations

from vivaio.contexts.chronicle.models import MODELS
from vivaio.platform.records.declarations import RECORDED
from vivaio.platform.registry import PersonalData, personal_data

_OWN = (
    "title", "summary", "outcome", "unit", "stage", "owner", "country", "nuts", "themes",
    "starts_on", "ends_on", "total", "shares", "days", "days_required", "days_given",
)  # fmt: skip


def register() -> None:
    """Declare it, of every kind."""
    for model in MODELS.values():
        declared = PersonalData(
            model=model._meta.label, fields={**RECORDED, **dict.fromkeys(_OWN, "public")}
        )
        personal_data.register(declared.model, declared)
