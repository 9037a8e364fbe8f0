"""Tests in several processes begin with copies of tables that were migrated once.

Migrations cost each process many seconds. A run in one process migrates for itself; whatever a
copy lacked would be migrated in it, since Django looks before the first test.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from typing import Any

import pytest
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from tests.factories import tables

POSTGRESQL = os.environ.get("VIVAIO_TEST_DATABASE") == "postgresql"


def pytest_configure(config: pytest.Config) -> None:
    """Begin to migrate while the processes that will run the tests still look for them."""
    if getattr(config.option, "numprocesses", None):
        make = tables.in_postgresql if POSTGRESQL else tables.in_sqlite
        threading.Thread(target=make, daemon=True).start()


def _fill(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """Copy the tables into the first database in memory that is opened: that of the tests."""
    if connection.vendor == "sqlite" and connection.is_in_memory_db():  # type: ignore[attr-defined]
        connection_created.disconnect(_fill)
        with contextlib.closing(sqlite3.connect(tables.in_sqlite())) as source:
            source.backup(connection.connection)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Called before the database of the tests is made."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return
    if connection.vendor == "postgresql":
        connection.settings_dict["TEST"]["TEMPLATE"] = tables.in_postgresql()
    else:
        connection_created.connect(_fill)
