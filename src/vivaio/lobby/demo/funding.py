"""The demonstration's grants: what the sources say of SEED2SCALE's, and nothing beyond."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from vivaio.lobby.demo.reading import table
from vivaio.platform.funding import operations as funding
from vivaio.platform.tenancy.viewer import Viewer


def load_grants(by: Viewer, centres: Mapping[str, UUID]) -> None:
    """One for the network and one for each centre; the granting authority's name is not known."""
    known = next(one for one in table("consortia")["consortium"] if one["slug"] == "seed2scale")
    values: dict[str, Any] = {
        "programme": known["programme"],
        "agreement_number": known["agreement_number"],
        # Source A says that the programme has financed the project, and speaks of no share.
        "co_funded": False,
        "emblem_required": True,
    }
    for centre in (None, *centres.values()):
        funding.keep_grant(by=by, centre=centre, values=values, source="a")
