"""What a map shows of the directory: each spot in the reader's words, for drawing and for lists."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import takewhile
from typing import Any

from django.utils.translation import gettext, ngettext

from vivaio.ground.actors.directory.finding import Found
from vivaio.ground.actors.directory.placing import Seen
from vivaio.ground.actors.web import cards
from vivaio.ground.taxonomy.territories.queries import nearest
from vivaio.platform.maps.clusters import CELL, Cluster, bounds
from vivaio.platform.maps.views import NEAREST, Bounds, View, degrees
from vivaio.platform.records import queries as records
from vivaio.platform.records.queries import Heading
from vivaio.platform.tenancy.examples import mark, titled
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.wording import listed, page_of

#: Of more countries than this the names are not listed.
MOST_NAMES = 3
#: Members nearer to each other than this, in the finest units, no zoom tells apart.
TOGETHER = 1 << (24 - NEAREST + CELL)
#: A view into which a spot leads is so many pixels wide and high.
INNER = (720, 480)
#: Parts of the page that a spot leads to.
MAP, LIST = "map", "list"


@dataclass(frozen=True, slots=True)
class Spot:
    """A cluster, or a single card, at `x` and `y` in pixels of the view; `size` is its radius.

    `look`: `own` where any position is known, `area` where only a region is; `example` and
    `area-example` where all are examples. `bounds` (west, south, east, north) holds the members
    of a spot that comes apart when one looks nearer; None for others. `name`, `language` and
    `detail` are what a single card says of itself.
    """

    x: float
    y: float
    latitude: float
    longitude: float
    size: int
    count: int
    examples: int
    look: str
    label: str
    href: str
    bounds: Bounds | None = None
    name: str = ""
    language: str = ""
    detail: str = ""

    def feature(self) -> dict[str, Any]:
        """The spot as GeoJSON has it."""
        about = {
            "count": self.count,
            "examples": self.examples,
            "look": self.look,
            "size": self.size,
            "label": self.label,
            "href": self.href,
            "bounds": self.bounds,
            "name": self.name or self.label,
            "language": self.language,
            "detail": self.detail,
            "mark": mark() if self.examples == self.count else "",
            "list": gettext("See them in the list") if self.count > 1 else "",
        }
        return {
            "type": "Feature",
            "geometry": {
                "type": "Point",
                "coordinates": [round(self.longitude, 5), round(self.latitude, 5)],
            },
            "properties": {name: value for name, value in about.items() if value},
        }


#: The page of a view, or of the cards of a region; a part of it where one is named.
At = Callable[..., str]


def spots(viewer: Viewer, found: Found, seen: Seen, view: View, at: At) -> list[Spot]:
    """The spots of a view, largest first; `at(view, part, area)` is where one is shown."""
    lone = [one.members[0] for one in seen.clusters if one.count == 1]
    uids = dict(zip(lone, found.uids_at(lone), strict=True))
    known = records.headings(viewer, uids.values()) if uids else {}
    examples = found.snapshot.values.get("nature", {}).get(Nature.EXAMPLE, 0)
    told_as = f"told {viewer.language} {view.zoom} {at(None)}"  # the last says the filter
    make = _Making(viewer.language, seen, view, examples, at, told_as)
    made = []
    for cluster in seen.clusters:
        if cluster.count > 1:
            made.append(make.cluster(cluster))
        elif (heading := known.get(uids[cluster.members[0]])) is not None:
            made.append(make.card(cluster, heading))
    return made


@dataclass(frozen=True, slots=True)
class _Making:
    """What making any spot of a view needs."""

    language: str
    seen: Seen
    view: View
    examples: int
    at: At
    #: Under which name a cluster keeps what is told of it.
    told_as: str

    def cluster(self, cluster: Cluster) -> Spot:
        """The spot of several cards."""
        return self._spot(cluster, *cluster.once(self.told_as, lambda _: self._told(cluster)))

    def _told(self, cluster: Cluster) -> tuple[int, str, str, Bounds | None]:
        """Examples among them, label, where it leads, bounds: whatever part of a map is seen."""
        where = region_of(cluster.area, self.language)
        where = where or common(cluster.once("codes", self._codes), self.language)
        examples = cluster.once("examples", self._examples_among)
        counted = ngettext("%(count)s card", "%(count)s cards", cluster.count)
        counted %= {"count": cluster.count}
        words = [f"{counted}: {where}" if where else counted]
        if not self._is_exact(cluster):
            words.append(gettext("without an exact position"))
        if examples:
            words.append(gettext("examples among them: %(count)s") % {"count": examples})
        box = None if cluster.area else self._box(cluster)
        return examples, ", ".join(words), self._into(cluster, box), box

    def card(self, cluster: Cluster, heading: Heading) -> Spot:
        """The spot of a single card."""
        name = heading.title.best(self.language)
        where = region_of(self.seen.placed.codes[cluster.members[0]], self.language)
        rough = gettext("without an exact position") if cluster.area else ""
        place = ", ".join(part for part in (where, rough) if part)
        kind = cards.kind_name(heading.category, self.language)
        label = ", ".join(part for part in (titled(name.words, heading.nature), place) if part)
        return self._spot(
            cluster, int(heading.nature == Nature.EXAMPLE), label, page_of(heading.address),
            name=name.words, language=name.language,
            detail=" · ".join(part for part in (kind, place) if part),
        )  # fmt: skip

    def _spot(
        self,
        cluster: Cluster,
        examples: int,
        label: str,
        href: str,
        box: Bounds | None = None,
        **more: str,
    ) -> Spot:
        x, y = self.view.pixel(cluster.x, cluster.y)
        latitude, longitude = degrees(cluster.x, cluster.y)
        parts = (
            "" if self._is_exact(cluster) else "area",
            "example" if examples == cluster.count else "",
        )
        look = "-".join(part for part in parts if part) or "own"
        size = 12 if cluster.count == 1 else min(30, 14 + round(5 * math.log10(cluster.count)))
        return Spot(
            x, y, latitude, longitude, size, cluster.count, examples, look, label, href, box, **more
        )

    def _is_exact(self, cluster: Cluster) -> bool:
        """Whether any of them has a position of its own."""
        return not cluster.area and cluster.once("exact", self._any_exact)

    def _any_exact(self, members: Sequence[int]) -> bool:
        areas = self.seen.placed.points.areas
        return not all(map(areas.__getitem__, members))

    def _codes(self, members: Sequence[int]) -> set[str]:
        return set(map(self.seen.placed.codes.__getitem__, members))

    def _examples_among(self, members: Sequence[int]) -> int:
        if not self.examples:
            return 0
        return sum(self.examples >> one & 1 for one in members)

    def _box(self, cluster: Cluster) -> Bounds | None:
        points = self.seen.placed.points
        left, top, right, bottom = cluster.once("bounds", partial(bounds, points))
        if max(right - left, bottom - top) < TOGETHER:
            return None
        (north, west), (south, east) = degrees(left, top), degrees(right, bottom)
        return round(west, 5), round(south, 5), round(east, 5), round(north, 5)

    def _into(self, cluster: Cluster, box: Bounds | None) -> str:
        """Where a cluster leads: nearer; or, where that parts nobody, to the list of its cards."""
        if cluster.area:
            return self.at(self.view, LIST, cluster.area)
        if box is None:
            return self.at(View.centred(cluster.x, cluster.y, NEAREST, *INNER), LIST)
        view = View.around(box, *INNER, margin=60)
        if view.zoom <= self.view.zoom:
            view = View.centred(cluster.x, cluster.y, self.view.zoom + 1, *INNER)
        return self.at(view, MAP)


def region_of(code: str, language: str) -> str:
    """The name of the smallest known region of a code; "" for none."""
    region = nearest(code) if code else None
    return region.name.best(language).words if region else ""


def common(codes: Iterable[str], language: str) -> str:
    """The smallest region that holds all of them, or the countries they are of."""
    known = sorted(set(codes))
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(known[0], known[-1], strict=False))
    shared = "".join(sign for sign, _ in pairs)
    if len(shared) > 1:
        return region_of(shared, language)
    lands = {region_of(code[:2], language) for code in known}
    return listed(sorted(lands)) if "" not in lands and len(lands) <= MOST_NAMES else ""
