"""Finding in a list that was written anew what it held before."""

from __future__ import annotations

from collections.abc import Callable


def pair(given: int, old: int, *ways: Callable[[int, int], bool]) -> dict[int, int]:
    """By the place of each line given, the place of the old one that it goes on from.

    `ways` tell of two places whether they are of one; the surest comes first, and none is taken
    twice. Lines without an old one are new.
    """
    found: dict[int, int] = {}
    left = list(range(old))
    for way in ways:
        for place in range(given):
            if place in found:
                continue
            other = next((one for one in left if way(place, one)), None)
            if other is not None:
                found[place] = other
                left.remove(other)
    return found
