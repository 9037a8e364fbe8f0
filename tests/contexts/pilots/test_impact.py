"""A pilot in the words of the Common Impact Data Standard."""

from __future__ import annotations

import runpy
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from pyshacl import validate
from rdflib import BNode, Graph, Literal
from rdflib.namespace import PROV, RDF, SH, XSD

from tests.factories import actors, taxonomy
from tests.factories import pilots as make
from vivaio.contexts.pilots.impact import CIDS, I72, ORG
from vivaio.contexts.pilots.models import Pilot

pytest_plugins = ["tests.factories.fixtures"]
pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[3]
#: What the published shapes of the basic tier ask for exactly once, and of which type or class it
#: has to be, restated from `cids.basictier.shacl.ttl` (see `pilots.impact`).
ONCE = {
    CIDS.Organization: {ORG.hasLegalName: XSD.string},
    CIDS.Outcome: {ORG.hasName: XSD.string, CIDS.hasDescription: XSD.string,
                   CIDS.forOrganization: CIDS.Organization},
    CIDS.Theme: {ORG.hasName: XSD.string, CIDS.hasDescription: XSD.string},
    CIDS.Indicator: {ORG.hasName: XSD.string, CIDS.hasDescription: XSD.string,
                     CIDS.unitDescription: XSD.string, CIDS.forOrganization: CIDS.Organization},
    CIDS.IndicatorReport: {
        ORG.hasName: XSD.string, CIDS.forIndicator: CIDS.Indicator,
        CIDS.forOrganization: CIDS.Organization, I72.value: I72.Measure,
        PROV.startedAtTime: XSD.dateTime, PROV.endedAtTime: XSD.dateTime,
    },
    I72.Measure: {I72.hasNumericalValue: XSD.string},
}  # fmt: skip


def shapes():
    made = Graph()
    for kind, properties in ONCE.items():
        shape = BNode()
        made.add((shape, RDF.type, SH.NodeShape))
        made.add((shape, SH.targetClass, kind))
        for path, wanted in properties.items():
            one = BNode()
            made.add((shape, SH.property, one))
            made.add((one, SH.path, path))
            made.add((one, SH.datatype if str(XSD) in wanted else SH["class"], wanted))
            for limit in (SH.minCount, SH.maxCount):
                made.add((one, limit, Literal(1)))
    return made


def read(uid):
    address = Pilot.objects.get(uid=uid).record_address()
    answer = Client().get(f"/en/{address}impact.jsonld")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/ld+json"
    return Graph().parse(data=answer.content, format="json-ld")


def test_it_has_what_the_basic_tier_asks_for(centre):
    taxonomy.schemes()
    uid = make.whole(centre, "Gym")
    graph = read(uid)
    assert set(ONCE) - set(graph.objects(None, RDF.type)) <= {CIDS.Theme}
    conforms, _report, told = validate(graph, shacl_graph=shapes())
    assert conforms, told
    graph.remove((None, CIDS.unitDescription, None))
    assert not validate(graph, shacl_graph=shapes())[0]


def test_who_runs_it_answers_and_each_value_has_its_time(centre):
    leader = actors.plain_actor(centre, "Ente capofila")
    uid = make.pilot(centre, state="running", leader=leader)
    make.indicator(uid)
    make.measure(uid, on_day=date(2025, 5, 5))
    graph = read(uid)
    (body,) = graph.subjects(RDF.type, CIDS.Organization)
    assert str(body).endswith(str(leader))
    assert str(graph.value(body, ORG.hasLegalName)) == "Ente capofila"
    (report,) = graph.subjects(RDF.type, CIDS.IndicatorReport)
    assert graph.value(report, PROV.endedAtTime).toPython().date() == date(2025, 5, 5)
    assert graph.value(report, PROV.startedAtTime) <= graph.value(report, PROV.endedAtTime)


def test_it_holds_nothing_that_is_not_for_everybody(centre):
    address = Pilot.objects.get(uid=make.pilot(centre, state="draft")).record_address()
    assert Client().get(f"/en/{address}impact.jsonld").status_code == 404


def test_make_shapes_says_whether_all_public_pilots_conform(centre, tmp_path, monkeypatch, capsys):
    make.pilot(centre, "Gym")
    monkeypatch.setenv("VIVAIO_SHAPES", str(tmp_path))
    script = runpy.run_path(str(ROOT / "scripts" / "shapes.py"))
    assert script["main"]() == 0
    assert "not checked" in capsys.readouterr().out
    for name in ("CIDS", "DCAT"):
        (tmp_path / script[name]).write_text(shapes().serialize())
    assert script["main"]() == 0
    assert "impact.jsonld: " in capsys.readouterr().out
    asked = shapes()
    asked.set((asked.value(None, SH.path, ORG.hasLegalName), SH.datatype, XSD.integer))
    (tmp_path / script["CIDS"]).write_text(asked.serialize())
    assert script["main"]() == 1
