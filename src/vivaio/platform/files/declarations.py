"""What files know of people, and what goes when a record is removed for good."""

from __future__ import annotations

from uuid import UUID

from vivaio.kernel.errors import N_
from vivaio.platform.files import operations
from vivaio.platform.files.models import File
from vivaio.platform.registry import PersonalData, personal_data
from vivaio.platform.registry.instances import removals
from vivaio.platform.registry.merging import MOVES, merges
from vivaio.platform.registry.people import subject_of


def _brought(person: UUID) -> list[dict[str, object]]:
    """The files that somebody has brought."""
    account = subject_of(person).account
    rows = File.objects.filter(account=account, account__isnull=False).order_by("created_at")
    return [
        {"uid": str(row.uid), "name": row.name, "at": row.created_at.isoformat()} for row in rows
    ]


def _erase_account(person: UUID) -> int:
    account = subject_of(person).account
    return File.objects.filter(account=account, account__isnull=False).update(account=None)


FILE = PersonalData(
    model="files.File",
    fields={
        "uid": "public",
        "record": "public",
        "centre": "public",
        "visibility": "technical",
        "nature": "public",
        "deleted_at": "technical",
        "name": "public",
        "media_type": "public",
        "size": "public",
        "digest": "technical",
        "width": "public",
        "height": "public",
        "account": "personal",
        "created_at": "public",
    },
    purpose=N_("To know who brought a file, and to ask them about it."),
    export=_brought,
    erase=_erase_account,
    stays=N_("What you wrote on the platform's records and pages, without your name."),
)


def register() -> None:
    """Declare both."""
    personal_data.register(FILE.model, FILE)
    removals.register("files", operations.forget)
    merges.register("files.File.record", MOVES)
