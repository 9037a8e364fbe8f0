"""Regular work on what all records share."""

from __future__ import annotations

from datetime import timedelta

import pytest

from vivaio.kernel import clock, uid
from vivaio.platform.records import jobs
from vivaio.platform.records.models import Receipt


@pytest.mark.django_db
def test_receipts_are_forgotten_when_no_retry_can_ask_for_them() -> None:
    now = clock.now()
    for days in (0, 29, 31):
        Receipt.objects.create(
            key=uid.new(), verb="x", account=None, result=uid.new(), at=now - timedelta(days=days)
        )
    assert jobs.forget_receipts.func() == 1
    assert Receipt.objects.count() == 2
