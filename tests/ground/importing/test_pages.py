"""From the file to the report, in the browser of an editor."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.factories import centres, people
from tests.factories.files import archive
from vivaio.ground.actors.models import Actor
from vivaio.ground.centres.models import Centre
from vivaio.ground.importing import tasks
from vivaio.ground.importing.models import LIFE, Import
from vivaio.platform.files.models import File

pytestmark = pytest.mark.django_db
UID = "0190a000-0000-7000-8000-000000000001"
TABLE = "codice;denominazione;stato;fax\n1;Alfa;Italia;12\n2;;Italia;\n3;Beta;Nowhere;\n".encode(
    "utf-16"
)


@pytest.fixture
def centre():
    return Centre.objects.get(uid=centres.centre())


@pytest.fixture
def editor(centre):
    client = Client()
    account = people.account()
    people.appoint(account, centre.uid, "editor")
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def bring(client, centre, content=TABLE, name="table.csv"):
    file = SimpleUploadedFile(name, content)
    return client.post(f"/en/centres/{centre.slug}/imports/", {"file": file, "key": UID})


def move(client, page, verb):
    assert client.post(f"{page}{verb}/").status_code == 302
    tasks.run.func(str(Import.objects.get().uid))


def test_the_whole_way(editor, centre):
    page = bring(editor, centre)["Location"]
    shown = editor.get(page).content.decode()
    assert "3 rows: 2 created, 0 updated, 0 unchanged, 1 refused" in shown
    assert "Give the name" in shown
    assert Actor.objects.count() == 0
    fields = {
        "key": UID, "language": "it", "source": "register", "title": "Registro", "publish": "on",
        "column-0": "external_id", "column-1": "name", "column-2": "country",
        "column-3": "telephone",
    }  # fmt: skip
    assert editor.post(page, fields)["Location"] == page
    move(editor, page, "try_out")
    assert (Import.objects.get().state, Actor.objects.count()) == ("tried", 0)
    move(editor, page, "run")
    assert Actor.objects.filter(state="published", country="IT").count() == 1
    done = editor.get(page).content.decode()
    assert "3 rows: 2 created, 0 updated, 0 unchanged, 1 refused · 2 warnings" in done
    refused = editor.get(f"{page}?only=refused").content.decode()
    assert ("Give the name" in refused, ">Beta<" in refused) == (True, False)
    report = editor.get(f"{page}report.csv").getvalue().decode()
    assert "refused" in report
    assert report.count("\n") == 4
    again = bring(editor, centre)
    assert again["Location"] == page, "sent twice, brought once"


def test_what_is_no_table_is_a_sentence(editor, centre):
    for content in (
        b"",
        b"\n\n",
        archive({"a.csv": b"a"}),
        b"%PDF-1.7",
        b"{}",
        b"a;b\n",
        b"\x00" * 99,
    ):
        answer = bring(editor, centre, content)
        assert answer.status_code == 422
        assert 'class="field__error"' in answer.content.decode()
    assert Import.objects.count() == 0
    assert File.objects.count() == 0


def test_terms_that_cannot_be_are_told(editor, centre):
    page = bring(editor, centre)["Location"]
    answer = editor.post(
        page, {"key": UID, "language": "it", "source": "?", "published_on": "soon"}
    )
    assert answer.status_code == 422
    assert "Write a day, a month or a year" in answer.content.decode()


def test_stopped_and_gone_on_with(editor, centre, monkeypatch):
    rows = "\n".join(f"{number};Name {number}" for number in range(400))
    page = bring(editor, centre, f"id;name\n{rows}\n".encode())["Location"]
    monkeypatch.setattr(tasks, "TURN", 0.0)
    move(editor, page, "run")
    job = Import.objects.get()
    assert (job.state, job.created) == ("running", 150)
    assert editor.get(page)["Refresh"]
    assert editor.post(f"{page}cancel/").status_code == 302
    assert tasks.run.func(str(job.uid))
    assert Import.objects.get().state == "cancelled"
    monkeypatch.setattr(tasks, "TURN", 30.0)
    move(editor, page, "run")
    job.refresh_from_db()
    assert (job.state, job.rows, job.created, Actor.objects.count()) == ("done", 400, 400, 400)


@pytest.mark.parametrize(("verb", "state"), sorted(LIFE.forbidden()))
def test_what_its_state_forbids_is_refused(editor, centre, verb, state):
    page = bring(editor, centre)["Location"]
    Import.objects.update(state=state)
    answer = editor.post(page if verb == "map" else f"{page}{verb}/",
                         {"key": UID, "language": "it", "source": "x"})  # fmt: skip
    assert answer.status_code in (403, 422)
    assert Import.objects.get().state == state


def test_it_is_for_editors_alone(editor, centre):
    page = bring(editor, centre)["Location"]
    other = Client()
    other.force_login(people.account(), backend="django.contrib.auth.backends.ModelBackend")
    assert other.get(page).status_code == 403
    member = Client()
    account = people.account()
    people.appoint(account, centre.uid, "member")
    member.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    assert member.get(page).status_code == 403
    assert member.post(f"{page}run/").status_code == 403


def test_an_import_whose_editor_is_gone_ends(editor, centre):
    page = bring(editor, centre)["Location"]
    editor.post(f"{page}run/")
    Import.objects.update(account=None)
    assert tasks.run.func(str(Import.objects.get().uid))
    assert "no account any more" in editor.get(page).content.decode()
