"""A list that rooms add to when the application starts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Registry(Generic[T]):
    """Values by key, in the order in which they were registered.

    A key belongs to one value for the life of the process: registering the same value again
    changes nothing, so that a module may be loaded twice; another value is a mistake.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._values: dict[str, T] = {}

    def register(self, key: str, value: T) -> T:
        """Add `value` and give it back; ValueError when `key` already names something else."""
        known = self._values.setdefault(key, value)
        if known != value:
            raise ValueError(f"{self.name} already has another {key!r}")
        return known

    def get(self, key: str) -> T:
        """The value of `key`; KeyError, saying which registry, when there is none."""
        try:
            return self._values[key]
        except KeyError:
            raise KeyError(f"{self.name} has no {key!r}") from None

    def all(self) -> dict[str, T]:
        """A copy of everything, in order of registration."""
        return dict(self._values)

    def __contains__(self, key: object) -> bool:
        return key in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(tuple(self._values))

    def __len__(self) -> int:
        return len(self._values)
