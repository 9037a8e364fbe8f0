"""The directory's result: which cards, in which order, with which counts, for whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db.models import Q
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import actors, centres
from vivaio.ground.actors import operations
from vivaio.ground.actors.directory import Filter, Found, found
from vivaio.ground.actors.directory.index import INDEX
from vivaio.ground.actors.freshness import AHEAD
from vivaio.ground.actors.models import Actor
from vivaio.ground.taxonomy.models import Concept
from vivaio.ground.taxonomy.queries import forget
from vivaio.kernel import clock
from vivaio.kernel.text import Text
from vivaio.platform.tenancy.viewer import Viewer

ANYBODY = Viewer.anonymous()


def asked(query: str = "", viewer: Viewer = ANYBODY) -> Found:
    """What an address shows somebody."""
    return found(viewer, Filter.of(QueryDict(query)))


def names(result: Found) -> list[str]:
    """The names of the cards, in order."""
    known = dict(Actor.objects.values_list("uid", "name"))
    return [known[uid].best("en").words for uid in result.uids()]


@pytest.fixture
def centre(db: None) -> Iterator[UUID]:
    """A centre; and a theme with a narrower one, another beside, and two sectors."""
    broad = _concept("theme", "care")
    _concept("theme", "care_home", broad)
    for scheme, code in (("theme", "housing"), ("sector", "public"), ("sector", "private")):
        _concept(scheme, code)
    forget()
    yield centres.centre()
    forget()


def _concept(scheme: str, code: str, broader: Concept | None = None) -> Concept:
    label = Text("en", {"en": code})
    return Concept.objects.create(scheme=scheme, code=code, label=label, broader=broader)


def card(centre: UUID | None, name: str, **given: Any) -> UUID:
    """A card with some values."""
    rest = {key: given.pop(key) for key in ("state", "visibility", "nature") if key in given}
    return actors.plain_actor(centre, name, values=given, **rest)


def test_values_of_one_facet_are_either_facets_together_are_both(centre: UUID) -> None:
    card(centre, "A", country="IT", themes=["care_home"])
    card(centre, "B", country="SI", themes=["housing"])
    card(centre, "C", country="IT", themes=["housing"])
    assert names(asked()) == ["A", "B", "C"]
    assert names(asked("country=IT&country=SI")) == ["A", "B", "C"]
    assert names(asked("country=IT&theme=housing")) == ["C"]
    assert names(asked("theme=care")) == ["A"]
    counts = asked("country=IT&theme=housing").counts
    assert counts["country"] == {"IT": 1, "SI": 1}
    assert counts["theme"] == {"care_home": 1, "care": 1, "housing": 1}


def test_a_region_includes_its_parts(centre: UUID) -> None:
    card(centre, "A", nuts="ITC11", nuts_edition="2024")
    card(centre, "B", nuts="ITC1", nuts_edition="2024")
    card(centre, "C", nuts="ITH", nuts_edition="2024")
    assert names(asked("territory=ITC1")) == ["A", "B"]
    assert names(asked("territory=it")) == ["A", "B", "C"]
    assert asked().counts["territory"] == {"IT": 3, "ITC": 2, "ITC1": 2, "ITH": 1}


def test_freshness_follows_the_day(centre: UUID) -> None:
    today = clock.today()
    for name, days in (("Past", -1), ("Today", 0), ("Soon", AHEAD.days), ("Later", AHEAD.days + 1)):
        card(centre, name, valid_until=today + timedelta(days=days))
    undated = card(centre, "Undated")
    Actor.objects.filter(uid=undated).update(valid_until=None)
    assert names(asked("freshness=past")) == ["Past"]
    assert names(asked("freshness=due")) == ["Soon", "Today"]
    assert names(asked("freshness=confirmed")) == ["Later"]
    assert names(asked("freshness=undated")) == ["Undated"]


def test_names_stand_in_the_readers_alphabet(centre: UUID) -> None:
    for name in ("Čista voda", "Cvet", "Zrno", "Ćuk", "Dom", "Sol", "Šola"):
        card(centre, name)
    croatian = asked("", Viewer.anonymous("hr"))
    assert names(croatian) == ["Cvet", "Čista voda", "Ćuk", "Dom", "Sol", "Šola", "Zrno"]
    assert names(asked()) == ["Čista voda", "Ćuk", "Cvet", "Dom", "Sol", "Šola", "Zrno"]


def test_a_former_region_is_found_in_the_present_one_around_it(centre: UUID) -> None:
    card(centre, "A", nuts="HR04", nuts_edition="2016")
    assert names(asked("territory=HR0")) == ["A"]
    assert asked().counts["territory"] == {"HR": 1, "HR0": 1}


def test_words_go_with_facets_and_any_order(centre: UUID) -> None:
    card(centre, "Zeta kitchen", country="IT")
    card(centre, "Kitchen", country="IT")
    card(centre, "Kitchen abroad", country="SI")
    assert names(asked("q=kitchen"))[0] == "Kitchen"
    assert names(asked("q=kitchen&sort=name")) == ["Kitchen", "Kitchen abroad", "Zeta kitchen"]
    assert names(asked("q=kitchen&sort=recent")) == ["Kitchen abroad", "Kitchen", "Zeta kitchen"]
    result = asked("q=kitchen&country=SI")
    assert names(result) == ["Kitchen abroad"]
    assert result.counts["country"] == {"IT": 2, "SI": 1}
    assert asked("q=nothinglikeit").total == 0


def test_what_nobody_has_is_told(centre: UUID) -> None:
    card(centre, "A", country="IT", sector="public")
    result = asked("country=XX&sector=%00&theme=nobodys")
    assert result.total == 0
    assert result.unknown == [("country", "XX"), ("theme", "nobodys")]
    assert asked("country=IT&country=XX").total == 1


def test_a_private_card_changes_nothing_for_others(centre: UUID) -> None:
    card(centre, "Open", country="IT")
    before = asked("country=IT")
    card(centre, "Ours", country="IT", sector="public", visibility="centre")
    card(centre, "Draft", country="GR", state="draft")
    card(None, "The network's", country="FR", visibility="network")
    after = asked("country=IT")
    assert (after.total, after.counts) == (before.total, before.counts)
    assert asked("sector=public").unknown == [("sector", "public")]
    insider = Viewer(account=1, roles={centre: frozenset({"read"})})
    assert asked("country=IT", insider).total == 2
    assert asked("", insider).counts["country"] == {"IT": 2, "GR": 1, "FR": 1}


@pytest.mark.django_db(transaction=True)
def test_right_at_the_first_request_after_any_change() -> None:
    centre = centres.centre()
    INDEX.forget()
    assert asked().total == 0
    uid = card(centre, "B", country="IT")
    other = card(centre, "C", country="SI")
    assert names(asked()) == ["B", "C"]
    amend(uid, {"country": "SI"}, {"name": "D"})
    assert names(asked("country=SI")) == ["C", "D"]
    assert names(asked("sort=recent")) == ["D", "C"]
    assert asked("country=IT").unknown == [("country", "IT")]
    operations.move_actor(by=Viewer.system(), uid=other, version=1, verb="archive")
    assert names(asked()) == ["D"]
    Actor.objects.update(country="HR")  # behind the door: another database, or an older state
    INDEX.forget()
    assert names(asked("country=HR")) == ["D"]


def amend(uid: UUID, values: dict[str, Any], words: dict[str, str]) -> None:
    """Change a card."""
    operations.amend_actor(
        by=Viewer.system(), uid=uid, version=1, language="en", words=words, values=values
    )


CARD = st.fixed_dictionaries(
    {
        "home": st.integers(0, 2),
        "country": st.sampled_from(["", "IT", "SI"]),
        "sector": st.sampled_from(["", "public", "private"]),
        "themes": st.lists(st.sampled_from(["care", "care_home", "housing"]), unique=True),
        "visibility": st.sampled_from(["public", "network", "centre"]),
        "state": st.sampled_from(["draft", "published"]),
    }
)
CHOICE = st.fixed_dictionaries(
    {
        "country": st.lists(st.sampled_from(["IT", "SI", "XX"]), unique=True, max_size=2),
        "theme": st.lists(st.sampled_from(["care", "housing"]), unique=True, max_size=2),
    }
)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(cards=st.lists(CARD, max_size=5), chosen=CHOICE, data=st.data())
def test_counts_are_those_of_the_database(
    centre: UUID, cards: list[dict[str, Any]], chosen: dict[str, Any], data: Any
) -> None:
    Actor.objects.all().delete()
    other = centres.centre()
    homes = (centre, other, None)
    uids = [
        card(homes[one["home"]], "A", **{key: one[key] for key in one if key != "home"})
        for one in cards
    ]
    read = frozenset({"read"})
    viewers = [
        ANYBODY, Viewer(account=1, roles={centre: read}), Viewer(account=2, network=read),
        Viewer.system(), Viewer(account=3, entrusted=frozenset(uids[:1])),
    ]  # fmt: skip
    viewer = data.draw(st.sampled_from(viewers))
    result = found(viewer, Filter(chosen=tuple((k, tuple(v)) for k, v in chosen.items() if v)))
    seen = Actor.objects.visible_to(viewer)
    expected = {row.uid for row in seen if fits(row, chosen)}
    assert set(result.uids()) == set(result.all()) == expected
    assert result.total == len(expected)
    for country in ("IT", "SI"):
        number = sum(
            fits(row, {**chosen, "country": []}) for row in seen.filter(Q(country=country))
        )
        assert result.counts["country"].get(country, 0) == number


def fits(row: Actor, chosen: dict[str, list[str]]) -> bool:
    """Whether a card has a chosen value of each facet."""
    themes = {*row.themes, *(["care"] if "care_home" in row.themes else [])}
    return (not chosen["country"] or row.country in chosen["country"]) and (
        not chosen["theme"] or bool(themes & set(chosen["theme"]))
    )
