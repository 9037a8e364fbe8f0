"""Until when a card is taken to be right: set when it is published, and each time it is confirmed.

Whoever holds a signed link is a viewer to whom this one card is entrusted; the room that makes such
links says so.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from vivaio.ground.actors import policies
from vivaio.ground.actors.models import LIFE, Actor
from vivaio.ground.centres.queries import settings
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import N_, Unknown
from vivaio.kernel.period import after_months
from vivaio.platform.multilingual.catalogue import translated
from vivaio.platform.records import operations as records
from vivaio.platform.records.operations import Evidence
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.viewer import Viewer

#: Who has confirmed a card, as its sources tell it.
BY_ITSELF = N_("Confirmed by the organisation itself")
BY_TEAM = N_("Confirmed by the team of the centre")


def months_of(centre: UUID | None) -> tuple[int, int]:
    """For how many months a card is valid, and after how many more it is archived (0: never)."""
    found = settings.settled(centre) if centre else settings.Settled()
    return found.confirm_months, found.archive_months


def next_day(centre: UUID | None, since: date | None = None) -> date:
    """Until when a card of a centre is valid that is right on a day (today)."""
    return after_months(since or clock.today(), months_of(centre)[0])


def date_published(actor: Actor) -> None:
    """Give a card that is being published a day where it has none that lies ahead."""
    if actor.valid_until is None or actor.valid_until < clock.today():
        actor.valid_until = next_day(actor.centre_id)


def _actor(by: Viewer, uid: UUID) -> Actor:
    found = Actor.objects.visible_to(by).filter(uid=uid).first()
    if found is None:
        raise Unknown
    return found


def _store(by: Viewer, actor: Actor, verb: str) -> None:
    parameters = {"until": str(actor.valid_until)}
    record = records.save(actor, by=by, verb=verb, parameters=parameters)
    is_team = by.may("edit", actor.centre_id)
    key = "confirmed-by-the-team" if is_team else "confirmed-by-the-organisation"
    title = translated(BY_TEAM if is_team else BY_ITSELF)
    if records.title_of_source(key) != title:
        records.keep_source(key=key, title=title)
    found = Evidence(key, checked_on=clock.today())
    records.attribute(record, {"valid_until": [found]})


@operation
def confirm_actor(*, by: Viewer, uid: UUID, key: UUID | None = None) -> UUID:
    """Say that all of a published card is right; it is valid for a whole term from today."""
    actor = _actor(by, uid)
    require(policies.can_confirm(by, actor))
    until = next_day(actor.centre_id)
    if actor.valid_until is None or actor.valid_until < until:
        actor.valid_until = until
    _store(by, actor, "actor.confirmed")
    return uid


@operation
def revive_actor(*, by: Viewer, uid: UUID) -> UUID:
    """Bring back a card that was archived because nobody confirmed it."""
    actor = _actor(by, uid)
    require(policies.can_revive(by, actor))
    actor.state, actor.valid_until = LIFE.after("publish"), next_day(actor.centre_id)
    _store(by, actor, "actor.revived")
    return uid


@operation
def lapse_actor(*, by: Viewer, uid: UUID) -> UUID:
    """Archive a card that nobody confirmed: the platform's own doing, when its time has come."""
    actor = _actor(by, uid)
    require(policies.can_move(by, actor, "archive"))
    actor.state = LIFE.after("archive")
    records.save(actor, by=by, verb="actor.lapsed", parameters={"until": str(actor.valid_until)})
    return uid


@operation
def date_actor(*, by: Viewer, uid: UUID, until: date) -> UUID:
    """Give a published card that came without one a day; one that has a day keeps it."""
    actor = _actor(by, uid)
    require(policies.can_amend(by, actor))
    if actor.valid_until is None and actor.state == "published":
        actor.valid_until = until
        records.save(actor, by=by, verb="actor.dated", parameters={"until": str(until)})
    return uid
