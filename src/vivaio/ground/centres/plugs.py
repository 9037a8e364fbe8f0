"""What centres offer to the rest of the house."""

from vivaio.ground.centres import declarations, desk, policies
from vivaio.ground.centres.models import CAPABILITIES_OF, Centre
from vivaio.ground.centres.models import Role as Part
from vivaio.ground.centres.queries import capabilities_of
from vivaio.ground.centres.queries.settings import theme
from vivaio.kernel.errors import N_
from vivaio.kernel.later import later
from vivaio.platform.journal import verbs
from vivaio.platform.records.reading import plug_in_search
from vivaio.platform.records.translatables import Translatable, translatables
from vivaio.platform.registry import DeskItem, RoomLink, desk_items, room_links, themes
from vivaio.platform.registry.instances import representations
from vivaio.platform.registry.kinds import Representation
from vivaio.platform.tenancy.rules import Role, roles
from vivaio.platform.tenancy.sources import role_sources

SENTENCES = {
    "centre.founded": N_("%(who)s opened the centre's rooms."),
    "centre.appointed": N_("%(who)s appointed %(person)s as %(role)s."),
    "team.invited": N_("%(who)s invited %(person)s as %(role)s."),
    "team.invitation_resent": N_("%(who)s sent the invitation to %(person)s once more."),
    "team.invitation_withdrawn": N_("%(who)s withdrew the invitation to %(person)s."),
    "team.invitation_declined": N_("%(who)s declined an invitation."),
    "team.joined": N_("%(who)s accepted an invitation and joined the team as %(role)s."),
    "team.role_changed": N_("%(who)s gave %(person)s another role: %(role)s."),
    "team.ended": N_("%(who)s ended the membership of %(person)s."),
    "team.left": N_("%(who)s left the team."),
}

#: From what reaches least to what reaches furthest.
ROLES = (
    Role(
        "member",
        N_("Member"),
        N_("Works in a centre: reads what the centre keeps to itself."),
        centre=CAPABILITIES_OF[Part.MEMBER],
    ),
    Role(
        "editor",
        N_("Editor"),
        N_("Writes and publishes for a centre."),
        centre=CAPABILITIES_OF[Part.EDITOR],
    ),
    Role(
        "administrator",
        N_("Centre administrator"),
        N_("Looks after a centre: its team, its settings, and all that its editors do."),
        centre=CAPABILITIES_OF[Part.ADMINISTRATOR],
    ),
    Role(
        "coordinator",
        N_("Network coordinator"),
        N_(
            "Looks after what belongs to no single centre, and appoints the centres' "
            "administrators. What a centre keeps to itself stays closed."
        ),
        network=CAPABILITIES_OF[Part.COORDINATOR],
    ),
)

ROOM_LINKS = (
    RoomLink(
        "team",
        N_("Team"),
        "centres/{slug}/team/",
        policies.can_see_team,
        N_("Who works here, in which role; invitations."),
        "users",
    ),
    RoomLink(
        "public",
        N_("Public page"),
        "centres/{slug}/",
        policies.can_enter,
        N_("What everybody sees of the centre."),
        "world",
    ),
)

DESK_ITEMS = (
    DeskItem("teams.invited", N_("Invitations to me"), desk.invitations_to_me),
    DeskItem("teams.expiring", N_("Invitations without an answer"), desk.unanswered),
    DeskItem("teams.unadministered", N_("Centres to be staffed"), desk.unadministered),
)


SETTINGS = RoomLink(
    "settings",
    N_("Settings"),
    "centres/{slug}/settings/",
    policies.can_settle,
    N_("Contacts, seats, colours, languages, own domain, grant."),
    "adjustments",
)

REPRESENTATION = Representation("centre", later("vivaio.ground.centres.api.linked", "describe"))


def plug_in() -> None:
    """Register roles, sentences, entrances, desk lines, search and personal data."""
    role_sources.register("centres", capabilities_of)
    for role in ROLES:
        roles.register(role.code, role)
    plug_in_search(Centre)
    translatables.register("centre", Translatable("centre", N_("Centre")))
    for verb, sentence in SENTENCES.items():
        verbs.register(verb, sentence)
    for link in ROOM_LINKS:
        room_links.register(link.code, link)
    for item in DESK_ITEMS:
        desk_items.register(item.code, item)
    room_links.register(SETTINGS.code, SETTINGS)
    verbs.register("centre.amended", N_("%(who)s changed %(fields)s."))
    verbs.register("centre.settled", N_("%(who)s changed %(fields)s."))
    themes.register("centres", theme)
    representations.register("centre", REPRESENTATION)
    declarations.register()
