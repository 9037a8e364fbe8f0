"""Pilots from a table, by the importer of the house."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.factories import actors, taxonomy
from vivaio.contexts.pilots.importing import PILOTS
from vivaio.contexts.pilots.models import Pilot
from vivaio.ground.importing import mapping
from vivaio.ground.importing.importers import Terms, importers
from vivaio.kernel import clock
from vivaio.kernel.errors import Invalid
from vivaio.platform.links import queries as tied
from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.tenancy.viewer import Viewer

pytest_plugins = ["tests.factories.fixtures"]
pytestmark = pytest.mark.django_db

#: A row of last year's pilots, as a centre keeps it.
LAST_YEAR = {
    "Codice": "P-7", "Titolo": "La palestra", "Sintesi": "Tre prove prima dell'avviso.",
    "Capofila": "Ente capofila", "Inizio": "3/2/2025", "Fine": "30.6.2025",
    "Concluso il": "2025-06-27", "Bilancio": "24.000 €", "NUTS": "ITC1", "Temi": "care; musica",
    "Risultati": "Dodici enti sanno condurla.", "Criticità": "Il tempo non bastava.",
    "Indicatore": "Enti", "Unità": "enti", "Valore iniziale": "0", "Obiettivo": "12",
}  # fmt: skip


@pytest.fixture
def session(centre, editor):
    taxonomy.schemes()
    return importers.get("pilot").begin(Terms(editor, centre, "IT", "it", "foglio"))


def taken(session, **changed):
    """A row of last year with other cells."""
    cells = LAST_YEAR | changed
    return session.draft(
        {mapping.target_of(name, PILOTS.fields): [(name, cell)] for name, cell in cells.items()}
    )


def made(session, **changed):
    (uid,) = session.register([taken(session, **changed)])
    return Pilot.objects.get(uid=uid)


def test_last_years_pilot_comes_in_closed_with_what_it_learnt(session, centre):
    leader = actors.plain_actor(centre, "Ente capofila")
    draft = taken(session)
    assert draft.problem is None
    assert draft.identity == "P-7"
    assert [one.value for one in draft.remarks] == ["musica"]
    (uid,) = session.register([draft])
    row = Pilot.objects.get(uid=uid)
    assert (row.state, row.visibility, row.origin) == ("closed", "public", "imported")
    assert row.leader_id == leader
    assert (row.starts_on, row.ended_on) == (date(2025, 2, 3), date(2025, 6, 27))
    assert (row.budget, row.nuts, row.themes) == (24_000, "ITC1", ["care"])
    assert row.failures.texts == {"it": "Il tempo non bastava."}
    assert [(one.baseline, one.target) for one in row.all_indicators()] == [(0, 12)]
    assert session.alike([draft])[0] == (uid, "La palestra")


@pytest.mark.parametrize(
    ("changed", "state"),
    [
        ({"Criticità": ""}, "evaluating"),
        ({"Concluso il": "", "Fine": ""}, "running"),
        ({"Concluso il": "", "Inizio": "", "Fine": ""}, "planned"),
        ({"Concluso il": "1/1/2025"}, "evaluating"),
        ({"Sintesi": ""}, "draft"),
    ],
)
def test_its_state_follows_from_what_the_row_says(session, changed, state):
    row = made(session, **changed)
    assert row.state == state
    assert row.ended_on is None
    assert (row.visibility == Visibility.PUBLIC) is (state != "draft")


def test_what_cannot_be_used_is_told_and_the_rest_taken(session):
    tomorrow = (clock.today() + timedelta(days=2)).isoformat()
    odd = taken(session, **{
        "Capofila": "Nessuno", "Inizio": "presto", "Concluso il": tomorrow, "Bilancio": "molto",
        "NUTS": "ITZ9", "Temi": "musica", "Obiettivo": "tanti",
    })  # fmt: skip
    told = {one.column for one in odd.remarks}
    assert told == {"Capofila", "Inizio", "Concluso il", "Bilancio", "NUTS", "Temi"}
    (uid,) = session.register([odd])
    row = Pilot.objects.get(uid=uid)
    assert (row.budget, row.leader_id, row.starts_on) == (None, None, None)
    assert taken(session, Titolo=" ").problem is not None
    assert taken(session, Titolo="x" * 161).problem is not None


def test_a_later_table_changes_it_and_takes_nothing_back(session, centre, editor):
    row = made(session)
    (here,) = session.current([row.uid], frozenset({"budget", "title@it", "leader"})).values()
    assert here.values == {"budget": 24_000, "title@it": "La palestra", "leader": None}
    leader = actors.actor(centre)
    session.amend(here, {"budget": 30_000, "leader": str(leader)})
    row.refresh_from_db()
    assert row.budget == 30_000
    assert [hop.kind for hop in tied.of(Viewer.system(), row.uid)] == ["run_by"]
    (here,) = session.current([row.uid], frozenset({"starts_on"})).values()
    with pytest.raises(Invalid):
        session.amend(here, {"starts_on": "2025-12-01"})
    reader = replace(editor, roles={centre: editor.roles[centre] - {"edit", "publish"}})
    other = importers.get("pilot").begin(Terms(reader, centre, "IT", "it", "foglio"))
    assert other.current([row.uid], frozenset())[row.uid].problem is not None


def test_a_table_of_drafts_stays_with_the_centre(centre, editor):
    terms = Terms(editor, centre, "IT", "it", "foglio", publish=False)
    row = made(importers.get("pilot").begin(terms))
    assert (row.state, row.visibility, row.ended_on) == ("draft", "centre", None)


def test_only_who_publishes_brings_pilots_that_are_published(centre, editor):
    rights = editor.roles[centre]
    writes = replace(editor, roles={centre: rights - {"publish"} | {"edit"}})
    assert PILOTS.may(writes, centre)
    assert not PILOTS.may_publish(writes, centre)
    assert PILOTS.may_publish(editor, centre)
    assert not PILOTS.may(Viewer.anonymous(), centre)
