"""SKOS: out and in again without loss, and what is refused with which sentence."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vivaio.ground.taxonomy import operations, queries, skos
from vivaio.ground.taxonomy.written import Written, released
from vivaio.kernel.errors import Invalid
from vivaio.kernel.text import text
from vivaio.platform.tenancy.viewer import Viewer

SYSTEM = Viewer.system()
BASE = "https://vivaio.example.org"
PREFIXES = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <https://other.example.org/theme/> .
"""


def _sorted(one: Written) -> Written:
    """The same with what has no order in RDF in alphabetical order."""
    return replace(
        one,
        alternative={language: sorted(words) for language, words in one.alternative.items()},
        matches=tuple(sorted(one.matches)),
    )


SOME = [one for one in released() if one.scheme in ("kind", "level")] + [
    Written("theme", "former", text("Former", "en"), deprecated=True, replaced_by="newer"),
    Written("theme", "newer", text("Newer", "en", el="Νεότερο"), text("A “new” <one>\n.", "en")),
]


@pytest.mark.parametrize("ending", ["ttl", "jsonld"])
def test_nothing_is_lost_on_the_way(ending: str) -> None:
    there = skos.text_of(skos.graph(SOME, BASE), ending)
    back, refused = skos.read(there.encode(), ending)
    assert not refused
    by_place = {(one.scheme, one.code): one for one in back}
    assert by_place == {(one.scheme, one.code): _sorted(one) for one in SOME}
    assert skos.text_of(skos.graph(back, BASE), ending) == there


def _concept(code: str, *said: str, scheme: str = "theme") -> str:
    label = "" if any("prefLabel" in one for one in said) else f'; skos:prefLabel "{code}"@en'
    more = "".join(f"; {one}" for one in said)
    whole = f"<https://other.example.org/{scheme}>"
    return f":{code} a skos:Concept; skos:inScheme {whole}{label}{more} .\n"


def _import(*concepts: str) -> operations.Outcome:
    written, refused = skos.read((PREFIXES + "".join(concepts)).encode(), "ttl")
    done = operations.import_concepts(by=SYSTEM, written=written)
    return replace(done, refused=[*refused, *done.refused])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("concepts", "reason"),
    [
        ([_concept("a", "skos:broader :b"), _concept("b", "skos:broader :a")], "back to itself"),
        ([_concept("a", "skos:broader :a")], "back to itself"),
        ([_concept("a", 'skos:prefLabel "A"@en, "Alpha"@en')], "two preferred labels"),
        ([_concept("a", 'skos:prefLabel "A"')], "no language"),
        ([_concept("a", scheme="colour")], "no such scheme"),
        ([_concept("a", "skos:broader :gone")], "is not there"),
        ([_concept("a", "skos:prefLabel ()")], "no preferred label"),
        ([_concept("a", "skos:closeMatch <ftp://x>")], "no address"),
        ([_concept("a", f'skos:prefLabel "{"x" * 121}"@en')], "longer than"),
        (
            [_concept("a", "skos:broader :b, :c"), _concept("b"), _concept("c")],
            "more than one broader",
        ),
        (
            [_concept("a", 'skos:prefLabel "Care"@en'), _concept("b", 'skos:prefLabel "care"@en')],
            "is the label of",
        ),
        ([_concept("a", "skos:notation 'Bad code'")], "small letters"),
    ],
)  # fmt: skip
def test_what_breaks_a_rule_is_refused_with_the_reason(concepts: list[str], reason: str) -> None:
    done = _import(*concepts)
    assert any(reason in one.why.msgid for one in done.refused), done.refused
    assert done.created == len(concepts) - len(done.refused)


@pytest.mark.django_db
def test_what_is_well_is_taken_beside_what_is_refused() -> None:
    done = _import(
        _concept("well"), _concept("below", "skos:broader :well"), _concept("b", scheme="x")
    )
    assert (done.created, len(done.refused)) == (2, 1)
    assert queries.concepts("theme")["below"].broader == "well"
    again = _import(_concept("well"), _concept("below", "skos:broader :well"))
    assert (again.created, again.unchanged) == (0, 2)


@pytest.mark.django_db
def test_a_narrower_concept_may_be_told_from_above() -> None:
    _import(_concept("wide", "skos:narrower :small"), _concept("small"))
    assert queries.concepts("theme")["small"].broader == "wide"


@pytest.mark.parametrize(
    ("content", "ending", "reason"),
    [
        (b"", "ttl", "no concept"),
        (b"PK\x03\x04 not RDF", "ttl", "not a file of RDF"),
        (b"\xff\xfe\x00", "ttl", "not a file of RDF"),
        (b"[1, 2", "jsonld", "not a file of RDF"),
        (b"<html></html>", "rdf", ""),
        (b"a,b\n1,2", "csv", "must end in"),
        (json.dumps({"@context": "https://x.example/c", "@id": "a"}).encode(), "jsonld", "context"),
        (json.dumps([{"x": {"@context": ["http://x/"]}}]).encode(), "jsonld", "context"),
        (b"[" * 100_000, "jsonld", "not a file of RDF"),
    ],
)
def test_what_is_no_skos_is_one_sentence(content: bytes, ending: str, reason: str) -> None:
    with pytest.raises(Invalid) as refusal:
        skos.read(content, ending)
    assert reason in refusal.value.errors[""][0].msgid


@given(st.binary(max_size=200), st.sampled_from(sorted(skos.FORMATS)))
@settings(max_examples=50, deadline=None)
def test_whatever_is_given_is_read_or_refused(content: bytes, ending: str) -> None:
    with suppress(Invalid):
        written, refused = skos.read(content, ending)
        assert written or refused
