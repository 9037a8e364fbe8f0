"""The world is made once for these modules; every test gives back what it changed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from tests.factories.scene import kept
from tests.leak.world import World, build


@pytest.fixture(scope="package")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """All cases."""
    with kept(build, django_db_blocker) as made:
        yield made
