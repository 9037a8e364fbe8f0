"""Answering what organisations ask for."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from vivaio.ground.actors import operations as actors
from vivaio.ground.organisations import letters, policies, queries
from vivaio.ground.organisations.models import (
    LIFE,
    Application,
    Kind,
    Reason,
    State,
    Trust,
    Way,
)
from vivaio.ground.organisations.operations.entrusting import entrust
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import N_, Invalid, Message, Unknown
from vivaio.platform.journal import operations as journal
from vivaio.platform.journal import wording
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.viewer import Viewer

_ACCEPTED = {
    Kind.REGISTRATION: (
        N_("%(name)s is in the directory"),
        N_("The card of %(name)s is public now, and you keep it: you can change it at any time, "
           "and invite others to keep it with you."),
    ),
    Kind.CLAIM: (
        N_("You keep the card of %(name)s"),
        N_("The editors of the centre have checked your claim. You can change the card of "
           "%(name)s at any time, and invite others to keep it with you."),
    ),
    Kind.CHANGE: (
        N_("The card of %(name)s is changed"),
        N_("The editors of the centre have accepted your changes. From now on what you change is "
           "shown at once."),
    ),
}  # fmt: skip
_REFUSED = N_("About %(name)s: the answer is no this time")


@operation
def answer(
    *, by: Viewer, uid: UUID, verb: str, reason: str = "", words: str = "", key: UUID | None = None
) -> UUID:
    """Accept or refuse an application; a refusal has a reason from the list. Who asked is told."""
    found = queries.application(by, uid)
    if verb not in ("accept", "refuse"):
        raise Unknown
    require(policies.can_answer(by, found, verb))
    if verb == "refuse" and reason not in Reason.values:
        raise Invalid({"reason": [Message(N_("Choose the reason: it is told to who asked."))]})
    found.reason = reason if verb == "refuse" else ""
    found.answer = words.strip()[:1_000]
    if verb == "accept":
        _carry_out(by, found)
    elif found.kind == Kind.REGISTRATION:
        actors.turn_down_actor(by=by, uid=found.actor_id)
    _settle(found, verb, by)
    if not by.is_system:  # the demonstration writes to nobody
        _tell(found)
    journal.append(
        by=by, verb=f"organisation.{found.state}",
        subject=found.actor_id, centre=found.centre_id,
        parameters={
            "kind": wording.msgid(_NAMES[Kind(found.kind)]),
            "reason": wording.msgid(str(_ENGLISH[found.reason])) if found.reason else "",
        },
    )  # fmt: skip
    return uid


_NAMES = {
    Kind.REGISTRATION: N_("registration"),
    Kind.CLAIM: N_("claim"),
    Kind.CHANGE: N_("change"),
}
#: The reasons as msgids: the labels of the model are translated when they are asked.
_ENGLISH = {
    "duplicate": N_("There is a card of this organisation already"),
    "outside": N_("It does not fit a directory of social innovation"),
    "unproven": N_("It is not shown that you speak for the organisation"),
    "incomplete": N_("Too little is said to know what it is"),
    "misleading": N_("What it says is not right"),
    "advertising": N_("It is advertising, or was sent by a machine"),
}


def _carry_out(by: Viewer, found: Application) -> None:
    """Do what was asked for; what the account writes is trusted from then on."""
    if found.kind == Kind.REGISTRATION:
        actors.admit_actor(by=by, uid=found.actor_id)
    elif found.kind == Kind.CHANGE:
        actors.amend_actor(
            by=by, uid=found.actor_id, version=found.actor.version, language=found.language,
            words=found.words, values=_read(found.values), own_words=True,
        )  # fmt: skip
    if found.kind != Kind.CHANGE:
        way = Way.REGISTERED if found.kind == Kind.REGISTRATION else Way.EDITOR
        entrust(found.account_id, found.actor_id, way)
    Trust.objects.update_or_create(
        account_id=found.account_id, defaults={"taken_back_at": None, "reason": ""}
    )


def _read(values: dict[str, Any]) -> dict[str, Any]:
    until = values.get("valid_until")
    return {**values, "valid_until": date.fromisoformat(until)} if until else values


def _settle(found: Application, verb: str, by: Viewer) -> None:
    found.state = LIFE.after(verb)
    found.decided_at, found.decided_by_id = clock.now(), by.account
    found.save()


def _tell(found: Application) -> None:
    if found.state == State.ACCEPTED:
        subject, line = _ACCEPTED[Kind(found.kind)]
        lines = [line, "%(answer)s" if found.answer else ""]
    else:
        subject = _REFUSED
        lines = [
            N_("The editors of the centre have answered what you asked for about %(name)s: no."),
            N_("Reason: %(reason)s."),
            "%(answer)s" if found.answer else "",
            N_("You can mend what is missing and ask again."),
        ]  # fmt: skip
    letters.send(
        to=found.account.email, language=found.account.language, name=found.actor.name,
        subject=subject, lines=lines, address=f"organisations/{found.uid}/",
        given={"reason": _ENGLISH.get(found.reason, ""), "answer": found.answer},
    )  # fmt: skip


@operation
def withdraw(*, by: Viewer, uid: UUID) -> UUID:
    """Take back what one has asked for, before it is answered."""
    found = queries.application(by, uid)
    if by.account is None or found.account_id != by.account:
        raise Unknown
    require(LIFE.can("withdraw", found.state))
    if found.kind == Kind.REGISTRATION:
        actors.turn_down_actor(by=Viewer.system(by.language), uid=found.actor_id)
    _settle(found, "withdraw", by)
    return uid
