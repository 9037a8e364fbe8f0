"""A translator never meets, counts or takes away what a centre hides from them."""

from __future__ import annotations

import re

import pytest

from tests.factories.words import seen
from tests.leak.pages import body, to_the_end
from tests.leak.test_leak import tell
from tests.leak.world import World

pytestmark = pytest.mark.django_db


def _may(world: World, viewer: str) -> set[str]:
    """What they may see and translate: editors their centre's, the operator the network's."""
    mine = {
        case.bird
        for case in world.cases
        if viewer == {True: "editor_a", False: "operator"}[case.owned]
    }
    # A sister's card is kept word for word: nobody translates it.
    return world.birds(viewer) & mine - world.birds(viewer, "sister_card")


@pytest.mark.parametrize("viewer", ["editor_a", "editor_b", "operator"])
def test_the_overview_lists_and_counts_no_more(world: World, viewer: str) -> None:
    client = world.client(viewer)
    page = to_the_end(client, "/en/translations/?language=hr&need=missing&kind=actor")
    expected = _may(world, viewer) & world.birds(viewer, "actor")
    # The names of the centres that one may choose from stand there too.
    found = seen(page) - world.birds(viewer, "centre")
    assert found == expected, tell(world, found ^ expected)
    counted = re.search(r'<p role="status">(\d+) ', page)
    assert counted is not None
    assert int(counted[1]) == len(expected) + (viewer == "editor_a")  # the companion
    everything = to_the_end(client, "/en/translations/?language=all")
    found = seen(everything) - world.birds(viewer, "centre")
    assert found <= _may(world, viewer), tell(world, found - _may(world, viewer))


@pytest.mark.parametrize("viewer", ["editor_a", "editor_b", "operator"])
def test_files_for_translators_hold_no_more(world: World, viewer: str) -> None:
    client = world.client(viewer)
    answer = client.get("/en/translations/export.xlf?source=en&language=hr&kind=actor")
    expected = _may(world, viewer) & world.birds(viewer, "actor")
    assert answer.status_code == (200 if expected else 422)
    found = seen(body(answer))
    assert found == expected, tell(world, found ^ expected)
    for case in world.cases:
        query = f"source=en&language=hr&record={case.uid}"
        found = seen(body(client.get(f"/en/translations/export.xlf?{query}")))
        assert found <= _may(world, viewer), case


def test_how_far_the_languages_are_is_counted_from_what_is_public(world: World) -> None:
    """The same for all who look, and no more than the public."""
    pages = {
        viewer: re.findall(
            r'<td class="number">(\d+)</td>', body(world.client(viewer).get("/en/languages/"))
        )
        for viewer in ("anonymous", "editor_a", "operator")
    }
    assert len({tuple(numbers) for numbers in pages.values()}) == 1
