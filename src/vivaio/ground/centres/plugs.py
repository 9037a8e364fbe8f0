"""What centres offer to the rest of the house."""

from vivaio.ground.centres import declarations, policies
from vivaio.ground.centres.models import Centre
from vivaio.ground.centres.queries import capabilities_of
from vivaio.kernel.errors import N_
from vivaio.platform.journal import verbs
from vivaio.platform.records.reading import plug_in_search
from vivaio.platform.records.translatables import Translatable, translatables
from vivaio.platform.registry import RoomLink, room_links
from vivaio.platform.tenancy.sources import role_sources

ROOM_LINKS = (
    RoomLink(
        "public",
        N_("Public page"),
        "centres/{slug}/",
        policies.can_enter,
        N_("What everybody sees of the centre."),
        "world",
    ),
)


def plug_in() -> None:
    """Register roles and the sentences of the journal."""
    role_sources.register("centres", capabilities_of)
    plug_in_search(Centre)
    translatables.register("centre", Translatable("centre", N_("Centre")))
    verbs.register("centre.founded", N_("%(who)s opened the centre's rooms."))
    verbs.register("centre.appointed", N_("%(who)s appointed %(person)s as %(role)s."))
    for link in ROOM_LINKS:
        room_links.register(link.code, link)
    declarations.register()
