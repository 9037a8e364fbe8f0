"""What a room hands over to be found, and who may find it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from vivaio.platform.tenancy.scopes import scope

#: The only state in which anything is found outside its own centre.
OPEN_STATE = "published"


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
    """Who finds it, worked out once when the row is written: a search compares a single word."""
    return scope(
        is_open=document.state == OPEN_STATE,
        visibility=document.visibility,
        centre=document.centre,
    )
