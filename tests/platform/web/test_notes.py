"""Footnotes."""

import pytest

from vivaio.kernel.text import Text
from vivaio.platform.records.queries import Attribution
from vivaio.platform.web.notes import Notes


def _attribution(address="", *, title="Report", quotation=""):
    words = Text("en", {"en": title})
    return Attribution(words, "City", address, Text("en"), quotation, "en", None, "2024")


def test_one_source_with_the_same_words_is_one_note():
    notes = Notes()
    assert notes.numbers([_attribution("a.example"), _attribution("a.example")]) == (1,)
    assert len(notes.all()) == 1


def test_two_documents_of_one_title_are_two_notes():
    notes = Notes()
    assert notes.numbers([_attribution("a.example"), _attribution("b.example")]) == (1, 2)


@pytest.mark.parametrize(
    ("address", "href"),
    [
        ("", ""),
        ("city.example/report", "https://city.example/report"),
        ("http://city.example/", "http://city.example/"),
        ("shelf 12", ""),
        ("javascript://city.example/%0Aalert(1)", ""),
        ("javascript:alert(1)", "https://javascript:alert(1)"),
    ],
)
def test_a_note_leads_only_to_a_page_of_the_web(address, href):
    notes = Notes()
    notes.number(_attribution(address))
    assert notes.all()[0].href == href
