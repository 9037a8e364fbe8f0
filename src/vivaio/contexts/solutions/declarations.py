"""What this room knows of people: nothing."""

from __future__ import annotations

from vivaio.platform.records.declarations import RECORDED
from vivaio.platform.registry import PersonalData, personal_data

_OWN = (
    "title", "summary", "users", "payers", "cost", "price", "lasting", "inclusion", "form",
    "stage", "is_lasting", "is_inclusive", "themes", "country", "owner",
)  # fmt: skip


def register() -> None:
    """Declare it."""
    declared = PersonalData(
        model="solutions.Solution", fields={**RECORDED, **dict.fromkeys(_OWN, "public")}
    )
    personal_data.register(declared.model, declared)
