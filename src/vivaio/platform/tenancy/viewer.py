"""Who is looking: an explicit argument of every query and operation."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

#: What a role in a centre may do is a set of these words; roles are named in `ground.centres`.
CAPABILITIES = frozenset({"read", "edit", "publish", "manage"})
#: What the coordination of the network has beyond them: it appoints the centres' administrators.
REACHING = frozenset({"appoint"})
#: Over what belongs to no centre; of these only `REACHING` reaches into the centres.
NETWORK_CAPABILITIES = CAPABILITIES | REACHING


@dataclass(frozen=True, slots=True)
class Viewer:
    """A person (or nobody, or the platform itself) together with what they may do where.

    `roles` maps a centre's uid to capabilities there; `network` holds capabilities over what no
    single centre owns. The network's coordination has none of the centres' keys: what it may do in
    all of them is in `REACHING`. `entrusted` are single records, by uid, that their own
    organisation keeps through this viewer.
    """

    account: int | None = None
    person: UUID | None = None
    name: str = ""
    roles: Mapping[UUID, frozenset[str]] = field(default_factory=dict)
    network: frozenset[str] = frozenset()
    entrusted: frozenset[UUID] = frozenset()
    language: str = "en"
    is_system: bool = False

    @classmethod
    def anonymous(cls, language: str = "en") -> Viewer:
        """Somebody who has not signed in."""
        return cls(language=language)

    @classmethod
    def system(cls, language: str = "en") -> Viewer:
        """The platform itself: the command line and the loading of demonstration data."""
        return cls(name="Vivaio", network=NETWORK_CAPABILITIES, language=language, is_system=True)

    @property
    def centres(self) -> frozenset[UUID]:
        """The centres in whose rooms this viewer works."""
        return frozenset(self.roles)

    @property
    def is_member(self) -> bool:
        """Whether they belong to any centre, and so to the network."""
        return bool(self.roles) or bool(self.network)

    @property
    def sight(self) -> Hashable:
        """What `visible_to` looks at: viewers of the same sight see the same rows."""
        return self.is_system, self.is_member, bool(self.network), self.centres, self.entrusted

    @property
    def identity(self) -> Hashable:
        """Who they are and what they may do, but for the language they read."""
        return self.account, frozenset(self.roles.items()), self.network, self.entrusted

    def may(self, capability: str, centre: UUID | None) -> bool:
        """Whether they have a capability in a centre (None: over the network's own records)."""
        if self.is_system:
            return True
        if centre is None or capability in REACHING:
            return capability in self.network
        return capability in self.roles.get(centre, frozenset())
