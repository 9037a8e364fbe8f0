"""Asking for a page writes nothing: readers can be sent to a copy of the database."""

from __future__ import annotations

from functools import partial
from itertools import cycle
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client

from tests.factories.addresses import addresses, ends, filled
from tests.factories.guards import WrittenError, read_only
from tests.factories.scene import Scene
from vivaio.ground.centres.models import Membership
from vivaio.platform.records.models import Record

pytestmark = pytest.mark.django_db

ADDRESSES = addresses()
#: What readers ask the pages that can be asked something.
QUESTIONS = ("?q=finches", "?q=fniches&kind=actor&country=IT&page=2", "?text=hr&next=/it/")


def _ask(client: Client, question: str, path: str) -> HttpResponse:
    return client.get(path + question)


@pytest.mark.parametrize("who", ["", "editor"])
def test_no_address_writes_when_read(scene: Scene, who: str) -> None:
    """GET of every address, and one of HEAD, OPTIONS and some questions by turns; not even a
    session is written."""
    client = scene.client(who)
    turns = cycle([client.head, client.options, *(partial(_ask, client, one) for one in QUESTIONS)])
    with read_only():
        for address in ADDRESSES:
            for path in ends(filled(address, scene.records())):
                answers = [client.get(path), next(turns)(path)]
                assert address.name == "health" or all(one.status_code < 500 for one in answers)
                assert not answers[0].streaming or answers[0].getvalue(), path


def test_what_is_not_there_writes_nothing(scene: Scene) -> None:
    client = scene.client("editor")
    with read_only():
        for path in ("/en/nothing/", "/nothing", f"/id/{uuid4()}", "/en/actors/nobody/"):
            assert client.get(path).status_code in (302, 404), path


def test_the_guard_bites(scene: Scene) -> None:
    """Each way of writing is caught: the guard would see it."""
    record = Record.objects.get(uid=scene.a)
    attempts = [
        record.save,
        Membership.objects.all().delete,
        lambda: Record.objects.update(country="IT"),
        scene.accounts["outsider"].delete,
        lambda: connection.cursor().execute("PRAGMA user_version = 1"),
    ]  # fmt: skip
    for attempt in attempts:
        with pytest.raises(WrittenError), transaction.atomic(), read_only():
            attempt()


def test_the_guard_lets_readers_read(scene: Scene) -> None:
    with read_only():
        assert Record.objects.filter(uid=scene.a).exists()
