"""What the directory knows of people: a card may be a person's, and contacts may be theirs."""

from __future__ import annotations

from vivaio.kernel.errors import N_
from vivaio.platform.records.declarations import RECORDED
from vivaio.platform.registry import PersonalData, personal_data

DECLARED = (
    PersonalData(
        model="actors.Actor",
        fields={
            **RECORDED,
            "name": "public",
            "name_note": "public",
            "kind": "public",
            "sector": "public",
            "level": "public",
            "country": "public",
            "nuts": "public",
            "nuts_edition": "public",
            "territory": "public",
            "summary": "public",
            "description": "public",
            "offers": "public",
            "seeks": "public",
            "themes": "public",
            "target_groups": "public",
            "methods": "public",
            "identifiers": "public",
            "website": "public",
            "email": "personal",
            "telephone": "personal",
            "address": "personal",
            "postal_code": "personal",
            "town": "public",
            "latitude": "personal",
            "longitude": "personal",
            "valid_until": "public",
        },
        purpose=N_("To let those be reached who want to be found in the directory."),
        stays=N_("The card of an organisation, until its editors change it."),
    ),
    PersonalData(
        model="actors.Place",
        fields={
            **RECORDED,
            "name": "public",
            "country": "public",
            "summary": "public",
            "town": "public",
            "address": "public",
        },
    ),
    PersonalData(
        model="actors.Programme",
        fields={**RECORDED, "name": "public", "country": "public", "summary": "public"},
    ),
    PersonalData(
        model="actors.CentreRole",
        fields={
            "uid": "technical",
            "centre": "public",
            "role": "public",
            "actor": "public",
            "place": "public",
            "town": "public",
            "standing": "public",
            "since": "public",
            "source": "public",
            "quotation": "public",
            "position": "technical",
        },
    ),
    PersonalData(
        model="actors.SisterCard",
        fields={
            **RECORDED,
            "directory": "public",
            "about": "public",
            "source": "public",
            "title": "public",
            "text": "public",
            "country": "public",
            "printed_kind": "public",
            "printed_image": "public",
            "printed_territory": "public",
            "printed_logos": "public",
            "printed_themes": "public",
            "printed_published": "public",
            "printed_updated": "public",
        },
    ),
)


def register() -> None:
    """Declare all of them."""
    for declared in DECLARED:
        personal_data.register(declared.model, declared)
