"""What this room offers to the rest of the house."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from vivaio.ground.organisations import declarations, queries
from vivaio.ground.organisations.models import Kind, State
from vivaio.kernel import clock
from vivaio.kernel.errors import N_, Message
from vivaio.platform.journal import verbs
from vivaio.platform.registry import DeskItem, DeskLine, desk_items
from vivaio.platform.registry.merging import MOVES, MergeRule, merges
from vivaio.platform.tenancy.sources import entrusted_sources
from vivaio.platform.tenancy.viewer import Viewer

#: Within how long those who ask are promised an answer, and how long an answer is news.
PROMISED, NEWS = timedelta(days=7), timedelta(days=30)

SENTENCES = {
    "organisation.accepted": N_("%(who)s accepted what was asked for: %(kind)s."),
    "organisation.refused": N_("%(who)s refused what was asked for: %(kind)s. Reason: %(reason)s"),
    "organisation.claimed_by_address": N_(
        "%(who)s showed by an address at %(domain)s to speak for the organisation."
    ),
    "organisation.invited": N_("%(who)s invited %(person)s to keep the card too."),
    "organisation.joined": N_("%(who)s accepted to keep the card too."),
    "organisation.left": N_("%(who)s keeps the card no longer."),
    "organisation.given_back": N_("%(who)s, the last one, gave the card back to the centre."),
    "organisation.released": N_("%(who)s ended that %(person)s keeps the card."),
    "organisation.trust_taken": N_("%(who)s took back the trust in %(person)s."),
}
_WAITING = {
    Kind.REGISTRATION: N_("%(name)s asks for a card"),
    Kind.CLAIM: N_("Somebody claims the card of %(name)s"),
    Kind.CHANGE: N_("A change of the card of %(name)s waits"),
}
_ANSWER_FIRST = N_(
    "An organisation asks for this card. Answer it first: refused as a card that is there already."
)
_WHY_EDITOR = N_("You publish in the centre that keeps the card.")
_ANSWERED = {
    State.ACCEPTED: N_("Accepted: what you asked for about %(name)s"),
    State.REFUSED: N_("Refused, with a reason: what you asked for about %(name)s"),
}


def to_answer(viewer: Viewer) -> Iterator[DeskLine]:
    """What organisations ask of an editor, the longest waiting first."""
    for one in queries.waiting(viewer):
        yield DeskLine(
            Message(_WAITING[Kind(one.kind)], {"name": one.name.best(viewer.language).words}),
            f"organisations/{one.uid}/", due=(one.at + PROMISED).date(),
            why=Message(_WHY_EDITOR), verb=Message(N_("Answer")), centre=one.centre,
            key=f"application-{one.uid}",
        )  # fmt: skip


def answered(viewer: Viewer) -> Iterator[DeskLine]:
    """What was answered to somebody who asked, and invitations that wait for them."""
    for one in queries.answered_lately(viewer, clock.now() - NEWS):
        yield DeskLine(
            Message(_ANSWERED[State(one.state)], {"name": one.name.best(viewer.language).words}),
            f"organisations/{one.uid}/", why=Message(N_("You asked for it.")),
            verb=Message(N_("Read the answer")), sort="new",
        )  # fmt: skip
    for invited in queries.invitations_to(viewer):
        name = invited.name.best(viewer.language).words
        yield DeskLine(
            Message(N_("You are invited to keep the card of %(name)s"), {"name": name}),
            "organisations/", due=invited.expires_at.date(),
            why=Message(N_("The invitation was sent to your address.")),
            verb=Message(N_("Accept or decline")),
        )  # fmt: skip


DESK = (
    DeskItem("organisations.to_answer", N_("Organisations that ask for an answer"), to_answer),
    DeskItem("organisations.answered", N_("My organisation"), answered),
)


def _asked_for(actor: UUID) -> str:
    """A card that was asked for and waits for an answer is answered, not merged."""
    return _ANSWER_FIRST if queries.is_asked_for(actor) else ""


def plug_in() -> None:
    """Register the desk, the sentences of the journal, and what is entrusted to whom."""
    entrusted_sources.register("organisations", queries.entrusted_to)
    for verb, sentence in SENTENCES.items():
        verbs.register(verb, sentence)
    for item in DESK:
        desk_items.register(item.code, item)
    merges.register("organisations.Stewardship.actor", MOVES)
    merges.register("organisations.Delegation.actor", MOVES)
    merges.register("organisations.Application.actor", MergeRule(moves=True, refuses=_asked_for))
    declarations.register()
