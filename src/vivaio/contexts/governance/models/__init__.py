"""The nouns of this room."""

from vivaio.contexts.governance.models.agreements import (
    ADHESION_LIFE,
    LIFE,
    Adhesion,
    Agreement,
    AgreementKind,
    Authority,
    Checked,
)
from vivaio.contexts.governance.models.campaigns import (
    CAMPAIGN_LIFE,
    Campaign,
    Invitee,
    OptOut,
    Reached,
)
from vivaio.contexts.governance.models.composition import (
    Composition,
    Dimension,
    Launch,
    Stage,
    Target,
)

__all__ = [
    "ADHESION_LIFE",
    "CAMPAIGN_LIFE",
    "LIFE",
    "Adhesion",
    "Agreement",
    "AgreementKind",
    "Authority",
    "Campaign",
    "Checked",
    "Composition",
    "Dimension",
    "Invitee",
    "Launch",
    "OptOut",
    "Reached",
    "Stage",
    "Target",
]
