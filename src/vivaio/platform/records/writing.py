"""The frame of every operation: one transaction, retried when two writers meet, done once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, ParamSpec
from uuid import UUID, uuid5

from django.db import OperationalError, connection, transaction
from django.db.models import UUIDField

from vivaio.kernel import clock
from vivaio.platform.records.models import Receipt
from vivaio.platform.tenancy.readings import Reading
from vivaio.platform.tenancy.viewer import Viewer

P = ParamSpec("P")

#: PostgreSQL's names for "two writers met, one must begin again".
_TRY_AGAIN = frozenset({"40001", "40P01"})
_ATTEMPTS = 4
_BUMP = (
    "INSERT INTO records_change (id, value) VALUES (1, %s)"
    " ON CONFLICT (id) DO UPDATE SET value = records_change.value + %s RETURNING value"
)


def next_change(count: int = 1) -> int:
    """The next number of a change; its row stays locked until this transaction ends.

    So numbers are given in the order of commits, and whoever has read up to a number has missed
    none below it. Of several at once (`count`) it is the last, and those before it are taken too.
    """
    with connection.cursor() as cursor:
        cursor.execute(_BUMP, [count, count])
        return int(cursor.fetchone()[0])


def data_version() -> int:
    """The number of the last committed change: what pages were made from."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT value FROM records_change WHERE id = 1")
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def _request(key: UUID, verb: str, by: Viewer, given: Mapping[str, Any]) -> UUID:
    """The same only for the same form with the same words in it, sent by the same account.

    Somebody may go back to a form they have sent and mend it: that is another request.
    """
    said = sorted((name, value) for name, value in given.items() if name != "by")
    return uuid5(key, repr((verb, by.account, said)))


_receipts = Reading(lambda viewer, key: Receipt.objects.filter(key=key), key=UUIDField())


def operation(verb: Callable[P, UUID]) -> Callable[P, UUID]:
    """Make a verb an operation: keyword-only, atomic, told `by` whom; returns a record's uid.

    One runs at a time: what a verb has found when it looks stays so until it is done.

    A verb that forms call has a parameter `key` (a UUID made with the form), which is dealt with
    here: a second call with the same key and all else the same does nothing more, and returns what
    the first one did.
    """
    name = f"{verb.__module__.split('.')[-2]}.{verb.__name__}"

    @wraps(verb)
    def run(*args: P.args, **given: P.kwargs) -> UUID:
        by: Any = given["by"]
        key: Any = given.pop("key", None)
        request = _request(key, name, by, given) if key else None
        for attempt in range(_ATTEMPTS):
            try:
                with transaction.atomic():
                    next_change()
                    done = _receipts.first(Receipt, None, key=request) if request else None
                    if done is not None:
                        return done.result
                    result = verb(*args, **given)
                    if request:
                        Receipt.objects.create(
                            key=request,
                            verb=name,
                            account=by.account,
                            result=result,
                            at=clock.now(),
                        )
                    return result
            except OperationalError as error:
                state = getattr(error.__cause__, "sqlstate", None)
                last = attempt == _ATTEMPTS - 1
                if state not in _TRY_AGAIN or last or connection.in_atomic_block:
                    raise
        raise AssertionError("unreachable")

    return run
