"""Changing a team: roles, and who leaves it."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from vivaio.ground.centres import policies
from vivaio.ground.centres.models import Membership, Role
from vivaio.ground.centres.queries import teams as queries
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Unknown
from vivaio.platform.journal import operations as journal
from vivaio.platform.journal import wording
from vivaio.platform.journal.hashing import JSON
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.viewer import Viewer


def note(
    by: Viewer, verb: str, place: Membership, parameters: Mapping[str, JSON] | None = None
) -> None:
    """Tell the journal of a team what happened to somebody's place in it."""
    account = place.account
    person = getattr(account, "person", None)
    journal.append(
        by=by,
        verb=verb,
        subject=place.centre_id or account.uid,
        centre=place.centre_id,
        parameters=parameters,
        personal={"person": account.name or account.email},
        other=[person.uid] if person else [],
    )


def take_in(by: Viewer, team: UUID | None, account: int, role: str) -> Membership:
    """Give an account its place in a team, or another role there; whoever calls has asked."""
    place = queries.place(team, account=account)
    if place is None:
        return Membership.objects.create(
            account_id=account, centre_id=team, role=Role(role), since=clock.today()
        )
    require(policies.can_change_role(by, place, role, queries.is_last_chief(place)))
    place.role = Role(role)
    place.save(update_fields=["role"])
    return place


def _place(by: Viewer, team: UUID | None, account: UUID) -> Membership:
    require(policies.can_see_team(by, team))
    found = queries.place(team, account__uid=account)
    if found is None:
        raise Unknown
    return found


@operation
def change_role(
    *, by: Viewer, team: UUID | None, account: UUID, role: str, key: UUID | None = None
) -> UUID:
    """Give a person of a team (a centre, or None: the network's) another role."""
    place = _place(by, team, account)
    require(policies.can_change_role(by, place, role, queries.is_last_chief(place)))
    if place.role != role:
        place.role = Role(role)
        place.save(update_fields=["role"])
        note(by, "team.role_changed", place, {"role": wording.msgid(place.role)})
    return account


@operation
def end_membership(*, by: Viewer, team: UUID | None, account: UUID) -> UUID:
    """Take somebody out of a team."""
    place = _place(by, team, account)
    require(policies.can_end(by, place, queries.is_last_chief(place)))
    note(by, "team.ended", place)
    place.delete()
    return account


@operation
def leave(*, by: Viewer, team: UUID | None) -> UUID:
    """Leave a team oneself."""
    place = queries.place(team, account=by.account)
    if place is None:
        raise Unknown
    require(policies.can_leave(by, place, queries.is_last_chief(place)))
    account: UUID = place.account.uid
    note(by, "team.left", place)
    place.delete()
    return account
