"""Centres."""

from __future__ import annotations

from itertools import count
from uuid import UUID

from tests.factories.sources import said
from tests.factories.words import canary, words
from vivaio.ground.centres import operations as centres
from vivaio.platform.tenancy.viewer import Viewer

#: Where the days of these centres begin.
ZONE = "Europe/Rome"

_numbers = count(1)


def centre(bird: str = "", *, country: str = "IT", state: str = "published") -> UUID:
    """A centre with every field filled."""
    bird = bird or canary()
    return centres.found_centre(
        by=Viewer.system(),
        code=f"c{next(_numbers)}",
        name=words(bird, "name"),
        short_name=words(bird, "short"),
        name_note=words(bird, "note"),
        country=country,
        time_zone=ZONE,
        jurisdiction="IT",
        website=f"https://{bird}.example/",
        email=f"{bird}@post.example",
        said=said(bird),
        state=state,
        slug_words=f"centre {bird}",
    )
