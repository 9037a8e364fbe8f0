"""A small network: two centres, one record of every kind, and somebody of every sort."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar
from uuid import UUID

from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from tests.factories import actors, centres, files, imports, people, taxonomy
from tests.factories.fixtures import forget
from tests.factories.kinds import MAKERS, Ground
from tests.factories.words import canary
from vivaio.ground.people.models import Account
from vivaio.platform.records.models import Record
from vivaio.platform.tenancy.viewer import Viewer

T = TypeVar("T")


@dataclass
class Scene:
    """Uids by kind, accounts by what they are: nobody's, member, editor, neighbour, operator."""

    a: UUID
    b: UUID
    accounts: dict[str, Account]
    uids: dict[str, UUID] = field(default_factory=dict)

    def client(self, who: str = "", **options: bool) -> Client:
        """A browser in which somebody has signed in (nobody, when not named)."""
        client = Client(**options)
        if who:
            backend = "django.contrib.auth.backends.ModelBackend"
            client.force_login(self.accounts[who], backend=backend)
        return client

    def viewer(self, who: str) -> Viewer:
        """Somebody as operations know them."""
        return people.viewer(self.accounts[who])

    def record(self, kind: str) -> Record:
        """The identity of the record of a kind."""
        return Record.objects.get(uid=self.uids[kind])

    def path(self, kind: str, tail: str = "", language: str = "en") -> str:
        """The page of the record of a kind."""
        return f"/{language}/{self.record(kind).address}{tail}"

    def records(self) -> list[Record]:
        """All that were made, one a kind."""
        found = Record.objects.in_bulk(list(self.uids.values()))
        return [found[uid] for uid in self.uids.values()]


def build() -> Scene:
    """Make it."""
    taxonomy.schemes()
    a, b = centres.centre(), centres.centre(country="HR")
    accounts = {
        "outsider": people.account("Outsider"),
        "member": people.account("Member"),
        "editor": people.account("Editor"),
        "neighbour": people.account("Neighbour"),
        "operator": people.account("Operator", is_superuser=True, is_staff=True),
    }
    for name, centre, role in (("member", a, "member"), ("editor", a, "editor")):
        people.appoint(accounts[name], centre, role)
    people.appoint(accounts["neighbour"], b, "editor")
    scene = Scene(a, b, accounts)
    ground = Ground(a, actors.actor(a, kind="association", themes=["care"]))
    for kind, make in MAKERS.items():
        scene.uids[kind] = make(ground, canary())
    files.file(scene.uids["actor"], centre=a)
    imports.bird(scene.uids["centre"], scene.uids["actor"], canary())
    return scene


@contextmanager
def kept(build: Callable[[], T], blocker: DjangoDbBlocker) -> Iterator[T]:
    """Something made once for all tests of a module, in a transaction that is taken back."""
    with blocker.unblock():
        forget()
        with transaction.atomic():
            yield build()
            transaction.set_rollback(True)
        forget()
