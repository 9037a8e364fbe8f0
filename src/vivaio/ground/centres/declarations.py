"""What centres know of people: who works in them."""

from __future__ import annotations

from vivaio.kernel.errors import N_
from vivaio.platform.records.declarations import RECORDED
from vivaio.platform.registry import PersonalData, personal_data

DECLARED = (
    PersonalData(
        model="centres.Centre",
        fields={
            **RECORDED,
            "code": "public",
            "name": "public",
            "short_name": "public",
            "name_note": "public",
            "country": "public",
            "time_zone": "public",
            "jurisdiction": "public",
            "website": "public",
            "email": "public",
            "position": "technical",
        },
    ),
    PersonalData(
        model="centres.Membership",
        fields={
            "id": "technical",
            "account": "personal",
            "centre": "personal",
            "role": "personal",
            "since": "personal",
        },
        purpose=N_("To know who works in a centre's team, and what they may do there."),
    ),
)


def register() -> None:
    """Declare both."""
    for declared in DECLARED:
        personal_data.register(declared.model, declared)
