"""A strategy's text: typed, from a file, with addresses that stay; and versions side by side."""

from __future__ import annotations

import io
import zipfile

import pytest

from vivaio.contexts.strategy import comparing, wordfile, writing
from vivaio.contexts.strategy.parts import Block
from vivaio.kernel import clock
from vivaio.kernel import uid as uids
from vivaio.kernel.errors import Invalid
from vivaio.kernel.text import text
from vivaio.platform.revisions.queries import Version

TYPED = "# One\n\nFirst words here.\n\n- a\n- b\n\n## Two\nSecond words there."


def settled(typed, old=(), given=None):
    return writing.settle(old, writing.parse(typed), given or {}, "en")


def codes(blocks):
    return [one.code for one in blocks]


def test_headings_and_paragraphs_get_addresses():
    blocks, given = settled(TYPED)
    assert codes(blocks) == ["s1", "s1-p1", "s1-p2", "s2", "s2-p1"]
    assert [one.words.texts["en"] for one in blocks][2] == "- a\n- b"
    assert given == {"s": 2, "s1-p": 2, "s2-p": 1}
    assert writing.parse(writing.typed(blocks)) == [
        writing.Written(one.sort, one.words.texts["en"], one.code) for one in blocks
    ]


def test_addresses_stay_with_their_words():
    old, given = settled(TYPED)
    translated = [Block(one.code, one.sort, one.words.with_words("it", "parole")) for one in old]
    moved = "## Two {s2}\n\nFirst words here, and more.\n\nSecond words there.\n\nQuite new."
    blocks, given = settled(moved, translated, given)
    assert codes(blocks) == ["s2", "s1-p1", "s2-p1", "s2-p2"]
    assert blocks[1].words.texts["it"] == "parole"
    assert "it" in blocks[1].words.stale
    again, _ = settled(f"{writing.typed(blocks)}\n\nNewest.", blocks, given)
    assert codes(again)[-1] == "s2-p3"
    fresh, _ = settled("# A heading of its own", again, given)
    assert codes(fresh) == ["s3"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("  \n", "Write something"),
        ("A {s9-p9}", "Nothing has the mark"),
        ("A {s1}\n\nB {s1}", "stands there twice"),
        ("x" * 5_001, "Shorten this"),
        ("a\n\n" * 601, "have room"),
    ],
)
def test_what_cannot_be_taken_is_said(typed, said):
    wrong = writing.problems(writing.parse(typed), ["s1"])
    assert said in wrong["text"][0].msgid


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = (
    f'<w:styles {W}><w:style w:styleId="Titolo1"><w:name w:val="heading 1"/></w:style></w:styles>'
)


def p(words, style="", more=""):
    run = f"<w:r><w:t>{words}</w:t></w:r>"
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{run}</w:p>'


def docx(*paragraphs, styles=STYLES, document=None, name="word/document.xml"):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        body = f"<w:document {W}><w:body>{''.join(paragraphs)}</w:body></w:document>"
        archive.writestr(name, document or body)
        archive.writestr("word/styles.xml", styles)
    return made.getvalue()


def test_a_word_processor_file_is_read():
    item = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    gone = "<w:p><w:del><w:r><w:t>struck out</w:t></w:r></w:del></w:p>"
    file = docx(p("Abitare", "Titolo1"), p("Primo"), p("uno", more=item), p("due", more=item),
                gone, p("# non un titolo"))  # fmt: skip
    assert wordfile.read(file) == "## Abitare\n\nPrimo\n\n- uno\n- due\n\nnon un titolo"


def damaged(method):
    """A file whose text is nothing that the method of its entry could unpack."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "words " * 50)
    content = bytearray(made.getvalue())
    part = zipfile.ZipFile(io.BytesIO(content)).getinfo("word/document.xml")
    start = part.header_offset + 30 + len(part.filename) + 2
    content[start : start + part.compress_size - 4] = b"\xff" * (part.compress_size - 4)
    return bytes(content)


BOMB = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><d>&b;</d>'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"Dear all,", "no word-processor file"),
        (docx(p("A"), name="xl/workbook.xml"), "no word-processor file"),
        (docx(p("A"))[:-60], "no word-processor file"),
        (docx(document="<w:document"), "damaged"),
        (docx(document=BOMB), "damaged"),
        (damaged(zipfile.ZIP_DEFLATED), "damaged"),
        (damaged(zipfile.ZIP_BZIP2), "damaged"),
        (damaged(zipfile.ZIP_LZMA), "damaged"),
        (docx(p(" ")), "no words"),
        (docx(p("a" * 5_000_000)), "unpack"),
        (b"x" * 10_000_001, "larger"),
    ],
)
def test_a_bad_file_is_refused_with_a_sentence(content, said):
    with pytest.raises(Invalid) as refusal:
        wordfile.read(content)
    assert said in refusal.value.errors["file"][0].msgid


def version(number, **blocks):
    order = [code for code in blocks if code not in ("title", "summary")]
    content = {
        "title": text("T", "en").to_json(),
        "summary": text("S", "en").to_json(),
        "order": order,
        **{code: words.to_json() for code, words in blocks.items()},
    }
    return Version(uids.new(), number, clock.now(), "", content)


def test_versions_are_compared_block_by_block():
    before = version(1, s1=text("One", "en"), p1=text("three towns", "en"), p2=text("Out", "en"),
                     p3=text("Stays", "en", it="Resta"))  # fmt: skip
    after = version(2, s1=text("One", "en"), p3=text("Stays", "en", it="Resta qui"),
                    p1=text("four towns", "en"), p4=text("In", "en"))  # fmt: skip
    found = {one.code: one for one in comparing.compared(before, after, "en")}
    assert {code: one.fate for code, one in found.items()} == {
        "title": "same", "summary": "same", "s1": "same", "p3": "moved", "p1": "changed",
        "p4": "added", "p2": "removed",
    }  # fmt: skip
    marks = [(one.words, one.change) for one in found["p1"].new]
    assert ("four", "added") in marks
    assert all(change != "removed" for _, change in marks)
    italian = {one.code: one for one in comparing.compared(before, after, "it")}
    assert (italian["p3"].fate, italian["p3"].language) == ("changed", "it")
    assert italian["p1"].language == "en"
