"""Giving all records of a model to search, when its index is built again."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from vivaio.kernel.language import INTERFACE
from vivaio.platform.records.models import Record, Recorded
from vivaio.platform.registry import SearchSource, search_sources
from vivaio.platform.search.documents import Document

_AT_ONCE = 500


def _documents(model: type[Recorded]) -> Callable[[], Iterator[Document]]:
    def documents() -> Iterator[Document]:
        changes = dict(
            Record.objects.filter(kind=model.record_kind, deleted_at=None).values_list(
                "uid", "change"
            )
        )
        for row in model._default_manager.filter(deleted_at=None).iterator(chunk_size=_AT_ONCE):
            if row.uid in changes:  # one that has come since then has been indexed as it came
                yield from row.search_documents(INTERFACE, changes[row.uid])

    return documents


def plug_in_search(model: type[Recorded]) -> None:
    """Register a model's records with search."""
    kind = model.record_kind
    search_sources.register(kind, SearchSource(kind, _documents(model)))
