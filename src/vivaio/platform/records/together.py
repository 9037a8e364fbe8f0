"""New records by the hundred: what `operations.save` does for one, in as many statements.

A table of twenty thousand rows is brought in a minute this way, and every record has all that
goes with it: identity, address, sort keys, states of translation, journal line, search rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from vivaio.kernel.language import INTERFACE
from vivaio.platform.journal import operations as journal
from vivaio.platform.journal.operations import Act
from vivaio.platform.records import making, slugs, states
from vivaio.platform.records.models import Record, Recorded, Slug, SortKey
from vivaio.platform.records.writing import next_change
from vivaio.platform.search import operations as search
from vivaio.platform.tenancy.inserting import insert, insert_values
from vivaio.platform.tenancy.viewer import Viewer


def save_new(
    instances: Sequence[Recorded], *, by: Viewer, verb: str, centre: UUID | None,
    slug_words: Sequence[str] = (),
) -> None:  # fmt: skip
    """Store new records of one kind and one centre with all that goes with them.

    In the caller's transaction. `slug_words`: for each the words of its address, its title where
    they are empty.
    """
    if not instances:
        return
    shared = instances[0].centre
    for instance in instances:
        assert instance.version == 0
        instance.centre = shared  # read once, not for each
        making.step(instance)
    titles = [instance.record_title() for instance in instances]
    given = slug_words or [""] * len(instances)
    words = [one or title.best().words for one, title in zip(given, titles, strict=True)]
    kind = instances[0].record_kind
    for instance, slug in zip(instances, slugs.choose_all(kind, words), strict=True):
        instance.slug = slug
    insert(type(instances[0]), instances)
    first = next_change(len(instances)) - len(instances) + 1
    records = [
        making.identity(instance, title, first + place)
        for place, (instance, title) in enumerate(zip(instances, titles, strict=True))
    ]
    insert(Record, records)
    addresses = [(instance.uid, kind, instance.slug) for instance in instances]
    insert_values(Slug, ("record_id", "kind", "slug"), addresses)
    keys = [key for record in records for key in making.sort_keys(record)]
    insert_values(SortKey, making.KEY_COLUMNS, keys)
    states.store_new(zip(instances, records, strict=True))
    journal.append_all(by=by, centre=centre, acts=[Act(verb, one.uid) for one in instances])
    search.index_all(
        {
            record.uid: instance.search_documents(INTERFACE, record.change)
            for record, instance in zip(records, instances, strict=True)
        }
    )
