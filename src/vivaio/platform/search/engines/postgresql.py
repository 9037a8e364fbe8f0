"""PostgreSQL: a tsvector in the table itself, its lexemes our own terms, with a GIN index."""

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

#: Ranges of keys are compared by bytes, as SQLite does by itself.
_BYTEWISE = (
    ("search_searchrow", "title_key", 120),
    ("search_searchword", "word", 48),
    ("search_searchword", "mirror", 48),
)
#: Titles have a column of their own: in the other, the index cannot tell a title from a text.
_VECTORS = ("vector", "titles")
_LAST_POSITION = 16_383
#: PostgreSQL wants the weights of D, C, B and A; facets are C and say nothing.
_WEIGHTS = f"'{{{IN_BODY / IN_TITLE}, 0, {IN_NAMES / IN_TITLE}, 1}}'::float4[]"
_SCORE = f"ts_rank_cd({_WEIGHTS}, r.vector, question, 1)"


class PostgreSQL:
    """No text search configuration takes part: words are folded and cut by us, as for SQLite."""

    #: It unpacks the whole vector of each row it weighs.
    most_weighed = 600

    def create(self, schema_editor: Any) -> None:
        """Add the columns and their indexes, and compare keys by bytes."""
        for column in _VECTORS:
            schema_editor.execute(f"ALTER TABLE search_searchrow ADD COLUMN {column} tsvector")
            schema_editor.execute(
                f"CREATE INDEX search_row_{column} ON search_searchrow USING gin({column})"
            )
        for table, column, length in _BYTEWISE:
            schema_editor.execute(
                f'ALTER TABLE {table} ALTER COLUMN {column} TYPE varchar({length}) COLLATE "C"'
            )

    def drop(self, schema_editor: Any) -> None:
        """Take the columns away, and their indexes with them."""
        for column in _VECTORS:
            schema_editor.execute(f"ALTER TABLE search_searchrow DROP COLUMN {column}")

    def store(self, rows: Sequence[SearchRow]) -> None:
        """Index rows by their terms."""
        with connection.cursor() as cursor:
            cursor.executemany(
                "UPDATE search_searchrow SET vector = %s::tsvector, titles = %s::tsvector"
                " WHERE id = %s",
                [(_vector(row, row.body), _vector(row, ""), row.pk) for row in rows],
            )

    def erase(self, numbers: Sequence[int]) -> None:
        """Nothing is left to do: the index goes with the row."""

    def answers(
        self, node: Node, filters: Filters, *, limit: int, ranked: bool, titles: bool = False
    ) -> list[Answer]:
        """Rows that answer `node`; see `Engine`. Unranked, they come as they lie in the table."""
        match = _match(node)
        vector = "titles" if titles else "vector"
        conditions: list[str] = []
        values: list[Any] = []
        for column, allowed in filters.groups():
            conditions.append(f" AND r.{column} = ANY(%s)")
            values.append(list(allowed))
            if column == "scope":
                continue
            either = " | ".join(f"'{facet(column, value)}'" for value in allowed)
            match = f"({match}) & ({either})"
        score, order = (_SCORE, " ORDER BY 3 DESC, r.id DESC") if ranked else ("0.0::float4", "")
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT r.id, r.uid, {score}"  # noqa: S608 - no words from outside
                " FROM search_searchrow r, CAST(%s AS tsquery) question"
                f" WHERE r.{vector} @@ question{''.join(conditions)}{order} LIMIT %s",
                [match, *values, limit],
            )
            return list(map(Answer._make, cursor.fetchall()))

    def tidy(self) -> None:
        """Bring late entries into the indexes; count the rows of each term in one pass."""
        with connection.cursor() as cursor:
            for column in _VECTORS:
                cursor.execute(
                    "SELECT gin_clean_pending_list(CAST(%s AS regclass))", [f"search_row_{column}"]
                )
            cursor.execute("DELETE FROM search_searchterm")
            cursor.execute(
                "INSERT INTO search_searchterm(term, rows)"
                " SELECT word, ndoc FROM ts_stat('SELECT vector FROM search_searchrow')"
                " WHERE ndoc >= %s AND strpos(word, ':') = 0 AND strpos(word, '=') = 0",
                [FREQUENT],
            )


def _vector(row: SearchRow, body: str) -> str:
    """The row as a tsvector literal: each term with its places, weighted by field."""
    places: dict[str, list[str]] = {}
    place = 0
    for text, weight in ((row.title, "A"), (row.names, "B"), (body, "")):
        for term in words.terms(text):
            place = min(place + 1, _LAST_POSITION)
            places.setdefault(term, []).append(f"{place}{weight}")
    exact = (words.exact_term(name) for name in (row.title, *row.names.splitlines()))
    for term in (*facets(row), *exact):
        if term:
            places.setdefault(term, []).append("1C")
    return " ".join(f"'{term}':{','.join(found[:250])}" for term, found in places.items())


def _match(node: Node) -> str:
    """The tree in tsquery's language."""
    if isinstance(node, Term):
        return f"'{node.term}'"
    joint = " | " if isinstance(node, Either) else " & "
    return joint.join(f"({_match(part)})" for part in node.parts)
