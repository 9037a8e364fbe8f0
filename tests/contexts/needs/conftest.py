"""The day, the centre and the editor of these tests."""

from __future__ import annotations

import pytest
import time_machine


@pytest.fixture(autouse=True)
def day():
    with time_machine.travel("2026-11-23 09:00Z", tick=False) as machine:
        yield machine
