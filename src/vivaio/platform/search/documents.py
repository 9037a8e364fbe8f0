"""What a room hands over to be found, and who may find it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.tenancy.viewer import Viewer

#: The only state in which anything is found outside its own centre.
OPEN_STATE = "published"
PUBLIC = "public"
NETWORK = "network"
NO_CENTRE = "own"


@dataclass(frozen=True, slots=True)
class Document:
    """One record in one language, as its readers know it.

    `names` holds other names and acronyms, one a line; each finds the record exactly, as its title
    does. `state` is `published` exactly when the record is open outside its centre. `country` is
    an ISO 3166-1 code in capitals, `category` a code of the kind's own list, both "" when there is
    none. `changed` is a number that grows with each change of the record.
    """

    uid: UUID
    kind: str
    language: str
    title: str
    names: str
    body: str
    centre: UUID | None
    visibility: str
    nature: str
    state: str
    country: str
    category: str
    changed: int


def scope_of(document: Document) -> str:
    """Who finds it: `public`, `network`, or one centre alone (its hex; `own`: the network's own).

    The same rule as `tenancy`'s `visible_to`, worked out once when the row is written, so that
    a search compares a single word.
    """
    if document.state == OPEN_STATE:
        if document.visibility == Visibility.PUBLIC:
            return PUBLIC
        if document.visibility == Visibility.NETWORK:
            return NETWORK
    return document.centre.hex if document.centre else NO_CENTRE


def scopes_of(viewer: Viewer) -> tuple[str, ...] | None:
    """The scopes a viewer finds things in; None: in all (the platform itself)."""
    if viewer.is_system:
        return None
    if not viewer.is_member:
        return (PUBLIC,)
    own = sorted(centre.hex for centre in viewer.centres)
    return (PUBLIC, NETWORK, *own, *((NO_CENTRE,) if viewer.network else ()))
