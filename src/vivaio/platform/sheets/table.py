"""What a table is, once its file has been looked into."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, BinaryIO, Protocol

from vivaio.kernel.errors import N_, Invalid, Message

#: More columns than any list of things has; a file with more is broken, or made to break.
MOST_COLUMNS = 2_000
#: Signs in one cell.
LONGEST_CELL = 200_000

EMPTY = N_("The file is empty.")
NO_ROWS = N_("The file has a line of headings, but no row under it.")
NO_TABLE = N_("This is not a table that can be read. Taken are CSV, XLSX and GeoJSON.")
TOO_WIDE = N_("The table has %(columns)s columns; %(most)s is the most it can have.")
BROKEN = N_("The file is damaged and cannot be read to its end.")
UNCLOSED = N_(
    "In row %(row)s a cell is longer than %(most)s characters. "
    "Perhaps a quotation mark was not closed."
)


class Unreadable(Invalid):
    """A file that is no table, with the sentence that says why."""

    def __init__(self, msgid: str, **parameters: Any) -> None:
        super().__init__({"file": [Message(msgid, parameters)]})


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as a person counts in the file, its cells in the order of the header.

    `beyond`: cells to the right of the last heading; `problem`: why it is no row of a table.
    """

    number: int
    cells: Sequence[str]
    beyond: Sequence[str] = ()
    problem: Message | None = None


@dataclass(frozen=True, slots=True)
class Survey:
    """How a file is to be read. `rows` is their number, or 0 where only reading would tell.

    `first`: the number of the first row under the header; `samples`: the first rows.
    """

    kind: str
    header: tuple[str, ...]
    first: int = 2
    rows: int = 0
    encoding: str = ""
    delimiter: str = ""
    samples: tuple[tuple[str, ...], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The stored form."""
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Survey:
        """The survey whose stored form this is."""
        given = dict(stored)
        given["header"] = tuple(given["header"])
        given["samples"] = tuple(tuple(row) for row in given["samples"])
        return cls(**given)


class IsHeading(Protocol):
    """Whether some words are what a column is known to be called."""

    def __call__(self, words: str) -> bool: ...


class Opened(Protocol):
    """A file that can be read more than once."""

    def __call__(self) -> BinaryIO: ...


def heading_names(cells: Sequence[str]) -> tuple[str, ...]:
    """Headings, each once: an empty one becomes its column's letters, a second gets a number."""
    names: dict[str, None] = {}
    for place, cell in enumerate(cells):
        base = " ".join(cell.split())[:120] or letters(place)
        name, number = base, 1
        while name in names:
            number += 1
            name = f"{base} ({number})"
        names[name] = None
    return tuple(names)


def letters(place: int) -> str:
    """A column by its letters, as spreadsheets name it: 0 is A, 26 is AA."""
    found = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        found = chr(65 + rest) + found
    return found


def head_of(rows: Sequence[Sequence[str]], is_heading: IsHeading) -> int:
    """Which of the first rows is the header: most known headings, else the first that is full."""
    known = [sum(1 for cell in row if is_heading(cell)) for row in rows]
    if rows and max(known) > 0:
        return known.index(max(known))
    widths = [sum(1 for cell in row if cell.strip()) for row in rows]
    widest = max(widths, default=0)
    return next((i for i, width in enumerate(widths) if width * 2 > widest), 0)


def checked_width(columns: int) -> None:
    """Refuse a table that is too wide."""
    if columns > MOST_COLUMNS:
        raise Unreadable(TOO_WIDE, columns=columns, most=MOST_COLUMNS)


def fitted(number: int, cells: Sequence[str], width: int) -> Row:
    """A row as wide as the header; what is beyond it is kept apart, without its empty cells."""
    inside = [*cells[:width], *[""] * (width - len(cells))]
    beyond = tuple(cell for cell in cells[width:] if cell.strip())
    return Row(number, inside, beyond)
