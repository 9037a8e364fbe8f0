"""A thread as a picture: what came first at the left, what came of it at the right.

Made on the server; every box is a link that the keyboard reaches; the list says the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from uuid import UUID

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from vivaio.platform.links.walking import Knot, Strand, Thread
from vivaio.platform.records.translatables import kind_name
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.wording import page_of

#: Boxes of one column; what is beyond them the list has.
MOST = 12
WIDE, HIGH, ACROSS, DOWN, EDGE = 190, 74, 62, 20, 12
_LETTERS, _LINES = 26, 2


@dataclass(frozen=True, slots=True)
class Drawing:
    """The picture; `is_part` when the list has more than it; whether it holds examples."""

    svg: SafeString
    is_part: bool
    has_examples: bool


@dataclass(frozen=True, slots=True)
class _Box:
    knot: Knot
    x: int
    y: int


def drawn(viewer: Viewer, found: Thread) -> Drawing | None:
    """None where there is no hop to draw."""
    columns: dict[int, list[Knot]] = {0: [found.start]}
    for step in found.steps:
        if step.side != "beside":
            columns.setdefault(-step.depth if step.side == "back" else step.depth, []).append(
                step.knot
            )
    if len(columns) == 1:
        return None
    is_part = any(len(column) > MOST for column in columns.values())
    tallest = min(max(len(column) for column in columns.values()), MOST)
    high = 2 * EDGE + tallest * (HIGH + DOWN) - DOWN
    boxes = {
        knot.uid: _Box(knot, x, y)
        for place, depth in enumerate(sorted(columns))
        for knot, x, y in _column(columns[depth][:MOST], place, high)
    }
    wide = 2 * EDGE + len(columns) * (WIDE + ACROSS) - ACROSS
    has_examples = any(box.knot.nature == Nature.EXAMPLE for box in boxes.values())
    svg = _svg(boxes, found, wide, high, viewer.language)
    return Drawing(svg, is_part, has_examples)


def _column(knots: Sequence[Knot], place: int, high: int) -> list[tuple[Knot, int, int]]:
    """The boxes of a column, about the middle of the picture."""
    top = (high - len(knots) * (HIGH + DOWN) + DOWN) // 2
    x = EDGE + place * (WIDE + ACROSS)
    return [(knot, x, top + number * (HIGH + DOWN)) for number, knot in enumerate(knots)]


def _svg(boxes: dict[UUID, _Box], found: Thread, wide: int, high: int, language: str) -> SafeString:
    return format_html(
        '<svg class="thread-map" width="{}" height="{}" viewBox="0 0 {} {}" role="group" '
        'aria-labelledby="drawn-title"><g class="chart graph">{}{}</g></svg>',
        wide, high, wide, high,
        format_html_join(
            "", '<path class="chart__line" d="{}"/>',
            ((_curve(boxes, one),) for one in found.strands
             if one.source in boxes and one.target in boxes),
        ),
        format_html_join(
            "", "{}",
            ((_box(one, language, here=one.knot.uid == found.start.uid),)
             for one in boxes.values()),
        ),
    )  # fmt: skip


def _curve(boxes: dict[UUID, _Box], strand: Strand) -> str:
    """From the right side of the one further left to the left side of the other."""
    one, other = sorted((boxes[strand.source], boxes[strand.target]), key=lambda box: box.x)
    start, end = one.x + WIDE, other.x if other.x > one.x else other.x + WIDE
    bend = ACROSS // 2
    towards = end - bend if other.x > one.x else end + bend
    middle = HIGH // 2
    return (
        f"M{start} {one.y + middle}C{start + bend} {one.y + middle} "
        f"{towards} {other.y + middle} {end} {other.y + middle}"
    )


def _box(one: _Box, language: str, *, here: bool) -> SafeString:
    knot = one.knot
    kind = kind_name(knot.kind)
    if knot.gone_on is not None:
        return format_html(
            '<rect class="chart__ground" x="{}" y="{}" width="{}" height="{}" rx="6"/>{}',
            one.x, one.y, WIDE, HIGH, _words(one, kind, gettext("no longer there")),
        )  # fmt: skip
    is_example = knot.nature == Nature.EXAMPLE
    title = knot.title.best(language)
    said = f"{kind} · {gettext('EXAMPLE')}" if is_example else kind
    return format_html(
        '<a href="{}"><title>{}</title><path class="thread-map__box{}" d="{}"/>{}{}</a>',
        page_of(knot.address), f"{said}: {title.words}",
        " thread-map__box--here" if here else "",
        f"M{one.x} {one.y}h{WIDE}v{HIGH}h-{WIDE}z",
        format_html('<path class="chart__example" d="M{} {}l6 6-6 6-6-6z"/>',
                    one.x + WIDE - 12, one.y + 6) if is_example else "",
        _words(one, kind, title.words),
    )  # fmt: skip


def _words(one: _Box, kind: str, title: str) -> SafeString:
    lines = wrap(title, _LETTERS, max_lines=_LINES, placeholder=" …") or [""]
    return format_html(
        '<text class="chart__note" x="{}" y="{}">{}</text>{}',
        one.x + 12, one.y + 20, kind,
        format_html_join(
            "", '<text x="{}" y="{}">{}</text>',
            ((one.x + 12, one.y + 40 + 18 * number, words) for number, words in enumerate(lines)),
        ),
    )  # fmt: skip
