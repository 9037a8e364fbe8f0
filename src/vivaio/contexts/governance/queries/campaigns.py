"""Reading invitations: for the team of the centre, and for whoever was invited."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from vivaio.contexts.governance import marks, policies, sending
from vivaio.contexts.governance.models import Agreement, Campaign, Invitee, Reached
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Unknown
from vivaio.platform.mail import queries as mail
from vivaio.platform.tenancy.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Counts:
    """How a campaign stands; `delivered` is what the mail server took, `failed` what it refused."""

    invited: int
    waiting: int
    queued: int
    delivered: int
    failed: int
    joined: int
    opted_out: int


def campaign(viewer: Viewer, uid: UUID) -> Campaign:
    """One campaign of a centre whose editor the viewer is."""
    rows = Campaign.objects.visible_to(viewer).select_related("agreement", "centre")
    found = rows.filter(uid=uid, agreement__deleted_at=None).first()
    if found is None:
        raise Unknown
    require(policies.can_invite(viewer, found.centre_id))
    return found


def of_agreement(viewer: Viewer, agreement: Agreement) -> list[Campaign]:
    """The campaigns for an agreement, newest first."""
    require(policies.can_invite(viewer, agreement.centre_id))
    return list(Campaign.objects.visible_to(viewer).filter(agreement=agreement))


def counts(found: Campaign) -> Counts:
    """How many were invited, how many letters went, who joined and who left."""
    numbers = found.invitees.aggregate(
        invited=Count("uid"),
        waiting=Count("uid", filter=Q(state=Reached.WAITING)),
        queued=Count("uid", filter=Q(state=Reached.SENT)),
        joined=Count("uid", filter=Q(adhesion__state__in=("confirmed", "renewed"))),
        opted_out=Count("uid", filter=Q(opted_out=True)),
    )
    letters = mail.counts_of(sending.key_of(found.uid))
    return Counts(
        delivered=letters["sent"], failed=letters["failed"] + letters["stranded"], **numbers
    )


def invitation(marked: str) -> Invitee:
    """The invitation that a signed link is for."""
    rows = Invitee.objects.select_related("campaign__agreement", "campaign__centre")
    found = rows.filter(uid=marks.read("invitation", marked)).first()
    if found is None:
        raise Unknown
    return found


def invitee_of(marked: str) -> Invitee | None:
    """The same, or nothing for a mark that is none: the page it stands on is open to all."""
    try:
        return invitation(marked)
    except Unknown:
        return None
