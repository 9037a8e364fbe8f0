"""Reading grants, and the block that each page, mail, document and export carries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import CharField

from vivaio.platform.funding.block import Block, Profile, block_of
from vivaio.platform.funding.models import Grant
from vivaio.platform.records.keeping import ByVersion
from vivaio.platform.tenancy.readings import Reading
from vivaio.platform.tenancy.viewer import Viewer

NETWORK = "network"


def scope(centre: UUID | None) -> str:
    """How a grant is filed: under its centre, or under the network."""
    return str(centre) if centre else NETWORK


@dataclass(frozen=True, slots=True)
class Kept:
    """A grant as the page that changes it shows it; `version` 0 when there is none yet."""

    profile: Profile
    version: int
    source: str


_of = Reading(
    lambda viewer, scopes: Grant.objects.filter(scope__in=scopes), scopes=CharField()
)  # fmt: skip
_kept: ByVersion[dict[str, Profile]] = ByVersion()
#: The last blocks that were shown: pages that must not ask the database say these.
_shown: dict[str, Profile] = {}


def _found(scopes: list[str]) -> dict[str, Profile]:
    return {row.scope: row.profile for row in _of.instances(Grant, None, scopes=scopes)}


def profile(centre: UUID | None) -> Profile | None:
    """The grant a centre works under: its own, else the network's; None when there is neither."""
    wanted = [NETWORK, str(centre)] if centre else [NETWORK, NETWORK]
    found = _kept.of(wanted[1], lambda: _found(wanted))
    if NETWORK in found:
        _shown[NETWORK] = found[NETWORK]
    else:
        _shown.pop(NETWORK, None)
    return found.get(wanted[1]) or found.get(NETWORK)


def block(language: str, centre: UUID | None = None) -> Block | None:
    """What is shown in a language; None where nobody's grant asks for anything."""
    found = profile(centre)
    return block_of(found, language) if found and found.emblem_required else None


def last_block(language: str) -> Block | None:
    """The network's block as it was last shown, without asking the database."""
    found = _shown.get(NETWORK)
    return block_of(found, language) if found and found.emblem_required else None


def grant(viewer: Viewer, centre: UUID | None) -> Kept:
    """The grant of one centre (None: of the network) as it can be changed."""
    return grants([centre]).get(centre, Kept(Profile(), 0, ""))


def grants(centres: Sequence[UUID | None]) -> dict[UUID | None, Kept]:
    """The grants there are of some centres (None: of the network); they are public."""
    rows = Grant.objects.filter(scope__in=[scope(one) for one in centres]).select_related("source")
    return {
        row.centre_id: Kept(
            row.profile, row.version, row.source.title.best().words if row.source else ""
        )
        for row in rows
    }
