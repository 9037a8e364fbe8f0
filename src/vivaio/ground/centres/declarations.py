"""What centres know of people: who works in them."""

from __future__ import annotations

from vivaio.ground.centres import personal
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
        model="centres.CentreSettings",
        fields={
            "id": "technical",
            "centre": "public",
            "leaf": "public",
            "leaf_deep": "public",
            "languages": "public",
            "domain": "public",
            "machine_translation": "technical",
            "confirm_months": "public",
            "archive_months": "public",
            "version": "technical",
            "updated_at": "technical",
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
        export=personal.exported_memberships,
        erase=personal.erase_memberships,
    ),
    PersonalData(
        model="centres.Invitation",
        fields={
            "uid": "technical",
            "centre": "personal",
            "email": "personal",
            "role": "personal",
            "language": "personal",
            "digest": "secret",
            "earlier_digests": "secret",
            "state": "personal",
            "invited_by": "personal",
            "invited_at": "personal",
            "sent_at": "technical",
            "times_sent": "technical",
            "expires_at": "technical",
            "answered_at": "personal",
            "accepted_by": "personal",
        },
        purpose=N_("To ask people into a centre's team, and to know who has answered."),
        export=personal.exported_invitations,
        erase=personal.erase_invitations,
    ),
)


def register() -> None:
    """Declare both."""
    for declared in DECLARED:
        personal_data.register(declared.model, declared)
