"""What this room knows of people: who signed for an organisation, and who was invited."""

from __future__ import annotations

from uuid import UUID

from vivaio.contexts.governance.models import Adhesion, Invitee
from vivaio.kernel.errors import N_
from vivaio.platform.records.declarations import RECORDED
from vivaio.platform.registry import PersonalData, personal_data
from vivaio.platform.registry.kinds import Sensitivity
from vivaio.platform.registry.people import subject_of

_OWNED: dict[str, Sensitivity] = {
    "uid": "public",
    "centre": "public",
    "visibility": "technical",
    "nature": "public",
    "deleted_at": "technical",
}
_INVITING = N_("To invite organisations once, and never those who do not want it.")


def _signed(person: UUID) -> list[dict[str, object]]:
    """The signatures given with one of somebody's addresses."""
    rows = Adhesion.objects.filter(email__in=subject_of(person).addresses)
    return [
        {"signatory": row.signatory, "email": row.email, "at": row.submitted_at.isoformat()}
        for row in rows
    ]


def _invited(person: UUID) -> list[dict[str, object]]:
    """The invitations sent to one of somebody's addresses."""
    rows = Invitee.objects.filter(address__in=subject_of(person).addresses)
    return [{"name": row.name, "address": row.address, "state": row.state} for row in rows]


def _erase_invited(person: UUID) -> int:
    """That an address was invited stays, as a digest by which it is never invited again."""
    rows = Invitee.objects.filter(address__in=subject_of(person).addresses)
    return rows.update(address="", name="")


def _nothing_told(person: UUID) -> list[dict[str, object]]:
    """A keyed digest tells nobody anything."""
    return []


def _nothing_erased(person: UUID) -> int:
    """What has to stay; `stays` says why."""
    return 0


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
        export=_signed,
        erase=_nothing_erased,
        stays=N_("A signature for an organisation, as long as what was signed has to be proved."),
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
        export=_invited,
        erase=_erase_invited,
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
        export=_nothing_told,
        erase=_nothing_erased,
        stays=N_("That an address wants no invitations: a digest of it, so that none is sent."),
    ),
)


def register() -> None:
    """Declare all of them."""
    for declared in DECLARED:
        personal_data.register(declared.model, declared)
