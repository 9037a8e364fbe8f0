"""Nobody finds, counts, is offered or sees repaired what is not theirs to know."""

from __future__ import annotations

from uuid import UUID

import pytest

from tests.platform.search.conftest import Publish
from vivaio.platform.search import queries
from vivaio.platform.tenancy.viewer import Viewer

#: Who finds a record of the centre of Torino: nobody, a member of Torino, one of Zagreb, the
#: network's steward, the platform.
EVERYBODY = (True, True, True, True, True)
NETWORK = (False, True, True, True, True)
CENTRE = (False, True, False, False, True)


@pytest.mark.parametrize(
    ("visibility", "state", "seen"),
    [
        ("public", "published", EVERYBODY),
        ("public", "draft", CENTRE),
        ("public", "archived", CENTRE),
        ("network", "published", NETWORK),
        ("network", "draft", CENTRE),
        ("centre", "published", CENTRE),
        ("centre", "draft", CENTRE),
    ],
)
def test_each_viewer_finds_just_their_own(
    publish: Publish,
    torino: UUID,
    zagreb: UUID,
    member: Viewer,
    steward: Viewer,
    stranger: Viewer,
    visibility: str,
    state: str,
    seen: tuple[bool, ...],
) -> None:
    publish("Kanarinec", "canarytext", centre=torino, visibility=visibility, state=state)
    publish("Harbour", centre=zagreb)
    elsewhere = Viewer(account=9, roles={zagreb: frozenset({"read"})})
    viewers = (stranger, member, elsewhere, steward, Viewer.system())
    for viewer, finds in zip(viewers, seen, strict=True):
        number = 1 if finds else 0
        for typed in ("kanarinec", "kanari", "canarytext", "kanarimec", "canarytekst"):
            results = queries.find(viewer, typed, language="en")
            assert (results.total, len(results.hits)) == (number, number), (viewer, typed)
            assert results.repaired == (finds and typed in ("kanarimec", "canarytekst"))
            assert finds or results.searched_for == typed
        assert queries.find(viewer, "harbour kanarinec", language="en").total == 1 + number
        assert len(queries.matching(viewer, "kanarinec", kind="actor")[0]) == number
        assert len(queries.suggest(viewer, "kana", "en")) == number


def test_the_networks_own_drafts_are_its_stewards_alone(
    publish: Publish, member: Viewer, steward: Viewer, stranger: Viewer
) -> None:
    publish("Kanarinec", state="draft")
    assert queries.find(steward, "kanarinec", language="en").total == 1
    assert queries.find(member, "kanarinec", language="en").total == 0
    assert queries.find(stranger, "kanarinec", language="en").total == 0


def test_a_language_kept_back_is_not_shown(
    publish: Publish, torino: UUID, stranger: Viewer
) -> None:
    publish("Kanarinec", language="sl", centre=torino, state="draft")
    publish("Kanarinec two", language="en")
    assert [hit.title for hit in queries.find(stranger, "kanarinec", language="sl").hits] == [
        "Kanarinec two"
    ]
