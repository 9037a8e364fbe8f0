"""The way of an indicator as a picture; the words beside it say the same."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString

from vivaio.ground.indicators.models import Measurement
from vivaio.ground.indicators.parts import Indicator


def way(one: Indicator, measured: Sequence[Measurement]) -> SafeString:
    """From the baseline (left) to the target (right), and how far the last measurement has come."""
    if one.baseline is None or one.target is None or not measured:
        return SafeString("")
    share = (measured[-1].value - one.baseline) / (one.target - one.baseline)
    come = min(max(share, Decimal(0)), Decimal(1)) * 100
    return format_html(
        '<svg class="chart__furrow" viewBox="0 0 100 6" preserveAspectRatio="none" '
        'aria-hidden="true"><rect class="chart__aim" width="100" height="6"/>'
        '<rect class="chart__fact" width="{}" height="6"/></svg>',
        f"{come:.2f}",
    )
