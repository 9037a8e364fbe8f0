"""Launch, composition and press kit: what is aimed at against what there is."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import timedelta
from uuid import UUID, uuid4
from xml.etree import ElementTree

import pytest
from django.test import Client

from tests.factories import actors, centres, governance, people, taxonomy
from vivaio.contexts.governance.models import Composition, Launch
from vivaio.contexts.governance.operations import composition as operations
from vivaio.contexts.governance.queries import composition as queries
from vivaio.ground.centres.models import Centre
from vivaio.kernel import clock
from vivaio.kernel.errors import Conflict, Invalid, NotAllowed
from vivaio.kernel.text import text
from vivaio.platform.tenancy.viewer import Viewer

pytestmark = pytest.mark.django_db

ANYBODY = Viewer.anonymous()
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def centre() -> UUID:
    taxonomy.schemes()
    return centres.centre("rook")


def side(centre: UUID, dimension: str, viewer: Viewer = ANYBODY) -> queries.Side:
    found = queries.of_centre(viewer, centre)
    counted = queries.sides(found, queries.network(viewer, centre))
    return next(one for one in counted if one.dimension == dimension)


def test_reached_is_counted_from_roles_and_adhesions_each_once(centre: UUID) -> None:
    agreement = governance.agreement(centre)
    both = actors.actor(centre, kind="association", sector="third", nuts="ITC11")
    actors.role(centre, both)
    governance.adhesion(agreement, actor=both)
    governance.adhesion(agreement, actor=actors.actor(centre, kind="university", nuts="ITI1"))
    left = governance.adhesion(agreement, actor=actors.actor(centre, kind="firm"))
    type(left).objects.filter(uid=left.uid).update(state="withdrawn")
    hidden = actors.actor(centre, kind="association", visibility="centre")
    governance.adhesion(agreement, actor=hidden)
    governance.composition(centre)
    helix = {row.code: row for row in side(centre, "helix").rows}
    assert (helix["society"].aimed, helix["society"].facts, helix["society"].missing) == (3, 1, 2)
    assert (helix["academia"].aimed, helix["academia"].facts) == (None, 1)
    assert helix["government"].missing == 2
    territory = {row.code: row.facts for row in side(centre, "territory").rows}
    assert territory == {"ITC1": 1, "ITI1": 1}
    assert side(centre, "helix", people.team(centre)).rows[-1].facts == 2


def test_examples_are_counted_apart(centre: UUID) -> None:
    example = governance.agreement(centre, nature="example")
    governance.adhesion(example, actor=actors.actor(centre, kind="university", nature="example"))
    (row,) = side(centre, "helix").rows
    assert (row.facts, row.examples) == (0, 1)
    page = Client().get("/en/centres/centre-rook/composition/").content.decode()
    assert "1 · 1 example" in page
    assert '<meta name="robots" content="noindex">' in page


@pytest.mark.parametrize(
    ("aims", "field"),
    [
        ({}, ""),
        ({"territory": {"Piedmont": 2}}, "territory"),
        ({"sector": {"nobody": 2}}, "sector"),
        ({"helix": {"society": 10_000}}, "helix"),
    ],
)
def test_what_cannot_be_aimed_at(centre: UUID, aims: dict[str, dict[str, int]], field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        operations.aim(by=governance.SYSTEM, centre=centre, title=text("Aims", "en"), aims=aims)
    assert set(refusal.value.errors) == {field}


def test_only_editors_aim_and_two_of_them_are_told(centre: UUID) -> None:
    given = {"centre": centre, "title": text("Aims", "en"), "aims": {"helix": {"society": 1}}}
    for viewer in (ANYBODY, people.team(centre, "member"), people.team(centres.centre())):
        with pytest.raises(NotAllowed):
            operations.aim(by=viewer, **given)
        with pytest.raises(NotAllowed):
            operations.record_launch(by=viewer, centre=centre, stage="planned")
    uid = operations.aim(by=people.team(centre), **given)
    operations.aim(by=people.team(centre), uid=uid, version=1, **given)
    with pytest.raises(Conflict):
        operations.aim(by=people.team(centre), uid=uid, version=1, **given)


@pytest.mark.parametrize(
    ("stage", "on"),
    [
        ("finished", ""),
        ("planned", "soon"),
        ("launched", (clock.today() + timedelta(days=400)).isoformat()[:7]),
    ],
)
def test_what_a_launch_cannot_be(centre: UUID, stage: str, on: str) -> None:
    with pytest.raises(Invalid):
        operations.record_launch(by=people.team(centre), centre=centre, stage=stage, on=on)
    assert not Launch.objects.exists()


def test_what_is_not_told_of_a_launch_is_not_known(centre: UUID) -> None:
    page = Client().get("/en/centres/centre-rook/composition/").content.decode()
    launch = page.split('id="launch"')[1].split("</section>")[0]
    assert launch.count("not known") == 3
    governance.launch(centre, "finch", stage="launched", on="2024-07")
    page = Client().get("/en/centres/centre-rook/composition/").content.decode()
    assert "July 2024" in page
    assert "finch quoted" in page
    assert queries.launch(centre).stage == "launched"


def test_the_forms_of_the_team(centre: UUID) -> None:
    editor = people.account()
    people.appoint(editor, centre, "editor")
    client = Client()
    client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    path = "/en/centres/centre-rook/composition/edit/"
    given = {
        "key": uuid4(), "version": 0, "title": "Aims", "due": "2027", "territory": "ITC1 four",
        "helix:society": "4",
    }  # fmt: skip
    refused = client.post(path, given)
    assert refused.status_code == 422
    assert "ITC1 four</textarea>" in refused.content.decode()
    assert client.post(path, {**given, "territory": "ITC1 4\nITI = 2"}).status_code == 302
    aims = Composition.objects.get().targets.values_list("dimension", "code", "aimed")
    assert set(aims) == {
        ("helix", "society", 4), ("territory", "ITC1", 4), ("territory", "ITI", 2),
    }  # fmt: skip
    assert client.post(path, {**given, "territory": "", "key": uuid4()}).status_code == 422
    launch = {"key": uuid4(), "stage": "announced", "on": "2027", "act": "A ceremony"}
    assert client.post("/en/centres/centre-rook/launch/edit/", launch).status_code == 302
    assert "A ceremony" in client.get("/en/centres/centre-rook/composition/").content.decode()


def test_the_press_kit_holds_what_it_says(centre: UUID) -> None:
    governance.composition(centre)
    actors.role(centre, actors.actor(centre, kind="association"))
    example = governance.agreement(centre, nature="example")
    governance.adhesion(example, actor=actors.actor(centre, nature="example"))
    assert Client().get("/it/centres/centre-rook/press/").status_code == 200
    answer = Client().get("/it/centres/centre-rook/press.zip")
    assert answer["Content-Type"] == "application/zip"
    files = zipfile.ZipFile(io.BytesIO(answer.content))
    assert set(files.namelist()) == {
        "mark.svg", "composition.svg", "composition.csv",
        *(f"text-{code}.txt" for code in ("en", "it", "fr", "sl", "hr", "el", "ro")),
    }  # fmt: skip
    words = files.read("text-en.txt").decode()
    assert Centre.objects.get(uid=centre).name.texts["en"] in words
    assert "1 organisation in the network" in words
    drawing = ElementTree.fromstring(files.read("composition.svg"))
    assert drawing.find(f"{SVG}title") is not None
    assert any(one.text == "1 di 3" for one in drawing)
    table = files.read("composition.csv").decode("utf-8-sig").splitlines()
    assert re.match("dimension,code,name,aimed", table[0])
