"""Keeping the index in step with the records, inside the transaction that changes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from operator import attrgetter
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Count, UUIDField

from vivaio.platform.registry import SearchSource, search_sources
from vivaio.platform.search import vocabulary
from vivaio.platform.search.documents import Document, scope_of
from vivaio.platform.search.engines import engine_for
from vivaio.platform.search.models import SearchRow, SearchWord
from vivaio.platform.search.queries import title_key
from vivaio.platform.tenancy.inserting import insert
from vivaio.platform.tenancy.readings import Reading

_COMPARED = (
    *("scope", "kind", "country", "category", "centre", "visibility", "nature", "state"),
    *("title", "names", "body"),
)


#: Below it one statement that also tells the numbers is quicker than two.
_FEW = 20


def index(uid: UUID, documents: Sequence[Document]) -> None:
    """Let a record be found by `documents`, at most one a language, and by nothing else.

    ValueError when a document is another record's or a language comes twice. Rows that say the
    same as before are left alone.
    """
    index_all({uid: documents})


def index_all(documents: Mapping[UUID, Sequence[Document]]) -> None:
    """The same for several records at once."""
    records = {uid: _rows(uid, several) for uid, several in documents.items()}
    with transaction.atomic():
        _write(records)


def _rows(uid: UUID, documents: Sequence[Document]) -> dict[str, SearchRow]:
    rows = {document.language: _row(document) for document in documents}
    if len(rows) < len(documents) or any(document.uid != uid for document in documents):
        raise ValueError(f"documents of {uid} must be its own, one for each language")
    return rows


def remove(uid: UUID) -> None:
    """Let a record no longer be found."""
    index(uid, ())


def rebuild(batch: int = 500, sources: Mapping[str, SearchSource] | None = None) -> int:
    """Index all records of all kinds anew, `batch` records a transaction; their number.

    A record that was changed while this runs keeps its later rows; records that no source knows
    are forgotten. May be stopped and started again at any time.
    """
    sources = search_sources.all() if sources is None else sources
    before = dict(SearchRow.objects.values_list("uid", "changed"))
    done: set[UUID] = set()
    for source in sources.values():
        for records in _batches(source, batch):
            with transaction.atomic():
                _write(_not_older(records))
            done.update(records)
    gone = [uid for uid in before if uid not in done]
    for start in range(0, len(gone), batch):
        with transaction.atomic():
            part = gone[start : start + batch]
            kept = SearchRow.objects.filter(uid__in=part).values_list("uid", "changed")
            _write({uid: {} for uid, changed in kept if changed == before[uid]})
    _forget_empty_scopes()
    tidy()
    return len(done)


def tidy() -> None:
    """Keep questions quick as the index grows: once a day is enough. Changes no answer."""
    with transaction.atomic():
        engine_for(connection.vendor).tidy()


def _batches(source: SearchSource, batch: int) -> Iterator[dict[UUID, dict[str, SearchRow]]]:
    """The documents of a source by record and language; a record's documents come together."""
    records = groupby(source.documents(), attrgetter("uid"))
    pairs = (
        (uid, {document.language: _row(document) for document in documents})
        for uid, documents in records
    )
    while part := dict(islice(pairs, batch)):
        yield part


def _not_older(
    records: Mapping[UUID, dict[str, SearchRow]],
) -> dict[UUID, dict[str, SearchRow]]:
    """Without the records whose stored rows are later than these."""
    stored = dict(SearchRow.objects.filter(uid__in=records).values_list("uid", "changed"))
    return {
        uid: rows
        for uid, rows in records.items()
        if max((row.changed for row in rows.values()), default=0) >= stored.get(uid, 0)
    }


_stored = Reading(lambda viewer, uids: SearchRow.objects.filter(uid__in=uids), uids=UUIDField())


def _write(records: Mapping[UUID, Mapping[str, SearchRow]]) -> None:
    """Replace the rows of records, touching only those that say something else."""
    old: dict[UUID, dict[str, SearchRow]] = {}
    for row in _stored.instances(SearchRow, None, uids=list(records)):
        old.setdefault(row.uid, {})[row.language] = row
    stale: list[SearchRow] = []
    fresh: list[SearchRow] = []
    touched: list[SearchRow] = []
    for uid, rows in records.items():
        for language, row in old.get(uid, {}).items():
            if language not in rows or _differ(row, rows[language]):
                stale.append(row)
        for language, row in rows.items():
            known = old.get(uid, {}).get(language)
            if known is None or _differ(known, row):
                fresh.append(row)
            elif known.changed != row.changed:
                known.changed = row.changed
                touched.append(known)
    if len({row.changed for row in touched}) == 1:
        same = [row.pk for row in touched]
        SearchRow.objects.filter(pk__in=same).update(changed=touched[0].changed)
    else:
        SearchRow.objects.bulk_update(touched, ["changed"])
    engine = engine_for(connection.vendor)
    numbers = [row.pk for row in stale]
    engine.erase(numbers)
    SearchRow.objects.filter(pk__in=numbers).delete()
    engine.store(_inserted(fresh))
    _teach(stale, fresh)


def _inserted(fresh: list[SearchRow]) -> list[SearchRow]:
    """Rows, stored, with their numbers, which grow in this order."""
    if len(fresh) < _FEW:
        return SearchRow.objects.bulk_create(fresh)
    insert(SearchRow, fresh)
    places = SearchRow.objects.filter(uid__in={row.uid for row in fresh})
    known = {
        (uid, code): number for uid, code, number in places.values_list("uid", "language", "pk")
    }
    for row in fresh:
        row.pk = known[row.uid, row.language]
    return fresh


def _teach(stale: Iterable[SearchRow], fresh: Iterable[SearchRow]) -> None:
    """Keep the words that came, drop those that went."""
    earlier, later = _by_scope(stale), _by_scope(fresh)
    for scope, found in sorted(later.items()):
        known = earlier.get(scope, {})
        vocabulary.learn(scope, {word: found[word] for word in found if word not in known})
    for scope, found in sorted(earlier.items()):
        vocabulary.forget(scope, found.keys() - later.get(scope, {}).keys())


def _by_scope(rows: Iterable[SearchRow]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        found.setdefault(row.scope, {}).update(vocabulary.written_in(row))
    return found


def _forget_empty_scopes() -> None:
    """Words of scopes without a row go at once."""
    scopes = SearchRow.objects.values("scope").annotate(rows=Count("pk")).values("scope")
    SearchWord.objects.exclude(scope__in=scopes).delete()


def _differ(one: SearchRow, other: SearchRow) -> bool:
    return any(getattr(one, name) != getattr(other, name) for name in _COMPARED)


def _row(document: Document) -> SearchRow:
    """The row of a document; null bytes, which no database keeps, become blanks."""
    title, names, body = (
        text.replace("\0", " ").encode("utf-8", "replace").decode()
        for text in (document.title, document.names, document.body)
    )
    return SearchRow(
        uid=document.uid,
        scope=scope_of(document),
        kind=document.kind,
        language=document.language,
        country=document.country,
        category=document.category,
        centre=document.centre,
        visibility=document.visibility,
        nature=document.nature,
        state=document.state,
        changed=document.changed,
        title_key=title_key(title),
        title=title,
        names=names,
        body=body,
    )
