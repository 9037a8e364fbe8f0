"""What is kept of a record is never older than the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from django.db import transaction

from vivaio.kernel import clock, uid
from vivaio.kernel.text import Text
from vivaio.platform.records.keeping import ByChange
from vivaio.platform.records.queries import Heading


class Reads:
    """Makes a word of each heading, and remembers how many it was asked for at a time."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def __call__(self, headings: Sequence[Heading]) -> list[tuple[Heading, str]]:
        self.asked.append(len(headings))
        return [(one, f"{one.category} {one.change}") for one in headings if one.category]


def heading(name: str, change: int) -> Heading:
    """A heading whose category is its name; an empty one is of a record that is gone."""
    title = Text("en", {"en": name})
    return Heading(uid.new(), "actor", title, "", "fact", "IT", name, clock.now(), change)


def test_only_what_changed_is_made_again() -> None:
    a, b = heading("a", 1), heading("b", 2)
    kept, reads = ByChange[str](10), Reads()
    assert kept.of([a, b], "en", reads) == ["a 1", "b 2"]
    assert kept.of([b, a], "en", reads) == ["b 2", "a 1"]
    assert kept.of([b, replace(a, change=3)], "en", reads) == ["b 2", "a 3"]
    assert reads.asked == [2, 1]


def test_each_language_is_kept_by_itself() -> None:
    a = heading("a", 1)
    kept, reads = ByChange[str](10), Reads()
    kept.of([a], "en", reads)
    kept.of([a], "it", reads)
    assert reads.asked == [1, 1]


def test_what_is_gone_meanwhile_is_left_out_and_the_oldest_are_forgotten() -> None:
    a, gone = heading("a", 1), heading("", 2)
    kept, reads = ByChange[str](2), Reads()
    assert kept.of([a, gone], "en", reads) == ["a 1"]
    kept.of([heading("b", 3), heading("c", 4)], "en", reads)
    assert kept.of([a], "en", reads) == ["a 1"]
    assert reads.asked == [2, 2, 1]


@pytest.mark.django_db
def test_nothing_is_kept_of_what_a_transaction_may_take_back() -> None:
    a = heading("a", 1)
    kept, reads = ByChange[str](2), Reads()
    with transaction.atomic():
        kept.of([a], "en", reads)
        kept.of([a], "en", reads)
    assert reads.asked == [1, 1]
