"""What consortia know of people: nothing; their partners are organisations."""

from __future__ import annotations

from vivaio.platform.records.declarations import RECORDED
from vivaio.platform.registry import PersonalData, personal_data

DECLARED = (
    PersonalData(
        model="consortium.Consortium",
        fields={
            **RECORDED,
            "acronym": "public",
            "name": "public",
            "summary": "public",
            "programme": "public",
            "agreement_number": "public",
            "starts": "public",
            "ends": "public",
            "duration_months": "public",
            "countries": "public",
            "predecessor": "public",
            "position": "technical",
        },
    ),
    PersonalData(
        model="consortium.Partner",
        fields={
            "uid": "technical",
            "consortium": "public",
            "actor": "public",
            "role": "public",
            "country": "public",
            "printed_name": "public",
            "printed_country": "public",
            "eu_contribution": "public",
            "position": "technical",
        },
    ),
)


def register() -> None:
    """Declare both."""
    for declared in DECLARED:
        personal_data.register(declared.model, declared)
