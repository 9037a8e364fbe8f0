"""What pictures offer to the rest of the house, and what they know of people."""

from __future__ import annotations

from vivaio.kernel.errors import N_
from vivaio.platform.journal import verbs
from vivaio.platform.registry import PersonalData, personal_data
from vivaio.platform.registry.merging import MOVES, merges

DECLARED = (
    PersonalData(
        model="media.Picture",
        fields={
            "uid": "public",
            "record": "public",
            "file": "public",
            "alternative": "public",
            "is_decorative": "public",
            "credit": "public",  # a byline, published as its licence asks
            "licence": "public",
        },
    ),
    PersonalData(
        model="media.Rendition",
        fields={"id": "technical", "picture": "public", "width": "public", "file": "public"},
    ),
)


def plug_in() -> None:
    """Register the sentence, and what the models know of people."""
    verbs.register("picture.kept", N_("%(who)s added a picture."))
    for declared in DECLARED:
        personal_data.register(declared.model, declared)
    merges.register("media.Picture.record", MOVES)
