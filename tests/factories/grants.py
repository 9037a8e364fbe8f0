"""Grants."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from vivaio.kernel.text import Text
from vivaio.platform.funding import operations as funding
from vivaio.platform.tenancy.viewer import Viewer


def grant(centre: UUID | None = None, **values: Any) -> None:
    """A grant of the network, or of a centre, that asks for the emblem."""
    given = {
        "programme": "A programme",
        "agreement_number": "EX-0001",
        "authority": Text("en", {"en": "an invented agency"}),
        **values,
    }
    funding.keep_grant(by=Viewer.system(), centre=centre, values=given)
