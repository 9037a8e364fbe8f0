"""Dirty tables of actors: every trap ends in a card, a remark or a reason, never in silence."""

from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.factories import centres, imports, taxonomy
from vivaio.ground.actors.importing.countries import understood
from vivaio.ground.actors.models import Actor
from vivaio.kernel.errors import Invalid

pytestmark = pytest.mark.django_db


def card(**values):
    return Actor.objects.get(**values)


def name(actor):
    return actor.name.best("en").words


@pytest.fixture
def centre():
    taxonomy.schemes()
    return centres.centre()


def cards(content, centre, **given_):
    done = imports.bring(centre, content, **given_)
    return done, {name(one): one for one in Actor.objects.all()}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("IT", "IT"), ("ita", "IT"), ("Italia", "IT"), ("Italie", "IT"), ("Ιταλία", "IT"),
        ("Italien", "IT"), ("EL", "GR"), ("GR", "GR"), ("Ελλάδα", "GR"), ("Grčka", "GR"),
        ("UK", "GB"), ("România", "RO"), ("Repubblica di Croazia", "HR"), ("Slovenija", "SI"),
        ("Ιtalia", "IT"), ("Atlantide", ""), ("", ""),
    ],
)  # fmt: skip
def test_countries_in_any_language(words, code):
    assert understood(words)[0] == code


def test_a_card_of_everything(centre):
    done, found = cards(
        "ID;Denominazione;Descrizione@it;Sintesi (en);Tipo;Paese;Comune;Temi;P. IVA;Sito web;"
        "E-mail;Tel.;Lat;Long;CAP;NUTS;Valido fino al\n"
        "1;Alfa;Cosa fa;What it does;Etichetta firm;Italia;Torino;care, Etichetta housing;"
        "01234567890;www.alfa.it;info@alfa.it;+39 011 123;45,07;7,69;10121;itc1;31/12/2027\n",
        centre,
        language="it",
    )
    alfa = found["Alfa"]
    assert done.outcomes() == ["created"]
    assert (alfa.name.source, dict(alfa.summary.texts)) == ("it", {"en": "What it does"})
    assert (alfa.kind, alfa.country, alfa.town, alfa.nuts) == ("firm", "IT", "Torino", "ITC1")
    assert alfa.themes == ["care", "housing"]
    assert alfa.identifiers == ["vat:01234567890"]
    assert (alfa.website, alfa.email) == ("https://www.alfa.it", "info@alfa.it")
    assert (alfa.latitude, alfa.longitude, alfa.postal_code) == (45.07, 7.69, "10121")
    assert (str(alfa.valid_until), alfa.state, alfa.origin) == (
        "2027-12-31", "published", "imported",
    )  # fmt: skip
    assert done.said() == ""


@pytest.mark.parametrize(
    ("latitude", "longitude", "place", "said"),
    [
        ("45,07", "7,69", (45.07, 7.69), ""),
        ("7.69", "45.07", (45.07, 7.69), "exchanged"),
        ("95", "200", None, "No place on earth"),
        ("0", "0", None, "in the sea"),
        ("45", "", None, "missing"),
        ("NaN", "7", None, "missing"),
        ("x", "7", None, "no degrees"),
        ("5012345", "412345", None, "no degrees"),
        ("52.5", "13.4", (52.5, 13.4), "outside the country"),
    ],
)
def test_positions(centre, latitude, longitude, place, said):
    done, found = cards(f"name;country;lat;lon\nA;IT;{latitude};{longitude}\n", centre)
    alone = found["A"]
    assert (alone.latitude, alone.longitude) == (place or (None, None))
    assert said in done.said()
    assert bool(said) is bool(done.said())


@pytest.mark.parametrize(
    ("heading", "cell", "said"),
    [
        ("name", "<b>Beta</b> &amp; C.", "markup"),
        ("country", "Atlantide", "No country"),
        ("themes", "care; dragons", "dragons"),
        ("kind", "dragon", "cannot be used"),
        ("website", "not a site", "cannot be used"),
        ("email", "nobody", "cannot be used"),
        ("email", "a@post.example; b@post.example", "Only one value"),
        ("telephone", "call us", "cannot be used"),
        ("summary", "x" * 400, "was cut"),
        ("valid until", "soon", "no day"),
        ("town", "T" * 400, "cannot be used"),
        ("name", "Aλφa", "two alphabets"),
        ("fax", "123", "chosen for no field"),
    ],
)
def test_what_cannot_be_used_is_told(centre, heading, cell, said):
    content = f"name,extra,{heading}\nA,,{cell}\n" if heading != "name" else f"name,x\n{cell},\n"
    done = imports.bring(centre, content)
    assert done.outcomes() == ["created"]
    assert said in done.said()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (";Roma;1", "Give the name"),
        ("<b></b>;Roma;1", "Give the name"),
        (f"{'x' * 201};Roma;1", "The name is"),
        (f"A;Roma;{'1' * 300}", "The identifier is longer"),
        ("Again;Milano;7", "has the same identifier"),
    ],
)
def test_rows_that_are_refused(centre, row, said):
    done = imports.bring(centre, f"name;town;id\nFirst;Roma;7\n{row}\n")
    assert done.outcomes() == ["created", "refused"]
    assert said in done.said()


def test_a_formula_is_a_name(centre):
    formula = '=HYPERLINK("http://x.example")'
    done, found = cards('name,id\n"' + formula.replace('"', '""') + '",1\n@SUM(A1),2\n', centre)
    assert set(found) == {formula, "@SUM(A1)"}
    assert done.said() == ""


def test_lines_of_a_map_are_no_cards(centre):
    line = {"type": "Feature", "properties": {"name": "A"},
            "geometry": {"type": "LineString", "coordinates": [[1, 2], [3, 4]]}}  # fmt: skip
    done = imports.bring(centre, json.dumps({"type": "FeatureCollection", "features": [line]}))
    assert (done.outcomes(), "no point" in done.said()) == (["refused"], True)


def test_rows_without_identifiers_are_known_again(centre):
    content = "name,country,town\nAlfa,IT,Roma\nAlfa,IT,Milano\nAlfa,IT,Roma\n"
    assert imports.bring(centre, content).outcomes() == ["created", "created", "refused"]
    assert imports.bring(centre, content).outcomes() == ["unchanged", "unchanged", "refused"]


def test_what_is_likely_here_is_made_only_when_asked(centre):
    imports.bring(centre, "id,name,country,town\n1,Avvisi Chiari,IT,Roma\n")
    likely = "name,country,town\nAvvisi Chiàri,IT,\n"
    assert imports.bring(centre, likely).outcomes() == ["refused"]
    done = imports.bring(centre, likely, also_likely=True)
    assert done.outcomes() == ["created"]
    assert "may be the same as “Avvisi Chiari”" in done.said()


def test_an_identifier_of_a_register_tells_who_it_is(centre):
    imports.bring(centre, "id,name,vat\n1,Alfa,0123\n")
    assert imports.bring(centre, "name,vat\nAlpha Ltd,0123\n").outcomes() == ["refused"]


class AnyRows(TestCase):
    """Whatever the cells hold."""

    @settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(
        st.lists(
            st.tuples(*[st.text(st.characters(exclude_categories=["Cs"]), max_size=12)] * 6),
            min_size=1,
            max_size=4,
        ),
        st.binary(max_size=40),
    )
    def test_a_report_or_a_sentence(self, rows, noise):
        centre = centres.centre()
        lines = ["id;name;country;themes;latitude;telephone", *(";".join(row) for row in rows)]
        for content in ("\n".join(lines).encode(), "\n".join(lines).encode()[:60] + noise, noise):
            with contextlib.suppress(Invalid):
                outcomes = imports.bring(centre, content).outcomes()
                assert set(outcomes) <= {"created", "updated", "unchanged", "refused"}
