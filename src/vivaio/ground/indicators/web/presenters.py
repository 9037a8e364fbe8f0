"""Indicators and what was measured, as pages show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from babel.numbers import format_decimal
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from vivaio.ground.indicators import measuring, queries
from vivaio.ground.indicators.parts import Indicator
from vivaio.ground.indicators.vocabulary import Confidence
from vivaio.ground.indicators.web import drawing
from vivaio.kernel.text import Wording
from vivaio.platform.web.wording import day, reader


def number(value: Decimal | None) -> str:
    """A number as the reader writes it; "" for none."""
    return "" if value is None else format_decimal(value.normalize(), locale=reader())


@dataclass(frozen=True, slots=True)
class Shown:
    """An indicator with what was measured; `said` is how far it has come, `way` the same drawn."""

    code: str
    name: Wording
    unit: Wording
    definition: Wording
    baseline: str
    target: str
    last: str
    said: str
    way: SafeString
    values: tuple[dict[str, Any], ...]


def _value(value: Decimal | None, on: Any) -> str:
    return f"{number(value)} ({day(on)})" if value is not None else ""


def _said(one: Indicator, measured: Sequence[Any]) -> str:
    if not measured:
        return gettext("not measured yet")
    if measuring.is_reached(one, measured):
        return gettext("target reached")
    share = measuring.percent(one, measured)
    if share is None:
        return ""
    return gettext("%(percent)s %% of the way to the target") % {"percent": share}


def indicators(record: UUID, several: Sequence[Indicator], language: str) -> list[Shown]:
    """All of a record."""
    told = queries.measured(record)
    made = []
    for one in several:
        measured = told.get(one.code, [])
        values = tuple(
            {
                "uid": each.uid, "when": day(each.on_day), "value": number(each.value),
                "confidence": Confidence(each.confidence).label,
                "source": each.source.best(language),
            }
            for each in measured
        )  # fmt: skip
        last = measured[-1] if measured else None
        made.append(
            Shown(
                one.code, one.name.best(language), one.unit.best(language),
                one.definition.best(language), _value(one.baseline, one.baseline_on),
                _value(one.target, one.target_on),
                _value(last.value, last.on_day) if last else "",
                _said(one, measured), drawing.way(one, measured), values,
            )
        )  # fmt: skip
    return made
