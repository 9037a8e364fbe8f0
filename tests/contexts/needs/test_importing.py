"""Needs from a table, by the importer of the house."""

from __future__ import annotations

import pytest

from tests.factories import centres, people, taxonomy
from vivaio.contexts.needs.importing import NEEDS
from vivaio.contexts.needs.models import Need, Voice
from vivaio.ground.importing import mapping
from vivaio.ground.importing.importers import Terms, importers

pytest_plugins = ["tests.factories.fixtures"]
pytestmark = pytest.mark.django_db

HEADINGS = ("Bisogno", "Gravità", "Frequenza", "NUTS", "Temi", "Data", "Gruppo")


def row(session, *cells):
    targets = [mapping.target_of(one, NEEDS.fields) for one in HEADINGS]
    return session.draft(
        {
            target: [(heading, cell)]
            for target, heading, cell in zip(targets, HEADINGS, cells, strict=True)
        }
    )


def test_rows_become_needs_and_say_what_was_left_out():
    taxonomy.schemes()
    centre = centres.centre()
    editor = people.team(centre)
    terms = Terms(by=editor, centre=centre, country="IT", language="it", source="foglio")
    session = importers.get("need").begin(terms)
    good = row(session, "Nessun autobus", "4", "5/5", "ITC1", "care", "3/11/2026", "citizens")
    odd = row(session, "Nessun nido", "molto", "9", "ITZ9", "qualcosa", "ieri", "chissà")
    empty = row(session, "", "", "", "", "", "", "")
    assert empty.problem is not None
    assert len(odd.remarks) == 6
    made = session.register([good, odd])
    first = Need.objects.get(uid=made[0])
    assert (first.severity, first.frequency, first.nuts, first.themes) == (
        4,
        5,
        "ITC1",
        ["care"],
    )
    assert (first.state, first.visibility, first.origin) == ("accepted", "public", "imported")
    assert first.heard_on.isoformat() == "2026-11-03"
    assert Voice.objects.get(need=first).group == "citizens"
    (here,) = session.current([first.uid], frozenset({"title@it", "severity"})).values()
    session.amend(here, {"severity": 5})
    assert Need.objects.get(uid=first.uid).severity == 5
    assert session.alike([good])[0][0] == first.uid
