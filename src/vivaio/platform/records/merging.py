"""Two records become one, and two again: identities, and the rows that point at them.

What a card says, and who may decide about it, is its room's own business.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import Model, UUIDField

from vivaio.kernel import clock
from vivaio.platform.records import operations, queries
from vivaio.platform.records.models import Record, Recorded, Slug
from vivaio.platform.records.queries import Heading
from vivaio.platform.registry.merging import MergeRule, merges
from vivaio.platform.tenancy.readings import Reading, padded
from vivaio.platform.tenancy.viewer import Viewer

#: The rows that were moved, by the name of the key that points at the record.
Moved = dict[str, list[str]]
#: Longer than any chain of merges.
_FARTHEST = 50


def absorb(gone: Recorded, into: UUID, *, by: Viewer, verb: str) -> Record:
    """Let a record go into another: nobody is shown it any more, its addresses lead there."""
    Record.objects.filter(uid=gone.uid).update(merged_into=into)
    gone.deleted_at = clock.now()
    return operations.save(gone, by=by, verb=verb)


def bring_back(gone: Recorded, *, by: Viewer, verb: str) -> Record:
    """The contrary: the record is itself again, found and listed as before."""
    Record.objects.filter(uid=gone.uid).update(merged_into=None)
    gone.deleted_at = None
    return operations.save(gone, by=by, verb=verb)


def merged_into(uid: UUID) -> UUID | None:
    """The record that one was merged into; None when it stands by itself."""
    return Record.objects.filter(uid=uid).values_list("merged_into", flat=True).first()


def survivor(viewer: Viewer, uid: UUID) -> Heading | None:
    """What a record that was merged lives on in; None when it was not, or is not theirs to know.

    A viewer who could not have seen what was merged is not told that it was.
    """
    here = uid
    for _ in range(_FARTHEST):
        known = Record.objects.seen_by(viewer).filter(uid=here, merged_into__isnull=False)
        next_one = known.values_list("merged_into", flat=True).first()
        if next_one is None:
            return None
        here = next_one
        found = queries.headings(viewer, [here]).get(here)
        if found is not None:
            return found
    return None


@dataclass(frozen=True, slots=True)
class Absorbed:
    """A record that went into another one, and when."""

    uid: UUID
    kind: str
    into: UUID
    on: date


def absorbed(viewer: Viewer, into: Collection[UUID]) -> list[Absorbed]:
    """What went into some records, of which the viewer could have known, in its order."""
    rows = _absorbed.rows(viewer, into=padded([*into]))
    return [Absorbed(uid, kind, kept, at.date()) for uid, kind, kept, at in rows]


_absorbed = Reading(
    lambda viewer, into: (
        Record.objects.seen_by(viewer)
        .filter(merged_into__uid__in=into, deleted_at__isnull=False)
        .order_by("deleted_at", "uid")
        .values_list("uid", "kind", "merged_into", "deleted_at")
    ),
    into=UUIDField(),
)


def survivor_of_slug(viewer: Viewer, kind: str, slug: str) -> Heading | None:
    """The same, by a word that stood in the address of what was merged."""
    uid = Slug.objects.filter(kind=kind, slug=slug).values_list("record_id", flat=True).first()
    return survivor(viewer, uid) if uid else None


def _rules(moving: bool) -> Iterator[tuple[type[Model], str, str, MergeRule]]:
    for name, rule in merges.all().items():
        if rule.moves is moving:
            label, _, field = name.rpartition(".")
            yield apps.get_model(label), field, name, rule


def refusal(gone: UUID) -> str:
    """Why a record cannot go into another now, as a msgid; "" when nothing speaks against it."""
    asked = (rule.refuses for rule in merges.all().values() if rule.refuses is not None)
    return next(filter(None, (refuses(gone) for refuses in asked)), "")


def move(gone: UUID, kept: UUID) -> Moved:
    """Let what points at one record point at another; gives what was moved, to move it back."""
    moved: Moved = {}
    for model, field, name, rule in _rules(moving=True):
        rows = model._default_manager.filter(**{field: gone}, **rule.only)
        done = [
            str(key)
            for key in rows.order_by("pk").values_list("pk", flat=True)
            if _pointed(model, field, key, gone, kept)
        ]
        if done:
            moved[name] = done
    return moved


def move_back(moved: Mapping[str, list[str]], gone: UUID, kept: UUID) -> int:
    """Undo `move`; gives the number of rows. What was taken away since then stays away."""
    return sum(
        _pointed(model, field, key, kept, gone)
        for model, field, name, _ in _rules(moving=True)
        for key in moved.get(name, ())
    )


def _pointed(model: type[Model], field: str, key: object, old: UUID, new: UUID) -> bool:
    """Point one row elsewhere; no where a constraint forbids it there."""
    try:
        with transaction.atomic():
            rows = model._base_manager.filter(pk=key, **{field: old})
            return bool(rows.update(**{field: new}))
    except IntegrityError:
        return False
