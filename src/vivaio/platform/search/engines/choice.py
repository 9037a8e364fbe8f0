"""Which engine serves a database."""

from __future__ import annotations

from vivaio.platform.search.engines.engine import Engine
from vivaio.platform.search.engines.postgresql import PostgreSQL
from vivaio.platform.search.engines.sqlite import SQLite

_ENGINES: dict[str, Engine] = {"sqlite": SQLite(), "postgresql": PostgreSQL()}


def engine_for(vendor: str) -> Engine:
    """The engine of a database vendor as Django names it; KeyError for others."""
    return _ENGINES[vendor]
