"""Answering for a card by a signed word, and settling what was said about it."""

from __future__ import annotations

from uuid import UUID

from vivaio.ground.actors import dating
from vivaio.ground.upkeep import marks, policies, queries
from vivaio.ground.upkeep.models import Remark, Silence
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import N_, Invalid, Message, Unknown
from vivaio.platform.journal import operations as journal
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.viewer import Viewer

LONGEST = 2_000
#: Remarks about one card that may wait at one time.
MOST_WAITING = 20
NO_WORDS = N_("Say in a few words what is wrong.")
TOO_LONG = N_("Shorten this to at most %(limit)s characters.")
TOO_MANY = N_("So much waits about this card already: its editors look at that first.")


@operation
def confirm(*, by: Viewer, marked: str) -> UUID:
    """The holder of a mark says that all is right. A second time nothing more is done."""
    found = queries.answering(marked, by.language)
    if found.may == "confirm":
        dating.confirm_actor(by=found.viewer, uid=found.actor.uid)
    return found.actor.uid


@operation
def revive(*, by: Viewer, marked: str) -> UUID:
    """The holder of a mark brings a card back. A second time nothing more is done."""
    found = queries.answering(marked, by.language)
    if found.may == "revive":
        dating.revive_actor(by=found.viewer, uid=found.actor.uid)
    return found.actor.uid


@operation
def say_wrong(*, by: Viewer, marked: str, words: str, key: UUID | None = None) -> UUID:
    """The holder of a mark says what is wrong; it waits on the desk of the card's editors."""
    found = queries.answering(marked, by.language)
    clean = "".join(sign for sign in words if sign.isprintable() or sign == "\n").strip()
    if not clean:
        raise Invalid({"words": [Message(NO_WORDS)]})
    if len(clean) > LONGEST:
        raise Invalid({"words": [Message(TOO_LONG, {"limit": LONGEST})]})
    actor = found.actor
    if Remark.objects.filter(actor=actor, settled_at=None).count() >= MOST_WAITING:
        raise Invalid({"": [Message(TOO_MANY)]})
    made = Remark.objects.create(actor=actor, words=clean, address=found.address, at=clock.now())
    journal.append(
        by=found.viewer, verb="upkeep.remarked", subject=actor.uid, centre=actor.centre_id,
        other=[made.uid],
    )  # fmt: skip
    return made.uid


@operation
def settle(*, by: Viewer, remark: UUID) -> UUID:
    """An editor has dealt with a remark."""
    found = Remark.objects.select_related("actor").filter(uid=remark).first()
    if found is None:
        raise Unknown
    require(policies.can_follow(by, found.actor))
    if found.settled_at is None:
        found.settled_at = clock.now()
        found.save(update_fields=["settled_at"])
        journal.append(
            by=by, verb="upkeep.settled", subject=found.actor_id, centre=found.actor.centre_id,
            other=[remark],
        )  # fmt: skip
    return remark


@operation
def be_silent(*, by: Viewer, marked: str) -> UUID:
    """Write no more to an address about this card; who asks twice is answered the same."""
    mark = marks.read(marked)
    Silence.objects.get_or_create(actor_id=mark.actor, digest=mark.digest)
    return mark.actor
