"""Concepts that come with a release: brought in, up to date, withdrawn, never deleted."""

from __future__ import annotations

from collections.abc import Iterator

import eurovoc
import pytest

from vivaio.ground.taxonomy import operations, queries, written
from vivaio.ground.taxonomy.checking import checked
from vivaio.ground.taxonomy.models import Concept
from vivaio.ground.taxonomy.written import SCHEMES, Written, released
from vivaio.kernel.errors import NotAllowed
from vivaio.kernel.text import text
from vivaio.platform.tenancy.viewer import Viewer

SYSTEM = Viewer.system()
ALL = list(released())


def test_the_release_keeps_its_own_rules() -> None:
    taken, refused = checked(ALL, {}, [])
    assert not refused
    assert len(taken) == len(ALL)
    assert 150 <= len(ALL) <= 300
    assert {one.scheme for one in ALL} == set(SCHEMES)


def test_definitions_are_one_sentence() -> None:
    for one in ALL:
        for language, words in one.definition.texts.items():
            place = (one.scheme, one.code, language)
            assert words.endswith("."), place
            assert "\n" not in words, place


@pytest.fixture
def three(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Written]]:
    """A release of three concepts, which the test may change like a later one."""
    release = [
        Written("theme", "care", text("Care", "en"), text("Helping.", "en")),
        Written("theme", "carers", text("Carers", "en"), text("Who helps.", "en"), broader="care"),
        Written("theme", "health", text("Health", "en"), text("Being well.", "en")),
    ]
    monkeypatch.setattr(operations, "released", lambda: iter(release))
    yield release
    queries.forget()


@pytest.mark.django_db
def test_a_release_is_brought_in_once(three: list[Written]) -> None:
    done = operations.bring_up_to_date(by=SYSTEM)
    assert (done.created, done.updated, done.unchanged) == (3, 0, 0)
    again = operations.bring_up_to_date(by=SYSTEM)
    assert (again.created, again.updated, again.unchanged) == (0, 0, 3)
    assert queries.concepts("theme")["carers"].broader == "care"


@pytest.mark.django_db
def test_a_later_release_changes_words_and_withdraws(three: list[Written]) -> None:
    operations.bring_up_to_date(by=SYSTEM)
    three[0] = Written("theme", "care", text("Care and help", "en"), text("Helping.", "en"))
    three[2] = Written(
        "theme", "well-being", text("Well-being", "en"), text("Being well.", "en"), broader="care"
    )
    three[1] = Written(
        "theme", "carers", text("Carers", "en"), deprecated=True, replaced_by="well-being"
    )
    done = operations.bring_up_to_date(by=SYSTEM)
    assert (done.created, done.updated, done.withdrawn) == (1, 2, 1)
    known = queries.concepts("theme")
    assert known["health"].deprecated
    assert known["carers"].replaced_by == "well-being"
    assert queries.label("theme", "health", "en").words == "Health"
    offered = [one.code for branch in queries.tree("theme") for one in branch.walk()]
    assert offered == ["care", "well-being"]
    assert queries.expanded("theme", "care") == ("care", "well-being")


@pytest.mark.django_db
def test_what_an_operator_added_stays(three: list[Written]) -> None:
    own = Written("theme", "local", text("Ours", "en"))
    operations.import_concepts(by=SYSTEM, written=[own])
    done = operations.bring_up_to_date(by=SYSTEM)
    assert not done.withdrawn
    assert not queries.concepts("theme")["local"].deprecated


@pytest.mark.django_db
def test_only_the_operator_brings_concepts_in() -> None:
    with pytest.raises(NotAllowed):
        operations.bring_up_to_date(by=Viewer.anonymous())
    with pytest.raises(NotAllowed):
        operations.import_concepts(by=Viewer.anonymous(), written=[])
    assert not Concept.objects.exists()


def test_every_scheme_says_what_it_is() -> None:
    for code in SCHEMES:
        one = written.scheme(code)
        assert set(one.label.texts) >= SEVEN
        assert set(one.definition.texts) >= SEVEN


SEVEN = {"en", "it", "fr", "sl", "hr", "el", "ro"}


def test_every_concept_is_told_in_every_language() -> None:
    for one in ALL:
        place = (one.scheme, one.code)
        assert set(one.label.texts) == SEVEN | {"es", "pt", "sv", "de"}, place
        assert set(one.definition.texts) == SEVEN, place
        assert all(words == words.strip() for words in one.label.texts.values()), place


def test_alphabets_are_those_of_their_languages() -> None:
    for one in ALL:
        romanian = one.label.texts["ro"] + one.definition.texts["ro"]
        assert not set(romanian) & set("şţŞŢ"), one.code
        greek = [word for word in one.definition.texts["el"].split() if word.isascii()]
        assert all(
            not word.strip(".,()").isalpha() or word.isupper() or word == "(NEET)."
            for word in greek
        ), greek


def test_matches_are_in_the_named_package() -> None:
    known = set(eurovoc.en_identifiers.values())
    found = [target for one in ALL for _relation, target in one.matches]
    assert len(found) > 60
    for target in found:
        base, _slash, identifier = target.rpartition("/")
        assert base == "http://eurovoc.europa.eu"
        assert identifier in known, target
