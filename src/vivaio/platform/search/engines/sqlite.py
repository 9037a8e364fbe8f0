"""SQLite: an FTS5 table without content of its own, its rows numbered as ours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection

from vivaio.platform.search import words
from vivaio.platform.search.engines.engine import (
    FREQUENT,
    IN_BODY,
    IN_NAMES,
    IN_TITLE,
    Answer,
    Filters,
    facet,
    facets,
)
from vivaio.platform.search.expressions import Either, Node, Term
from vivaio.platform.search.models import SearchRow

#: Titles have a table of their own: in the other, finding a frequent word in titles would read
#: through all the texts that hold it.
TABLES = {"search_index": "title, names, body, facets", "search_titles": "title, names, facets"}
_CREATE = """
CREATE VIRTUAL TABLE {table} USING fts5(
    {columns}, content='', contentless_delete=1, tokenize="ascii tokenchars ':=_'"
)"""
_SCORE = f"-bm25(search_index, {IN_TITLE}, {IN_NAMES}, {IN_BODY}, 0.0)"


class SQLite:
    """FTS5 is asked with terms in quotes only, so nothing that was typed is ever its syntax."""

    most_weighed = 1_500

    def create(self, schema_editor: Any) -> None:
        """Make the index, and the view on its terms that counting reads."""
        for table, columns in TABLES.items():
            schema_editor.execute(_CREATE.format(table=table, columns=columns))
        schema_editor.execute(
            "CREATE VIRTUAL TABLE search_index_terms USING fts5vocab(search_index, row)"
        )

    def drop(self, schema_editor: Any) -> None:
        """Take all away."""
        for table in ("search_index_terms", *TABLES):
            schema_editor.execute(f"DROP TABLE {table}")

    def store(self, rows: Sequence[SearchRow]) -> None:
        """Index rows by their terms."""
        stored = [_stored(row) for row in rows]
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_index(rowid, title, names, body, facets)"
                " VALUES (%s, %s, %s, %s, %s)",
                stored,
            )
            cursor.executemany(
                "INSERT INTO search_titles(rowid, title, names, facets) VALUES (%s, %s, %s, %s)",
                [(number, title, names, known) for number, title, names, _, known in stored],
            )

    def erase(self, numbers: Sequence[int]) -> None:
        """Forget rows."""
        with connection.cursor() as cursor:
            for table in TABLES:
                cursor.executemany(
                    f"DELETE FROM {table} WHERE rowid = %s",  # noqa: S608 - one of two names
                    [(number,) for number in numbers],
                )

    def answers(
        self, node: Node, filters: Filters, *, limit: int, ranked: bool, titles: bool = False
    ) -> list[Answer]:
        """Rows that answer `node`; see `Engine`."""
        match = _match(node)
        table = "search_titles" if titles else "search_index"
        conditions: list[str] = []
        values: list[Any] = []
        for column, allowed in filters.groups():
            conditions.append(f" AND r.{column} IN ({', '.join(['%s'] * len(allowed))})")
            values += allowed
            if not ranked and column != "scope":
                either = " OR ".join(f'"{facet(column, value)}"' for value in allowed)
                match = f"({match}) AND facets : ({either})"
        score = _SCORE if ranked else "0.0"
        order = "3 DESC, r.id DESC" if ranked else f"{table}.rowid DESC"
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT r.id, r.uid, {score}"  # noqa: S608 - no words from outside
                f" FROM {table} CROSS JOIN search_searchrow r ON r.id = {table}.rowid"
                f" WHERE {table} MATCH %s{''.join(conditions)} ORDER BY {order} LIMIT %s",
                [match, *values, limit],
            )
            return list(map(Answer._make, cursor.fetchall()))

    def tidy(self) -> None:
        """Merge what was written piece by piece, which every term would be looked up in; count
        the rows of each term in one pass. Two seconds for 200,000 rows."""
        with connection.cursor() as cursor:
            for table in TABLES:
                cursor.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")  # noqa: S608
            cursor.execute("DELETE FROM search_searchterm")
            cursor.execute(
                "INSERT INTO search_searchterm(term, rows)"
                " SELECT term, doc FROM search_index_terms"
                " WHERE doc >= %s AND instr(term, ':') = 0 AND instr(term, '=') = 0",
                [FREQUENT],
            )


def _stored(row: SearchRow) -> tuple[int, str, str, str, str]:
    exact = (words.exact_term(name) for name in (row.title, *row.names.splitlines()))
    fields = (words.terms(text) for text in (row.title, row.names, row.body))
    title, names, body = (" ".join(found) for found in fields)
    known = dict.fromkeys((*facets(row), *exact))
    return row.pk, title, names, body, " ".join(known)


def _match(node: Node) -> str:
    """The tree in FTS5's language."""
    if isinstance(node, Term):
        return f'"{node.term}"'
    joint = " OR " if isinstance(node, Either) else " AND "
    return joint.join(f"({_match(part)})" for part in node.parts)
