"""Public identifiers sort by the time they were made and are what RFC 9562 calls version 7."""

from datetime import UTC, datetime
from uuid import RFC_4122

import time_machine
from hypothesis import given
from hypothesis import strategies as st

from vivaio.kernel import uid

#: Two milliseconds apart, since the frozen clock may lose one to rounding.
moments = st.integers(0, (1 << 41) - 1).map(lambda value: value * 2)


def made_at(milliseconds: int) -> int:
    with time_machine.travel(milliseconds / 1000, tick=False):
        return uid.new().int


@given(st.sets(moments, min_size=2, max_size=6))
def test_identifiers_sort_by_the_moment_they_were_made(when: set[int]) -> None:
    ordered = sorted(when)
    made = [made_at(milliseconds) for milliseconds in ordered]
    assert made == sorted(made)


@given(moments)
def test_the_first_forty_eight_bits_are_the_milliseconds(when: int) -> None:
    assert abs((made_at(when) >> 80) - when) <= 1


def test_version_and_variant_are_those_of_the_standard() -> None:
    made = [uid.new() for _ in range(200)]
    assert {(one.version, one.variant) for one in made} == {(7, RFC_4122)}


def test_identifiers_made_in_one_moment_differ_in_every_random_bit() -> None:
    with time_machine.travel(datetime(2026, 11, 22, tzinfo=UTC), tick=False):
        made = [uid.new().int for _ in range(1000)]
    assert len(set(made)) == 1000
    random = ((1 << 12) - 1) << 64 | (1 << 62) - 1
    ones, zeros = 0, 0
    for value in made:
        ones |= value
        zeros |= ~value
    assert ones & random == random
    assert zeros & random == random
