"""What the translation desk knows of people: who brought a file, who asked the machine."""

from __future__ import annotations

from uuid import UUID

from vivaio.contexts.translating.models import Delivery, MachineRun
from vivaio.kernel.errors import N_
from vivaio.platform.registry import PersonalData, personal_data

_PURPOSE = N_("To show translators their own files and what became of them.")


def _deliveries(person: UUID) -> object:
    rows = Delivery.objects.filter(account__person__uid=person)
    return list(rows.values("file_name", "source", "language", "state", "brought_at"))


def _forget_deliveries(person: UUID) -> int:
    return Delivery.objects.filter(account__person__uid=person).delete()[0]


def _runs(person: UUID) -> object:
    rows = MachineRun.objects.filter(account__person__uid=person)
    return list(rows.values("record", "language", "state", "asked_at"))


def _forget_runs(person: UUID) -> int:
    return MachineRun.objects.filter(account__person__uid=person).delete()[0]


DECLARED = (
    PersonalData(
        model="translating.Delivery",
        fields={
            "uid": "technical",
            "account": "personal",
            "file_name": "personal",
            "source": "personal",
            "language": "personal",
            "units": "technical",
            "outcomes": "technical",
            "state": "personal",
            "brought_at": "personal",
            "settled_at": "technical",
        },
        purpose=_PURPOSE,
        export=_deliveries,
        erase=_forget_deliveries,
    ),
    PersonalData(
        model="translating.MachineRun",
        fields={
            "uid": "technical",
            "account": "personal",
            "record": "personal",
            "language": "personal",
            "state": "personal",
            "message": "technical",
            "texts": "technical",
            "asked_at": "personal",
            "settled_at": "technical",
        },
        purpose=_PURPOSE,
        export=_runs,
        erase=_forget_runs,
    ),
    PersonalData(
        model="translating.CentreChoice",
        fields={"centre": "technical", "sends_private": "technical"},
    ),
)


def register() -> None:
    """Declare all of them."""
    for declared in DECLARED:
        personal_data.register(declared.model, declared)
