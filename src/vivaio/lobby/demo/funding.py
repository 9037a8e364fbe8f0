"""The demonstration's grants and one theme: what the sources say of SEED2SCALE's, no more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from vivaio.ground.centres.operations import settings as centre_settings
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


def load_theme(by: Viewer, centres: Mapping[str, UUID]) -> None:
    """One centre in colours of its own, so that a theme can be seen: the blue of a lagoon."""
    values = {"leaf": "#1b5e7a", "leaf_deep": "#123f57"}
    centre_settings.settle(by=by, centre=centres["hr"], version=0, values=values)
