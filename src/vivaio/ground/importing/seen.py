"""What a file has said already: kept on disk, so that half a million rows need no memory."""

from __future__ import annotations

import sqlite3
from types import TracebackType
from typing import Self


class Seen:
    """Words with the number of the row where each stood first; a table of its own, soon gone."""

    def __init__(self) -> None:
        # An empty name: SQLite keeps it in a file of its own, which goes when it is closed.
        self._table = sqlite3.connect("")
        self._table.execute("PRAGMA journal_mode=OFF")
        self._table.execute("PRAGMA cache_size=-4000")
        self._table.execute("CREATE TABLE seen (words TEXT PRIMARY KEY, row) WITHOUT ROWID")

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
