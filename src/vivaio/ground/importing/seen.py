"""What a file has said already: kept on disk, so that half a million rows need no memory."""

from __future__ import annotations

import sqlite3
from types import TracebackType
from typing import Self


class Seen:
    """Words with the number of the row where each stood first; a table of its own, soon gone.

    Or with something else that was said of them.
    """

    def __init__(self) -> None:
        # An empty name: SQLite keeps it in a file of its own, which goes when it is closed.
        self._table = sqlite3.connect("")
        self._table.execute("PRAGMA journal_mode=OFF")
        self._table.execute("PRAGMA cache_size=-4000")
        self._table.execute("CREATE TABLE seen (words TEXT PRIMARY KEY, row) WITHOUT ROWID")
        self._table.execute("CREATE TABLE told (words TEXT PRIMARY KEY, said) WITHOUT ROWID")

    def tell(self, words: str, said: str) -> None:
        """Keep something said of words."""
        plain = words.encode("utf-8", "replace").decode()
        self._table.execute("INSERT OR REPLACE INTO told VALUES (?, ?)", (plain, said))

    def told(self, words: str) -> str | None:
        """What was said of words; None when nothing was."""
        plain = words.encode("utf-8", "replace").decode()
        found = self._table.execute("SELECT said FROM told WHERE words = ?", (plain,)).fetchone()
        return None if found is None else str(found[0])

    def first(self, words: str, row: int) -> int:
        """The row where these words stood first; `row` itself when they are new."""
        plain = words.encode("utf-8", "replace").decode()
        known = self._table.execute("SELECT row FROM seen WHERE words = ?", (plain,)).fetchone()
        if known is not None:
            return int(known[0])
        self._table.execute("INSERT INTO seen VALUES (?, ?)", (plain, row))
        return row

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._table.close()
