"""The demonstration, loaded once for each of these modules."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from tests.factories.scene import kept
from vivaio.lobby.demo import load


def _load() -> list[str]:
    said: list[str] = []
    load.load(said.append)
    return said


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[str]]:
    """What loading said."""
    with kept(_load, django_db_blocker) as said:
        yield said
