"""What is kept, and what has to go."""

from __future__ import annotations

from vivaio.kernel.bounded import Bounded


def test_the_first_goes_when_there_is_no_room() -> None:
    kept: Bounded[str, int] = Bounded(2)
    for number, name in enumerate("abc"):
        kept.keep(name, number)
    assert list(kept.items()) == [("b", 1), ("c", 2)]


def test_what_is_kept_again_is_the_latest() -> None:
    kept: Bounded[str, int] = Bounded(2)
    for number, name in enumerate("abac"):
        kept.keep(name, number)
    assert list(kept.items()) == [("a", 2), ("c", 3)]
