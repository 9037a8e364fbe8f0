"""What waits to be translated: counted and listed from the states kept at each save."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from vivaio.platform.records import queries
from vivaio.platform.records.keeping import ByVersion
from vivaio.platform.records.models import TranslationState
from vivaio.platform.records.queries import Heading
from vivaio.platform.tenancy.viewer import Viewer

#: What may be asked for, by the word in addresses.
NEEDS = {
    "missing": Q(missing__gt=0),
    "stale": Q(stale__gt=0),
    "machine": Q(machine__gt=0),
}
ANY = NEEDS["missing"] | NEEDS["stale"] | NEEDS["machine"]
_ROOM = 200


@dataclass(frozen=True, slots=True)
class Standing:
    """How the records of one centre (None: the network) stand in one language, as numbers."""

    centre: UUID | None
    language: str
    kind: str
    records: int
    missing: int
    stale: int
    machine: int


@dataclass(frozen=True, slots=True)
class Wanting:
    """A record with something to do in one language."""

    heading: Heading
    language: str
    centre: UUID | None
    rank: int
    missing: int
    stale: int
    machine: int


@dataclass(frozen=True, slots=True)
class Asked:
    """Which of them: empty means all; `need` is a word of `NEEDS` or ""."""

    languages: tuple[str, ...] = ()
    need: str = ""
    kind: str = ""
    centre: str = ""  # a uid as a string, or "network"


_kept: ByVersion[tuple[Standing, ...]] = ByVersion(_ROOM, asks=True)
_slices: ByVersion[list[Wanting]] = ByVersion(_ROOM)
#: How many records lack what, of the rows they are counted in.
_NUMBERS = {
    "records": Count("pk"),
    "lacking": Count("pk", filter=NEEDS["missing"]),
    "old": Count("pk", filter=NEEDS["stale"]),
    "made": Count("pk", filter=NEEDS["machine"]),
}


def _translatable(viewer: Viewer) -> QuerySet[TranslationState]:
    """The states of what a viewer translates by the usual rule: what their centres keep, which
    they see all of, and for the coordination what no centre keeps."""
    alive = TranslationState.objects.filter(deleted_at=None)
    if viewer.is_system:
        return alive
    kept = Q(centre__in=[one for one in viewer.centres if viewer.may("edit", one)])
    return alive.filter(kept | Q(centre=None) if viewer.may("edit", None) else kept)


def standings(viewer: Viewer) -> tuple[Standing, ...]:
    """The numbers by centre, language and kind; counted anew only after something changed."""
    return _kept.of(_reach(viewer), lambda: _count(viewer))


def _reach(viewer: Viewer) -> Hashable:
    """What `_translatable` looks at."""
    editing = frozenset(one for one in viewer.centres if viewer.may("edit", one))
    return viewer.is_system, editing, viewer.may("edit", None)


def _count(viewer: Viewer) -> tuple[Standing, ...]:
    rows = _translatable(viewer).values_list("centre", "language", "kind")
    return tuple(Standing(*row) for row in rows.annotate(**_NUMBERS).order_by())


def public_standings() -> dict[str, Standing]:
    """For each language, how far what everybody may read is translated, all kinds together."""
    rows = TranslationState.objects.filter(deleted_at=None, rank=0).values_list("language")
    counted = rows.annotate(**_NUMBERS).order_by()
    return {language: Standing(None, language, "", *numbers) for language, *numbers in counted}


def _asked(viewer: Viewer, asked: Asked) -> QuerySet[TranslationState]:
    rows = _translatable(viewer).filter(NEEDS.get(asked.need, ANY))
    if asked.languages:
        rows = rows.filter(language__in=asked.languages)
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.centre == "network":
        rows = rows.filter(centre=None)
    elif asked.centre:
        rows = rows.filter(centre=UUID(asked.centre))
    return rows


def wanting(viewer: Viewer, asked: Asked, *, start: int, count: int) -> list[Wanting]:
    """A slice of what is to be done: what everybody may read first, then in the order it came."""
    place = (viewer.sight, _reach(viewer), asked, start, count)
    return _slices.of(place, lambda: _slice(viewer, asked, start, count))


def _slice(viewer: Viewer, asked: Asked, start: int, count: int) -> list[Wanting]:
    rows = _asked(viewer, asked).order_by("rank", "record", "language")[start : start + count]
    columns = ("record", "language", "centre", "rank", "missing", "stale", "machine")
    found = list(rows.values_list(*columns))
    known = queries.headings(viewer, {row[0] for row in found}) if found else {}
    return [Wanting(known[uid], *rest) for uid, *rest in found if uid in known]


def total(viewer: Viewer, asked: Asked) -> int:
    """How long that list is, from the numbers that are kept."""
    if asked.need not in NEEDS:
        return _asked(viewer, asked).count()
    return sum(
        getattr(one, asked.need)
        for one in standings(viewer)
        if (not asked.languages or one.language in asked.languages)
        and (not asked.kind or one.kind == asked.kind)
        and (not asked.centre or asked.centre == (str(one.centre) if one.centre else "network"))
    )


def uids(viewer: Viewer, asked: Asked, *, limit: int) -> list[UUID]:
    """The records of that list, each once, at most `limit`."""
    rows = _asked(viewer, asked).order_by("rank", "record").values_list("record", flat=True)
    return list(dict.fromkeys(rows[:limit]))


def after(viewer: Viewer, asked: Asked, uid: UUID, rank: int) -> Sequence[UUID]:
    """The record that follows one in the list; empty at its end."""
    later = Q(rank=rank, record__gt=uid) | Q(rank__gt=rank)
    rows = _asked(viewer, asked).filter(later).order_by("rank", "record")
    return list(rows.values_list("record", flat=True)[:1])
