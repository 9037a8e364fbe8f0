"""Drawings made on the server: furrows that fill, and a line that climbs by steps.

On pages colours are classes of the stylesheet, because the content-security policy allows no inline
style; a drawing that is given away carries its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

_OWN_STYLE = mark_safe(
    "<style>text{font:14px 'Source Sans 3',sans-serif;fill:#1d2420}.chart__title{font:600 18px "
    "'Source Serif 4',serif}.chart__aim{fill:#fff;stroke:#7c857f}.chart__fact{fill:#1f5a43}"
    ".chart__example{fill:#9a5208}</style>"
)


@dataclass(frozen=True, slots=True)
class Bar:
    """One furrow: `label`, what is said at its end, and its numbers (`aimed` None: no target)."""

    label: str
    said: str
    aimed: int | None
    facts: int
    examples: int


def furrow(bar: Bar, most: int) -> SafeString:
    """One bar beside its words, which say the same: a picture for the eye alone."""
    scale = 100 / max(most, 1)
    facts, examples = bar.facts * scale, bar.examples * scale
    return format_html(
        '<svg class="chart__furrow" viewBox="0 0 100 6" preserveAspectRatio="none" '
        'aria-hidden="true"><rect class="chart__aim" width="{}" height="6"/>'
        '<rect class="chart__fact" width="{}" height="6"/>'
        '<rect class="chart__example" x="{}" width="{}" height="6"/></svg>',
        f"{(bar.aimed or 0) * scale:.2f}",
        f"{facts:.2f}",
        f"{facts:.2f}",
        f"{examples:.2f}",
    )


def bars(title: str, parts: Sequence[tuple[str, Sequence[Bar]]]) -> SafeString:
    """All parts as one picture to give away, with its words and its own colours."""
    most = max((max(b.aimed or 0, b.facts + b.examples) for _, p in parts for b in p), default=1)
    scale = 300 / max(most, 1)
    pieces, y = [], 66
    for name, part in parts:
        pieces.append(format_html('<text x="16" y="{}" font-weight="600">{}</text>', y, name))
        y += 24
        for bar in part:
            pieces.append(_row(bar, y, scale))
            y += 24
        y += 12
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 {}" role="img" '
        'aria-labelledby="title">{}<title id="title">{}</title>'
        '<rect width="800" height="{}" fill="#fbf8f2"/>'
        '<text class="chart__title" x="16" y="32">{}</text>{}</svg>',
        y,
        _OWN_STYLE,
        title,
        y,
        title,
        format_html_join("", "{}", ((piece,) for piece in pieces)),
    )


def _row(bar: Bar, y: int, scale: float) -> SafeString:
    return format_html(
        '<text x="28" y="{}">{}</text><rect class="chart__aim" x="270" y="{}" width="{}" '
        'height="12"/><rect class="chart__fact" x="270" y="{}" width="{}" height="12"/>'
        '<rect class="chart__example" x="{}" y="{}" width="{}" height="12"/>'
        '<text x="585" y="{}">{}</text>',
        y, bar.label, y - 11, f"{(bar.aimed or 0) * scale:.1f}", y - 11,
        f"{bar.facts * scale:.1f}", f"{270 + bar.facts * scale:.1f}", y - 11,
        f"{bar.examples * scale:.1f}", y, bar.said,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """A point in time (months since year 0) with the number that held from then on."""

    month: int
    total: int


def steps(title: str, first: str, last: str, points: Sequence[Step], until: int) -> SafeString:
    """A line of steps from the first point to `until`, its ends labelled."""
    begin = points[0].month - 1
    width, top, ground = 300, 28, 132
    span = max(until - begin, 1)
    most = max(max(point.total for point in points), 1)
    path, level = f"M16 {ground}", float(ground)
    for point in points:
        level = ground - point.total / most * (ground - top)
        path += f"H{16 + (point.month - begin) / span * width:.1f}V{level:.1f}"
    path += f"H{16 + width}"
    return format_html(
        '<svg class="chart" viewBox="0 0 360 160" role="img" aria-label="{}">'
        '<path class="chart__ground" d="M16 {}H316"/><path class="chart__line" d="{}"/>'
        '<text class="chart__value" x="322" y="{}">{}</text>'
        '<text class="chart__note" x="16" y="150">{}</text>'
        '<text class="chart__note" x="316" y="150" text-anchor="end">{}</text></svg>',
        title, ground, path, f"{level + 5:.1f}", points[-1].total, first, last,
    )  # fmt: skip
