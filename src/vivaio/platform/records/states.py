"""Keeping the state of translation of each record, for the desk that works over all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet, UUIDField

from vivaio.kernel.language import INTERFACE
from vivaio.platform.records import translatables
from vivaio.platform.records.kinds import models_by_kind
from vivaio.platform.records.models import Record, Recorded, TranslationState
from vivaio.platform.tenancy.inserting import insert_values
from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.tenancy.readings import Given, Reading

_RANKS = {Visibility.PUBLIC.value: 0, Visibility.NETWORK.value: 1}
#: What a state consists of, apart from its record.
_COLUMNS = (
    "language", "kind", "centre_id", "visibility", "nature", "is_open", "rank", "texts",
    "missing", "stale", "machine",
)  # fmt: skip
_AT_ONCE = 200


def _present(viewer: None, record: Given) -> QuerySet[TranslationState, tuple[object, ...]]:
    return TranslationState.objects.filter(record=record).values_list(*_COLUMNS)


_stored = Reading(_present, record=UUIDField())


def rank_of(visibility: str, *, is_open: bool) -> int:
    """0 for what everybody may read, 1 for the network, 2 for what only its centre sees."""
    return _RANKS.get(visibility, 2) if is_open else 2


def _states(row: Recorded, record: Record) -> Iterable[tuple[object, ...]]:
    """A state for each language, as the values of `_COLUMNS`."""
    texts = translatables.texts(row)
    names = translatables.of(row.record_kind).names
    rank = rank_of(record.visibility, is_open=record.is_open)
    shared = (record.kind, record.centre_id, record.visibility, record.nature, record.is_open, rank)
    for language in INTERFACE:
        others = {path: text for path, text in texts.items() if text.source != language}
        if not others:
            continue
        missing = [p for p, t in others.items() if p not in names and not t.texts.get(language)]
        stale = sum(language in text.stale for text in others.values())
        machine = sum(language in text.machine for text in others.values())
        yield language, *shared, len(others), len(missing), stale, machine


def store_new(pairs: Iterable[tuple[Recorded, Record]]) -> None:
    """Store the states of records that are new."""
    _insert({record.uid: _states(row, record) for row, record in pairs})


def _insert(states: Mapping[UUID, Iterable[tuple[object, ...]]]) -> None:
    rows = [(uid, *state) for uid, several in states.items() for state in several]
    insert_values(TranslationState, ("record_id", *_COLUMNS), rows)


def store(row: Recorded, record: Record) -> None:
    """Bring the states of a record up to date, in the caller's transaction."""
    fresh = [] if record.deleted_at else list(_states(row, record))
    known = _stored.rows(None, record=record.uid)
    if set(known) == set(fresh):
        return
    if known:
        record.translation_states.all().delete()
    _insert({record.uid: fresh})


def store_all() -> int:
    """Look at every record again: for those that came before there were states; how many differed.

    A record is locked only where something differs, so that nobody waits.
    """
    differing = 0
    for kind, model in models_by_kind().items():
        uids = list(Record.objects.filter(kind=kind, deleted_at=None).values_list("uid", flat=True))
        for start in range(0, len(uids), _AT_ONCE):
            chosen = uids[start : start + _AT_ONCE]
            for uid in _differing(model, chosen):
                differing += _store_anew(model, uid)
    return differing


def _differing(model: type[Recorded], uids: Sequence[UUID]) -> list[UUID]:
    records = {one.uid: one for one in Record.objects.filter(uid__in=uids)}
    stored: dict[UUID, set[tuple[object, ...]]] = {}
    for uid, *columns in TranslationState.objects.filter(record__in=uids).values_list(
        "record", *_COLUMNS
    ):
        stored.setdefault(uid, set()).add(tuple(columns))
    rows = model._default_manager.filter(pk__in=uids)
    return [
        row.uid for row in rows if set(_states(row, records[row.uid])) != stored.get(row.uid, set())
    ]


@transaction.atomic
def _store_anew(model: type[Recorded], uid: UUID) -> bool:
    record = Record.objects.select_for_update().filter(uid=uid, deleted_at=None).first()
    row = model._default_manager.filter(pk=uid).first()
    if record is None or row is None:
        return False
    store(row, record)
    return True
