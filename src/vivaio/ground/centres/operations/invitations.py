"""Inviting people into a team, and answering."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from uuid import UUID

from vivaio.ground.centres import letters, policies
from vivaio.ground.centres.models import INVITATION_LIFE, Invitation, Membership, Role
from vivaio.ground.centres.operations.team import note
from vivaio.ground.centres.queries import teams as queries
from vivaio.ground.people import operations as people
from vivaio.ground.people import queries as accounts
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import N_, Invalid, Message, Unknown
from vivaio.kernel.language import INTERFACE
from vivaio.platform.journal import operations as journal
from vivaio.platform.journal import wording
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.viewer import Viewer

#: How long an invitation is good for, and how often one is sent.
GOOD_FOR = timedelta(days=14)
MOST_SENDINGS = 5


def digest(secret: str) -> str:
    """What is kept of a link's secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _note(by: Viewer, verb: str, invitation: Invitation) -> None:
    journal.append(
        by=by,
        verb=verb,
        subject=invitation.centre_id or invitation.uid,
        centre=invitation.centre_id,
        parameters={"role": wording.msgid(invitation.role)},
        personal={"person": invitation.email},
        other=[invitation.uid],
    )


def _send(by: Viewer, invitation: Invitation) -> None:
    """Make the secret, keep its digest, and queue the mail."""
    secret = secrets.token_urlsafe(32)
    if invitation.digest:
        invitation.earlier_digests = [*invitation.earlier_digests, invitation.digest]
    invitation.digest = digest(secret)
    invitation.sent_at = clock.now()
    invitation.expires_at = invitation.sent_at + GOOD_FOR
    invitation.save()
    try:
        letters.send(invitation, secret=secret, inviter=by.name)
    except Invalid as refusal:
        raise Invalid({"email": [m for ms in refusal.errors.values() for m in ms]}) from None


@operation
def invite(
    *, by: Viewer, team: UUID | None, email: str, role: str, language: str,
    key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Ask somebody into a team (a centre, or None: the network's) by mail, in their language."""
    require(policies.can_give(by, team, role))
    address = email.strip().lower()
    if language not in INTERFACE:
        raise Invalid({"language": [Message(N_("Choose one of the languages."))]})
    owner = accounts.owner_of(address)
    if owner is not None and queries.place(team, account=owner) is not None:
        raise Invalid({"email": [Message(N_("This person is in the team already."))]})
    waiting = queries.waiting(team, address)
    if waiting is not None:
        if not waiting.has_expired(clock.now()):
            said = N_("An invitation to this address waits already: send it again, or withdraw it.")
            raise Invalid({"email": [Message(said)]})
        waiting.state = INVITATION_LIFE.after("lapse")
        waiting.save(update_fields=["state"])
    invitation = Invitation(
        centre_id=team, email=address, role=Role(role), language=language,
        invited_by_id=by.account, invited_at=clock.now(),
    )  # fmt: skip
    _send(by, invitation)
    _note(by, "team.invited", invitation)
    return invitation.uid


def _recallable(by: Viewer, uid: UUID, verb: str) -> Invitation:
    found = queries.invitation(uid)
    require(policies.can_recall(by, found, verb))
    return found


@operation
def resend(*, by: Viewer, uid: UUID) -> UUID:
    """Send an invitation once more, with a new link and new days to answer."""
    invitation = _recallable(by, uid, "resend")
    if invitation.times_sent >= MOST_SENDINGS:
        said = N_("This invitation was sent five times. Ask another way whether it has come.")
        raise Invalid({"": [Message(said)]})
    invitation.times_sent += 1
    _send(by, invitation)
    _note(by, "team.invitation_resent", invitation)
    return uid


@operation
def withdraw(*, by: Viewer, uid: UUID) -> UUID:
    """Take an invitation back; its link says so from then on."""
    invitation = _recallable(by, uid, "withdraw")
    _settle(invitation, "withdraw")
    _note(by, "team.invitation_withdrawn", invitation)
    return uid


def _settle(invitation: Invitation, verb: str) -> None:
    invitation.state = INVITATION_LIFE.after(verb)
    invitation.answered_at = clock.now()
    invitation.save(update_fields=["state", "answered_at", "accepted_by"])


def _answerable(by: Viewer, uid: UUID) -> Invitation:
    found = queries.invitation(uid)
    require(queries.may_answer(by, found))
    return found


@operation
def accept(*, by: Viewer, uid: UUID) -> UUID:
    """Join the team to which one was invited; a role that reaches further stays."""
    invitation = _answerable(by, uid)
    assert by.account is not None
    place = queries.place(invitation.centre_id, account=by.account)
    if place is None:
        place = Membership.objects.create(
            account_id=by.account,
            centre_id=invitation.centre_id,
            role=Role(invitation.role),
            since=clock.today(),
        )
    elif _reaches_further(invitation.role, place.role):
        place.role = Role(invitation.role)
        place.save(update_fields=["role"])
    invitation.accepted_by_id = by.account
    _settle(invitation, "accept")
    note(by, "team.joined", place, {"role": wording.msgid(place.role)})
    return invitation.centre_id or uid


def _reaches_further(role: str, than: str) -> bool:
    order = [Role.MEMBER, Role.EDITOR, Role.ADMINISTRATOR, Role.COORDINATOR]
    return order.index(Role(role)) > order.index(Role(than))


@operation
def decline(*, by: Viewer, uid: UUID) -> UUID:
    """Say no to an invitation."""
    invitation = _answerable(by, uid)
    _settle(invitation, "decline")
    _note(by, "team.invitation_declined", invitation)
    return uid


@operation
def open_account_of_invited(*, by: Viewer, uid: UUID, secret: str, name: str) -> UUID:
    """An account for the invited address, for whoever holds the link and has none.

    It proves nothing yet: they come in by a code that is sent to that address.
    """
    invitation = queries.invitation_by_link(uid, secret)
    if not queries.is_open(invitation):
        raise Unknown
    called = " ".join(name.split())[:120]
    if not called and accounts.owner_of(invitation.email) is None:
        raise Invalid({"name": [Message(N_("Say how you would like to be called."))]})
    if accounts.owner_of(invitation.email) is None:
        people.open_account(
            by=Viewer.system(),
            email=invitation.email,
            name=called,
            language=invitation.language,
        )
    return uid
