"""Who may tie what to what, and what is refused."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from tests.factories import identities
from vivaio.ground.centres.models import Centre
from vivaio.kernel import clock, uid
from vivaio.kernel.errors import Invalid, NotAllowed, Unknown
from vivaio.kernel.text import text
from vivaio.platform.journal import operations as journal
from vivaio.platform.journal import queries as history
from vivaio.platform.links import declarations, operations, queries
from vivaio.platform.links.models import Link
from vivaio.platform.records.models import Source
from vivaio.platform.registry.instances import removals
from vivaio.platform.tenancy.viewer import Viewer


@pytest.fixture
def actor(torino: Centre) -> UUID:
    return identities.record("actor", of=torino)


@pytest.fixture
def place(torino: Centre) -> UUID:
    return identities.record("place", of=torino)


@pytest.fixture
def given(editor: Viewer, actor: UUID, place: UUID) -> dict[str, Any]:
    return {"by": editor, "kind": "tested_manages", "source": actor, "target": place}


def test_a_link_keeps_what_was_said_of_it(given: dict[str, Any]) -> None:
    source = Source.objects.create(key="site", title=text("The site", "en"), publisher="City")
    made = operations.link(
        **given, reason="It says so.", since="2015", until="2024-07", citation=source,
        recorded_on=date(2026, 1, 2),
    )  # fmt: skip
    (hop,) = queries.of(given["by"], given["source"])
    assert hop.uid == made
    assert (hop.since, hop.until, hop.recorded_on) == ("2015", "2024-07", date(2026, 1, 2))
    assert hop.reason.best("en").words == "It says so."
    assert hop.citation is not None
    assert hop.citation.publisher == "City"
    assert Link.objects.get().author == 1


def test_it_is_recorded_today_unless_a_day_is_given(given: dict[str, Any]) -> None:
    operations.link(**given, reason=text("Così dice.", "it"))
    link = Link.objects.get()
    assert link.recorded_on == clock.today()
    assert link.reason.source == "it"


def test_the_journal_says_who_linked_ended_and_unlinked(given: dict[str, Any]) -> None:
    made = operations.link(**given)
    operations.end(by=given["by"], link=made, until="2024")
    operations.unlink(by=given["by"], link=made)
    lines = history.of(given["by"], given["source"])
    assert [line.verb for line in lines] == ["link.removed", "link.ended", "link.made"]
    assert lines[-1].sentence == "Member 1 linked this to another record: “Manages”."
    assert "2024" in lines[1].sentence
    assert journal.verify(next(iter(given["by"].centres))) == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"kind": "never_registered"}, "kind"),
        ({"kind": "tested_answers"}, "kind"),
        ({"since": "last year"}, "since"),
        ({"until": "2024-13"}, "until"),
        ({"since": "2024-05", "until": "2023"}, "until"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_field(
    given: dict[str, Any], change: dict[str, str], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        operations.link(**{**given, **change})
    assert list(refused.value.errors) == [field]
    assert not Link.objects.exists()


def test_the_grammar_has_a_direction(given: dict[str, Any]) -> None:
    turned = {**given, "source": given["target"], "target": given["source"]}
    with pytest.raises(Invalid):
        operations.link(**turned)


def test_a_record_is_never_linked_to_itself(given: dict[str, Any], actor: UUID) -> None:
    with pytest.raises(Invalid) as refused:
        operations.link(**{**given, "kind": "tested_related", "target": actor})
    assert list(refused.value.errors) == ["target"]
    twin = Link(kind="x", source_id=actor, target_id=actor, recorded_on=clock.today())
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save(force_insert=True)


def test_only_one_open_link_of_a_kind_between_two(given: dict[str, Any]) -> None:
    operations.link(**given, since="2012", until="2014")
    operations.link(**given, since="2015")
    for again in ({"since": "2016"}, {}, {"since": "2012", "until": "2014"}):
        with pytest.raises(Invalid):
            operations.link(**given, **again)
    operations.link(**given, since="2010", until="2011")
    assert Link.objects.count() == 3


def test_an_ended_or_removed_link_may_be_made_anew(given: dict[str, Any]) -> None:
    first = operations.link(**given)
    operations.end(by=given["by"], link=first, until="2020")
    second = operations.link(**given)
    operations.unlink(by=given["by"], link=second)
    operations.link(**given)
    assert len(queries.of(given["by"], given["source"])) == 2


def test_an_end_needs_a_date_after_the_start(given: dict[str, Any]) -> None:
    made = operations.link(**given, since="2015")
    for until in ("", "soon", "2014"):
        with pytest.raises(Invalid):
            operations.end(by=given["by"], link=made, until=until)
    assert Link.objects.get().until == ""


def test_it_takes_the_right_to_edit_the_source(
    given: dict[str, Any], torino: Centre, zagreb: Centre
) -> None:
    made = operations.link(**given)
    for viewer in (
        identities.member(torino, "read"),
        identities.member(zagreb, "edit"),
        Viewer.anonymous(),
    ):
        with pytest.raises(NotAllowed):
            operations.link(**{**given, "by": viewer})
        with pytest.raises(NotAllowed):
            operations.end(by=viewer, link=made, until="2020")
        with pytest.raises(NotAllowed):
            operations.unlink(by=viewer, link=made)
    assert Link.objects.get().deleted_at is None


def test_one_may_link_to_what_another_centre_shows(given: dict[str, Any], zagreb: Centre) -> None:
    operations.link(**{**given, "target": identities.record("place", of=zagreb)})
    operations.link(**{**given, "by": Viewer.system()})
    assert Link.objects.count() == 2


def test_what_one_may_not_know_of_does_not_exist(
    given: dict[str, Any], editor: Viewer, zagreb: Centre
) -> None:
    hidden = identities.record("place", of=zagreb, visibility="centre")
    for change in ({"target": hidden}, {"source": hidden}, {"target": uid.new()}):
        with pytest.raises(Unknown):
            operations.link(**{**given, **change})
    theirs = identities.member(zagreb)
    made = operations.link(by=theirs, kind="tested_related", source=hidden, target=given["target"])
    for refused in (
        lambda: operations.unlink(by=editor, link=made),
        lambda: operations.end(by=editor, link=made, until="2020"),
        lambda: operations.unlink(by=editor, link=uid.new()),
    ):
        with pytest.raises(Unknown):
            refused()


def test_a_link_with_an_example_is_an_example(given: dict[str, Any], torino: Centre) -> None:
    invented = identities.record("place", of=torino, nature="example")
    with pytest.raises(Invalid):
        operations.link(**{**given, "target": invented}, nature="fact")
    operations.link(**{**given, "target": invented})
    operations.link(**given)
    assert [hop.nature for hop in queries.of(given["by"], given["source"])] == ["example", "fact"]


def test_the_same_form_sent_twice_links_once(given: dict[str, Any]) -> None:
    key = uid.new()
    first = operations.link(**given, key=key)
    assert operations.link(**given, key=key) == first
    assert Link.objects.count() == 1


def test_links_go_with_a_record_that_is_removed_for_good(given: dict[str, Any]) -> None:
    operations.link(**given)
    assert removals.get("links") is declarations.forget
    declarations.forget(given["target"])
    assert not Link.objects.exists()
