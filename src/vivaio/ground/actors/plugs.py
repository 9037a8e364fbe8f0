"""What the directory offers to the rest of the house."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q

from vivaio.ground.actors import declarations, desk, policies
from vivaio.ground.actors.checking import TEXTS
from vivaio.ground.actors.importing.importer import ACTORS
from vivaio.ground.actors.models import Actor, CentreRole, Place, Programme, SisterCard
from vivaio.ground.importing.importers import importers
from vivaio.kernel.errors import N_
from vivaio.kernel.later import later
from vivaio.platform.journal import verbs
from vivaio.platform.records.reading import plug_in_search
from vivaio.platform.records.translatables import Translatable, translatables
from vivaio.platform.registry import LinkKind, Representation, desk_items, link_kinds
from vivaio.platform.registry.instances import removals, representations
from vivaio.platform.registry.merging import MOVES, merges

SENTENCES = {
    "actor.registered": N_("%(who)s added the card."),
    "actor.amended": N_("%(who)s changed: %(fields)s."),
    "actor.publish": N_("%(who)s published the card."),
    "actor.archive": N_("%(who)s archived the card."),
    "actor.confirmed": N_("%(who)s confirmed the card."),
    "actor.revived": N_("%(who)s brought the card back."),
    "actor.lapsed": N_("The card was archived: nobody had confirmed it."),
    "actor.dated": N_("The card got a day until which it is valid."),
    "actor.proposed": N_("%(who)s proposed the card."),
    "actor.turned_down": N_("%(who)s did not take the card into the directory."),
    "actor.retired": N_("%(who)s removed the card. Reason: %(reason)s"),
    "place.recorded": N_("%(who)s recorded the place."),
    "programme.recorded": N_("%(who)s recorded the programme."),
    "sister_card.kept": N_("%(who)s kept a card of a sister directory."),
}

_ACTOR, _WORK = frozenset({"actor"}), frozenset({"place", "programme"})

LINKS = (
    LinkKind(
        "managed_by",
        frozenset({"actor"}) | _WORK,
        _ACTOR,
        N_("managed by"),
        N_("manages"),
        relation=True,
        acyclic=True,
        meaning=N_("The other one runs it, day by day."),
    ),
    LinkKind(
        "programme_of",
        frozenset({"programme"}),
        _ACTOR,
        N_("programme of"),
        N_("has the programme"),
        relation=True,
        meaning=N_("The other one has set the programme up and answers for it."),
    ),
    LinkKind(
        "member_of",
        _ACTOR,
        frozenset({"actor", "centre"}),
        N_("member of"),
        N_("has as a member"),
        relation=True,
        acyclic=True,
        meaning=N_("It belongs to a network, an association or a centre, with a member's rights."),
    ),
    LinkKind(
        "funds",
        _ACTOR,
        _ACTOR | _WORK,
        N_("funds"),
        N_("funded by"),
        relation=True,
        meaning=N_("Money goes from one to the other, by a grant, a contract or a gift."),
    ),
    LinkKind(
        "partners_with",
        _ACTOR,
        _ACTOR,
        N_("partner of"),
        N_("partner of"),
        relation=True,
        symmetric=True,
        meaning=N_("The two work together by agreement, or in the same consortium."),
    ),
    LinkKind(
        "delivers",
        _ACTOR,
        _WORK,
        N_("delivers"),
        N_("delivered by"),
        relation=True,
        meaning=N_("It does the work by which a programme or a place reaches people."),
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


_LINKED = "vivaio.ground.actors.api.linked"
REPRESENTATIONS = (
    Representation("actor", later(_LINKED, "describe_actor")),
    Representation("place", later(_LINKED, "describe_place")),
    Representation("programme", later(_LINKED, "describe_programme")),
    Representation("sister_card", later(_LINKED, "describe_sister")),
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
    for key in ("CentreRole.actor", "SisterCard.directory", "SisterCard.about"):
        merges.register(f"actors.{key}", MOVES)
    for told in REPRESENTATIONS:
        representations.register(told.kind, told)
    importers.register(ACTORS.kind, ACTORS)
    declarations.register()
