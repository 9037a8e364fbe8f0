"""A life in states: a table of verbs, and nothing that is not in the table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vivaio.kernel.decision import YES, Decision, no
from vivaio.kernel.errors import N_


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """States in order and, for each verb, the states it starts from and the one it leads to."""

    states: tuple[str, ...]
    verbs: Mapping[str, tuple[frozenset[str], str]]

    def can(self, verb: str, state: str) -> Decision:
        """Whether `verb` may be done in `state`."""
        starts, _ = self.verbs[verb]
        if state in starts:
            return YES
        return no(N_("This is not possible in its present state."))

    def after(self, verb: str) -> str:
        """The state to which `verb` leads."""
        return self.verbs[verb][1]

    def forbidden(self) -> Iterator[tuple[str, str]]:
        """Every pair (verb, state) that must be refused."""
        for verb, (starts, _) in self.verbs.items():
            yield from ((verb, state) for state in self.states if state not in starts)


def lifecycle(*states: str, **verbs: tuple[str, str]) -> Lifecycle:
    """`lifecycle("draft", "published", publish=("draft", "published"))`; "a b" names two starts."""
    table = {}
    for verb, (starts, end) in verbs.items():
        unknown = {*starts.split(), end} - set(states)
        if unknown:
            raise ValueError(f"{verb} names unknown states {unknown}")
        table[verb] = (frozenset(starts.split()), end)
    return Lifecycle(states, table)
