"""Concepts: words by which records are told apart, read once and fresh after a change."""

from __future__ import annotations

import pytest

from tests.factories import taxonomy as making
from vivaio.ground.taxonomy import operations, queries
from vivaio.ground.taxonomy.models import Concept
from vivaio.kernel.errors import NotAllowed
from vivaio.kernel.text import Text, text
from vivaio.platform.records.writing import data_version
from vivaio.platform.tenancy.viewer import Viewer

pytestmark = pytest.mark.django_db


def _keep(by: Viewer, words: str) -> None:
    operations.keep_concept(
        by=by, scheme="kind", code="firm", label=text(words, "en"), definition=Text("en")
    )


def test_a_concept_is_kept_once_and_brought_up_to_date() -> None:
    making.concept("kind", "firm")
    _keep(Viewer.system(), "Company")
    assert Concept.objects.count() == 1
    assert queries.label("kind", "firm", "en").words == "Company"


def test_a_change_is_seen_and_counted() -> None:
    making.concept("kind", "firm")
    assert queries.label("kind", "firm", "it").words == "Etichetta firm"
    before = data_version()
    _keep(Viewer.system(), "Company")
    assert queries.label("kind", "firm", "it").words == "Company"
    assert data_version() > before


def test_only_the_operator_changes_the_taxonomy() -> None:
    with pytest.raises(NotAllowed):
        _keep(Viewer.anonymous(), "Company")
    assert not Concept.objects.exists()


def test_concepts_come_in_the_order_of_their_scheme() -> None:
    making.concept("kind", "zoo", 0)
    making.concept("kind", "ant", 1)
    assert list(queries.concepts("kind")) == ["zoo", "ant"]


def test_an_unknown_code_reads_as_itself() -> None:
    assert queries.label("kind", "gone", "en").words == "gone"
    assert not queries.concepts("no-such-scheme")
