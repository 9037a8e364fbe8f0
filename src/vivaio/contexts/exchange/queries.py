"""Reading offers and requests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast

from vivaio.contexts.exchange import marks, matching
from vivaio.contexts.exchange.matching import Reasons
from vivaio.contexts.exchange.models import MODELS, OPPOSITE, Contact, Offer, Outcome, Request
from vivaio.kernel import clock
from vivaio.kernel.errors import Unknown
from vivaio.platform.search import queries as search
from vivaio.platform.tenancy.viewer import Viewer

Row = Offer | Request
#: The last day, the uid, the kind.
Key = tuple[date, UUID, str]
PAGE = 20
#: Answers below which nothing is told of a centre, so that nobody is recognised.
LEAST = 5
#: Within which time letters about one record are counted.
A_DAY = timedelta(days=1)
#: Open opposites among which a match is looked for, the newest first.
_LOOKED_THROUGH = 500
#: So many are read at a time for a table.
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader wants to see; `page` counts from one."""

    kind: str = ""
    theme: str = ""
    country: str = ""
    words: str = ""
    actor: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of what is open, and how much of it there is."""

    rows: Sequence[Row]
    total: int


def seen(viewer: Viewer, kind: str) -> QuerySet[Any]:
    """Of one kind, what a viewer may know of: also what is of a card entrusted to them."""
    model = MODELS[kind]
    rows: QuerySet[Any] = model.objects.visible_to(viewer)
    if viewer.entrusted:
        own: QuerySet[Any] = model.objects.filter(deleted_at=None)
        rows = rows | own.filter(actor__in=sorted(viewer.entrusted))
    return rows.select_related("actor", "centre")


def _open(viewer: Viewer, kind: str) -> QuerySet[Any]:
    """What is open now, of actors that are in the directory."""
    rows = seen(viewer, kind).filter(state="open", expires_on__gte=clock.today())
    return rows.filter(actor__state="published", actor__deleted_at=None)


def open_ones(viewer: Viewer, asked: Asked) -> Listing:
    """One page of what is open, what ends first standing first."""
    keys = _keys(viewer, asked)
    start = (asked.page - 1) * PAGE
    return Listing(_rows(viewer, keys[start : start + PAGE]), keys.count())


def all_open(viewer: Viewer, asked: Asked) -> Iterator[Row]:
    """Everything that is open and asked for."""
    keys = list(_keys(viewer, asked))
    for start in range(0, len(keys), _AT_ONCE):
        yield from _rows(viewer, keys[start : start + _AT_ONCE])


def _keys(viewer: Viewer, asked: Asked) -> QuerySet[Any, Key]:
    """Day of the end, uid and kind of what is asked for, in order; nothing else of it is read."""
    kinds = [asked.kind] if asked.kind else list(MODELS)
    first, *others = [
        _narrowed(viewer, kind, asked).values_list("expires_on", "uid", Value(kind))
        for kind in kinds
    ]
    return (
        first.order_by()
        .union(*(one.order_by() for one in others), all=True)
        .order_by("expires_on", "uid")
    )


def _narrowed(viewer: Viewer, kind: str, asked: Asked) -> QuerySet[Any]:
    rows = _open(viewer, kind)
    if asked.country:
        rows = rows.filter(country=asked.country)
    if asked.actor:
        rows = rows.filter(actor__slug=asked.actor)
    if asked.theme:
        # A list of codes as both databases write it; they have no other test in common.
        rows = rows.alias(coded=Cast("themes", TextField()))
        rows = rows.filter(coded__contains=f'"{asked.theme}"')
    if asked.words:
        countries = (asked.country,) if asked.country else ()
        answers = search.matching(viewer, asked.words, kind=kind, countries=countries)
        rows = rows.filter(uid__in=answers.uids)
    return rows


def _rows(viewer: Viewer, keys: Iterable[Key]) -> list[Row]:
    """What stands under some keys, in their order."""
    asked = list(keys)
    by_kind = {kind: [uid for _, uid, of in asked if of == kind] for kind in MODELS}
    found: dict[UUID, Row] = {}
    for kind, uids in by_kind.items():
        if uids:
            found.update(seen(viewer, kind).in_bulk(uids))
    return [found[uid] for _, uid, _ in asked if uid in found]


def newest(viewer: Viewer, count: int = 50) -> list[Row]:
    """What was opened last and is still open, newest first."""
    rows: list[Row] = []
    for kind in MODELS:
        rows += _open(viewer, kind).order_by("-opened_on", "-uid")[:count]
    rows.sort(key=lambda row: (row.opened_on or row.expires_on, row.uid), reverse=True)
    return rows[:count]


def countries(viewer: Viewer) -> list[str]:
    """The countries from which something is open."""
    found: set[str] = set()
    for kind in MODELS:
        found.update(_open(viewer, kind).values_list("country", flat=True).distinct())
    return sorted(found - {""})


def found(viewer: Viewer, kind: str, slug: str) -> Row:
    """One offer or request by its slug; `Unknown` when there is none for this viewer."""
    row: Row | None = seen(viewer, kind).filter(slug=slug).first()
    if row is None:
        raise Unknown
    return row


def by_uid(viewer: Viewer, kind: str, uid: UUID) -> Row:
    """The same by its uid."""
    row: Row | None = seen(viewer, kind).filter(uid=uid).first()
    if row is None:
        raise Unknown
    return row


@dataclass(frozen=True, slots=True)
class Match:
    """What may suit an offer or a request, and why; `introduced` when they are in contact."""

    row: Row
    reasons: Reasons
    introduced: bool


def matches(viewer: Viewer, row: Row) -> list[Match]:
    """The few open opposites that suit something open, with the reasons."""
    if row.state != "open":
        return []
    rows = _open(viewer, OPPOSITE[row.record_kind]).exclude(actor=row.actor_id)
    others = {one.uid: one for one in rows.order_by("-created_at")[:_LOOKED_THROUGH]}
    best = matching.best(matching.side(row), map(matching.side, others.values()))
    known = set(
        Contact.objects.filter(
            Q(record=row.uid, other__in=best) | Q(other=row.uid, record__in=best)
        ).values_list("record", "other")
    )
    pairs = {one for pair in known for one in pair}
    return [Match(others[uid], reasons, uid in pairs) for uid, reasons in best.items()]


def contact(marked: str) -> Contact:
    """The contact that a signed word asks about."""
    row = Contact.objects.select_related("record", "other").filter(uid=marks.read(marked)).first()
    if row is None or row.record.deleted_at is not None:
        raise Unknown
    return row


@dataclass(frozen=True, slots=True)
class Results:
    """What came of the contacts of one centre's actors; only told from `LEAST` answers on."""

    centre: UUID
    answers: int
    numbers: Mapping[str, int]


def results() -> list[Results]:
    """What came of public offers and requests, by centre, where enough have answered."""
    public = Contact.objects.filter(
        record__visibility="public", record__nature="fact", record__deleted_at=None
    )
    rows = public.exclude(outcome="").exclude(record__centre=None)
    counted: dict[UUID, Counter[str]] = {}
    for centre, outcome, number in (
        rows.values_list("record__centre", "outcome").annotate(number=Count("uid")).order_by()
    ):
        counted.setdefault(centre, Counter())[outcome] += number
    return [
        Results(centre, sum(numbers.values()), {one.value: numbers[one.value] for one in Outcome})
        for centre, numbers in counted.items()
        if sum(numbers.values()) >= LEAST
    ]


def ending(viewer: Viewer, today: date, ahead: timedelta) -> list[Row]:
    """What ends within a time, in the centres where a viewer edits and of their own cards."""
    own = [centre for centre in viewer.centres if viewer.may("edit", centre)]
    if not own and not viewer.entrusted:
        return []
    theirs = Q(centre__in=own) | Q(actor__in=sorted(viewer.entrusted))
    rows: list[Row] = []
    for model in MODELS.values():
        open_now = model.objects.filter(theirs, state="open", deleted_at=None)
        rows += open_now.filter(expires_on__lte=today + ahead).order_by("expires_on")[:PAGE]
    return rows
