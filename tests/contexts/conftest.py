"""Where most tests of rooms begin: a centre, and somebody who edits in it."""

from __future__ import annotations

from uuid import UUID

import pytest

from tests.factories import centres, people
from vivaio.platform.tenancy.viewer import Viewer


@pytest.fixture
def centre() -> UUID:
    """An open centre in Italy."""
    return centres.centre()


@pytest.fixture
def editor(centre: UUID) -> Viewer:
    """An editor of it."""
    return people.team(centre)
