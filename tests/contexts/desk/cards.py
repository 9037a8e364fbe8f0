"""Cards that run out, which put lines on desks."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from tests.factories.centres import ZONE
from vivaio.ground.actors import operations as directory
from vivaio.kernel import clock
from vivaio.kernel.text import Text
from vivaio.platform.tenancy.viewer import Viewer


def card(centre: UUID, name: str, days: int, **values: str) -> UUID:
    """A published card that is valid until so many days from now, in its centre."""
    return directory.register_actor(
        by=Viewer.system(), centre=centre, name=Text("en", {"en": name}), state="published",
        values={"valid_until": clock.today(ZONE) + timedelta(days=days)}, **values,
    )  # fmt: skip
