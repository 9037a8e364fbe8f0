"""The picture of one card's ties: itself in the middle, the others around it."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from vivaio.platform.links.queries import Hop

#: More than this many rays are no picture; the list has them all.
MOST = 24
#: A shape for each kind of record, around its own middle: told by form, not by colour.
SHAPES = {
    "actor": "M-8 0A8 8 0 1 0 8 0 8 8 0 1 0-8 0z",
    "place": "M-7-7H7V7H-7z",
    "programme": "M0-9L9 0 0 9-9 0z",
    "centre": "M0-9L9 8H-9z",
}
_OTHER = "M-5-8H5L10 0 5 8H-5L-10 0z"


def shape(kind: str) -> str:
    """The outline of a kind of record, as a path around 0, 0; 20 units wide."""
    return SHAPES.get(kind, _OTHER)


def around(hops: Sequence[Hop]) -> SafeString:
    """An SVG whose numbers are those of the list beside it; empty for fewer than three ties."""
    count = min(len(hops), MOST)
    if count < 3:
        return SafeString("")
    rays, spots = [], []
    for place, hop in enumerate(hops[:count]):
        angle = 2 * pi * place / count - pi / 2
        x, y = f"{150 + 118 * cos(angle):.1f}", f"{150 + 118 * sin(angle):.1f}"
        rays.append((x, y, "6 4" if hop.until else "none"))
        label_x, label_y = f"{150 + 138 * cos(angle):.1f}", f"{154 + 138 * sin(angle):.1f}"
        spots.append((x, y, shape(hop.other.kind), label_x, label_y, place + 1))
    said = ngettext(
        "%(count)s tie, drawn in the order of the list",
        "%(count)s ties, drawn in the order of the list",
        len(hops),
    )
    return format_html(
        '<svg class="chart graph graph--small" viewBox="0 0 300 300" role="img" aria-label="{}">'
        '{}{}<path class="chart__fact" transform="translate(150 150) scale(1.5)" d="{}"/></svg>',
        said % {"count": len(hops)},
        format_html_join(
            "",
            '<path class="chart__ground" d="M150 150L{} {}" stroke-dasharray="{}"/>',
            rays,
        ),
        format_html_join(
            "",
            '<path class="chart__fact" transform="translate({} {})" d="{}"/>'
            '<text x="{}" y="{}" text-anchor="middle">{}</text>',
            spots,
        ),
        shape("actor"),
    )
