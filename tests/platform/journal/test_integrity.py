"""Whoever changes the journal past every guard is found out."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from vivaio.kernel import uid
from vivaio.platform.journal import integrity, operations, triggers
from vivaio.platform.tenancy.viewer import Viewer

pytestmark = pytest.mark.django_db


@pytest.fixture
def chain(ana: Viewer, torino: UUID) -> UUID:
    for _ in range(4):
        operations.append(by=ana, verb="thing.done", subject=uid.new(), centre=torino)
    return torino


@pytest.fixture
def unguarded() -> Iterator[None]:
    """The triggers away, as an intruder with the right to change tables would have it."""
    on = {"postgresql": lambda name: f" ON {name.split('_no_')[0]}"}
    with connection.cursor() as cursor:
        for name in triggers.names():
            table = on.get(connection.vendor, lambda name: "")(name)
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{table}")
    yield
    with connection.cursor() as cursor:
        for statement in triggers.statements(connection.vendor):
            cursor.execute(statement)


def tamper(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.usefixtures("unguarded")
@pytest.mark.parametrize(
    ("statement", "numbers"),
    [
        ("UPDATE journal_entry SET verb = 'thing.undone' WHERE number = 2", [2]),
        ("UPDATE journal_entry SET account = 1 WHERE number = 2", [2]),
        ("UPDATE journal_entry SET parameters = '{\"x\": 1}' WHERE number = 2", [2]),
        ("UPDATE journal_entry SET hash = 'x' WHERE number = 2", [2, 3]),
        ("UPDATE journal_entry SET hash = 'x' WHERE number = 4", [4, 4]),
        ("UPDATE journal_personal SET salt = 'x' WHERE id = (SELECT min(id) FROM journal_personal)",
         [1]),
        ("DELETE FROM journal_personal", []),
    ],
)  # fmt: skip
def test_a_change_is_found_at_its_number(chain: UUID, statement: str, numbers: list[int]) -> None:
    tamper(statement)
    assert [problem.number for problem in operations.verify(chain)] == numbers


@pytest.mark.usefixtures("unguarded")
@pytest.mark.parametrize("number", [1, 2, 4])
def test_a_missing_entry_is_found_even_at_the_end(chain: UUID, number: int) -> None:
    tamper("DELETE FROM journal_personal")
    tamper(f"DELETE FROM journal_entry WHERE number = {number}")
    found = operations.verify(chain)
    assert found
    assert {problem.chain for problem in found} == {chain}


@pytest.mark.usefixtures("unguarded")
def test_a_chain_that_is_gone_altogether_is_found(chain: UUID) -> None:
    tamper("DELETE FROM journal_personal")
    tamper("DELETE FROM journal_entry")
    assert chain in integrity.chains()
    assert len(operations.verify(chain)) == 1


def test_every_chain_is_known(chain: UUID, ana: Viewer) -> None:
    operations.append(by=ana, verb="thing.done", subject=uid.new(), centre=None)
    assert set(integrity.chains()) == {None, chain}


def test_the_command_says_that_all_is_whole(chain: UUID) -> None:
    said = StringIO()
    call_command("journal_verify", stdout=said)
    call_command("journal_verify", "--chain", str(chain), stdout=said)
    assert said.getvalue().count("The journal is whole (1 chain).") == 2


@pytest.mark.usefixtures("unguarded")
def test_the_command_fails_and_names_the_place(chain: UUID) -> None:
    tamper("UPDATE journal_entry SET verb = 'x' WHERE number = 3")
    said = StringIO()
    with pytest.raises(CommandError, match="not as it was written"):
        call_command("journal_verify", stdout=said)
    assert f"{chain} 3: This entry is not as it was written." in said.getvalue()


def test_the_guards_are_there_after_all_migrations() -> None:
    table, name = (
        ("pg_trigger", "tgname") if connection.vendor == "postgresql" else ("sqlite_master", "name")
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {name} FROM {table} WHERE {name} LIKE 'journal%%'", [])
        found = {row[0] for row in cursor.fetchall()}
    assert set(triggers.names()) <= found
