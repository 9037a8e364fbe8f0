"""Two centres and a small grammar."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.factories import identities
from vivaio.ground.centres.models import Centre
from vivaio.platform.links.grammar import LinkKind
from vivaio.platform.registry import link_kinds
from vivaio.platform.tenancy.viewer import Viewer

KINDS = (
    LinkKind("tested_manages", frozenset({"actor"}), frozenset({"place"}), "Manages", "Managed by"),
    LinkKind("tested_related", frozenset(), frozenset(), "Monday", "Tuesday"),
    LinkKind("tested_answers", frozenset({"result"}), frozenset({"need"}), "Answers", "Answered"),
)


@pytest.fixture(autouse=True)
def grammar() -> Iterator[None]:
    before = link_kinds.all()
    for kind in KINDS:
        link_kinds.register(kind.code, kind)
    yield
    link_kinds._values = before


@pytest.fixture
def torino(db: None) -> Centre:
    return identities.centre()


@pytest.fixture
def zagreb(db: None) -> Centre:
    return identities.centre()


@pytest.fixture
def editor(torino: Centre) -> Viewer:
    return identities.member(torino)
