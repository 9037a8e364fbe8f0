"""Which model holds the records of a kind."""

from __future__ import annotations

from functools import cache

from django.apps import apps

from vivaio.platform.records.models import Recorded


@cache
def models_by_kind() -> dict[str, type[Recorded]]:
    """Every concrete model of records, by its kind."""
    found: dict[str, type[Recorded]] = {}
    for model in apps.get_models():
        if issubclass(model, Recorded):
            if model.record_kind in found:
                raise LookupError(f"two models hold records of kind {model.record_kind}")
            found[model.record_kind] = model
    return found
