"""Where groups of stakeholders agree and where not: a line for each need, a spot for each group."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from vivaio.contexts.needs.models import Helix
from vivaio.contexts.needs.queries.priorities import Standing

_LEFT, _WIDE, _ROW, _TOP = 20, 620, 70, 46
#: Points between two groups below which their spots would touch.
_NEAR = 0.14
#: Signs, so that groups are told apart without colours.
SIGNS = dict(zip(Helix.values, ("A", "S", "B", "R", "C"), strict=True))


def _x(points: float) -> str:
    return f"{_LEFT + (points - 1) / 4 * (_WIDE - 2 * _LEFT):.1f}"


def spread(standings: Sequence[Standing], titles: Sequence[str], label: str) -> SafeString:
    """Means of the groups from 1 to 5; the words and numbers stand in the table beside it."""
    high = _TOP + _ROW * len(standings)
    marks = format_html_join(
        "",
        '<text x="{}" y="18" text-anchor="middle" class="chart__note">{}</text>'
        '<path class="chart__ground" d="M{} 26V{}"/>',
        ((_x(n), n, _x(n), high) for n in range(1, 6)),
    )
    rows = format_html_join(
        "", "{}",
        ((_row(one, title, _TOP + _ROW * n),)
         for n, (one, title) in enumerate(zip(standings, titles, strict=True))),
    )  # fmt: skip
    return format_html(
        '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}</svg>',
        _WIDE, high, label, marks, rows,
    )  # fmt: skip


def _row(one: Standing, title: str, y: int) -> SafeString:
    short = title if len(title) < 70 else f"{title[:68].rstrip()}…"
    line = y + 32
    if not one.groups:
        return format_html('<text x="{}" y="{}">{}</text>', _LEFT, y + 12, short)
    low, high = min(one.groups.values()), max(one.groups.values())
    spots = format_html_join(
        "",
        '<circle class="chart__aim" cx="{}" cy="{}" r="9"/>'
        '<text class="chart__value" x="{}" y="{}" text-anchor="middle">{}</text>',
        ((_x(mean), at, _x(mean), at + 5, SIGNS[group]) for group, mean, at in _spots(one, line)),
    )  # fmt: skip
    return format_html(
        '<text x="{}" y="{}">{}</text><path class="chart__line" d="M{} {}H{}"/>{}',
        _LEFT, y + 12, short, _x(low), line, _x(high), spots,
    )  # fmt: skip


def _spots(one: Standing, line: int) -> list[tuple[str, float, int]]:
    """Group, mean and height; of two so near that they would hide each other one steps down."""
    made: list[tuple[str, float, int]] = []
    for group, mean in sorted(one.groups.items(), key=lambda pair: pair[1]):
        steps = made and made[-1][2] == line and mean - made[-1][1] < _NEAR
        made.append((group, mean, line + 19 if steps else line))
    return made
