"""Where a table comes from: the document that stands beside each fact taken from it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from vivaio.ground.centres import queries as centres
from vivaio.ground.importing.importers import Terms
from vivaio.ground.importing.queries import scope_of
from vivaio.kernel import clock
from vivaio.kernel.text import Text
from vivaio.platform.records import operations as records
from vivaio.platform.tenancy.viewer import Viewer


def key_of(centre: UUID | None, source: str) -> str:
    """The key under which the document of a centre's source is stored."""
    return f"table-{scope_of(centre)[-12:]}-{source}"[:60].strip("-")


def keep(terms: Terms, choices: Mapping[str, Any], name: str) -> None:
    """Store the document, or bring it up to date."""
    title = choices["title"] or name
    records.keep_source(
        key=terms.evidence,
        title=Text(terms.language, {terms.language: title}),
        publisher=choices["publisher"],
        language=terms.language,
        address=choices["address"],
        licence=choices["licence"],
        note=Text(terms.language, {terms.language: choices["licence"]}),
        published_on=choices["published_on"],
        checked_on=clock.now().date(),
    )


def country_of(viewer: Viewer, centre: UUID | None) -> str:
    """The country in which a centre works; "" for the network."""
    return next((one.country for one in centres.centres(viewer) if one.uid == centre), "")
