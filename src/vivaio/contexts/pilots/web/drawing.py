"""A theory of change as a picture; the table beside it says the same."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from vivaio.contexts.pilots.models import Level
from vivaio.contexts.pilots.parts import Node

_WIDE, _BOX, _LINE, _SIGNS, _MOST = 360, 285, 17, 40, 3


def theory(nodes: Sequence[tuple[Node, str]], label: str) -> SafeString:
    """Statements with their words from inputs down to impacts, and an arrow for each *leads to*."""
    order = {level: place for place, level in enumerate(Level.values)}
    ordered = sorted(nodes, key=lambda pair: order.get(pair[0].level, 0))
    pieces: list[SafeString] = []
    middles: dict[str, float] = {}
    y, level = 4.0, ""
    for node, words in ordered:
        if node.level != level:
            level, y = node.level, y + 18
            pieces.append(
                format_html(
                    '<text class="chart__note" x="2" y="{}">{}</text>', y - 3, Level(level).label
                )
            )
        lines = _wrapped(words)
        high = _LINE * len(lines) + 12
        pieces.append(_box(lines, y, high))
        middles[node.code] = y + high / 2
        y += high + 10
    arrows = [
        _arrow(middles[node.code], middles[to])
        for node, _ in ordered
        for to in node.to
        if to in middles
    ]
    return format_html(
        '<svg class="chart chart--slim" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}</svg>',
        _WIDE, f"{y:.0f}", label, format_html_join("", "{}", ((one,) for one in pieces)),
        format_html_join("", "{}", ((one,) for one in arrows)),
    )  # fmt: skip


def _wrapped(words: str) -> list[str]:
    lines = textwrap.wrap(words, _SIGNS) or [""]
    if len(lines) > _MOST:
        lines = [*lines[: _MOST - 1], f"{lines[_MOST - 1][: _SIGNS - 2]}…"]
    return lines


def _box(lines: Sequence[str], y: float, high: int) -> SafeString:
    said = format_html_join(
        "", '<text x="10" y="{}">{}</text>',
        ((f"{y + 18 + n * _LINE:.0f}", line) for n, line in enumerate(lines)),
    )  # fmt: skip
    return format_html(
        '<rect class="chart__aim" x="1" y="{}" width="{}" height="{}" rx="5"/>{}',
        y, _BOX - 2, high, said,
    )  # fmt: skip


def _arrow(start: float, end: float) -> SafeString:
    """An arc on the right; the longer the way, the wider. It ends a little off the middle."""
    down = end >= start
    first, last = (start + 4, end - 4) if down else (start - 4, end + 4)
    wide = _BOX + min(24 + abs(last - first) * 0.28, 90)
    return format_html(
        '<path class="chart__line" d="M{} {}C{} {} {} {} {} {}"/>'
        '<path class="chart__fact" d="M{} {}l9 -5v10z"/>',
        _BOX, f"{first:.0f}", f"{wide:.0f}", f"{first:.0f}", f"{wide:.0f}", f"{last:.0f}",
        _BOX + 8, f"{last:.0f}", _BOX, f"{last:.0f}",
    )  # fmt: skip
