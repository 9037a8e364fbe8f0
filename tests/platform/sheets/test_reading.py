"""Tables from files of every sort: the right rows, or a sentence."""

from __future__ import annotations

import codecs
import contextlib
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from tests.factories.files import DOCX, PDF, archive
from vivaio.platform.sheets import reading, separated, table, writing
from vivaio.platform.sheets.table import Survey, Unreadable

HEADINGS = {"nome", "name", "paese", "όνομα", "naziv"}


def look(content: bytes) -> Survey:
    return reading.survey(lambda: io.BytesIO(content), lambda words: words.lower() in HEADINGS)


def cells(content: bytes) -> list[list[str]]:
    return [list(row.cells) for row in reading.rows(lambda: io.BytesIO(content), look(content))]


def workbook(*rows: list[object]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


TABLE = "nome;paese\nÈ la città più bella;Italia\nPerché no;Italia\n"


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("utf-8", TABLE),
        ("utf-8-sig", TABLE),
        ("utf-16", TABLE),
        ("utf-16-le", TABLE),
        ("cp1252", TABLE),
        ("cp1250", "naziv;zemlja\nUdruga žena Šibenik;Hrvatska\nDruštvo prijatelja čokolade;x\n"),
        ("cp1250", "name;x\nAsociaţia Bună Ştire din Târgu Mureş;România\n"),
        ("cp1253", "όνομα;χώρα\nΚοινωνική Συνεταιριστική Επιχείρηση;Ελλάδα\nΆλλο;x\n"),
        ("iso8859_7", "όνομα;χώρα\nΚοινωνική Συνεταιριστική Επιχείρηση;Ελλάδα\n"),
    ],
)
def test_encodings(encoding, words):
    told = [line.split(";") for line in words.splitlines()]
    survey = look(words.encode(encoding))
    assert [list(survey.header), *cells(words.encode(encoding))] == told


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_delimiters(sign):
    lines = ["nome,x,y", '"a, b; c | d",2,3', "e,,4"]
    content = "\n".join(lines[:1] + lines[2:]).replace(",", sign).encode()
    assert cells(content) == [["e", "", "4"]]


def test_the_header_may_stand_below_a_title():
    content = b"List of 2026,,\n,,\nNome,Paese,Note\nA,IT,x\n"
    survey = look(content)
    assert (survey.header, survey.first, survey.rows) == (("Nome", "Paese", "Note"), 4, 1)
    rows = list(reading.rows(lambda: io.BytesIO(content), survey))
    assert [row.number for row in rows] == [4]


def test_headings_are_told_apart():
    assert look(b"nome,nome,,x\n1,2,3,4\n").header == ("nome", "nome (2)", "C", "x")


def test_what_is_beyond_the_header_is_kept_apart():
    row = next(reading.rows(lambda: io.BytesIO(b"nome,x\na,b,c,,d\n"), look(b"nome,x\na,b,c,,d\n")))
    assert (list(row.cells), row.beyond) == (["a", "b"], ("c", "d"))


def test_a_workbook():
    content = workbook(["Nome", "X", "Y"], ["=1+1", 45.07, None], [None] * 3, ["b", 12.0, True])
    book_rows = cells(content)
    # A formula without a result stored beside it is nothing to read: it is never run.
    assert book_rows[0][1] == "45.07"
    assert book_rows[1] == ["b", "12", "true"]


def test_features_and_what_is_none():
    features = [
        {"type": "Feature", "id": 7, "geometry": {"type": "Point", "coordinates": [7.5, 45]},
         "properties": {"nome": "A", "temi": ["a", "b"], "name": {"it": "B"}}},
        {"type": "Feature", "geometry": {"type": "LineString", "coordinates": [[1, 2], [3, 4]]},
         "properties": {"nome": "L"}},
        {"type": "Feature", "geometry": None, "properties": None},
        7,
    ]  # fmt: skip
    words = json.dumps({"type": "FeatureCollection", "crs": {"a": [1]}, "features": features})
    content = words.encode()
    rows = list(reading.rows(lambda: io.BytesIO(content), look(content)))
    header = look(content).header
    first = dict(zip(header, rows[0].cells, strict=True))
    assert first == {
        "nome": "A", "temi": "a\nb", "name@it": "B", "id": "7",
        "geometry latitude": "45", "geometry longitude": "7.5",
    }  # fmt: skip
    assert [bool(row.problem) for row in rows] == [False, True, False, True]
    assert [row.number for row in rows] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"  \n\n",
        b"\xef\xbb\xbf",
        b"nome,paese\n",
        archive({"a.csv": b"nome\na\n"}),
        archive(DOCX),
        PDF,
        b"\x89PNG\r\n\x1a\n....",
        b"<html><body>nome</body></html>",
        b"{}",
        b"[]",
        b'{"features": []}',
        b'{"features": [{"type": "Feature"',
        b'{"type": "Topology"}',
        b"[" * 100_000,
        ("nome" + "," * 10_000 + "x\na\n").encode(),
        b'nome,x\n"' + b"a" * 300_000 + b"\n",
        bytes(range(256)) * 8,
        b"PK\x03\x04 and nothing more",
    ],
)
def test_what_is_no_table_is_a_sentence(content):
    with pytest.raises(Unreadable) as refusal:
        cells(content)
    message = refusal.value.errors["file"][0]
    assert message.msgid % message.parameters


@settings(max_examples=50, deadline=None)
@given(
    st.sampled_from([b"", b"nome;x\n", b'{"features": [', b"PK\x03\x04", b"\xff\xfe", b"[{"]),
    st.binary(max_size=400),
)
def test_any_bytes_give_rows_or_a_sentence(beginning, content):
    with contextlib.suppress(Unreadable):
        assert all(isinstance(cell, str) for row in cells(beginning + content) for cell in row)


WORDS = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], include_characters="\n\t"), max_size=20
)


@settings(max_examples=50, deadline=None)
@given(st.lists(WORDS, min_size=2, max_size=4))
def test_what_is_written_is_read_again(row):
    row = ["x", *row]
    header = [f"nome{place}" for place in range(len(row))]
    assert cells(b"".join(writing.separated(header, [row]))) == [row]


@pytest.mark.parametrize("cell", ["=1+2", "+39 011", "-x", "@here", "|x", "'=1", "''=1", "\t=x"])
def test_no_spreadsheet_runs_a_cell(cell):
    armed = separated.armed(cell)
    assert armed.startswith("'")
    assert separated.bared(armed) == cell
    assert separated.armed("-3.5") == "-3.5"


def test_a_workbook_s_words_are_no_formulas():
    content = b"".join(writing.workbook("x", ["nome", "n"], [["=1+2", 3.5]]))
    assert cells(content) == [["=1+2", "3.5"]]


def test_the_mark_of_an_encoding_is_no_part_of_a_heading():
    assert look(codecs.BOM_UTF8 + b"nome,x\na,b\n").header[0] == "nome"
    assert table.letters(27) == "AB"
