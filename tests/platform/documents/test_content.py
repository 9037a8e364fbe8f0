"""What cannot be read by everybody is refused when it is made; both forms say the same."""

from __future__ import annotations

import pytest

from tests.platform.documents.samples import DRAWING, document
from vivaio.platform.documents import queries
from vivaio.platform.documents.content import Figure, Heading, Paragraph, Run, Table

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("words", ["", " ", "\n"])
def test_a_figure_without_words_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="says in words"):
        Figure(DRAWING, words)


@pytest.mark.parametrize(
    "drawing",
    [
        "no drawing",
        "<p/>",
        DRAWING.replace("<path", "<script>x</script><path"),
        DRAWING.replace("<path", '<image href="file:///etc/passwd"/><path'),
        DRAWING.replace("<path", '<use href="https://example.org/x.svg#a"/><path'),
        DRAWING.replace("<path", '<path onload="x()"'),
        DRAWING.replace("<path", '<path fill="url(https://example.org/)"'),
        '<!DOCTYPE svg [<!ENTITY a "b">]>' + DRAWING,
    ],
)
def test_a_drawing_that_does_more_than_draw_is_refused(drawing: str) -> None:
    with pytest.raises(ValueError, match="drawing"):
        Figure(drawing, "What it shows")


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "data:text/html,x", "/relative", "file:///"]
)
def test_a_link_leads_to_a_page_or_an_address(href: str) -> None:
    with pytest.raises(ValueError, match="a link"):
        Run("here", href=href)


def test_tables_and_headings_have_an_order() -> None:
    with pytest.raises(ValueError, match="caption"):
        Table("", ("A",), ())
    with pytest.raises(ValueError, match="as many cells"):
        Table("T", ("A", "B"), (("1",),))
    with pytest.raises(ValueError, match="level 3 follows"):
        document(parts=(Heading("Too deep", level=3),))
    with pytest.raises(ValueError, match="title"):
        document(title=" ")


def test_the_page_has_the_same_structure() -> None:
    """Title, headings, table with heading cells, lists, figure, note, language of a part."""
    page = queries.page_part(document())
    for piece in (
        "<h1>Minutes of a table</h1>",
        "<h2>Attendance</h2>",
        "<h3>First point</h3>",
        '<th scope="col">Name</th>',
        "<caption>Who was there</caption>",
        '<ol start="3">',
        '<a href="https://example.org/">by link</a>',
        'aria-label="Three equal bars"',
        '<div lang="el"><p>Ελληνικά</p></div>',
        'id="note-1"',
        "By all votes.",
    ):
        assert piece in page, piece


def test_words_are_escaped_on_the_page() -> None:
    page = queries.page_part(document(parts=(Paragraph('<b onclick="x">&</b>'),)))
    assert "&lt;b onclick=&#34;x&#34;&gt;&amp;&lt;/b&gt;" in page
