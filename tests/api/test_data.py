"""The catalogue, the dictionary and the tables."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from rdflib import Graph
from rdflib.namespace import DCAT, DCTERMS, RDF

from tests.architecture.sources import ROOT
from vivaio.api.datasets import data_sets
from vivaio.api.management.commands.data_dictionary import written
from vivaio.platform.registry import exports


def test_the_written_dictionary_is_current() -> None:
    kept = (ROOT / "docs" / "reference" / "data-dictionary.md").read_text(encoding="utf-8")
    assert written() == kept, "vivaio data_dictionary > docs/reference/data-dictionary.md"


@pytest.mark.django_db
def test_the_catalogue_says_the_same_in_each_form(client: Client) -> None:
    found = []
    for ending, name in (("ttl", "turtle"), ("jsonld", "json-ld"), ("rdf", "xml")):
        answer = client.get(f"/data/catalogue.{ending}")
        assert answer.status_code == 200
        found.append(Graph().parse(data=answer.content, format=name))
        again = client.get(f"/data/catalogue.{ending}", headers={"If-None-Match": answer["ETag"]})
        assert again.status_code == 304
    assert set(found[0]) == set(found[1]) == set(found[2])
    sets = list(found[0].subjects(RDF.type, DCAT.Dataset))
    assert len(sets) == len(data_sets())
    for one in sets:
        assert {words.language for words in found[0].objects(one, DCTERMS.title)} >= {"en", "el"}
        assert list(found[0].objects(one, DCAT.distribution)), one
    assert client.get("/data/catalogue.doc").status_code == 404


@pytest.mark.django_db
def test_every_file_of_every_data_set_is_there(client: Client) -> None:
    for one in data_sets():
        for file in one.files:
            answer = client.get(file.in_language())
            assert answer.status_code == 200, file
            assert answer["Content-Type"].startswith(file.media_type), file
    for code in exports:
        rows = json.loads(client.get(f"/data/{code}.json").getvalue())
        assert rows == [] or set(exports.get(code).columns) <= set(rows[0])
    assert client.get("/data/nothing.csv").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/api/", "/data/"])
def test_pages_lead_to_the_readers_language(client: Client, path: str) -> None:
    answer = client.get(path, headers={"Accept-Language": "el"})
    assert (answer.status_code, answer["Location"]) == (302, f"/el{path}")
