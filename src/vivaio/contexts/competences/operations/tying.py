"""Saying which need or request calls for a competence."""

from __future__ import annotations

from uuid import UUID

from vivaio.contexts.competences import policies
from vivaio.contexts.competences.queries import framework
from vivaio.kernel.decision import require
from vivaio.kernel.text import Text
from vivaio.platform.links import operations as links
from vivaio.platform.records import queries as records
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.viewer import Viewer


@operation
def call_for(
    *, by: Viewer, competence: UUID, source: UUID, reason: str | Text = "", key: UUID | None = None
) -> UUID:
    """Tie a need or a request to a competence; said by the editors of the centre that keeps it."""
    framework.by_uid(by, competence)
    records.heading(by, source)
    require(policies.can_keep(by, records.keeper(source)))
    return links.link(by=by, kind="calls_for", source=source, target=competence, reason=reason)
