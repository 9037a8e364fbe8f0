"""A measure's indicator over time as a picture; the table beside it says the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from vivaio.contexts.strategy.rules import Value
from vivaio.ground.indicators.parts import Indicator
from vivaio.ground.indicators.web.presenters import number
from vivaio.platform.web.wording import day

_WIDE, _HIGH, _LEFT, _RIGHT, _TOP, _FOOT = 560, 240, 14, 70, 22, 40


def line(one: Indicator, measured: Sequence[Value], label: str) -> SafeString:
    """The straight line from the baseline to the target, and what was measured as dots."""
    if one.baseline is None or one.target is None or not one.baseline_on or not one.target_on:
        return SafeString("")
    days = [one.baseline_on, one.target_on, *(each.on_day for each in measured)]
    values = [one.baseline, one.target, *(each.value for each in measured)]
    first, last = min(days), max(days)
    low, high = min(values), max(values)

    def at(on: date, value: Decimal) -> tuple[str, str]:
        across = (on - first).days / max((last - first).days, 1)
        up = float((value - low) / (high - low)) if high > low else 0.5
        x = _LEFT + across * (_WIDE - _LEFT - _RIGHT)
        y = _TOP + (1 - up) * (_HIGH - _TOP - _FOOT)
        return f"{x:.0f}", f"{y:.0f}"

    start, end = at(one.baseline_on, one.baseline), at(one.target_on, one.target)
    dots = format_html_join(
        "", '<circle class="chart__fact" cx="{}" cy="{}" r="5"/>'
        '<text class="chart__value" x="{}" y="{}" text-anchor="middle" dy="-10">{}</text>',
        ((*at(each.on_day, each.value), *at(each.on_day, each.value), number(each.value))
         for each in measured),
    )  # fmt: skip
    return format_html(
        '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}">'
        '<path class="chart__ground" d="M{} {}H{}"/>'
        '<path class="chart__line" stroke-dasharray="6 5" d="M{} {}L{} {}"/>'
        '<text x="{}" y="{}" dx="8" dy="4">{}</text>{}'
        '<text class="chart__note" x="{}" y="{}">{}</text>'
        '<text class="chart__note" x="{}" y="{}" text-anchor="end">{}</text></svg>',
        _WIDE, _HIGH, label, _LEFT, _HIGH - _FOOT + 10, _WIDE - _RIGHT, *start, *end,
        end[0], end[1], number(one.target), dots, _LEFT, _HIGH - 10, day(first, "medium"),
        _WIDE - _RIGHT + 60, _HIGH - 10, day(last, "medium"),
    )  # fmt: skip
