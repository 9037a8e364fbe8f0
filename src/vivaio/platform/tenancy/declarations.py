"""Every model says to whom its rows belong; a system check refuses one that does not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, register


@dataclass(frozen=True, slots=True)
class Tenancy:
    """`kind`: centre-owned, network-wide, personal or part; `whole`: the field a part follows."""

    kind: str
    whole: str = ""


CENTRE_OWNED = Tenancy("centre-owned")
NETWORK_WIDE = Tenancy("network-wide")
PERSONAL = Tenancy("personal")


def part_of(field: str) -> Tenancy:
    """Seen exactly when the record is seen to which `field` points."""
    return Tenancy("part", field)


@register()
def check_declared(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """One error for each model of ours without a declaration."""
    errors: list[CheckMessage] = []
    for model in apps.get_models(include_auto_created=False):
        if not model.__module__.startswith("vivaio."):
            continue
        declared = getattr(model, "tenancy", None)
        if not isinstance(declared, Tenancy):
            errors.append(
                Error(
                    f"{model._meta.label} does not say to whom its rows belong.",
                    hint="Set `tenancy` to CENTRE_OWNED, NETWORK_WIDE, PERSONAL or part_of(…).",
                    obj=model,
                    id="tenancy.E001",
                )
            )
        elif declared.whole:
            try:
                model._meta.get_field(declared.whole)
            except Exception:
                errors.append(
                    Error(
                        f"{model._meta.label} is part of {declared.whole}, which it has not.",
                        obj=model,
                        id="tenancy.E002",
                    )
                )
    return errors
