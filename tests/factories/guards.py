"""Connections that refuse, and connections that count."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

#: What a reader may say to the database; everything else writes, or could.
_READS = re.compile(
    r"\s*(SELECT|WITH|EXPLAIN|SAVEPOINT|RELEASE|ROLLBACK TO|DECLARE|FETCH|CLOSE)\b",
    re.IGNORECASE,
)
_WRITES = re.compile(r"\b(INSERT INTO|UPDATE .* SET|DELETE FROM|FOR UPDATE)\b", re.IGNORECASE)


class WrittenError(AssertionError):
    """Somebody wrote where only reading is allowed."""


def _refuse(
    execute: Callable[..., Any], sql: str, parameters: Any, many: bool, context: dict[str, Any]
) -> Any:
    if not _READS.match(sql) or _WRITES.search(sql):
        raise WrittenError(sql)
    return execute(sql, parameters, many, context)


@contextmanager
def read_only() -> Iterator[None]:
    """Every statement that writes, or takes a lock in order to write, is an error."""
    with connection.execute_wrapper(_refuse):
        yield
