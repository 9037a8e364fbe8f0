"""The directory: actors, places, programmes, cards of sister directories, roles in a centre."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from tests.factories.sources import evidence, said
from tests.factories.words import canary, words
from vivaio.ground.actors import operations as actors
from vivaio.ground.centres.models import Centre
from vivaio.kernel.text import Text
from vivaio.platform.links import operations as links
from vivaio.platform.tenancy.viewer import Viewer

_TEXTS = ("name_note", "summary", "description", "offers", "seeks", "territory")


def actor(
    centre: UUID | None,
    bird: str = "",
    *,
    by: Viewer | None = None,
    name: Text | None = None,
    nature: str = "fact",
    visibility: str = "public",
    state: str = "published",
    sourced: bool = True,
    **values: Any,
) -> UUID:
    """A card with every text filled, and where it says so."""
    bird = bird or canary()
    filled = {
        "country": "IT",
        "website": f"https://{bird}.example/",
        "email": f"{bird}@post.example",
        "telephone": "+39 011 123456",
        "address": f"Via {bird} 1",
        "town": f"Town {bird}",
        "nuts": "ITC1",
        "nuts_edition": "2024",
        "valid_until": date(2027, 12, 31),
    }
    return actors.register_actor(
        by=by or Viewer.system(),
        centre=centre,
        name=name or words(bird, "name"),
        texts={field: words(bird, field) for field in _TEXTS},
        values={**filled, **values},
        evidence={"name": [evidence(bird)]} if sourced and nature == "fact" else None,
        nature=nature,
        visibility=visibility,
        state=state,
        slug_words=f"actor {bird}",
    )


def plain_actor(centre: UUID | None, name: str, **given: Any) -> UUID:
    """A card of which almost nothing is known."""
    given.setdefault("state", "published")
    by = given.pop("by", None) or Viewer.system()
    return actors.register_actor(by=by, centre=centre, name=Text("en", {"en": name}), **given)


def place(centre: UUID, manager: UUID, bird: str = "") -> UUID:
    """A place with what sources say of it, and who manages it."""
    bird = bird or canary()
    made = actors.record_place(
        by=Viewer.system(),
        centre=Centre.objects.get(uid=centre),
        name=words(bird, "name"),
        summary=words(bird, "summary"),
        country="IT",
        town=f"Town {bird}",
        address=f"Via {bird} 2",
        said=said(bird, "history"),
        evidence={"name": [evidence(bird)], "town": [evidence(bird)]},
        slug=f"place {bird}",
    )
    tie("managed_by", made, manager, bird)
    return made


def programme(centre: UUID, owner: UUID, bird: str = "") -> UUID:
    """A programme with what sources say of it, and whose it is."""
    bird = bird or canary()
    made = actors.record_programme(
        by=Viewer.system(),
        centre=Centre.objects.get(uid=centre),
        name=words(bird, "name"),
        summary=words(bird, "summary"),
        country="IT",
        said=said(bird, "history"),
        evidence={"name": [evidence(bird)]},
        slug=f"programme {bird}",
    )
    tie("programme_of", made, owner, bird)
    return made


def sister_card(directory: UUID, about: UUID, bird: str = "") -> UUID:
    """What another directory prints."""
    bird = bird or canary()
    return actors.keep_sister_card(
        by=Viewer.system(),
        directory=directory,
        about=about,
        source=evidence(bird).source,
        slug=f"sister {bird}",
        title=words(bird, "title"),
        text=words(bird, "text"),
        country="IT",
        printed_kind=f"{bird} kind",
        printed_image=f"{bird} image",
        printed_territory=f"{bird} territory",
        printed_logos=f"{bird} logos",
        printed_themes=[f"{bird} theme"],
        printed_published=date(2025, 4, 14),
        printed_updated=date(2025, 4, 16),
    )


def role(
    centre: UUID, actor: UUID | None, bird: str = "", *, kind: str = "member",
    standing: str = "in_force", place: UUID | None = None, since: str = "2024-07",
) -> UUID:  # fmt: skip
    """Somebody's, or some place's, part in a centre."""
    return actors.give_role(
        by=Viewer.system(),
        centre=centre,
        role=kind,
        actor=actor,
        place=place,
        town=bird or "Torino",
        standing=standing,
        since=since,
        evidence=evidence(bird),
    )


def tie(kind: str, source: UUID, target: UUID, bird: str = "") -> UUID:
    """A link with a reason."""
    return links.link(
        by=Viewer.system(),
        kind=kind,
        source=source,
        target=target,
        since="2015",
        reason=words(bird, "reason") if bird else "",
    )
