"""Change numbers come in the order of commits: whoever has read up to one has missed none."""

from __future__ import annotations

from threading import Event, Thread

import pytest
from django.db import connection, transaction

from tests.factories import actors, centres
from vivaio.platform.records.models import Record
from vivaio.platform.records.writing import data_version, next_change

pytestmark = pytest.mark.django_db(transaction=True)


def test_numbers_grow_by_one() -> None:
    first = next_change()
    assert [next_change() for _ in range(3)] == [first + 1, first + 2, first + 3]
    assert data_version() == first + 3


def test_a_number_that_was_not_committed_is_given_again() -> None:
    before = data_version()
    with transaction.atomic():
        assert next_change() == before + 1
        transaction.set_rollback(True)
    assert next_change() == before + 1


def test_two_writers_get_their_numbers_in_the_order_in_which_they_commit() -> None:
    """The second waits for the first; while it waits, a reader sees neither.

    On SQLite in memory, which has one connection, the two come one after the other.
    """
    start = data_version()
    seen: list[tuple[str, int]] = []
    first_has_it, first_may_go = Event(), Event()

    def write(name: str, has_it: Event, may_go: Event) -> None:
        try:
            with transaction.atomic():
                number = next_change()
                has_it.set()
                may_go.wait(10)
                seen.append((name, number))
        finally:
            connection.close()

    together = connection.features.test_db_allows_multiple_connections
    if not together:
        first_may_go.set()
    first = Thread(target=write, args=("first", first_has_it, first_may_go))
    first.start()
    first_has_it.wait(10)
    if not together:
        first.join()
    second_has_it, second_may_go = Event(), Event()
    second_may_go.set()
    second = Thread(target=write, args=("second", second_has_it, second_may_go))
    second.start()
    if together:
        assert not second_has_it.wait(0.3)
        assert data_version() == start
        first_may_go.set()
    first.join()
    second.join()
    assert seen == [("first", start + 1), ("second", start + 2)]
    assert data_version() == start + 2


def test_the_records_of_many_writers_are_never_missed_by_a_reader() -> None:
    """Whoever reads in steps, always from the last number on, meets every record once."""
    centre = centres.centre()
    together = connection.features.test_db_allows_multiple_connections
    done, failures = Event(), []

    def write(writer: int) -> None:
        try:
            for number in range(5):
                actors.plain_actor(centre, f"Writer {writer} card {number}")
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    read: list[int] = []

    def step() -> None:
        last = read[-1] if read else 0
        rows = Record.objects.filter(kind="actor", change__gt=last).order_by("change")
        read.extend(rows.values_list("change", flat=True))

    threads = [Thread(target=write, args=(writer,)) for writer in range(3)]
    for thread in threads:
        thread.start()
        if not together:
            thread.join()
            step()
    while together and any(thread.is_alive() for thread in threads):
        step()
    for thread in threads:
        thread.join()
    done.set()
    step()
    assert failures == []
    assert read == sorted(Record.objects.filter(kind="actor").values_list("change", flat=True))
    assert len(read) == 15
