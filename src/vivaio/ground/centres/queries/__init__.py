"""Reading centres."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from django.db.models import IntegerField, UUIDField

from vivaio.ground.centres.models import CAPABILITIES_OF, Centre, Membership, Role
from vivaio.kernel.text import Text
from vivaio.platform.records import queries as records
from vivaio.platform.records.keeping import ByVersion
from vivaio.platform.tenancy.readings import Reading, among
from vivaio.platform.tenancy.viewer import Viewer


@dataclass(frozen=True, slots=True)
class CentreLine:
    """A centre as it is chosen from a list."""

    uid: UUID
    slug: str
    name: Text
    short_name: Text
    country: str
    address: str


def centres(viewer: Viewer) -> Sequence[CentreLine]:
    """The centres this viewer may see, in the network's order."""
    return _lines.of(viewer.sight, lambda: _seen(viewer))


def _seen(viewer: Viewer) -> tuple[CentreLine, ...]:
    rows = Centre.objects.visible_to(viewer).order_by("position")
    return tuple(
        CentreLine(row.uid, row.slug, row.name, row.short_name, row.country, row.record_address())
        for row in rows
    )


_lines: ByVersion[tuple[CentreLine, ...]] = ByVersion(100)


def centre(viewer: Viewer, slug: str) -> Centre:
    """One centre by its slug; `Unknown` when there is none for this viewer."""
    return records.only(Centre.objects.visible_to(viewer).filter(slug=slug))


def centre_of(viewer: Viewer, uid: UUID) -> Centre:
    """The same by its uid."""
    return records.only(Centre.objects.visible_to(viewer).filter(uid=uid))


@dataclass(frozen=True, slots=True)
class TeamMember:
    """Somebody of a centre's team, as colleagues know them; `language` may be empty."""

    account: int
    person: UUID | None
    name: str
    email: str
    language: str
    centre: UUID
    capabilities: frozenset[str]


def team(viewer: Viewer, uids: Sequence[UUID]) -> list[TeamMember]:
    """Who works in those of some centres in whose team the viewer is too, by name."""
    own = [uid for uid in uids if viewer.is_system or uid in viewer.centres]
    if not own:
        return []
    return [
        TeamMember(account, person, name or email, email, language, centre,
                   CAPABILITIES_OF[Role(role)])
        for account, person, name, email, language, centre, role in _team.rows(None, uids=own)
    ]  # fmt: skip


_team = Reading(
    lambda viewer, uids: Membership.objects.filter(among("centre", uids), account__is_active=True)
    .order_by("account__name", "account_id")
    .values_list(
        "account_id", "account__person__uid", "account__name", "account__email",
        "account__language", "centre_id", "role",
    ),
    uids=UUIDField(),
)  # fmt: skip


def time_zones(viewer: Viewer) -> Mapping[UUID, str]:
    """By centre, the time zones (IANA) of the viewer's own centres."""
    if not viewer.centres:
        return {}
    return dict(_zones.rows(None, uids=sorted(viewer.centres)))


_zones = Reading(
    lambda viewer, uids: Centre.objects.filter(uid__in=uids).values_list("uid", "time_zone"),
    uids=UUIDField(),
)


def under_law(uids: Sequence[UUID]) -> list[tuple[UUID, str, str]]:
    """Of some centres: uid, jurisdiction and time zone."""
    rows = Centre.objects.filter(uid__in=uids).order_by("position")
    return list(rows.values_list("uid", "jurisdiction", "time_zone"))


def capabilities_of(account: int) -> Mapping[UUID | None, frozenset[str]]:
    """What an account may do in each centre whose team it belongs to; None: over the network."""
    return _roles.of(account, lambda: _held(account))


def _held(account: int) -> Mapping[UUID | None, frozenset[str]]:
    rows = _memberships.rows(None, account=account)
    return MappingProxyType({centre: CAPABILITIES_OF[Role(role)] for centre, role in rows})


_roles: ByVersion[Mapping[UUID | None, frozenset[str]]] = ByVersion(1_000)

_memberships = Reading(
    lambda viewer, account: Membership.objects.filter(account=account).values_list(
        "centre_id", "role"
    ),
    account=IntegerField(),
)


def by_code(viewer: Viewer) -> Mapping[str, Text]:
    """The short names of the centres this viewer may see, by code, in the network's order."""
    return {code: short_name or name for code, short_name, name in _by_code.rows(viewer)}


_by_code = Reading(
    lambda viewer: (
        Centre.objects.visible_to(viewer)
        .order_by("position")
        .values_list("code", "short_name", "name")
    )
)


def codes() -> Mapping[UUID, str]:
    """The short code of each centre, by its uid."""
    return dict(Centre.objects.values_list("uid", "code"))
