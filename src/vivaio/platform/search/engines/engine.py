"""What a database must be able to do to be searched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from vivaio.platform.search.expressions import Node
from vivaio.platform.search.models import SearchRow

#: How much a term says by where it stands: in the title, in another name, in the text.
IN_TITLE, IN_NAMES, IN_BODY = 8.0, 6.0, 1.0
#: A term in fewer rows is not counted.
FREQUENT = 500


@dataclass(frozen=True, slots=True)
class Filters:
    """Which rows may answer; an empty tuple, or None for `scopes`, excludes none."""

    scopes: tuple[str, ...] | None
    kinds: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()

    def groups(self) -> list[tuple[str, tuple[str, ...]]]:
        """The columns that are compared, each with the values allowed."""
        named = (
            ("scope", self.scopes or ()),
            ("kind", self.kinds),
            ("country", self.countries),
            ("category", self.categories),
        )
        return [(column, values) for column, values in named if values]


class Answer(NamedTuple):
    """A row that answers: its number, its record (as this database gives a uid: a page of answers
    is worth converting, a thousand are not), and how well (higher is better)."""

    row: int
    record: UUID | str
    score: float


class Engine(Protocol):
    """One database's way of holding and asking the index."""

    #: So many rows it weighs in the time that a question may take.
    most_weighed: int

    def create(self, schema_editor: Any) -> None:
        """Make the index beside the tables (in a migration)."""

    def drop(self, schema_editor: Any) -> None:
        """Take it away again (in a migration)."""

    def store(self, rows: Sequence[SearchRow]) -> None:
        """Index rows that were just written, in the caller's transaction."""

    def erase(self, numbers: Sequence[int]) -> None:
        """Forget rows by number, in the caller's transaction."""

    def answers(
        self, node: Node, filters: Filters, *, limit: int, ranked: bool, titles: bool = False
    ) -> list[Answer]:
        """At most `limit` rows: best first when `ranked`, which reads every row of every term;
        else the latest first, reading few more than are given. `titles`: whole titles and names,
        and the words in them, unranked."""

    def tidy(self) -> None:
        """Bring the index into its quickest form, and write down which terms are frequent."""


def facets(row: SearchRow) -> list[str]:
    """Terms, unlike any word, for what a row is: a rare one narrows a search for a frequent word.

    Who may see it is none of them: most rows are for everybody, so that term would be read in vain.
    """
    pairs = (
        ("kind", row.kind),
        ("country", row.country),
        ("category", row.category),
    )
    return [facet(column, value) for column, value in pairs if value]


def facet(column: str, value: str) -> str:
    """The term for one value of a column."""
    return f"{column}:" + "".join(
        sign if sign.isascii() and sign.isalnum() else f"_{ord(sign):x}_" for sign in value
    )
