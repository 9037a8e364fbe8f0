"""For whom a page speaks: a centre, or the network when none is named."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from vivaio.ground.centres import queries as centres
from vivaio.kernel.text import Text, Wording
from vivaio.platform.tenancy.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Scope:
    """`centre` is None for the network."""

    centre: UUID | None
    slug: str
    jurisdiction: str
    name: Wording


def scope(viewer: Viewer, slug: str) -> Scope:
    """Of a centre's slug ("": the network); `Unknown` when there is none for this viewer."""
    if not slug:
        words = _("The network")
        return Scope(None, "", "", Text(viewer.language, {viewer.language: words}).best())
    found = centres.centre(viewer, slug)
    name = found.name.best(viewer.language)
    return Scope(found.uid, found.slug, found.jurisdiction, name)
