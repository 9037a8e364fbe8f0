"""What this room offers to the rest of the house."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vivaio.contexts.governance import declarations, policies, tasks
from vivaio.contexts.governance.models import Agreement, Composition
from vivaio.contexts.governance.queries import agreements, desk
from vivaio.kernel.errors import N_
from vivaio.platform.journal import verbs
from vivaio.platform.records.reading import plug_in_search
from vivaio.platform.records.translatables import Translatable, translatables
from vivaio.platform.registry import (
    DeskItem,
    Export,
    LinkKind,
    RoomLink,
    desk_items,
    exports,
    link_kinds,
    room_links,
)
from vivaio.platform.registry.merging import MOVES, merges
from vivaio.platform.tenancy.viewer import Viewer

SENTENCES = {
    "agreement.drafted": N_("%(who)s began the agreement."),
    "agreement.amended": N_("%(who)s changed the agreement."),
    "agreement.open": N_("%(who)s opened the agreement for signature."),
    "agreement.close": N_("%(who)s closed the agreement."),
    "adhesion.signed": N_("An organisation signed."),
    "adhesion.confirmed": N_("An adhesion was confirmed."),
    "adhesion.refused": N_("An adhesion was not confirmed."),
    "adhesion.withdrawn": N_("An organisation withdrew."),
    "adhesion.expired": N_("An adhesion ended with its term."),
    "adhesion.renewed": N_("An organisation renewed its adhesion."),
    "composition.aimed": N_("%(who)s set the composition aimed at."),
    "launch.recorded": N_("%(who)s told of the launch."),
    "campaign.drafted": N_("%(who)s began an invitation."),
    "campaign.start": N_("%(who)s began to send an invitation."),
    "campaign.stop": N_("%(who)s stopped an invitation."),
    "campaign.end": N_("%(who)s ended an invitation."),
}

TITLES = {"agreement": N_("Agreement"), "composition": N_("Composition aimed at")}
ADHERES = LinkKind(
    "adheres_to",
    frozenset({"actor"}),
    frozenset({"agreement"}),
    N_("adheres to"),
    N_("adhered to by"),
    way="beside",
)

ROOMS = (
    RoomLink(
        "agreement",
        N_("Agreement and adhesions"),
        "centres/{slug}/agreement/",
        policies.can_draft,
        N_("Write what partners sign, check who signed, invite."),
        "heart-handshake",
    ),
    RoomLink(
        "composition",
        N_("Launch and composition"),
        "centres/{slug}/composition/",
        policies.can_aim,
        N_("Tell of the launch, and set whom the network still needs."),
        "users",
    ),
    RoomLink(
        "press",
        N_("Press kit"),
        "centres/{slug}/press/",
        policies.can_aim,
        N_("Texts, figures and the mark, to give away."),
        "file-text",
    ),
)


def _adherents(viewer: Viewer) -> Iterator[Mapping[str, object]]:
    return agreements.exported(viewer)


ADHESIONS = Export(
    "adhesions",
    N_("Who adheres to the agreements of the centres"),
    {
        "agreement": N_("Agreement"),
        "organisation": N_("Organisation"),
        "country": N_("Country"),
        "since": N_("Since"),
        "version": N_("Version"),
        "nature": N_("Nature"),
    },
    _adherents,
)


def plug_in() -> None:
    """Register sentences, the link, search, desk, room, export, tasks and personal data."""
    for verb, sentence in SENTENCES.items():
        verbs.register(verb, sentence)
    link_kinds.register(ADHERES.code, ADHERES)
    for model in (Agreement, Composition):
        plug_in_search(model)
        kind = model.record_kind
        translatables.register(kind, Translatable(kind, TITLES[kind]))
    desk_items.register(
        "adhesions", DeskItem("adhesions", N_("Adhesions and invitations"), desk.lines)
    )
    for room in ROOMS:
        room_links.register(room.code, room)
    exports.register(ADHESIONS.code, ADHESIONS)
    tasks.register()
    merges.register("governance.Adhesion.actor", MOVES)
    declarations.register()
