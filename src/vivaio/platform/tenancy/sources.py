"""Where a viewer's roles come from: the floors above say so when the application starts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

from vivaio.platform.registry.registry import Registry

#: For an account's number: its capabilities in each centre.
role_sources: Registry[Callable[[int], Mapping[UUID, frozenset[str]]]] = Registry("role_sources")


def roles_of(account: int) -> Mapping[UUID, frozenset[str]]:
    """All capabilities of an account, centre by centre."""
    roles: dict[UUID, frozenset[str]] = {}
    for source in role_sources.all().values():
        for centre, capabilities in source(account).items():
            roles[centre] = roles.get(centre, frozenset()) | capabilities
    return roles
