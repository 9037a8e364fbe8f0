"""Relations: what the grammar allows, who confirms, what is refused, what stays."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from tests.factories import actors, network
from tests.factories.network import Town
from vivaio.kernel import uid
from vivaio.kernel.errors import Conflict, Invalid, NotAllowed, Unknown
from vivaio.platform.journal import queries as history
from vivaio.platform.links import queries, related, relations
from vivaio.platform.links.models import Confirmation, Link
from vivaio.platform.registry import personal_data
from vivaio.platform.tenancy.viewer import Viewer


@pytest.fixture
def town(db: None) -> Town:
    return network.town()


def refused(town: Town, *given: str, **more: Any) -> dict[str, list[str]]:
    with pytest.raises(Invalid) as caught:
        town.relate(*given, **more)
    return {name: [one.msgid for one in said] for name, said in caught.value.errors.items()}


def seen(town: Town, who: str, name: str) -> list[queries.Hop]:
    return queries.of(town.viewer(who), town.cards[name])


def test_it_is_confirmed_by_the_side_that_recorded_it(town: Town) -> None:
    town.relate("City", "funds", "Zagreb", since="2024", told_in="Budget", told_at="https://x.eu/b")
    (hop,) = seen(town, "", "Zagreb")
    assert (hop.label, hop.since, hop.confirmed) == ("funded by", "2024", {"source"})
    assert hop.citation is not None
    assert (hop.citation.title.best("en").words, hop.citation.address) == (
        "Budget", "https://x.eu/b",
    )  # fmt: skip


def test_it_can_be_recorded_from_the_other_end(town: Town) -> None:
    town.relate("City", "funds", "Zagreb", direction="backward")
    (hop,) = seen(town, "", "City")
    assert (hop.label, hop.direction, hop.confirmed) == ("funded by", "backward", {"target"})


def test_both_sides_confirm(town: Town) -> None:
    made = town.relate("City", "partners_with", "Zagreb")
    neighbour = town.viewer("neighbour")
    assert [one.uid for one in related.waiting(neighbour)] == [made]
    relations.confirm(by=neighbour, link=made, side="target")
    relations.confirm(by=neighbour, link=made, side="target")
    assert related.waiting(neighbour) == []
    assert seen(town, "", "City")[0].confirmed == {"source", "target"}
    verbs = [line.verb for line in history.of(neighbour, town.cards["Zagreb"])]
    assert verbs.count("link.confirmed") == 1


def test_who_speaks_for_neither_side_is_told_why_not(town: Town) -> None:
    made = town.relate("City", "funds", "Club")
    for who in ("member", "neighbour", ""):
        viewer = town.viewer(who)
        with pytest.raises(NotAllowed):
            town.relate("City", "delivers", "Club", who)
        for act in (
            lambda by=viewer: relations.confirm(by=by, link=made, side="target"),
            lambda by=viewer: relations.refuse(by=by, link=made, side="source"),
            lambda by=viewer: relations.redate(by=by, link=made, since="2020", until=""),
            lambda by=viewer: relations.withdraw(by=by, link=made, reason="No"),
        ):
            with pytest.raises(NotAllowed):
                act()
    with pytest.raises(Unknown):
        relations.confirm(by=town.viewer("editor"), link=made, side="middle")


def test_one_side_cannot_speak_for_the_other(town: Town) -> None:
    made = town.relate("City", "funds", "Zagreb")
    with pytest.raises(NotAllowed):
        relations.confirm(by=town.viewer("editor"), link=made, side="target")


def test_the_organisation_itself_speaks_for_its_card(town: Town) -> None:
    keeper = Viewer(account=77, entrusted=frozenset({town.cards["Zagreb"]}))
    made = town.relate("City", "funds", "Zagreb")
    assert [one.uid for one in related.waiting(keeper)] == [made]
    relations.confirm(by=keeper, link=made, side="target")
    assert Confirmation.objects.filter(author=77, side="target").exists()
    declared = personal_data.get("links.Confirmation")
    assert declared.export is not None
    assert declared.erase is not None


def test_what_is_refused_is_shown_no_more_and_not_claimed_again(town: Town) -> None:
    made = town.relate("City", "partners_with", "Zagreb")
    neighbour = town.viewer("neighbour")
    relations.refuse(by=neighbour, link=made, side="target")
    assert seen(town, "editor", "City") == []
    assert history.of(neighbour, town.cards["Zagreb"])[0].verb == "link.refused"
    assert list(refused(town, "City", "partners_with", "Zagreb")) == ["other"]
    with pytest.raises(Unknown):
        relations.confirm(by=neighbour, link=made, side="target")
    town.relate("Zagreb", "partners_with", "City", "neighbour")
    assert len(seen(town, "", "City")) == 1


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (("City", "funds", "City"), "other"),
        (("City", "delivers", "Club"), "kind"),
        (("City", "about", "Club"), "kind"),
        (("City", "never_registered", "Club"), "kind"),
        (("City", "funds", "Secret"), "other"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_field(
    town: Town, given: tuple[str, str, str], field: str
) -> None:
    assert list(refused(town, *given)) == [field]
    assert not Link.objects.exists()


@pytest.mark.parametrize(
    ("dates", "field"),
    [
        ({"since": "soon"}, "since"),
        ({"until": "2024-13"}, "until"),
        ({"since": "2024", "until": "2023-12-31"}, "until"),
    ],
)
def test_dates_are_refused_at_their_field(town: Town, dates: dict[str, str], field: str) -> None:
    assert list(refused(town, "City", "funds", "Club", **dates)) == [field]


def test_the_grammar_says_what_would_be_possible(town: Town) -> None:
    with pytest.raises(Invalid) as caught:
        town.relate("City", "delivers", "Club")
    (message,) = caught.value.errors["kind"]
    assert message.parameters["kinds"] == (
        "managed by, member of, funds, partner of, manages, has as a member, funded by"
    )


def test_the_hidden_and_the_absent_are_refused_in_the_same_words(town: Town) -> None:
    town.cards["Nobody"] = uid.new()
    hidden, absent = (refused(town, "City", "funds", name) for name in ("Secret", "Nobody"))
    assert hidden == absent == {"other": [relations.NO_SUCH]}
    with pytest.raises(Unknown):
        town.relate("Secret", "funds", "City")


@pytest.mark.parametrize("turned", [False, True])
def test_a_twin_is_refused(town: Town, turned: bool) -> None:
    town.relate("City", "partners_with", "Club", since="2020")
    ends = ("Club", "City") if turned else ("City", "Club")
    assert list(refused(town, ends[0], "partners_with", ends[1], since="2021")) == ["other"]
    town.relate(ends[0], "partners_with", ends[1], since="2010", until="2012")


@pytest.mark.parametrize("kind", ["member_of", "managed_by"])
def test_nobody_belongs_to_themselves_through_others(town: Town, kind: str) -> None:
    first = town.relate("City", kind, "Club")
    town.relate("Club", kind, "Union")
    assert list(refused(town, "Union", kind, "City")) == ["other"]
    town.relate("Union", kind, "City", since="2001", until="2002")
    relations.redate(by=town.viewer("editor"), link=first, since="", until="2003")
    town.relate("Union", kind, "City")
    with pytest.raises(Invalid):
        relations.redate(by=town.viewer("editor"), link=first, since="", until="")


def test_funds_may_go_in_circles(town: Town) -> None:
    town.relate("City", "funds", "Club")
    town.relate("Club", "funds", "City")


def test_new_dates_are_confirmed_anew(town: Town) -> None:
    made = town.relate("City", "funds", "Zagreb")
    relations.confirm(by=town.viewer("neighbour"), link=made, side="target")
    editor = town.viewer("editor")
    relations.redate(by=editor, link=made, since="2021", until="2024-05", seen="/")
    (hop,) = seen(town, "", "City")
    assert (hop.since, hop.until, hop.confirmed) == ("2021", "2024-05", {"source"})
    with pytest.raises(Conflict):
        relations.redate(by=editor, link=made, since="2022", until="", seen="/")
    for wrong in ({"since": "x", "until": ""}, {"since": "2024", "until": "2020"}):
        with pytest.raises(Invalid):
            relations.redate(by=editor, link=made, **wrong)


def test_it_is_taken_back_with_a_reason(town: Town) -> None:
    made, editor = town.relate("City", "funds", "Club"), town.viewer("editor")
    with pytest.raises(Invalid):
        relations.withdraw(by=editor, link=made, reason="  ")
    relations.withdraw(by=editor, link=made, reason="Another city.")
    assert seen(town, "editor", "City") == []
    assert history.of(editor, town.cards["City"])[0].sentence.endswith("Reason: Another city.")


def test_places_and_programmes_have_relations_too(town: Town) -> None:
    place = actors.place(town.italy, town.cards["City"])
    town.cards["Place"] = place
    town.relate("Club", "delivers", "Place")
    labels = [hop.label for hop in seen(town, "", "Place")]
    assert labels == ["managed by", "delivered by"]


@pytest.fixture
def whole(town: Town) -> list[UUID]:
    return [
        town.relate("City", "funds", "Club"),
        town.relate("City", "funds", "Zagreb", until="2001"),
        town.relate("Secret", "funds", "City", "neighbour"),
    ]


@pytest.mark.parametrize(("who", "count"), [("", 1), ("member", 1), ("neighbour", 2)])
def test_edges_are_those_that_hold_between_what_is_seen(
    town: Town, whole: list[UUID], who: str, count: int
) -> None:
    assert len(related.edges(town.viewer(who))) == count
    assert related.edges(town.viewer(who))[0].confirmed == 1
