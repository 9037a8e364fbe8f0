"""The frame of every operation: one transaction, retried when two writers meet, done once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec
from uuid import UUID

from django.db import OperationalError, connection, transaction

from vivaio.kernel import clock
from vivaio.kernel.errors import N_, Invalid, Message
from vivaio.platform.records.models import Receipt
from vivaio.platform.tenancy.viewer import Viewer

P = ParamSpec("P")

#: PostgreSQL's names for "two writers met, one must begin again".
_TRY_AGAIN = frozenset({"40001", "40P01"})
_ATTEMPTS = 4
_BUMP = (
    "INSERT INTO records_change (id, value) VALUES (1, 1)"
    " ON CONFLICT (id) DO UPDATE SET value = records_change.value + 1 RETURNING value"
)


def next_change() -> int:
    """The next number of a change; its row stays locked until this transaction ends.

    So numbers are given in the order of commits, and whoever has read up to a number has missed
    none below it.
    """
    with connection.cursor() as cursor:
        cursor.execute(_BUMP)
        return int(cursor.fetchone()[0])


def data_version() -> int:
    """The number of the last committed change: what pages were made from."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT value FROM records_change WHERE id = 1")
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def _receipt(key: UUID, verb: str, by: Viewer) -> UUID | None:
    found = Receipt.objects.filter(key=key).first()
    if found is None:
        return None
    if found.verb != verb or found.account != by.account:
        raise Invalid({"": [Message(N_("This form was already used for something else."))]})
    return found.result


def operation(verb: Callable[P, UUID]) -> Callable[P, UUID]:
    """Make a verb an operation: keyword-only, atomic, told `by` whom; returns a record's uid.

    A verb that forms call has a parameter `key` (a UUID made with the form), which is dealt with
    here: a second call with the same key changes nothing and returns what the first one did.
    """
    name = f"{verb.__module__.split('.')[-2]}.{verb.__name__}"

    @wraps(verb)
    def run(*args: P.args, **given: P.kwargs) -> UUID:
        by: Any = given["by"]
        key: Any = given.pop("key", None)
        for attempt in range(_ATTEMPTS):
            try:
                with transaction.atomic():
                    done = _receipt(key, name, by) if key else None
                    if done is not None:
                        return done
                    result = verb(*args, **given)
                    if key:
                        Receipt.objects.create(
                            key=key,
                            verb=name,
                            account=by.account,
                            result=result,
                            at=clock.now(),
                        )
                    next_change()
                    return result
            except OperationalError as error:
                state = getattr(error.__cause__, "sqlstate", None)
                last = attempt == _ATTEMPTS - 1
                if state not in _TRY_AGAIN or last or connection.in_atomic_block:
                    raise
        raise AssertionError("unreachable")

    return run
