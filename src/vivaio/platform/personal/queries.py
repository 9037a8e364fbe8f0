"""The register of purposes, and what was forgotten when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from vivaio.kernel.decision import no, require
from vivaio.kernel.errors import N_
from vivaio.platform.personal.models import Forgetting
from vivaio.platform.registry import personal_data
from vivaio.platform.registry.people import BASES
from vivaio.platform.tenancy.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Holding:
    """A model that serves a purpose: its personal fields, and how long they are kept.

    `days` after `since` (a msgid that goes on from "days after"), or None and `kept` (a msgid);
    `stays` (a msgid, mostly empty) is what is left when a person is erased.
    """

    model: str
    fields: tuple[str, ...]
    days: int | None
    since: str
    kept: str
    stays: str


@dataclass(frozen=True, slots=True)
class Purpose:
    """Why people are known, and on which basis; both are msgids."""

    purpose: str
    legal_basis: str
    holdings: tuple[Holding, ...]


def purposes() -> list[Purpose]:
    """Every purpose for which personal data are held, in the order of registration."""
    grouped: dict[tuple[str, str], list[Holding]] = {}
    for declared in personal_data.all().values():
        fields = tuple(name for name, kind in declared.fields.items() if kind == "personal")
        if fields:
            rule = declared.retention
            held = Holding(
                declared.model,
                fields,
                rule.days if rule else None,
                rule.since if rule else "",
                "" if rule else declared.kept,
                declared.stays,
            )
            key = (declared.purpose, BASES[declared.legal_basis])
            grouped.setdefault(key, []).append(held)
    return [Purpose(*key, tuple(held)) for key, held in grouped.items()]


@dataclass(frozen=True, slots=True)
class Night:
    """One run of the rules: (purpose or name of the model, days, rows that went, error)."""

    at: datetime
    lines: Sequence[tuple[str, int, int, str]]


def nights(viewer: Viewer, *, number: int = 14) -> list[Night]:
    """What was forgotten in the last nights, the latest first; for those who run the network."""
    if not viewer.may("manage", None):
        require(no(N_("This is for those who administer the network.")))
    moments = list(
        Forgetting.objects.order_by("-at").values_list("at", flat=True).distinct()[:number]
    )
    found: dict[datetime, list[tuple[str, int, int, str]]] = {at: [] for at in moments}
    for row in Forgetting.objects.filter(at__in=moments).order_by("pk"):
        declared = personal_data.all().get(row.model)
        words = declared.purpose if declared and declared.purpose else row.model
        found[row.at].append((words, row.days, row.number, row.error))
    return [Night(at, lines) for at, lines in found.items()]
