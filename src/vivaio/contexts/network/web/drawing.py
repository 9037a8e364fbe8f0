"""The network as one picture: made on the server, its spots links that the keyboard reaches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from vivaio.contexts.network.queries import Measured, Network
from vivaio.ground.actors.web.drawing import shape
from vivaio.platform.records import queries as records
from vivaio.platform.records.queries import Heading
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.wording import page_of

#: More spots than this nobody tells apart; and so many have their names beside them.
MOST, NAMED = 150, 24
WIDE, HIGH, EDGE = 1000, 640, 60
_LETTER, _LINE = 6.6, 15


@dataclass(frozen=True, slots=True)
class Drawing:
    """The picture, how many it shows, and how many the choice has; `is_part` when not all."""

    svg: SafeString
    drawn: int
    nodes: int

    @property
    def is_part(self) -> bool:
        """Whether some are left out."""
        return self.drawn < self.nodes


@dataclass(frozen=True, slots=True)
class _Spot:
    uid: UUID
    x: float
    y: float
    degree: int
    heading: Heading


def network(viewer: Viewer, shown: Network, measured: Measured) -> Drawing | None:
    """The choice drawn where it was laid out; None where there is nothing to draw yet."""
    degree = shown.degree
    placed = [uid for uid in degree if uid in measured.nodes]
    if not placed:
        return None
    if len(placed) > MOST:
        # Of the largest part that hangs together, those with the most relations.
        largest = min(measured.nodes[uid].component for uid in placed)
        placed = [uid for uid in placed if measured.nodes[uid].component == largest]
    placed = sorted(placed, key=lambda uid: (-degree[uid], uid))[:MOST]
    known = records.headings(viewer, placed)
    places = _stretched([(measured.nodes[uid].x, measured.nodes[uid].y) for uid in placed])
    spots = {
        uid: _Spot(uid, x, y, degree[uid], known[uid])
        for uid, (x, y) in zip(placed, places, strict=True)
        if uid in known
    }
    return Drawing(_svg(spots, shown, viewer.language), len(spots), len(shown.nodes))


def _stretched(places: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Places that fill the picture; a single one, or a line, keeps to its middle."""
    columns = []
    for axis, length in ((0, WIDE), (1, HIGH)):
        values = [place[axis] for place in places]
        low, high = min(values), max(values)
        span = high - low
        middle = length / 2
        room = length - 2 * EDGE
        columns.append([middle if not span else EDGE + (v - low) / span * room for v in values])
    return list(zip(*columns, strict=True))


def _svg(spots: dict[UUID, _Spot], shown: Network, language: str) -> SafeString:
    lines = {
        (edge.source, edge.target)
        for edge in shown.edges
        if edge.source in spots and edge.target in spots
    }
    said = gettext("The network drawn: %(nodes)s spots, %(lines)s lines. The table says the same.")
    return format_html(
        '<svg class="chart graph" viewBox="0 0 {} {}" role="group" aria-label="{}">'
        '<path class="chart__ground" d="{}"/>{}{}</svg>',
        WIDE,
        HIGH,
        said % {"nodes": len(spots), "lines": len(lines)},
        "".join(
            f"M{spots[a].x:.0f} {spots[a].y:.0f}L{spots[b].x:.0f} {spots[b].y:.0f}"
            for a, b in sorted(lines)
        ),
        format_html_join("", "{}", ((_spot(one, language),) for one in spots.values())),
        _names(list(spots.values()), language),
    )


def _spot(one: _Spot, language: str) -> SafeString:
    name = one.heading.title.best(language).words
    count = ngettext("%(count)s relation", "%(count)s relations", one.degree)
    words = f"{name}: {count % {'count': one.degree}}"
    return format_html(
        '<a href="{}" aria-label="{}"><title>{}</title>'
        '<path class="{}" transform="translate({} {}) scale({})" d="{}"/></a>',
        page_of(one.heading.address),
        words,
        words,
        "chart__example" if one.heading.nature == Nature.EXAMPLE else "chart__fact",
        f"{one.x:.0f}",
        f"{one.y:.0f}",
        f"{0.7 + min(one.degree, 30) / 30:.2f}",
        shape(one.heading.kind),
    )


def _names(spots: Sequence[_Spot], language: str) -> SafeString:
    """Names beside their spots, of those with most relations, where they hide no other."""
    taken: list[tuple[float, float, float]] = []
    written: list[tuple[str, str, str]] = []
    for one in spots:
        words = one.heading.title.best(language).words
        width = len(words) * _LETTER
        left = min(max(one.x - width / 2, 4), max(WIDE - width - 4, 4))
        for y in (one.y - 18, one.y + 30):
            free = all(
                abs(y - other) > _LINE or left > end or left + width < start
                for start, end, other in taken
            )
            if free and len(written) < NAMED:
                taken.append((left, left + width, y))
                written.append((f"{left:.0f}", f"{y:.0f}", words))
                break
    return format_html_join("", '<text x="{}" y="{}" aria-hidden="true">{}</text>', written)
