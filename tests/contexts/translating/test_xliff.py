"""XLIFF 2.1: what is written is read back to the letter, and what is not ours is refused."""

from __future__ import annotations

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from hypothesis import strategies as st

from vivaio.contexts.translating.xliff import reading, writing
from vivaio.contexts.translating.xliff.codes import (
    GLOSSARY,
    METADATA,
    NAMESPACE,
    pieces,
)
from vivaio.kernel.errors import Invalid

#: All that a column of texts can hold on both databases, and what is hard to write as XML.
characters = st.characters(exclude_categories=["Cs"], exclude_characters="\x00")
hard = st.sampled_from(
    [
        "&", "<", ">", "]]>", "<!--", "&amp;", "&nbsp;", "\r", "\r\n", "\n\n", "\t", "  ", "\x01",
        "\x0b", "\ufffe", "\u2028", "\x85", "\u00a0", "**bold**", "[link](https://a.example/x?y=1&z)",
        "%(name)s", "{name}", "{{ x }}", "https://b.example/(a)", "# title", "- item", "`code`",
        "\U0001f331", "ș", "ά", "<ph id='1'/>", "'\"",
    ]
)  # fmt: skip
texts = st.lists(st.text(characters, max_size=12) | hard, min_size=1, max_size=12).map("".join)
UID = "0190a0b0-0000-7000-8000-000000000001"


def unit(source: str, target: str = "", **given: str) -> writing.Unit:
    said = {"source_digest": "ab", "target_digest": "cd", "state": "initial", **given}
    return writing.Unit("summary", "Card: summary", source, target, **said)


def written(*units: writing.Unit) -> str:
    file = writing.File(UID, f"https://here.example/id/{UID}", units)
    return writing.document([file], source="en", target="it")


@settings(max_examples=300, deadline=None)
@given(source=texts, target=texts)
def test_a_text_comes_back_to_the_letter(source: str, target: str) -> None:
    """Markdown, entities, white space, control characters, links and placeholders."""
    document = reading.read(written(unit(source, target)).encode())
    (read,) = document.units
    assert (read.source, read.target) == (source, target)
    assert (read.file, read.path) == (UID, "summary")
    assert (read.source_digest, read.target_digest) == ("ab", "cd")


@given(words=texts)
def test_pieces_are_the_text(words: str) -> None:
    assert "".join(piece.words for piece in pieces(words)) == words


@given(st.lists(texts, min_size=2, max_size=5))
def test_units_stay_apart_and_in_order(several: list[str]) -> None:
    units = [unit(words) for words in several]
    document = reading.read(written(*units).encode())
    assert [one.source for one in document.units] == several


def test_links_and_placeholders_are_codes() -> None:
    text = "Hello {name}, %(count)s at [us](https://a.example/x). https://a.example/x!"
    codes = [piece.words for piece in pieces(text) if piece.code]
    assert codes == ["{name}", "%(count)s", "https://a.example/x", "https://a.example/x"]
    root = fromstring(written(unit(text)))
    placed = root.findall(f".//{{{NAMESPACE}}}source/{{{NAMESPACE}}}ph")
    assert len({one.get("id") for one in placed}) == 4
    data = {one.get("id") for one in root.iter(f"{{{NAMESPACE}}}data")}
    assert {one.get("dataRef") for one in placed} == data


def test_the_file_is_as_the_standard_wants_it() -> None:
    """Namespaces, required attributes, order of elements, states and sub-states."""
    made = unit(
        "social {x}",
        "sociale {x}",
        state="translated",
        sub_state="machine",
        note="At most 9.",
        terms=[("social", ("sociale",))],
    )
    root = fromstring(written(made))
    assert root.tag == f"{{{NAMESPACE}}}xliff"
    assert dict(root.attrib) == {"version": "2.1", "srcLang": "en", "trgLang": "it"}
    (file,) = root
    assert file.get("id") == UID
    (one,) = file
    names = [child.tag for child in one]
    core = f"{{{NAMESPACE}}}"
    assert names == [
        f"{{{METADATA}}}metadata",
        f"{{{GLOSSARY}}}glossary",
        f"{core}notes",
        f"{core}originalData",
        f"{core}segment",
    ]
    segment = one.find(f"{core}segment")
    assert segment.get("state") == "translated"
    assert segment.get("subState") == "vivaio:machine"
    assert [child.tag for child in segment] == [f"{core}source", f"{core}target"]
    space = "{http://www.w3.org/XML/1998/namespace}space"
    assert {child.get(space) for child in segment} == {"preserve"}


def test_what_a_tool_may_do_is_understood() -> None:
    """Marks, paired codes, segments cut and put in another order, metadata lost."""
    content = f"""<?xml version="1.0"?>
    <xliff xmlns="{NAMESPACE}" version="2.1" srcLang="en" trgLang="it"><file id="{UID}">
    <group id="g"><unit id="summary"><originalData><data id="d1">{{name}}</data>
    <data id="d2">**</data></originalData>
    <segment id="a" state="final"><source>One <ph id="1" dataRef="d1"/>. </source>
      <target order="3">Uno <ph id="1" dataRef="d1"/>.</target></segment>
    <ignorable><source> </source></ignorable>
    <segment id="b" state="reviewed"><source><pc id="2" dataRefStart="d2" dataRefEnd="d2">Two</pc>
      </source><target order="1"><mrk id="m" type="term"><pc id="2" dataRefStart="d2"
      dataRefEnd="d2">Due<cp hex="0001"/></pc></mrk><sm id="s"/></target></segment>
    </unit></group></file></xliff>"""
    (read,) = reading.read(content.encode()).units
    assert read.source.split() == ["One", "{name}.", "**Two**"]
    assert read.target == "**Due\x01** Uno {name}."
    assert (read.state, read.source_digest, read.target_digest) == ("reviewed", None, None)


def refused(content: bytes) -> str:
    with pytest.raises(Invalid) as caught:
        reading.read(content)
    (message,) = caught.value.errors["file"]
    return message.msgid % message.parameters


def _xliff(inside: str = "", **attributes: str) -> bytes:
    given = {"version": "2.1", "srcLang": "en", "trgLang": "it", **attributes}
    said = " ".join(f'{name}="{value}"' for name, value in given.items())
    return f'<xliff xmlns="{NAMESPACE}" {said}>{inside}</xliff>'.encode()


def test_another_version_is_refused_by_its_name() -> None:
    old = b'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file/></xliff>'
    assert "This is XLIFF 1.2." in refused(old)
    assert "This is XLIFF 2.0." in refused(_xliff(version="2.0"))
    newer = b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.2" version="2.2"/>'
    assert "This is XLIFF 2.2." in refused(newer)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", reading.EMPTY),
        (b" \n", reading.EMPTY),
        (b"<html/>", reading.NO_XLIFF),
        (b'{"json": 1}', "no sound XML"),
        (b"PK\x03\x04\x00", "no sound XML"),
        (_xliff()[:-3], "no sound XML"),
        (b"<?xml version='1.0' encoding='no-such'?><a/>", "no sound XML"),
        (_xliff(trgLang="../x"), reading.NO_LANGUAGES),
        (_xliff(), reading.NO_TEXTS),
        (b"x" * (reading.LONGEST + 1), "larger than 5 MB"),
        (b"<a>" * 60, reading.NO_XLIFF),
        (_xliff("<file id='a'>" + "<group>" * 60), reading.NO_XLIFF),
    ],
)
def test_what_cannot_be_taken_is_refused_with_its_sentence(content: bytes, sentence: str) -> None:
    assert sentence in refused(content)


def test_bombs_are_not_unpacked() -> None:
    entities = "".join(
        f'<!ENTITY e{n} "{"&e" + str(n - 1) + ";" if n else "ha"}">' for n in range(9)
    )
    bomb = f"<!DOCTYPE xliff [{entities}]>".encode() + _xliff("<file id='a'>&e8;</file>")
    outside = b'<!DOCTYPE x SYSTEM "file:///etc/passwd">' + _xliff()
    assert refused(bomb) == refused(outside) == reading.HOSTILE


def test_too_many_texts_are_refused() -> None:
    many = "<unit id='u'><segment><source/></segment></unit>" * (reading.MOST_UNITS + 1)
    assert "Send it in parts." in refused(_xliff(f"<file id='a'>{many}</file>"))


@given(content=st.binary(max_size=300) | texts.map(lambda words: _xliff(words)))
def test_nothing_makes_reading_fall_over(content: bytes) -> None:
    with pytest.raises(Invalid):
        reading.read(content)
