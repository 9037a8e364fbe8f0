"""A social return on investment as a range, from its assumptions alone.

Of what came about only the part counts that would not have come anyway (deadweight), was not only
moved from elsewhere (displacement) and is not owed to others (attribution). From the second year
on a part is lost (drop-off), and what comes later is worth less today (discount). The low end takes
the worst of each range, the high end the best; nothing in between is called *the* ratio.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from vivaio.contexts.pilots.parts import Estimate

_ALL = Decimal(100)


@dataclass(frozen=True, slots=True)
class Range:
    """Euro of worth for each euro spent, from the worst to the best of all assumptions."""

    low: Decimal
    high: Decimal


def net_share(deadweight: Decimal, displacement: Decimal, attribution: Decimal) -> Decimal:
    """Which part (0 to 1) of an outcome is the pilot's own doing; shares in percent."""
    share = Decimal(1)
    for one in (deadweight, displacement, attribution):
        share *= 1 - one / _ALL
    return share


def present_value(yearly: Decimal, drop: Decimal, discount: Decimal, years: int) -> Decimal:
    """What `yearly` euro over some years are worth today; the first year is discounted too."""
    kept, rate = 1 - drop / _ALL, 1 + discount / _ALL
    whole = Decimal(0)
    for year in range(1, years + 1):
        whole += yearly / rate**year
        yearly *= kept
    return whole


def worth(one: Estimate) -> Range:
    """The range of an estimate."""
    worst = net_share(one.deadweight_high, one.displacement_high, one.attribution_high)
    best = net_share(one.deadweight_low, one.displacement_low, one.attribution_low)
    low = present_value(one.quantity * one.value_low * worst, one.drop_high, one.discount,
                        one.years)  # fmt: skip
    high = present_value(one.quantity * one.value_high * best, one.drop_low, one.discount,
                         one.years)  # fmt: skip
    return Range(low / one.investment, high / one.investment)
