"""The demonstration's likely duplicates: the same bodies under other names."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from vivaio.ground.actors import operations as actors
from vivaio.ground.duplicates import looking
from vivaio.kernel.text import Text
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer

#: Centre, language, name as somebody else wrote it, country, sector.
_TWINS = (
    ("it", "it", "Avvisi Chiari S.r.l. (esempio)", "IT", "private"),
    ("hr", "hr", "Voznja app (primjer)", "HR", "private"),
)


def load(by: Viewer, centres: Mapping[str, UUID]) -> int:
    """Add them as examples and look for pairs; returns how many pairs wait."""
    for centre, language, name, country, sector in _TWINS:
        actors.register_actor(
            by=by,
            centre=centres[centre],
            name=Text(language, {language: name}),
            values={"country": country, "sector": sector},
            nature=Nature.EXAMPLE,
            state="published",
        )
    return looking.look()
