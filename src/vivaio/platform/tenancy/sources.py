"""Where a viewer's roles come from: the floors above say so when the application starts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

from vivaio.platform.registry.registry import Registry

#: For an account's number: its capabilities in each centre, and under None over the network.
role_sources: Registry[Callable[[int], Mapping[UUID | None, frozenset[str]]]] = Registry(
    "role_sources"
)


def standing_of(account: int) -> tuple[Mapping[UUID, frozenset[str]], frozenset[str]]:
    """All capabilities of an account: centre by centre, and over the network."""
    roles: dict[UUID, frozenset[str]] = {}
    network: frozenset[str] = frozenset()
    for source in role_sources.all().values():
        for centre, capabilities in source(account).items():
            if centre is None:
                network |= capabilities
            else:
                roles[centre] = roles.get(centre, frozenset()) | capabilities
    return roles, network


#: For an account's number: the single records that are entrusted to it.
entrusted_sources: Registry[Callable[[int], frozenset[UUID]]] = Registry("entrusted_sources")


def entrusted_to(account: int) -> frozenset[UUID]:
    """The records that an account keeps for its own organisation."""
    sources = entrusted_sources.all().values()
    return frozenset(uid for source in sources for uid in source(account))
