"""Writing XLIFF 2.1: one `file` for each record, one `unit` for each of its texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from vivaio.contexts.translating.xliff.codes import (
    GLOSSARY,
    METADATA,
    NAMESPACE,
    OURS,
    VERSION,
    pieces,
)

#: What XML cannot hold at all is written as `cp`, as the standard asks.
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Unit:
    """One text: `source` and `target` are its words (the target may be ""), digests as kept here.

    `state` is one of XLIFF's (initial, translated, reviewed, final), `sub_state` ours or "".
    `terms`: pairs of a term of the source and its preferred words in the target language.
    """

    path: str
    name: str
    source: str
    target: str
    source_digest: str
    target_digest: str
    state: str
    sub_state: str = ""
    note: str = ""
    terms: Sequence[tuple[str, Sequence[str]]] = ()


@dataclass(frozen=True, slots=True)
class File:
    """A record: `uid` in its usual writing, `original` its permanent address."""

    uid: str
    original: str
    units: Sequence[Unit]


def document(files: Iterable[File], *, source: str, target: str) -> str:
    """The whole of a file, as text to be encoded in UTF-8."""
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<xliff xmlns="{NAMESPACE}" xmlns:mda="{METADATA}" xmlns:gls="{GLOSSARY}"'
        f' version="{VERSION}" srcLang={quoteattr(source)} trgLang={quoteattr(target)}>\n'
    )
    return head + "".join(_file(one) for one in files) + "</xliff>\n"


def _file(one: File) -> str:
    units = "".join(_unit(unit) for unit in one.units)
    opening = f'<file id="{one.uid}" original={quoteattr(one.original)} xml:space="preserve">'
    return f"{opening}\n{units}</file>\n"


def _unit(unit: Unit) -> str:
    codes = _codes(unit)
    lines = [
        f'<unit id="{unit.path}" name={quoteattr(_plain(unit.name))} canResegment="no">',
        _metadata(unit),
        _glossary(unit.terms),
        f"<notes><note>{_text(unit.note)}</note></notes>" if unit.note else "",
        _original_data(codes),
        _segment(unit, codes),
        "</unit>",
    ]
    return "\n".join(line for line in lines if line) + "\n"


def _metadata(unit: Unit) -> str:
    said = {"source": unit.source_digest, "target": unit.target_digest}
    metas = "".join(
        f'<mda:meta type="{name}">{digest}</mda:meta>' for name, digest in said.items() if digest
    )
    return f'<mda:metadata><mda:metaGroup category="{OURS}">{metas}</mda:metaGroup></mda:metadata>'


def _glossary(terms: Sequence[tuple[str, Sequence[str]]]) -> str:
    entries = "".join(
        f"<gls:glossEntry><gls:term>{_text(term)}</gls:term>"
        + "".join(f"<gls:translation>{_text(word)}</gls:translation>" for word in preferred)
        + "</gls:glossEntry>"
        for term, preferred in terms
    )
    return f"<gls:glossary>{entries}</gls:glossary>" if entries else ""


def _codes(unit: Unit) -> dict[str, str]:
    """The characters to carry over, each once, with the name of its data."""
    found = [piece.words for words in (unit.source, unit.target) for piece in pieces(words)
             if piece.code]  # fmt: skip
    return {code: f"d{number}" for number, code in enumerate(dict.fromkeys(found), start=1)}


def _original_data(codes: dict[str, str]) -> str:
    data = "".join(f'<data id="{name}">{_text(code)}</data>' for code, name in codes.items())
    return f"<originalData>{data}</originalData>" if data else ""


def _segment(unit: Unit, codes: dict[str, str]) -> str:
    sub_state = f' subState="{OURS}:{unit.sub_state}"' if unit.sub_state else ""
    target = f'<target xml:space="preserve">{_content(unit.target, codes)}</target>'
    return (
        f'<segment id="s1" state="{unit.state}"{sub_state}>'
        f'<source xml:space="preserve">{_content(unit.source, codes)}</source>'
        f"{target if unit.target else ''}</segment>"
    )


def _content(words: str, codes: dict[str, str]) -> str:
    made, seen = [], dict.fromkeys(codes.values(), 0)
    for piece in pieces(words):
        if not piece.code:
            made.append(_text(piece.words))
            continue
        data = codes[piece.words]
        seen[data] += 1
        # The same code a second time is another element, with an identity of its own.
        number = f"{data}x{seen[data]}" if seen[data] > 1 else data
        shown = quoteattr(piece.words[:60])
        made.append(f'<ph id="{number}" dataRef="{data}" disp={shown}/>')
    return "".join(made)


def _plain(words: str) -> str:
    return _UNWRITABLE.sub(" ", words)


def _text(words: str) -> str:
    """Words as XML: what XML would change or cannot hold is written by its number."""
    parts, at = [], 0
    for found in _UNWRITABLE.finditer(words):
        parts.append(escape(words[at : found.start()], {"\r": "&#13;"}))
        parts.append(f'<cp hex="{ord(found[0]):04X}"/>')
        at = found.end()
    parts.append(escape(words[at:], {"\r": "&#13;"}))
    return "".join(parts)
