"""What teams know of a person, given to them or erased."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet

from vivaio.ground.centres.models import Invitation, Membership
from vivaio.platform.journal import operations as journal


def _memberships(person: UUID) -> QuerySet[Membership]:
    return Membership.objects.filter(account__person=person)


def _invitations(person: UUID) -> QuerySet[Invitation]:
    mine = get_user_model().objects.filter(person=person)
    proven = Q(email__in=mine.values("emailaddress__email")) | Q(email__in=mine.values("email"))
    return Invitation.objects.filter(proven | Q(accepted_by__person=person))


def exported_memberships(person: UUID) -> list[dict[str, Any]]:
    """The teams that somebody belongs to."""
    return [
        {"centre": str(row.centre_id or ""), "role": row.role, "since": row.since.isoformat()}
        for row in _memberships(person)
    ]


def erase_memberships(person: UUID) -> int:
    """Take somebody out of all teams."""
    erased, _ = _memberships(person).delete()
    return erased


def exported_invitations(person: UUID) -> list[dict[str, Any]]:
    """The invitations that were sent to somebody."""
    return [
        {
            "centre": str(row.centre_id or ""),
            "email": row.email,
            "role": row.role,
            "language": row.language,
            "state": row.state,
            "invited_at": row.invited_at.isoformat(),
            "answered_at": row.answered_at.isoformat() if row.answered_at else "",
        }
        for row in _invitations(person)
    ]


def erase_invitations(person: UUID) -> int:
    """Delete the invitations to somebody, and their address from the journal."""
    rows = list(_invitations(person))
    for row in rows:
        journal.erase_person(row.uid)
        row.delete()
    return len(rows)
