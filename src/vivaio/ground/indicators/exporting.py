"""What was measured, as rows of a table, each with the definition of its indicator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from vivaio.ground.indicators import measuring, queries
from vivaio.ground.indicators.parts import Indicator
from vivaio.kernel.errors import N_

COLUMNS = {
    "indicator": N_("Indicator"), "unit": N_("Unit"), "definition": N_("Definition"),
    "baseline": N_("Baseline"), "target": N_("Target"), "on_day": N_("Day"), "value": N_("Value"),
    "confidence": N_("Confidence"), "source": N_("Source"), "nature": N_("Nature"),
}  # fmt: skip


def rows(
    indicators: Mapping[UUID, Sequence[Indicator]], language: str
) -> Iterator[tuple[UUID, dict[str, object]]]:
    """By the record, all but the column of its nature, in the order of the records."""
    told = queries.measured_of(indicators)
    for uid, several in indicators.items():
        for one in several:
            for each in told.get(uid, {}).get(one.code, ()):
                yield uid, {
                    "indicator": one.name.best(language).words,
                    "unit": one.unit.best(language).words,
                    "definition": one.definition.best(language).words,
                    "baseline": measuring.plain(one.baseline),
                    "target": measuring.plain(one.target), "on_day": each.on_day,
                    "value": measuring.plain(each.value), "confidence": each.confidence,
                    "source": each.source.best(language).words,
                }  # fmt: skip
