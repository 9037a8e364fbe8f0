"""Sentences in the reader's language; names for the inner circle and nobody else."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from django.utils import translation

from vivaio.kernel import uid
from vivaio.kernel.errors import N_
from vivaio.kernel.text import text
from vivaio.platform.journal import operations, queries, verbs, wording
from vivaio.platform.tenancy.viewer import Viewer

pytestmark = pytest.mark.django_db

CHANGED = verbs.register("tested.changed", N_("%(who)s changed %(fields)s."))
INVITED = verbs.register("tested.invited", N_("%(who)s invited %(guest)s to “%(title)s”."))
BROKEN = verbs.register("tested.broken", N_("%(who)s did %(count)d things."))


@pytest.fixture
def card() -> UUID:
    return uid.new()


@pytest.fixture
def changed(ana: Viewer, torino: UUID, card: UUID) -> UUID:
    operations.append(
        by=ana, verb=CHANGED, subject=card, centre=torino,
        parameters={"fields": [wording.msgid("Mission"), "website"]},
    )  # fmt: skip
    return card


def test_the_team_reads_the_name(colleague: Viewer, changed: UUID) -> None:
    (line,) = queries.of(colleague, changed)
    assert line.sentence == "Ana Marić changed Mission, website."
    assert (line.who, line.by, line.verb) == ("Ana Marić", "Ana Marić", CHANGED)


def test_others_read_the_office_and_never_a_name(neighbour: Viewer, changed: UUID) -> None:
    for viewer in (neighbour, Viewer.anonymous(), Viewer(network=frozenset({"read"}))):
        (line,) = queries.of(viewer, changed)
        assert line.sentence == "The team of the centre changed Mission, website."
        assert "Ana" not in repr(line)


def test_one_reads_ones_own_name_wherever_one_wrote(
    neighbour: Viewer, torino: UUID, card: UUID
) -> None:
    operations.append(by=neighbour, verb=CHANGED, subject=card, centre=torino)
    assert queries.of(neighbour, card)[0].who == "Ivo"
    assert queries.of(Viewer.anonymous(), card)[0].who == "Another member of the network"


def test_an_erased_name_is_a_former_user(ana: Viewer, colleague: Viewer, changed: UUID) -> None:
    operations.erase_person(ana.person)
    assert queries.of(colleague, changed)[0].who == "A former user"
    assert queries.of(Viewer.anonymous(), changed)[0].who == "The team of the centre"


def test_personal_words_are_a_person_to_others(
    ana: Viewer, colleague: Viewer, torino: UUID, card: UUID
) -> None:
    operations.append(
        by=ana, verb=INVITED, subject=card, centre=torino, personal={"guest": "Bruno"},
        parameters={"title": text("Table", "en", it="Tavolo").to_json()},
    )  # fmt: skip
    assert queries.of(colleague, card)[0].sentence == "Ana Marić invited Bruno to “Table”."
    outside = Viewer.anonymous("it")
    assert "Bruno" not in queries.of(outside, card)[0].sentence
    assert "Tavolo" in queries.of(outside, card)[0].sentence
    operations.erase_person(ana.person)
    assert "a person" in queries.of(colleague, card)[0].sentence


def test_an_unknown_verb_and_a_sentence_that_cannot_be_filled_read_neutrally(
    ana: Viewer, colleague: Viewer, torino: UUID, card: UUID
) -> None:
    for verb in ("never.registered", BROKEN):
        operations.append(by=ana, verb=verb, subject=card, centre=torino)
    sentences = {line.sentence for line in queries.of(colleague, card)}
    assert sentences == {"Ana Marić worked on this."}


def test_a_missing_parameter_leaves_a_gap_not_an_error(
    ana: Viewer, colleague: Viewer, torino: UUID, card: UUID
) -> None:
    operations.append(by=ana, verb=CHANGED, subject=card, centre=torino)
    assert queries.of(colleague, card)[0].sentence == "Ana Marić changed …."


def test_the_platform_and_visitors_have_their_names(torino: UUID, card: UUID) -> None:
    operations.append(by=Viewer.system(), verb=CHANGED, subject=card, centre=torino)
    operations.append(by=Viewer.anonymous(), verb=CHANGED, subject=card, centre=None)
    operations.append(
        by=Viewer(account=1, name="L", network=frozenset({"edit"})),
        verb=CHANGED, subject=card, centre=None,
    )  # fmt: skip
    who = [line.who for line in queries.of(Viewer.anonymous(), card)]
    assert who == ["The team of the network", "A visitor", "Vivaio"]


def test_the_language_is_the_viewers_not_the_moments(ana: Viewer, torino: UUID, card: UUID) -> None:
    day = {"fields": wording.msgid("Monday")}  # a word that Django itself translates
    operations.append(by=ana, verb=CHANGED, subject=card, centre=torino, parameters=day)
    with translation.override("fr"):
        assert "Lunedì" in queries.of(replace(ana, language="it"), card)[0].sentence
        assert "Monday" in queries.of(replace(ana, language="en"), card)[0].sentence


def test_recent_is_for_members_only_newest_first(
    ana: Viewer, colleague: Viewer, neighbour: Viewer, torino: UUID, changed: UUID
) -> None:
    operations.append(by=colleague, verb=CHANGED, subject=uid.new(), centre=torino)
    operations.append(by=ana, verb=CHANGED, subject=uid.new(), centre=None)
    assert [line.who for line in queries.recent(ana, torino)] == ["Carlo", "Ana Marić"]
    assert len(queries.recent(ana, torino, limit=1)) == 1
    assert queries.recent(neighbour, torino) == []
    assert queries.recent(Viewer.anonymous(), torino) == []
    assert queries.recent(ana, None) == []
    assert len(queries.recent(Viewer.system(), None)) == 1


def test_reading_is_one_query_however_much_there_is(
    ana: Viewer, torino: UUID, card: UUID, django_assert_num_queries: object
) -> None:
    for _ in range(3):
        operations.append(by=ana, verb=CHANGED, subject=card, centre=torino)
        with django_assert_num_queries(1):  # type: ignore[operator]
            assert queries.of(ana, card)
