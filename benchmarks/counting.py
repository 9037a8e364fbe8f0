"""How many statements a page sends to the database, counted in this process."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.pages import SINGLE
from vivaio.platform.web import cache


def queries(visitor: Client, member: Client) -> Iterator[tuple[str, int, int]]:
    """For each page: its name, statements for somebody unknown and for a member of a centre."""
    for name, address, _ in SINGLE:
        yield name, _count(visitor, f"/it/{address}"), _count(member, f"/it/{address}")


def _count(client: Client, address: str) -> int:
    for _ in range(2):  # what a process keeps is there after the first
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(address, headers={"host": "localhost"})
        assert answer.status_code == 200, (address, answer.status_code)
    return len(captured)
