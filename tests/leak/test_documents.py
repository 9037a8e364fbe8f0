"""What is taken away holds no more than the page it is taken from."""

from __future__ import annotations

import pytest

from tests.factories.words import seen
from tests.leak.world import World
from vivaio.ground.actors import queries as actors
from vivaio.ground.actors.web import printing as cards
from vivaio.ground.centres import queries as centres
from vivaio.lobby import printing
from vivaio.platform.documents import queries as documents
from vivaio.platform.records.models import Record

pytestmark = pytest.mark.django_db
FILES = {"actor": "card.pdf", "centre": "centre.pdf"}


@pytest.mark.parametrize("viewer", ["anonymous", "member_b", "editor_a", "operator"])
def test_documents_are_there_where_their_pages_are(world: World, viewer: str) -> None:
    client = world.client(viewer)
    for case in world.cases[::3]:
        if case.kind in FILES:
            path = f"/en/{Record.objects.get(uid=case.uid).address}{FILES[case.kind]}"
            assert (client.get(path).status_code == 200) is case.seen_by(viewer), case


@pytest.mark.parametrize("viewer", ["anonymous", "member_b", "member_a"])
def test_documents_name_nobody_else(world: World, viewer: str) -> None:
    """Neither do the links, roles and sources of what one may see."""
    eyes = world.viewer(viewer)
    for case in world.cases[::3]:
        if case.kind not in FILES or not case.seen_by(viewer):
            continue
        slug = Record.objects.get(uid=case.uid).address.rstrip("/").rpartition("/")[2]
        document = (
            cards.card_document(eyes, actors.actor(eyes, slug))
            if case.kind == "actor"
            else printing.centre_document(eyes, centres.centre(eyes, slug))
        )
        assert seen(documents.page_part(document)) <= world.birds(viewer), case
