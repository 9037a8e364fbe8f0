"""A centre's own room: an entrance for its team, with what each of them may do."""

from __future__ import annotations

import pytest

from tests.factories.scene import Scene
from vivaio.platform.registry import RoomLink, room_links

pytestmark = pytest.mark.django_db


def _room(scene: Scene) -> str:
    return str(scene.client("member").get("/en/rooms/")["Location"])


def test_one_room_is_entered_at_once(scene: Scene) -> None:
    assert _room(scene).endswith("/room/")
    page = scene.client("member").get(_room(scene))
    assert page.status_code == 200
    assert "What everybody sees of the centre." in page.content.decode()


def test_the_neighbour_stays_outside(scene: Scene) -> None:
    answer = scene.client("neighbour").get(_room(scene))
    assert answer.status_code == 403
    assert "This room is for the team of the centre." in answer.content.decode()


def test_an_entrance_shows_to_whom_it_is_allowed(scene: Scene) -> None:
    """Another room names its entrance; the address is the centre's own."""
    key = "test of entrances"
    link = RoomLink(
        key, "Proof", "centres/{slug}/proof/", lambda viewer, centre: viewer.may("edit", centre)
    )
    room_links.register(key, link)
    try:
        room = _room(scene)
        proof = room.removesuffix("room/") + "proof/"
        assert f'href="{proof}"' in scene.client("editor").get(room).content.decode()
        assert "/proof/" not in scene.client("member").get(room).content.decode()
    finally:
        room_links._values.pop(key)
