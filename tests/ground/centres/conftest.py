"""One small network for each module of these tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from tests.factories.scene import Scene, build, kept


@pytest.fixture(scope="module")
def scene(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Scene]:
    """Two centres and one record of every kind."""
    with kept(build, django_db_blocker) as made:
        yield made
