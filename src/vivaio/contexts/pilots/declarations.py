"""What this room knows of people: nothing; its texts are asked for without names."""

from __future__ import annotations

from vivaio.platform.records.declarations import RECORDED
from vivaio.platform.registry import PersonalData, personal_data

_OWN = (
    "title", "summary", "trial", "funding", "findings", "failures", "reason", "leader", "country",
    "nuts", "target_groups", "themes", "starts_on", "ends_on", "ended_on", "budget", "costs",
    "indicators", "steps", "theory",
)  # fmt: skip
DECLARED = (
    PersonalData(model="pilots.Pilot", fields={**RECORDED, **dict.fromkeys(_OWN, "public")}),
)


def register() -> None:
    """Declare it."""
    for declared in DECLARED:
        personal_data.register(declared.model, declared)
