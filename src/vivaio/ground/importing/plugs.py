"""What imports offer to the rest of the house."""

from __future__ import annotations

from vivaio.ground.importing import declarations, policies
from vivaio.kernel.errors import N_
from vivaio.platform.journal import verbs
from vivaio.platform.registry import RoomLink, room_links
from vivaio.platform.registry.merging import MOVES, merges

SENTENCES = {
    "import.done": N_(
        "%(who)s imported %(file)s: %(created)s created, %(updated)s updated, "
        "%(unchanged)s unchanged, %(refused)s refused."
    ),
    "import.kept": N_("%(who)s kept what the card says (%(field)s) against %(file)s."),
    "import.cancelled": N_("%(who)s stopped the import of %(file)s after %(created)s cards."),
}

IMPORTS = RoomLink(
    "imports",
    N_("Imports"),
    "centres/{slug}/imports/",
    policies.can_import,
    N_("Bring a table of actors, and see what became of each row."),
    "file-text",
)


def plug_in() -> None:
    """Register sentences, the entrance, and what is known of people."""
    for verb, sentence in SENTENCES.items():
        verbs.register(verb, sentence)
    room_links.register(IMPORTS.code, IMPORTS)
    merges.register("importing.ExternalIdentity.record", MOVES)
    declarations.register()
