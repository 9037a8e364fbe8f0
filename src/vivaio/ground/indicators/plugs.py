"""What measurements offer to the rest of the house."""

from __future__ import annotations

from uuid import UUID

from vivaio.ground.indicators import declarations
from vivaio.ground.indicators.models import Measurement
from vivaio.platform.registry.instances import removals
from vivaio.platform.registry.merging import merges, stays


def forget(record: UUID) -> None:
    """Delete what was measured of a record that is removed for good."""
    Measurement.objects.filter(record=record).delete()


def plug_in() -> None:
    """Register removal, merges and personal data."""
    removals.register("indicators", forget)
    merges.register("indicators.Measurement.record", stays("what was measured of one record"))
    declarations.register()
