"""Tests with real transactions start from an empty journal, guarded again."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import DatabaseError, connection

from vivaio.kernel import uid
from vivaio.platform.journal import operations
from vivaio.platform.journal.models import Entry
from vivaio.platform.tenancy.viewer import Viewer


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_each_starts_empty_and_guarded(ana: Viewer, torino: UUID, turn: int) -> None:
    assert not Entry.objects.exists(), turn
    operations.append(by=ana, verb="thing.done", subject=uid.new(), centre=torino)
    with pytest.raises(DatabaseError, match="append-only"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM journal_entry")
