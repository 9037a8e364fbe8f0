"""Viewers of two centres and of none."""

from __future__ import annotations

from uuid import UUID

import pytest

from vivaio.kernel import uid
from vivaio.platform.tenancy.viewer import Viewer


@pytest.fixture
def torino() -> UUID:
    return uid.new()


@pytest.fixture
def zagreb() -> UUID:
    return uid.new()


@pytest.fixture
def ana(torino: UUID) -> Viewer:
    return Viewer(
        account=7, person=uid.new(), name="Ana Marić", roles={torino: frozenset({"edit"})}
    )


@pytest.fixture
def colleague(torino: UUID) -> Viewer:
    return Viewer(account=8, name="Carlo", roles={torino: frozenset({"read"})})


@pytest.fixture
def neighbour(zagreb: UUID) -> Viewer:
    return Viewer(account=9, name="Ivo", roles={zagreb: frozenset({"edit"})})
