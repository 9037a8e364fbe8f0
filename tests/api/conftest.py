"""One record of every kind, made once for each of these modules."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from tests.factories.scene import Scene, build, kept


@pytest.fixture(scope="module")
def scene(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Scene]:
    """A small network."""
    with kept(build, django_db_blocker) as made:
        yield made
