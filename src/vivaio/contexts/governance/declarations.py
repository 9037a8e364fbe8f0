"""What this room knows of people: who signed for an organisation, and who was invited."""

from __future__ import annotations

from vivaio.kernel.errors import N_
from vivaio.platform.records.declarations import RECORDED
from vivaio.platform.registry import PersonalData, personal_data
from vivaio.platform.registry.kinds import Sensitivity

_OWNED: dict[str, Sensitivity] = {
    "uid": "public",
    "centre": "public",
    "visibility": "technical",
    "nature": "public",
    "deleted_at": "technical",
}
_INVITING = N_("To invite organisations once, and never those who do not want it.")

DECLARED = (
    PersonalData(
        model="governance.Agreement",
        fields={
            **RECORDED,
            "kind": "public",
            "title": "public",
            "summary": "public",
            "text": "public",
            "term_months": "public",
            "edition": "public",
            "opened_on": "public",
            "closed_on": "public",
        },
    ),
    PersonalData(
        model="governance.Adhesion",
        fields={
            "uid": "technical",
            "agreement": "public",
            "actor": "public",
            "organisation": "public",
            "folded": "technical",
            "country": "public",
            "website": "personal",
            "signatory": "personal",
            "capacity": "personal",
            "email": "personal",
            "authority": "personal",
            "act_number": "personal",
            "act_date": "personal",
            "edition": "public",
            "language": "public",
            "digest": "technical",
            "state": "public",
            "submitted_at": "personal",
            "mail_confirmed_at": "personal",
            "checked": "technical",
            "since": "public",
            "expires_on": "public",
            "ended_on": "public",
            "reason": "personal",
            "renews": "technical",
            "link": "technical",
        },
        purpose=N_("To prove who signed an agreement for an organisation, and by what right."),
    ),
    PersonalData(
        model="governance.Launch",
        fields={
            "uid": "technical",
            "centre": "public",
            "stage": "public",
            "on": "public",
            "act": "public",
            "source": "public",
            "quotation": "public",
            "recorded_on": "public",
        },
    ),
    PersonalData(
        model="governance.Composition",
        fields={
            **RECORDED,
            "title": "public",
            "note": "public",
            "set_on": "public",
            "due": "public",
        },
    ),
    PersonalData(
        model="governance.Target",
        fields={
            "id": "technical",
            "composition": "public",
            "dimension": "public",
            "code": "public",
            "aimed": "public",
            "position": "technical",
        },
    ),
    PersonalData(
        model="governance.Campaign",
        fields={
            **_OWNED,
            "agreement": "public",
            "name": "technical",
            "subject_line": "technical",
            "letter": "technical",
            "state": "technical",
            "version": "technical",
            "created_at": "technical",
            "started_at": "technical",
            "ended_at": "technical",
        },
    ),
    PersonalData(
        model="governance.Invitee",
        fields={
            "uid": "technical",
            "campaign": "technical",
            "centre": "technical",
            "address": "personal",
            "name": "personal",
            "language": "personal",
            "digest": "personal",
            "state": "technical",
            "adhesion": "personal",
            "opted_out": "personal",
        },
        purpose=_INVITING,
    ),
    PersonalData(
        model="governance.OptOut",
        fields={
            "id": "technical",
            "centre": "technical",
            "digest": "personal",
            "at": "technical",
        },
        purpose=_INVITING,
    ),
)


def register() -> None:
    """Declare all of them."""
    for declared in DECLARED:
        personal_data.register(declared.model, declared)
