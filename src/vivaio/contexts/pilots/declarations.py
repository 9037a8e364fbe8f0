"""What this room knows of people: nothing; its texts are asked for without names."""

from __future__ import annotations

from vivaio.contexts.pilots.models import Evidence, Transfer
from vivaio.platform.records.declarations import RECORDED
from vivaio.platform.registry import PersonalData, personal_data

_OWN = (
    "title", "summary", "trial", "funding", "findings", "failures", "reason", "leader", "country",
    "nuts", "target_groups", "themes", "starts_on", "ends_on", "ended_on", "budget", "costs",
    "indicators", "steps", "theory", "readiness", "estimate",
)  # fmt: skip
_EVIDENCE = (*Evidence.LONGEST, "pilot", "evaluator", "on_day", "confidence", "figures")
_TRANSFER = (
    *Transfer.LONGEST, "pilot", "adopter", "country", "nuts", "starts_on", "ends_on",
)  # fmt: skip
DECLARED = (
    *(
        PersonalData(model=model, fields={**RECORDED, **dict.fromkeys(own, "public")})
        for model, own in (
            ("pilots.Pilot", _OWN),
            ("pilots.Evidence", _EVIDENCE),
            ("pilots.Transfer", _TRANSFER),
        )
    ),
)


def register() -> None:
    """Declare it."""
    for declared in DECLARED:
        personal_data.register(declared.model, declared)
