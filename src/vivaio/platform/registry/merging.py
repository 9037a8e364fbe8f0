"""What becomes of rows that point at a record when it is merged into another.

Every foreign key to a record, or to a model of records that can be merged, has a rule here, under
its name (`links.Link.source`), given by the room whose row it is; a test finds one without.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from vivaio.platform.registry.registry import Registry


@dataclass(frozen=True, slots=True)
class MergeRule:
    """Rows that move point at the survivor from then on, and go back when the merge is undone.

    A row that a constraint forbids beside those of the survivor stays where it is, hidden with
    its record. `only` narrows the rows that move. `refuses(gone)` gives the msgid of a sentence
    that says why this record cannot go into another now, or "". `why` is for whoever reads the
    code: the reason why rows stay.
    """

    moves: bool
    only: Mapping[str, Any] = field(default_factory=dict)
    refuses: Callable[[UUID], str] | None = None
    why: str = ""


MOVES = MergeRule(moves=True)
merges: Registry[MergeRule] = Registry("merges")


def stays(why: str) -> MergeRule:
    """The rule for rows that belong to the record as it was."""
    return MergeRule(moves=False, why=why)
