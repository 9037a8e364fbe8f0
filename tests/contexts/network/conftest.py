"""Two centres with their teams, and cards of both."""

from __future__ import annotations

import pytest

from tests.factories import network
from tests.factories.network import Town


@pytest.fixture
def town(db: None) -> Town:
    return network.town()
