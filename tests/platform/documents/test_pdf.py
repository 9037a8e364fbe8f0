"""PDF that anybody can read, now and later, with nothing in it but what was said."""

from __future__ import annotations

import re

import pytest

from tests.platform.documents.reading import insides, letters
from tests.platform.documents.samples import document
from vivaio.kernel.errors import Invalid
from vivaio.platform.documents import queries
from vivaio.platform.documents.content import Paragraph, Run, Table

pytestmark = pytest.mark.django_db

#: What each language is written with beyond the bare alphabet.
LETTERS = {
    "en": "abcxyzABCXYZ0123456789“”‘’–—…",
    "it": "àèéìòùÀÈÉÌÒÙ",
    "fr": "àâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ«»",
    "sl": "čšžČŠŽ",
    "hr": "čćđšžČĆĐŠŽ",
    "el": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰΑΒΓΔΩΆΈΉΊΌΎΏ",
    "ro": "ăâîșțĂÂÎȘȚ„",
}


def test_it_says_what_it_is() -> None:
    """Title, language, standards: what a reading machine asks first."""
    inside = insides(queries.pdf(document(language="hr", title="Zapisnik stola")))
    assert "Zapisnik stola" in inside
    assert re.search(r"/Lang ?\(hr\)", inside)
    assert "/MarkInfo" in inside
    assert "/StructTreeRoot" in inside
    assert re.search(r"pdfuaid:part[^0-9]+1", inside)
    assert re.search(r"pdfaid:part[^0-9]+2", inside)
    assert re.search(r"pdfaid:conformance[^A-Z]+A", inside)
    assert "/DisplayDocTitle true" in inside


def test_its_structure_is_told() -> None:
    """Headings, lists, tables with heading cells, figures, notes and links are what they are."""
    inside = insides(queries.pdf(document()))
    roles = set(re.findall(r"/S ?/([A-Za-z0-9]+)", inside))
    wanted = {"H1", "H2", "H3", "P", "L", "LI", "Table", "TR", "TH", "TD", "Figure", "Link", "Note"}
    assert not wanted - roles - {"Note", "FENote"}
    assert roles & {"Note", "FENote"}
    assert "Three equal bars" in inside


def test_equal_content_gives_equal_bytes() -> None:
    first = queries.pdf(document())
    assert queries.pdf(document()) == first
    assert queries.pdf(document(title="Minutes of another table")) != first


@pytest.mark.parametrize("language", LETTERS)
def test_all_languages_are_drawn(language: str) -> None:
    """Every letter can be copied out again."""
    said = LETTERS[language]
    made = queries.pdf(document(language=language, parts=(Paragraph(" ".join(said)),)))
    assert not set(said) - letters(made)


def test_a_sign_that_cannot_be_drawn_is_an_error() -> None:
    """Better no document than one with holes; the sentence names the sign."""
    with pytest.raises(Invalid) as refused:
        queries.pdf(document(parts=(Paragraph("A 🌱 and a 漢"),)))
    assert refused.value.errors[""][0].parameters["signs"] == "漢 🌱"


HOSTILE = (
    '#read("/etc/passwd")',
    '#import "@preview/x:1.0.0": *',
    '"); panic("x',
    "$ sum $ *bold* _it_ = Heading @label <label> // comment /* */ \\ ~ ` ```",
    "#set page(width: 1pt)",
    "{page} {pages} {{ 7*7 }} <script>alert(1)</script>",
    "a\x00b\x07c\u202ed\u2066e",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_words_are_never_instructions(words: str) -> None:
    """Wherever they stand: they are printed, letter by letter, and nothing else happens."""
    hostile = document(
        title=words,
        summary=words,
        parts=(
            Paragraph((Run(words, note=words),)),
            Table(words, (words,), ((words,),)),
        ),
        keywords=(words,),
    )
    made = queries.pdf(hostile)
    assert {sign for sign in words if sign.isprintable() and not sign.isspace()} <= letters(made)
    page = queries.page_part(hostile)
    assert "<script>" not in page
    assert "\x00" not in page
    assert "\u202e" not in page


def test_an_example_says_so_on_every_page() -> None:
    """In the text, for those who hear it, and around it on each page, for those who see it."""
    parts = tuple(Paragraph("Furrow after furrow. " * 40) for _ in range(12))
    plain, marked = (
        insides(queries.pdf(document(parts=parts, is_example=one))) for one in (False, True)
    )
    assert marked.count("/Type /Page\n") == plain.count("/Type /Page\n")
    assert "EXAMPLE" in queries.page_part(document(is_example=True))
    assert "EXAMPLE" not in queries.page_part(document())
    assert len(marked) > len(plain)
