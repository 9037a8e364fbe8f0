"""Writing concepts: done when data is prepared, by the platform itself."""

from __future__ import annotations

from django.db import transaction

from vivaio.ground.taxonomy.models import Concept
from vivaio.ground.taxonomy.queries import forget
from vivaio.kernel.decision import no, require
from vivaio.kernel.errors import N_
from vivaio.kernel.text import Text
from vivaio.platform.records.writing import next_change
from vivaio.platform.tenancy.viewer import Viewer


def keep_concept(
    *, by: Viewer, scheme: str, code: str, label: Text, definition: Text, position: int = 0
) -> None:
    """Add a concept, or bring its words up to date."""
    if not by.is_system:
        require(no(N_("Only the operator of the platform changes the taxonomy.")))
    with transaction.atomic():
        Concept.objects.update_or_create(
            scheme=scheme,
            code=code,
            defaults={"label": label, "definition": definition, "position": position},
        )
        next_change()
    forget()
