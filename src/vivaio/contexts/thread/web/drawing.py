"""A thread as a picture: what came first at the left, what came of it at the right.

Made on the server; every box is a link that the keyboard reaches; the list says the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from uuid import UUID

from vivaio.platform.links.walking import Knot, Strand, Thread
from vivaio.platform.records.translatables import kind_title
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.wording import page_of

#: Boxes of one column; what is beyond them the list has.
MOST = 12
#: Of a box, as in `thread/parts.html`; then the ground between boxes, and about them all.
WIDE, HIGH, ACROSS, DOWN, EDGE = 190, 74, 62, 20, 12
_LETTERS, _LINES = 26, 2


@dataclass(frozen=True, slots=True)
class Box:
    """A record of the picture, its upper left corner at x and y, in pixels; `kind` is a msgid.

    `href`, `title` and its `lines` are empty for one that is no longer there.
    """

    x: int
    y: int
    kind: str
    href: str
    title: str
    lines: tuple[str, ...]
    is_example: bool
    is_here: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """The picture, `wide` and `high` in pixels; `lines` is the one path that holds every link.

    `is_part` when the list has more than it.
    """

    wide: int
    high: int
    lines: str
    boxes: tuple[Box, ...]
    is_part: bool

    @property
    def has_examples(self) -> bool:
        """Whether a box shows an example."""
        return any(box.is_example for box in self.boxes)


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
        knot.uid: _box(viewer, knot, x, y, is_here=knot is found.start)
        for place, depth in enumerate(sorted(columns))
        for knot, x, y in _column(columns[depth][:MOST], place, high)
    }
    wide = 2 * EDGE + len(columns) * (WIDE + ACROSS) - ACROSS
    lines = "".join(
        _curve(boxes, one) for one in found.strands if one.source in boxes and one.target in boxes
    )
    return Drawing(wide, high, lines, tuple(boxes.values()), is_part)


def _column(knots: Sequence[Knot], place: int, high: int) -> list[tuple[Knot, int, int]]:
    """The boxes of a column, about the middle of the picture."""
    top = (high - len(knots) * (HIGH + DOWN) + DOWN) // 2
    x = EDGE + place * (WIDE + ACROSS)
    return [(knot, x, top + number * (HIGH + DOWN)) for number, knot in enumerate(knots)]


def _curve(boxes: Mapping[UUID, Box], strand: Strand) -> str:
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


def _box(viewer: Viewer, knot: Knot, x: int, y: int, *, is_here: bool) -> Box:
    kind = kind_title(knot.kind)
    if knot.gone_on is not None:
        return Box(x, y, kind, "", "", (), is_example=False, is_here=is_here)
    title = knot.title.best(viewer.language).words
    lines = [title]
    if len(title) > _LETTERS:
        lines = wrap(title, _LETTERS, max_lines=_LINES, placeholder=" …")
    return Box(
        x, y, kind, page_of(knot.address), title, tuple(lines),
        is_example=knot.nature == Nature.EXAMPLE, is_here=is_here,
    )  # fmt: skip
