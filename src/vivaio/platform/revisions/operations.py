"""Keeping a full version; to restore one is the room's own operation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from vivaio.kernel import clock
from vivaio.kernel.decision import no, require
from vivaio.kernel.errors import N_, Unknown
from vivaio.kernel.text import Text
from vivaio.platform.records.models import Record
from vivaio.platform.revisions.models import Revision
from vivaio.platform.tenancy.viewer import Viewer


@transaction.atomic
def keep(*, by: Viewer, record: UUID, content: Mapping[str, Any], why: str = "") -> int:
    """Keep the present content of a record, in the caller's transaction; returns its number.

    Values are plain JSON or `Text`. Content equal to the last version's is not kept again: its
    number is returned. Raises `Unknown` and `NotAllowed` (it takes the right to edit).
    """
    found = Record.objects.visible_to(by).select_for_update(of=("self",)).filter(pk=record).first()
    if found is None:
        raise Unknown(f"record {record}")
    if not by.may("edit", found.centre_id):
        require(no(N_("Only the team of its centre can keep a version of this record.")))
    stored = {
        name: value.to_json() if isinstance(value, Text) else value
        for name, value in content.items()
    }
    last = Revision.objects.filter(record=record).order_by("-number").first()
    if last is not None and last.content == stored:
        return last.number
    number = last.number + 1 if last else 1
    Revision.objects.create(
        record=found, number=number, at=clock.now(), author=by.account, content=stored, why=why
    )
    return number
