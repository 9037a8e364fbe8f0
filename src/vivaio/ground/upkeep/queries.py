"""Reading how fresh the directory is, and what waits about single cards."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, DateField, DateTimeField, QuerySet, UUIDField

from vivaio.ground.actors import dating
from vivaio.ground.actors.freshness import Freshness, column
from vivaio.ground.actors.models import Actor
from vivaio.ground.upkeep import contacts, marks
from vivaio.ground.upkeep.models import Asked, Remark, Silence, Step
from vivaio.kernel.errors import Unknown
from vivaio.kernel.period import after_months
from vivaio.kernel.text import Text
from vivaio.platform.tenancy.readings import Given, Reading, among
from vivaio.platform.tenancy.viewer import Viewer

#: How long a card that nobody confirmed stays at least after its organisation was first asked.
GRACE = timedelta(days=60)
#: Lines of one sort that a desk holds.
MOST = 50


@dataclass(frozen=True, slots=True)
class CountryLine:
    """How many cards of one country ("": not known) that everybody sees are in each state."""

    country: str
    numbers: Mapping[str, int]
    examples: int

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.numbers.values())


def by_country() -> list[CountryLine]:
    """The freshness of what everybody may see, country by country, the largest first."""
    rows = (
        Actor.objects.visible_to(Viewer.anonymous())
        .annotate(freshness=column())
        .values_list("country", "freshness", "nature")
        .annotate(number=Count("uid"))
        .order_by()
    )
    numbers: dict[str, Counter[str]] = defaultdict(Counter)
    examples: Counter[str] = Counter()
    for country, state, nature, number in rows:
        numbers[country][state] += number
        examples[country] += number if nature == "example" else 0
    lines = [
        CountryLine(country, {one.value: found[one.value] for one in Freshness}, examples[country])
        for country, found in numbers.items()
    ]
    return sorted(lines, key=lambda line: (-line.total, line.country))


def archive_day(actor: Actor, first_asked: datetime | None) -> date | None:
    """When a card is archived unless somebody confirms it; None for never, or not yet known."""
    months = dating.months_of(actor.centre_id)[1]
    if not months or actor.valid_until is None or first_asked is None:
        return None
    return max(after_months(actor.valid_until, months), (first_asked + GRACE).date())


@dataclass(frozen=True, slots=True)
class Answering:
    """A card as whoever holds a mark may answer for it.

    `may`: "confirm", "revive" or nothing; `address` is the one that was written to.
    """

    actor: Actor
    viewer: Viewer
    may: str
    address: str


def answering(marked: str, language: str) -> Answering:
    """What a mark is good for now; `Unknown` when it is none, or no longer speaks for the card."""
    mark = marks.read(marked)
    viewer = Viewer(entrusted=frozenset({mark.actor}), language=language)
    rows = Actor.objects.visible_to(viewer).select_related("centre")
    found = rows.filter(uid=mark.actor).first()
    address = contacts.address_of(found, mark.digest) if found else ""
    if found is None or not address:
        raise Unknown
    open_still = found.valid_until is None or found.valid_until <= mark.term
    may = ""
    if open_still and found.state == "published":
        may = "confirm"
    elif lapsed(found):
        may = "revive"
    return Answering(found, viewer, may, address)


def lapsed(actor: Actor) -> bool:
    """Whether an archived card was archived because nobody confirmed it, and by nobody's hand."""
    if actor.state != "archived" or actor.valid_until is None:
        return False
    rows = Asked.objects.filter(actor=actor, term=actor.valid_until, step=Step.ARCHIVED)
    return rows.exists()


def steps_of(actor: Actor) -> list[Asked]:
    """What was done about a card's days, newest first; the caller has asked the policy."""
    return list(Asked.objects.filter(actor=actor).order_by("-at")[:MOST])


def remarks_on(actor: Actor) -> list[Remark]:
    """What its organisation says is wrong and nobody has settled, oldest first."""
    return list(Remark.objects.filter(actor=actor, settled_at=None).order_by("at")[:MOST])


@dataclass(frozen=True, slots=True)
class Waiting:
    """A card about which something waits on a desk."""

    uid: UUID
    slug: str
    name: Text
    centre: UUID
    key: object
    at: datetime
    valid_until: date | None


def _own(viewer: Viewer) -> Sequence[UUID]:
    return sorted(centre for centre in viewer.centres if viewer.may("edit", centre))


_CARD = ("actor", "actor__slug", "actor__name", "actor__centre_id")


def _remarks(viewer: None, centres: list[Given]) -> QuerySet[Remark, tuple[Any, ...]]:
    rows = Remark.objects.filter(
        among("actor__centre", centres), settled_at=None, actor__deleted_at=None
    )
    return rows.order_by("at").values_list(*_CARD, "uid", "at", "actor__valid_until")[:MOST]


def _lapsed(viewer: None, centres: list[Given], since: Given) -> QuerySet[Asked, tuple[Any, ...]]:
    rows = Asked.objects.filter(
        among("actor__centre", centres), step=Step.ARCHIVED, at__gte=since,
        actor__state="archived", actor__deleted_at=None,
    )  # fmt: skip
    return rows.order_by("-at").values_list(*_CARD, "term", "at", "actor__valid_until")[:MOST]


def _old(viewer: None, centres: list[Given], before: Given) -> QuerySet[Asked, tuple[Any, ...]]:
    rows = Asked.objects.filter(
        among("actor__centre", centres), step=Step.REMINDED, actor__state="published",
        actor__deleted_at=None, actor__valid_until__lt=before,
    )  # fmt: skip
    return rows.order_by("term").values_list(*_CARD, "term", "at", "actor__valid_until")[:MOST]


_remark_rows = Reading(_remarks, centres=UUIDField())
_lapsed_rows = Reading(_lapsed, centres=UUIDField(), since=DateTimeField())
_old_rows = Reading(_old, centres=UUIDField(), before=DateField())


def remarks_waiting(viewer: Viewer) -> list[Waiting]:
    """What organisations say is wrong, in the centres where the viewer edits."""
    own = _own(viewer)
    return [Waiting(*row) for row in _remark_rows.rows(None, centres=own)] if own else []


def lapsed_since(viewer: Viewer, since: datetime) -> list[Waiting]:
    """Cards of those centres that were archived since a moment."""
    own = _own(viewer)
    rows = _lapsed_rows.rows(None, centres=own, since=since) if own else []
    return [Waiting(*row) for row in rows]


def about_to_lapse(viewer: Viewer, today: date, ahead: timedelta) -> list[tuple[Waiting, date]]:
    """Cards of those centres that will be archived within a time, and on which day."""
    own = _own(viewer)
    found = []
    for row in _old_rows.rows(None, centres=own, before=today) if own else []:
        one = Waiting(*row)
        if one.key != one.valid_until:
            continue
        card = Actor(uid=one.uid, centre_id=one.centre, valid_until=one.valid_until)
        day = archive_day(card, one.at)
        if day is not None and day <= today + ahead:
            found.append((one, day))
    return found


def is_silent(marked: str) -> bool:
    """Whether the address of a mark gets no more letters."""
    mark = marks.read(marked)
    return Silence.objects.filter(actor=mark.actor, digest=mark.digest).exists()
