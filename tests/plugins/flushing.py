"""Lets tests with real transactions empty a SQLite database: journal and full-text index too.

The journal refuses deletion, and the tables of the index are none that Django knows. PostgreSQL
empties tables with TRUNCATE, which fires no trigger for rows, and keeps its index in them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from vivaio.platform.journal import triggers
from vivaio.platform.search.engines.sqlite import TABLES


@pytest.fixture(scope="session", autouse=True)
def flush_everything() -> Iterator[None]:
    """Take the triggers away before Django empties every table, and put them back after; empty
    the index too."""
    if connection.vendor != "sqlite":
        yield
        return
    operations = type(connection.ops)
    flush = operations.sql_flush

    emptied = [f"INSERT INTO {name}({name}) VALUES ('delete-all')" for name in TABLES]

    def everything(self: Any, *args: Any, **kwargs: Any) -> list[str]:
        away = [f"DROP TRIGGER IF EXISTS {name}" for name in triggers.names()]
        return [*away, *flush(self, *args, **kwargs), *emptied, *triggers.statements("sqlite")]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "sql_flush", everything)
        yield
