"""The drawing beside each country's numbers, which say the same."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

#: The states from the left, each in its own look; what is left over is not dated.
_LOOKS = {"confirmed": "chart__fact", "due": "chart__due", "past": "chart__example"}


def shares(numbers: Mapping[str, int]) -> SafeString:
    """One bar of a hundred parts: confirmed, due, past its date, and the rest left empty."""
    total = max(sum(numbers.values()), 1)
    pieces, x = [], 0.0
    for state, look in _LOOKS.items():
        width = 100 * numbers.get(state, 0) / total
        pieces.append((look, f"{x:.2f}", f"{width:.2f}"))
        x += width
    return format_html(
        '<svg class="chart__furrow" viewBox="0 0 100 6" preserveAspectRatio="none" '
        'aria-hidden="true"><rect class="chart__aim" width="100" height="6"/>{}</svg>',
        format_html_join("", '<rect class="{}" x="{}" width="{}" height="6"/>', pieces),
    )
