"""What grants know of people (nothing), and the journal's sentence for them."""

from __future__ import annotations

from vivaio.kernel.errors import N_
from vivaio.platform.journal import verbs
from vivaio.platform.registry import PersonalData, personal_data

GRANT = PersonalData(
    model="funding.Grant",
    fields={
        "id": "technical",
        "scope": "technical",
        "centre": "public",
        "programme": "public",
        "agreement_number": "public",
        "authority": "public",
        "co_funded": "public",
        "statement": "public",
        "disclaimer": "public",
        "emblem_required": "public",
        "source": "public",
        "version": "technical",
        "updated_at": "technical",
    },
)


def plug_in() -> None:
    """Register both."""
    personal_data.register(GRANT.model, GRANT)
    verbs.register("funding.kept", N_("%(who)s wrote down the grant: %(fields)s."))
