"""What a day does to the directory: cards get a day, are asked about, and in the end archived.

Each card is done in a transaction of its own and notes its step, so a kill loses nothing and a
second round does nothing twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet

from vivaio.ground.actors import dating
from vivaio.ground.actors.models import Actor
from vivaio.ground.upkeep import letters, queries
from vivaio.ground.upkeep.models import Asked, Step
from vivaio.kernel import clock
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.viewer import Viewer

#: How long before its day a card's organisation is asked, and asked again.
FIRST, SECOND = timedelta(days=30), timedelta(days=7)
#: No letter follows another sooner.
BETWEEN = timedelta(days=14)
#: A card that came without a day is valid at least so long.
AT_LEAST = timedelta(days=90)
_AT_ONCE = 500


def go_round(today: date | None = None) -> Mapping[str, int]:
    """Everything that is due on a day; how many cards for each part."""
    today = today or clock.today()
    turn(by=Viewer.system(), day=today)
    return {
        "dated": _each(_undated(), lambda uid: _date(uid, today)),
        "reminded": _each(_to_remind(today), lambda uid: _take(uid, Step.REMINDED)),
        "repeated": _each(_to_repeat(today), lambda uid: _take(uid, Step.REPEATED)),
        "archived": _each(_to_archive(today), lambda uid: _take(uid, Step.ARCHIVED)),
    }


@operation
def turn(*, by: Viewer, day: date) -> UUID:
    """A day has begun: kept pages, which may say how fresh a card is, are made anew.

    The frame of an operation gives the data a new version; nothing else is to be done.
    """
    return UUID(int=day.toordinal())


def _each(uids: Iterator[UUID], do: Callable[[UUID], bool]) -> int:
    return sum(do(uid) for uid in uids)


def _batches(rows: QuerySet[Actor]) -> Iterator[UUID]:
    """The cards of a query in batches, so that neither memory nor a reading transaction grows."""
    last = UUID(int=0)
    ordered = rows.order_by("uid").values_list("uid", flat=True)
    while batch := list(ordered.filter(uid__gt=last)[:_AT_ONCE]):
        yield from batch
        last = batch[-1]


def _published() -> QuerySet[Actor]:
    return Actor.objects.filter(state="published", deleted_at=None)


def _step(step: Step, before: timedelta | None = None) -> Exists:
    rows = Asked.objects.filter(actor=OuterRef("pk"), term=OuterRef("valid_until"), step=step)
    return Exists(rows.filter(at__lte=clock.now() - before) if before is not None else rows)


def _undated() -> Iterator[UUID]:
    return _batches(_published().filter(valid_until=None))


def _to_remind(today: date) -> Iterator[UUID]:
    rows = _published().filter(~_step(Step.REMINDED), valid_until__lte=today + FIRST)
    return _batches(rows)


def _to_repeat(today: date) -> Iterator[UUID]:
    asked, again = _step(Step.REMINDED, BETWEEN), _step(Step.REPEATED)
    return _batches(_published().filter(asked, ~again, valid_until__lte=today + SECOND))


def _to_archive(today: date) -> Iterator[UUID]:
    rows = _published().filter(_step(Step.REMINDED, queries.GRACE), valid_until__lt=today)
    for uid in _batches(rows):
        card = Actor.objects.get(uid=uid)
        steps = Asked.objects.filter(actor=uid, term=F("actor__valid_until"))
        first = steps.get(step=Step.REMINDED)
        day = queries.archive_day(card, first.at)
        if day is not None and day <= today:
            yield uid


def _date(uid: UUID, today: date) -> bool:
    """A term from when the card was last changed, but never so that it is old at once."""
    card = Actor.objects.get(uid=uid)
    until = max(dating.next_day(card.centre_id, card.updated_at.date()), today + AT_LEAST)
    dating.date_actor(by=Viewer.system(), uid=uid, until=until)
    return True


def _take(uid: UUID, step: Step) -> bool:
    done = take(by=Viewer.system(), uid=uid, step=step.value)
    return done == uid


@operation
def take(*, by: Viewer, uid: UUID, step: str) -> UUID:
    """Take a step about a card: note it, write the letters, and archive where that is the step."""
    card = Actor.objects.select_for_update(of=("self",)).get(uid=uid)
    if card.valid_until is None or card.state != "published":
        return UUID(int=0)
    taken, is_new = Asked.objects.get_or_create(
        actor=card, term=card.valid_until, step=step, defaults={"at": clock.now()}
    )
    if not is_new:
        return UUID(int=0)
    archive = queries.archive_day(card, clock.now())
    taken.letters = letters.write(card, Step(step), archive)
    taken.save(update_fields=["letters"])
    if step == Step.ARCHIVED:
        dating.lapse_actor(by=by, uid=uid)
    return uid
