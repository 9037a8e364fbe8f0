"""Who keeps a card: inviting, joining, leaving, taking it away."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from vivaio.ground.actors import operations as actors
from vivaio.ground.actors import queries as cards
from vivaio.ground.actors.models import Actor
from vivaio.ground.organisations import letters, policies, queries
from vivaio.ground.organisations.models import LIFE, Delegation, Leaving, Stewardship, Trust, Way
from vivaio.ground.organisations.operations.entrusting import entrust
from vivaio.ground.people import addresses
from vivaio.kernel import clock
from vivaio.kernel.decision import no, require
from vivaio.kernel.errors import N_, Invalid, Message, Unknown
from vivaio.platform.journal import operations as journal
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.viewer import Viewer

#: How long an invitation is good, and how many may wait for one card.
GOOD_FOR, MOST = timedelta(days=30), 10
#: The reasons for taking a card away, as the journal says them.
_REASONS = {
    Leaving.CLOSED: N_("The organisation has ended"),
    Leaving.MERGED: N_("It became part of another"),
    Leaving.UNWANTED: N_("It no longer wants to be listed"),
    Leaving.MISTAKEN: N_("The card was made by mistake"),
}


def _shared(by: Viewer, actor: UUID) -> Actor:
    """A card whose keepers the viewer may settle."""
    card = cards.actor_of(by, actor)
    require(policies.can_share(by, card.centre_id, keeps=queries.keeps(by, actor)))
    return card


def _note(by: Viewer, verb: str, card: Actor, **personal: str) -> None:
    journal.append(
        by=by, verb=f"organisation.{verb}", subject=card.uid, centre=card.centre_id,
        parameters={}, personal=personal,
    )  # fmt: skip


@operation
def invite(*, by: Viewer, actor: UUID, email: str, key: UUID | None = None) -> UUID:
    """Invite an address to keep a card too; whoever proves the address may accept."""
    card = _shared(by, actor)
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError:
        wrong = Message(N_("Write an address such as name@example.org."))
        raise Invalid({"email": [wrong]}) from None
    waiting = {one.email for one in queries.invitations_of(actor)}
    if address in waiting:
        raise Invalid({"email": [Message(N_("This address is invited already."))]})
    if address in {one.email.lower() for one in queries.stewards(actor)}:
        raise Invalid({"email": [Message(N_("Who has this address keeps the card already."))]})
    if len(waiting) >= MOST:
        raise Invalid({"email": [Message(N_("Too many invitations wait. Withdraw one first."))]})
    made = Delegation.objects.create(
        actor=card, email=address, invited_by_id=by.account, expires_at=clock.now() + GOOD_FOR
    )
    letters.send(
        to=address, language=by.language, name=card.name,
        subject=N_("You are invited to keep the card of %(name)s"),
        lines=(
            N_("Those who keep the card of %(name)s in the directory of Vivaio invite you to "
               "keep it with them. Sign in with this e-mail address, and accept or decline."),
            N_("The invitation is good for 30 days. If you do not know what this is about, you "
               "need do nothing."),
        ),
        address="organisations/", key=f"delegation-{made.uid}",
    )  # fmt: skip
    _note(by, "invited", card, person=address)
    return made.uid


@operation
def withdraw_invitation(*, by: Viewer, uid: UUID) -> UUID:
    """Take an invitation back before it is accepted; the card's uid."""
    found = Delegation.objects.filter(uid=uid).first()
    if found is None:
        raise Unknown
    _shared(by, found.actor_id)
    _close(found, "withdraw")
    return found.actor_id


def _close(found: Delegation, verb: str) -> None:
    require(LIFE.can(verb, found.state))
    found.state = LIFE.after(verb)
    found.save()


def _invited(by: Viewer, uid: UUID) -> Delegation:
    """An invitation of one of the viewer's proved addresses; a foreign one does not exist."""
    found = Delegation.objects.select_related("actor").filter(uid=uid).first()
    if found is None or by.account is None or found.email not in addresses.verified(by.account):
        raise Unknown
    return found


@operation
def accept_invitation(*, by: Viewer, uid: UUID) -> UUID:
    """Keep a card one was invited to; the card's uid."""
    found = _invited(by, uid)
    if found.state != "waiting":
        require(no(N_("This invitation was used or withdrawn.")))
    if found.expires_at <= clock.now() or found.actor.deleted_at:
        require(no(N_("This invitation has expired. Ask for a new one.")))
    _close(found, "accept")
    assert by.account is not None
    entrust(by.account, found.actor_id, Way.INVITED)
    _note(by, "joined", found.actor)
    return found.actor_id


@operation
def decline_invitation(*, by: Viewer, uid: UUID) -> UUID:
    """Say no to an invitation; the card's uid."""
    found = _invited(by, uid)
    _close(found, "refuse")
    return found.actor_id


@operation
def leave(*, by: Viewer, actor: UUID) -> UUID:
    """Keep a card no longer. When the last one leaves, its centre keeps it alone."""
    card = cards.actor_of(by, actor)
    gone, _ = Stewardship.objects.filter(actor=actor, account=by.account).delete()
    if not gone:
        raise Unknown
    left = Stewardship.objects.filter(actor=actor).exists()
    _note(by, "left" if left else "given_back", card)
    return actor


@operation
def release(*, by: Viewer, number: int) -> UUID:
    """End that somebody else keeps a card; they are told. The card's uid."""
    found = Stewardship.objects.select_related("actor", "account").filter(pk=number).first()
    if found is None:
        raise Unknown
    card = _shared(by, found.actor_id)
    who = found.account
    found.delete()
    letters.send(
        to=who.email, language=who.language, name=card.name,
        subject=N_("You no longer keep the card of %(name)s"),
        lines=(N_("Those who keep the card of %(name)s, or its centre, have ended that you keep "
                  "it. If this is not right, ask the centre."),),
        address=card.record_address(),
    )  # fmt: skip
    _note(by, "released", card, person=who.name or who.email)
    return card.uid


@operation
def retire(*, by: Viewer, actor: UUID, reason: str, key: UUID | None = None) -> UUID:
    """Take the card of one's organisation away, with a reason from the list."""
    card = _shared(by, actor)
    if reason not in Leaving.values:
        raise Invalid({"reason": [Message(N_("Choose the reason from the list."))]})
    if not by.may("publish", card.centre_id) and actor not in by.entrusted:
        require(no(N_("What you write waits for an editor so far: ask the centre to remove it.")))
    return actors.retire_actor(by=by, uid=actor, reason=_REASONS[Leaving(reason)])


@operation
def take_back_trust(*, by: Viewer, number: int, reason: str, key: UUID | None = None) -> UUID:
    """Let what somebody writes wait for an editor again, with a reason that they are told."""
    found = Stewardship.objects.select_related("actor", "account").filter(pk=number).first()
    if found is None:
        raise Unknown
    require(policies.can_take_trust(by, found.actor.centre_id))
    words = " ".join(reason.split())[:600]
    if not words:
        raise Invalid({"reason": [Message(N_("Say why: the person is told."))]})
    Trust.objects.filter(account=found.account_id, taken_back_at=None).update(
        taken_back_at=clock.now(), reason=words
    )
    letters.send(
        to=found.account.email, language=found.account.language, name=found.actor.name,
        subject=N_("What you change waits for an editor again"),
        lines=(
            N_("The editors of the centre want to look at what you write about %(name)s before "
               "it is shown. As soon as they accept a change, this ends."),
            N_("Reason: %(reason)s."),
        ),
        given={"reason": words}, address=found.actor.record_address(),
    )  # fmt: skip
    _note(by, "trust_taken", found.actor, person=found.account.name or found.account.email)
    return found.actor_id
