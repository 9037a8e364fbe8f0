"""What goes with a record, made but not stored yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from vivaio.kernel import clock
from vivaio.kernel.language import INTERFACE
from vivaio.kernel.text import Text
from vivaio.platform.multilingual.collation import sort_key
from vivaio.platform.records.models import Record, Recorded


def step(instance: Recorded) -> None:
    """Take a record to its next version, with the moments that go with it."""
    moment = clock.now()
    if instance.version == 0:
        instance.created_at = moment
    instance.version += 1
    instance.updated_at = moment
    if instance.published_on is None and instance.state in instance.open_states:
        instance.published_on = moment.astimezone(_zone(instance)).date()


def _zone(instance: Recorded) -> ZoneInfo:
    """Where the days of a record begin: in the time zone of its centre."""
    own = getattr(instance, "time_zone", "")
    return ZoneInfo(own or (instance.centre.time_zone if instance.centre else "UTC"))


def identity(instance: Recorded, title: Text, change: int) -> Record:
    """The identity row of a record as it stands, under the number of its change."""
    country, category = instance.search_facets()
    return Record(
        uid=instance.uid,
        kind=instance.record_kind,
        centre_id=instance.centre_id,
        visibility=instance.visibility,
        nature=instance.nature,
        title=title,
        address=instance.record_address(),
        state=instance.state,
        is_open=instance.state in instance.open_states,
        version=instance.version,
        change=change,
        origin=instance.origin,
        created_at=instance.created_at,
        updated_at=instance.updated_at,
        published_on=instance.published_on,
        deleted_at=instance.deleted_at,
        country=country,
        category=category,
    )


#: In which order `sort_keys` gives the values of a row.
KEY_COLUMNS = ("record_id", "language", "kind", "key")


def sort_keys(record: Record) -> Iterator[tuple[Any, ...]]:
    """Where its title stands by the alphabet of each language, as values of `KEY_COLUMNS`."""
    for language in INTERFACE:
        key = sort_key(record.title.best(language).words, language)
        yield record.uid, language, record.kind, key
