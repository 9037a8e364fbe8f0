"""What the directory offers to the rest of the house."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q

from vivaio.ground.actors import declarations, desk, policies
from vivaio.ground.actors.checking import TEXTS
from vivaio.ground.actors.models import Actor, CentreRole, Place, Programme, SisterCard
from vivaio.kernel.errors import N_
from vivaio.platform.journal import verbs
from vivaio.platform.records.reading import plug_in_search
from vivaio.platform.records.translatables import Translatable, translatables
from vivaio.platform.registry import LinkKind, desk_items, link_kinds
from vivaio.platform.registry.instances import removals

SENTENCES = {
    "actor.registered": N_("%(who)s added the card."),
    "actor.amended": N_("%(who)s changed: %(fields)s."),
    "actor.publish": N_("%(who)s published the card."),
    "actor.archive": N_("%(who)s archived the card."),
    "actor.proposed": N_("%(who)s proposed the card."),
    "actor.turned_down": N_("%(who)s did not take the card into the directory."),
    "actor.retired": N_("%(who)s removed the card. Reason: %(reason)s"),
    "place.recorded": N_("%(who)s recorded the place."),
    "programme.recorded": N_("%(who)s recorded the programme."),
    "sister_card.kept": N_("%(who)s kept a card of a sister directory."),
}

LINKS = (
    LinkKind(
        "managed_by",
        frozenset({"place", "programme"}),
        frozenset({"actor"}),
        N_("managed by"),
        N_("manages"),
    ),
    LinkKind(
        "programme_of",
        frozenset({"programme"}),
        frozenset({"actor"}),
        N_("programme of"),
        N_("has the programme"),
    ),
)


TRANSLATABLES = (
    Translatable(
        "actor",
        N_("Actor"),
        names=frozenset({"name"}),
        longest=TEXTS,
        may=policies.can_amend,
    ),
    Translatable("place", N_("Place"), names=frozenset({"name"})),
    Translatable("programme", N_("Programme"), names=frozenset({"name"})),
    # Kept word for word, as the other directory prints it.
    Translatable(
        "sister_card",
        N_("Card of a sister directory"),
        verbatim=frozenset({"title", "text"}),
    ),
)


def forget_roles(record: UUID) -> None:
    """Delete the parts that a record has in centres."""
    CentreRole.objects.filter(Q(actor=record) | Q(place=record)).delete()


def plug_in() -> None:
    """Register sentences, links, search, removal and what the models know of people."""
    removals.register("roles", forget_roles)
    for verb, sentence in SENTENCES.items():
        verbs.register(verb, sentence)
    for kind in LINKS:
        link_kinds.register(kind.code, kind)
    for model in (Actor, Place, Programme, SisterCard):
        plug_in_search(model)
    desk_items.register(desk.CARDS.code, desk.CARDS)
    for one in TRANSLATABLES:
        translatables.register(one.kind, one)
    declarations.register()
