"""The database's own refusal to change the journal, for whoever comes past the models.

Django copies a table to alter it in SQLite, which loses triggers: a later migration of these
tables ends with `install` again, and a test finds it missing.
"""

from __future__ import annotations

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_REFUSED = (
    ("journal_entry", "UPDATE"),
    ("journal_entry", "DELETE"),
    ("journal_personal", "UPDATE"),
)

_FUNCTION = """
CREATE OR REPLACE FUNCTION journal_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the journal is append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def names() -> list[str]:
    """The triggers there must be."""
    return [f"{table}_no_{act.lower()}" for table, act in _REFUSED]


def statements(vendor: str) -> list[str]:
    """The SQL that makes them, once more or for the first time."""
    made = [_FUNCTION] if vendor == "postgresql" else []
    for table, act in _REFUSED:
        name = f"{table}_no_{act.lower()}"
        if vendor == "postgresql":
            made.append(f"DROP TRIGGER IF EXISTS {name} ON {table}")
            body = "FOR EACH ROW EXECUTE FUNCTION journal_refuses()"
        else:
            made.append(f"DROP TRIGGER IF EXISTS {name}")
            body = "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
        made.append(f"CREATE TRIGGER {name} BEFORE {act} ON {table} {body}")
    return made


def install(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The step of a migration."""
    for statement in statements(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def remove(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The step backwards."""
    on = " ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
    for table, act in _REFUSED:
        name = f"{table}_no_{act.lower()}"
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}{on.format(table=table)}", params=None)
