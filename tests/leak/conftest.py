"""The world is made once for each of these modules; every test gives back what it changed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.factories.fixtures import forget, fresh
from tests.leak.world import World, build

__all__ = ["fresh"]


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """All cases, in a transaction that the module's end takes back."""
    with django_db_blocker.unblock():
        forget()
        with transaction.atomic():
            yield build()
            transaction.set_rollback(True)
        forget()
