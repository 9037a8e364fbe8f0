"""Ours or theirs, by a click: neither in silence."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories import centres, imports, people
from vivaio.ground.actors import operations
from vivaio.ground.actors.models import Actor
from vivaio.ground.centres.models import Centre
from vivaio.ground.importing.models import Import
from vivaio.platform.journal import queries as journal
from vivaio.platform.journal.operations import verify
from vivaio.platform.records.queries import attributions
from vivaio.platform.tenancy.viewer import Viewer

pytestmark = pytest.mark.django_db

FIRST = "id,name,summary,town\n1,Alfa,One,Roma\n2,Beta,Two,Milano\n"
THEIRS = FIRST.replace("One", "Theirs").replace("Roma", "Torino")


@pytest.fixture
def centre():
    return Centre.objects.get(uid=centres.centre())


@pytest.fixture
def editor(centre):
    account = people.account()
    people.appoint(account, centre.uid, "editor")
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def amend(**words):
    card = alfa()
    values = {name: words.pop(name) for name in ("town",) if name in words}
    operations.amend_actor(
        by=Viewer.system(), uid=card.uid, version=card.version, language="en", words=words,
        values=values,
    )  # fmt: skip


def alfa():
    return next(one for one in Actor.objects.all() if one.name.texts["en"] == "Alfa")


@pytest.fixture
def page(centre):
    """The report of an import that met a card whose summary and town were changed here."""
    imports.bring(centre.uid, FIRST)
    amend(summary="Ours", town="Napoli")
    imports.bring(centre.uid, THEIRS, title="Register")
    job = Import.objects.latest("created_at")
    return f"/en/centres/{centre.slug}/imports/{job.uid}/"


def decide(client, page, field, whose, row=2):
    return client.post(f"{page}rows/{row}/?only=undecided", {"field": field, "whose": whose})


def test_each_field_by_itself(editor, centre, page):
    shown = editor.get(f"{page}?only=undecided").content.decode()
    assert shown.count("Take theirs</button>") == 2
    assert "In one row the card and the table say different things" in shown
    answer = decide(editor, page, "summary@en", "theirs")
    assert answer.status_code == 302
    assert answer["Location"].endswith("?only=undecided#row-2")
    assert decide(editor, page, "town", "ours").status_code == 302
    card = alfa()
    assert (card.summary.texts["en"], card.town) == ("Theirs", "Napoli")
    assert "Register" in str(attributions(card.uid)["summary"][0])
    viewer = people.team(centre.uid)
    said = " ".join(line.sentence for line in journal.of(viewer, card.uid))
    assert "kept what the card says (town) against table.csv" in said
    assert "changed" in said
    assert verify(centre.uid) == []
    done = editor.get(page).content.decode()
    assert ("Ours was kept." in done, "Theirs was taken." in done) == (True, True)
    assert "?only=undecided" not in done


def test_what_was_decided_is_not_asked_again(editor, centre, page):
    decide(editor, page, "summary@en", "ours")
    decide(editor, page, "town", "theirs")
    again = imports.bring(centre.uid, THEIRS)
    assert (again.outcomes(), again.said()) == (["unchanged", "unchanged"], "")
    assert (alfa().summary.texts["en"], alfa().town) == ("Ours", "Torino")
    other = imports.bring(centre.uid, THEIRS.replace("Theirs", "Something else"))
    assert "kept" in other.said(), "another word of the source is another question"


def test_what_cannot_be_decided_is_told(editor, centre, page):
    def refused(field="town", whose="theirs"):
        answer = decide(editor, page, field, whose)
        return answer.status_code, answer.content.decode()

    for given in ({"field": "website"}, {"whose": "mine"}):
        assert refused(**given)[0] == 404
    assert decide(editor, page, "town", "ours", row=99).status_code == 404
    assert decide(editor, page, "summary@en", "ours").status_code == 302
    status, told = refused("summary@en")
    assert (status, "decided already" in told) == (422, True)
    amend(town="Bari")
    status, told = refused()
    assert (status, "changed since" in told) == (422, True)
    imports.bring(centre.uid, THEIRS.replace("Torino", "Palermo"))
    status, told = refused()
    assert (status, "imported again since" in told) == (422, True)
    Import.objects.update(state="tried")
    assert refused()[0] == 403
    assert alfa().town == "Bari"


def test_it_is_for_editors_alone(page):
    other = Client()
    other.force_login(people.account(), backend="django.contrib.auth.backends.ModelBackend")
    assert decide(other, page, "town", "theirs").status_code == 403
    assert decide(Client(), page, "town", "theirs").status_code in (302, 403)
    assert alfa().town == "Napoli"


def test_the_made_up_table_comes_in_as_examples(editor, centre):
    listed = f"/en/centres/{centre.slug}/imports/"
    answer = editor.get(f"{listed}example.csv")
    assert answer["Content-Disposition"] == 'attachment; filename="example.csv"'
    done = imports.bring(centre.uid, answer.content, language="it", nature="example")
    assert sorted(set(done.outcomes())) == ["created", "refused"]
    numbers = {row.number: row.outcome for row in done.rows}
    # A line above the headings and a blank one between: the numbers are those of a spreadsheet.
    assert numbers[3] == "created"
    assert numbers[8] == numbers[9] == "refused"
    assert 7 not in numbers
    assert Actor.objects.filter(nature="example").count() == done.outcomes().count("created")
    said = done.said()
    for trap in ("markup", "exchanged", "alphabets", "Give the name", "same identifier"):
        assert trap in said, trap
