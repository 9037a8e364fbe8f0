"""What versions know of people, and what goes when a record is removed for good."""

from __future__ import annotations

from uuid import UUID

from vivaio.kernel.errors import N_
from vivaio.platform.registry import PersonalData, personal_data
from vivaio.platform.registry.instances import removals
from vivaio.platform.revisions.models import Revision

REVISION = PersonalData(
    model="revisions.Revision",
    fields={
        "id": "technical",
        "record": "public",
        "number": "public",
        "at": "public",
        "author": "personal",
        "content": "public",
        "why": "public",
    },
    purpose=N_("To know who kept a version of a text under debate, and to ask them."),
)


def forget(record: UUID) -> None:
    """Delete every version of a record."""
    Revision.objects.filter(record=record).delete()


def register() -> None:
    """Declare both."""
    personal_data.register(REVISION.model, REVISION)
    removals.register("revisions", forget)
