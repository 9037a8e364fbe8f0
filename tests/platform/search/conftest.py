"""Viewers of every kind, and a short way to say what can be found."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest

from vivaio.kernel import uid
from vivaio.platform.search import operations
from vivaio.platform.search.documents import Document
from vivaio.platform.tenancy.viewer import Viewer

Publish = Callable[..., UUID]


def document(title: str, body: str = "", language: str = "en", **changes: object) -> Document:
    """A published document of no centre, with whatever is said otherwise."""
    values: dict[str, object] = {
        "uid": uid.new(),
        "kind": "actor",
        "names": "",
        "centre": None,
        "visibility": "public",
        "nature": "fact",
        "state": "published",
        "country": "",
        "category": "",
        "changed": 1,
        **changes,
    }
    return Document(title=title, body=body, language=language, **values)


@pytest.fixture
def publish(db: None) -> Publish:
    """Index one record with one document, and give its uid."""

    def index(title: str, body: str = "", language: str = "en", **changes: object) -> UUID:
        made = document(title, body, language, **changes)
        operations.index(made.uid, [made])
        return made.uid

    return index


@pytest.fixture
def torino() -> UUID:
    return uid.new()


@pytest.fixture
def zagreb() -> UUID:
    return uid.new()


@pytest.fixture
def stranger() -> Viewer:
    return Viewer.anonymous()


@pytest.fixture
def member(torino: UUID) -> Viewer:
    """Somebody of the centre of Torino."""
    return Viewer(account=1, roles={torino: frozenset({"read"})})


@pytest.fixture
def steward() -> Viewer:
    """Somebody who works for the network and for no centre."""
    return Viewer(account=2, network=frozenset({"read"}))
