"""Full versions: numbered, kept once, seen as the record is."""

from __future__ import annotations

from uuid import UUID

import pytest

from tests.factories import identities
from vivaio.ground.centres.models import Centre
from vivaio.kernel import uid
from vivaio.kernel.errors import NotAllowed, Unknown
from vivaio.kernel.text import text
from vivaio.platform.registry.instances import removals
from vivaio.platform.revisions import declarations, operations, queries
from vivaio.platform.revisions.models import Revision
from vivaio.platform.tenancy.viewer import Viewer


@pytest.fixture
def torino(db: None) -> Centre:
    return identities.centre()


@pytest.fixture
def editor(torino: Centre) -> Viewer:
    return identities.member(torino)


@pytest.fixture
def card(torino: Centre) -> UUID:
    return identities.record(of=torino)


def test_versions_are_numbered_and_whole(editor: Viewer, card: UUID) -> None:
    mission = text("To connect", "en", it="Connettere")
    assert operations.keep(by=editor, record=card, content={"mission": mission}, why="First") == 1
    assert operations.keep(by=editor, record=card, content={"mission": None, "n": [1]}) == 2
    assert [(kept.number, kept.why) for kept in queries.of(editor, card)] == [(2, ""), (1, "First")]
    assert queries.version(editor, card, 1).content == {"mission": mission.to_json()}
    assert Revision.objects.get(number=1).author == 1


def test_content_that_did_not_change_makes_no_version(editor: Viewer, card: UUID) -> None:
    for content, number in (({"a": 1}, 1), ({"a": 1}, 1), ({"a": 2}, 2), ({"a": 1}, 3)):
        assert operations.keep(by=editor, record=card, content=content) == number


def test_records_count_by_themselves(editor: Viewer, torino: Centre, card: UUID) -> None:
    other = identities.record(of=torino)
    assert operations.keep(by=editor, record=card, content={"a": 1}) == 1
    assert operations.keep(by=editor, record=other, content={"a": 1}) == 1


def test_it_takes_the_right_to_edit(torino: Centre, card: UUID) -> None:
    with pytest.raises(NotAllowed):
        operations.keep(by=identities.member(torino, "read"), record=card, content={})
    with pytest.raises(NotAllowed):
        operations.keep(by=Viewer.anonymous(), record=card, content={})
    with pytest.raises(Unknown):
        operations.keep(by=Viewer.system(), record=uid.new(), content={})


def test_a_version_is_seen_as_the_record_is(editor: Viewer, torino: Centre) -> None:
    hidden = identities.record(of=torino, visibility="centre")
    operations.keep(by=editor, record=hidden, content={"a": 1})
    assert len(queries.of(editor, hidden)) == 1
    for viewer in (Viewer.anonymous(), identities.member(identities.centre())):
        assert queries.of(viewer, hidden) == []
        with pytest.raises(Unknown):
            queries.version(viewer, hidden, 1)
        with pytest.raises(Unknown):
            operations.keep(by=viewer, record=hidden, content={})


def test_there_is_no_version_that_was_not_kept(editor: Viewer, card: UUID) -> None:
    with pytest.raises(Unknown):
        queries.version(editor, card, 1)


def test_two_versions_are_compared_field_by_field(editor: Viewer, card: UUID) -> None:
    operations.keep(by=editor, record=card, content={"name": "Old name", "same": 1})
    operations.keep(by=editor, record=card, content={"name": "New name", "same": 1})
    first, second = (queries.version(editor, card, number) for number in (1, 2))
    (changed,) = queries.difference(first, second)
    assert changed.field == "name"
    assert [(piece.words, piece.change) for piece in changed.pieces] == [
        ("Old", "removed"),
        ("New", "added"),
        (" name", "same"),
    ]


def test_versions_go_with_a_record_that_is_removed_for_good(editor: Viewer, card: UUID) -> None:
    operations.keep(by=editor, record=card, content={"a": 1})
    assert removals.get("revisions") is declarations.forget
    declarations.forget(card)
    assert not Revision.objects.exists()
