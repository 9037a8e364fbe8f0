"""Lets tests with real transactions empty a SQLite database whose journal refuses deletion.

PostgreSQL empties tables with TRUNCATE, which fires no trigger for rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from vivaio.platform.journal import triggers


@pytest.fixture(scope="session", autouse=True)
def flush_past_the_journal() -> Iterator[None]:
    """Take the triggers away before Django empties every table, and put them back after."""
    if connection.vendor != "sqlite":
        yield
        return
    operations = type(connection.ops)
    flush = operations.sql_flush

    def without_triggers(self: Any, *args: Any, **kwargs: Any) -> list[str]:
        away = [f"DROP TRIGGER IF EXISTS {name}" for name in triggers.names()]
        return [*away, *flush(self, *args, **kwargs), *triggers.statements("sqlite")]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "sql_flush", without_triggers)
        yield
