"""Where one card lies, as a small drawing with its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext

from vivaio.ground.actors.models import Actor
from vivaio.ground.taxonomy.territories.queries import Region, nearest
from vivaio.platform.maps import ground
from vivaio.platform.maps.views import View, units
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.web.wording import country

SIZE, MARGIN = (320, 220), 10


@dataclass(frozen=True, slots=True)
class Mark:
    """The spot on the drawing; `look` as in `spots.Spot`."""

    x: float
    y: float
    size: int
    look: str


@dataclass(frozen=True, slots=True)
class Locator:
    """The drawing; `shapes` are (path, whether it is the card's country) pairs."""

    view: View
    shapes: Sequence[tuple[str, bool]]
    mark: Mark
    words: str


@lru_cache(maxsize=64)
def _drawing(land: str) -> tuple[View, Sequence[tuple[str, bool]]] | None:
    bounds = ground.bounds([land])
    if bounds is None:
        return None
    view = View.around(bounds, *SIZE, nearest=7, margin=MARGIN)
    return view, tuple((one.path, one.code == land) for one in ground.shapes(view))


def locator(actor: Actor, language: str) -> Locator | None:
    """None for a card of whose place nothing is known, or whose country is not drawn."""
    drawing = _drawing(actor.country) if actor.country else None
    region = nearest(actor.nuts) if actor.nuts else None
    is_exact = actor.latitude is not None
    if drawing is None or not (is_exact or (region is not None and region.level)):
        return None
    view, shapes = drawing
    x, y = view.pixel(*_place(actor, region))
    if not (0 <= x <= view.width and 0 <= y <= view.height):
        return None
    parts = ("" if is_exact else "area", "example" if actor.nature == Nature.EXAMPLE else "")
    look = "-".join(part for part in parts if part) or "own"
    name = region.name.best(language).words if region is not None else ""
    named = [actor.town, name, country(actor.country)]
    words = [part for part in dict.fromkeys(named) if part]
    if not is_exact:
        words.append(gettext("without an exact position"))
    return Locator(view, shapes, Mark(x, y, 8, look), ", ".join(words))


def _place(actor: Actor, region: Region | None) -> tuple[int, int]:
    if actor.latitude is not None and actor.longitude is not None:
        return units(actor.latitude, actor.longitude)
    assert region is not None
    return units(region.latitude, region.longitude)
