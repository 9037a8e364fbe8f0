"""Reading teams and invitations."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from secrets import compare_digest
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from vivaio.ground.centres import policies
from vivaio.ground.centres.models import Centre, Invitation, Membership, Role, Standing
from vivaio.ground.people import queries as accounts
from vivaio.kernel import clock
from vivaio.kernel.decision import Decision, no, require
from vivaio.kernel.errors import NotAllowed, Unknown
from vivaio.kernel.text import Text
from vivaio.platform.tenancy.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of a team, as the viewer may know them; `visit` is None where it may not be told."""

    account: UUID
    name: str
    email: str
    role: str
    since: date
    visit: datetime | None
    is_oneself: bool
    may_be_changed: bool


@dataclass(frozen=True, slots=True)
class Team:
    """A team: `others` counts those whom the viewer is not told of."""

    colleagues: tuple[Colleague, ...]
    others: int
    tells_visits: bool


def place(team: UUID | None, **whose: Any) -> Membership | None:
    """Somebody's place in a team (`account=…` or `account__uid=…`), with their account."""
    rows = Membership.objects.filter(centre=team, **whose)
    return rows.select_related("account__person", "centre").first()


def is_last_chief(of: Membership) -> bool:
    """Whether nobody else of the team could appoint its members."""
    if not of.is_chief:
        return False
    chiefs = Membership.objects.filter(centre=of.centre_id, role=of.role, account__is_active=True)
    return not chiefs.exclude(pk=of.pk).exists()


_ORDER = {Role.COORDINATOR: 0, Role.ADMINISTRATOR: 1, Role.EDITOR: 2, Role.MEMBER: 3}


def team(viewer: Viewer, of: UUID | None) -> Team:
    """Who works in a team; the coordination of the network is told of administrators alone."""
    require(policies.can_see_team(viewer, of))
    rows = list(Membership.objects.filter(centre=of).select_related("account"))
    inside = viewer.may("read", of)
    told = [row for row in rows if inside or row.role == Role.ADMINISTRATOR]
    visits = bool(policies.can_see_visits(viewer, of))
    colleagues = sorted(
        (
            Colleague(
                row.account.uid, row.account.name or row.account.email, row.account.email,
                row.role, row.since, row.account.last_login if visits else None,
                row.account_id == viewer.account,
                bool(policies.can_give(viewer, of, row.role)),
            )
            for row in told
        ),
        key=lambda one: (_ORDER[Role(one.role)], one.name.casefold()),
    )  # fmt: skip
    return Team(tuple(colleagues), len(rows) - len(told), visits)


def waiting(team: UUID | None, address: str) -> Invitation | None:
    """The invitation that waits for an answer from an address, if any."""
    rows = Invitation.objects.filter(centre=team, email=address, state=Standing.WAITING)
    return rows.first()


def pending(viewer: Viewer, of: UUID | None) -> list[Invitation]:
    """The invitations of a team without an answer that the viewer may send again or withdraw."""
    rows = Invitation.objects.filter(centre=of, state=Standing.WAITING).order_by("expires_at")
    return [row for row in rows if policies.can_give(viewer, of, row.role)]


def invitation(uid: UUID) -> Invitation:
    """An invitation by its uid, for an operation that asks who may."""
    found = Invitation.objects.filter(uid=uid).select_related("centre", "invited_by").first()
    if found is None:
        raise Unknown
    return found


def invitation_by_link(uid: UUID, secret: str) -> Invitation:
    """The invitation to which a link leads; a link that a later mail replaced says so."""
    found = invitation(uid)
    given = hashlib.sha256(secret.encode()).hexdigest()
    if compare_digest(found.digest, given):
        return found
    if given in found.earlier_digests:
        raise NotAllowed(no(policies.REPLACED))
    raise Unknown


def is_open(invitation: Invitation) -> bool:
    """Whether an invitation still waits, and not in vain."""
    return invitation.state == Standing.WAITING and not invitation.has_expired(clock.now())


def may_answer(viewer: Viewer, invitation: Invitation) -> Decision:
    """Whether this viewer may answer an invitation, and why not."""
    own = accounts.addresses_of(viewer.account) if viewer.account else frozenset()
    expired = invitation.has_expired(clock.now())
    return policies.can_answer(viewer, invitation, expired, invitation.email in own)


def invitations_to(viewer: Viewer) -> list[Invitation]:
    """The invitations that wait for an answer of whoever is signed in."""
    if viewer.account is None:
        return []
    rows = Invitation.objects.filter(
        email__in=accounts.addresses_of(viewer.account),
        state=Standing.WAITING,
        expires_at__gt=clock.now(),
    )
    return list(rows.select_related("centre").order_by("expires_at"))


def expiring(viewer: Viewer, within: timedelta) -> list[Invitation]:
    """Invitations whose answer is late or nearly so, of the teams the viewer looks after."""
    mine = Q(centre__in=[one for one in viewer.centres if viewer.may("manage", one)])
    if viewer.may("manage", None) and not viewer.is_system:
        mine |= Q(centre=None) | Q(role=Role.ADMINISTRATOR)
    rows = Invitation.objects.filter(
        mine, state=Standing.WAITING, expires_at__lt=clock.now() + within
    )
    return list(rows.select_related("centre").order_by("expires_at"))


@dataclass(frozen=True, slots=True)
class Staffing:
    """How a centre's team stands, for whoever appoints its administrators."""

    uid: UUID
    name: Text
    address: str
    country: str
    administrators: int
    invited: int


def staffing(viewer: Viewer) -> list[Staffing]:
    """The number of administrators of each centre, and of those invited to become one."""
    if not viewer.may("appoint", None):
        return []
    open_ones = Q(
        invitations__state=Standing.WAITING,
        invitations__role=Role.ADMINISTRATOR,
        invitations__expires_at__gt=clock.now(),
    )
    rows = Centre.objects.visible_to(viewer).annotate(
        administrators=Count(
            "memberships", filter=Q(memberships__role=Role.ADMINISTRATOR), distinct=True
        ),
        invited=Count("invitations", filter=open_ones, distinct=True),
    )
    return [
        Staffing(
            row.uid, row.name, row.record_address(), row.country, row.administrators, row.invited
        )
        for row in rows.order_by("position")
    ]
