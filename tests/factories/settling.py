"""Bringing a record into any visibility and state, by the door through which all are written."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from vivaio.kernel import clock
from vivaio.platform.records import operations as records
from vivaio.platform.records.kinds import models_by_kind
from vivaio.platform.records.models import Record
from vivaio.platform.tenancy.viewer import Viewer


def settle(
    uid: UUID,
    *,
    visibility: str,
    state: str,
    nature: str = "fact",
    owner: UUID | None = None,
    deleted: bool = False,
) -> None:
    """Save a record as it would be after other verbs than the factories'."""
    model = models_by_kind()[Record.objects.get(uid=uid).kind]
    with transaction.atomic():
        row = model.objects.get(uid=uid)
        row.visibility, row.nature = visibility, nature
        # "Published" stands for the state in which others see a record, whatever its own word.
        row.state = row.open_states[0] if state == "published" else state
        row.centre_id = owner
        row.deleted_at = clock.now() if deleted else None
        records.save(row, by=Viewer.system(), verb="record.settled")
