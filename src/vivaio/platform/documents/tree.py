"""A document as plain data: what both of its forms are made from."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from babel.dates import format_date
from django.utils.translation import gettext, override

from vivaio.platform.documents.content import (
    Document,
    Facts,
    Figure,
    Heading,
    Items,
    Paragraph,
    Part,
    Run,
    Signatures,
    Table,
    Words,
    runs,
)
from vivaio.platform.funding.block import Block
from vivaio.platform.tenancy.examples import mark

Tree = dict[str, Any]
#: Spaces that few faces draw, and what stands for them; signs that steer, and are not shown.
_SPACES = {0x202F: "\u00a0", 0x2007: "\u00a0", 0x2002: " ", 0x2003: " ", 0x200A: "\u2009"}
_STEERING = frozenset(range(0x202A, 0x202F)) | frozenset(range(0x2066, 0x206A))


def clean(words: str) -> str:
    """Words composed, without control characters and without signs that turn the direction."""
    composed = unicodedata.normalize("NFC", words).translate(_SPACES)
    return "".join(
        sign
        for sign in composed
        if sign == "\n" or (unicodedata.category(sign) != "Cc" and ord(sign) not in _STEERING)
    ).replace("\u200b", "").replace("\ufeff", "")  # fmt: skip


def _run(run: Run) -> Tree:
    note = [_run(Run(run.note))] if run.note else []
    return {
        "words": clean(run.words),
        "strong": run.strong,
        "emphasis": run.emphasis,
        "href": run.href,
        "note": note,
        "language": run.language,
    }


def _runs(words: Words) -> list[Tree]:
    return [_run(run) for run in runs(words) if run.words or run.note]


def _heading(part: Heading) -> Tree:
    return {"kind": "heading", "level": part.level, "runs": _runs(part.words)}


def _paragraph(part: Paragraph) -> Tree:
    return {"kind": "paragraph", "runs": _runs(part.words)}


def _items(part: Items) -> Tree:
    kind = "numbered" if part.numbered else "list"
    return {"kind": kind, "start": part.start, "items": [_runs(one) for one in part.items]}


def _table(part: Table) -> Tree:
    return {
        "kind": "table",
        "caption": clean(part.caption),
        "head": [_runs(cell) for cell in part.head],
        "rows": [[_runs(cell) for cell in row] for row in part.rows],
        "numeric": sorted(part.numeric),
        "widths": list(part.widths),
    }


def _facts(part: Facts) -> Tree:
    rows = [{"label": clean(label), "value": _runs(words)} for label, words in part.rows]
    return {"kind": "facts", "rows": rows}


def _figure(part: Figure) -> Tree:
    return {
        "kind": "figure",
        "svg": part.svg,
        "alternative": clean(part.alternative),
        "caption": clean(part.caption),
        "width": part.width,
    }


def _signatures(part: Signatures) -> Tree:
    lines = [
        {"role": clean(one.role), "name": clean(one.name), "place": clean(one.place)}
        for one in part.lines
    ]
    return {"kind": "signatures", "lines": lines}


_PARTS: Mapping[type[Part], Callable[[Any], Tree]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Items: _items,
    Table: _table,
    Facts: _facts,
    Figure: _figure,
    Signatures: _signatures,
}


def _grant(block: Block | None) -> Tree | None:
    if block is None:
        return None
    return {
        "emblem": block.emblem,
        "alternative": block.alternative,
        "statement": clean(block.statement),
        "lines": [clean(line) for line in block.lines],
    }


def tree(document: Document, block: Block | None) -> Tree:
    """The document in its own language, with the block of the grant under which it stands."""
    language = document.language
    with override(language):
        return {
            "title": clean(document.title),
            "language": language.split("-")[0],
            "summary": clean(document.summary),
            "keywords": [clean(word) for word in document.keywords],
            "date": format_date(
                document.dated, "long", locale="en_GB" if language == "en" else language
            ),
            "body": {
                "name": clean(document.body.name),
                "lines": [clean(line) for line in document.body.lines if line],
            },
            "mark": mark() if document.is_example else "",
            "words": {
                "page": gettext("Page {page} of {pages}"),
                "example": gettext(
                    "Made up to show how Vivaio works. No real body says or signs this."
                ),
                "notes": gettext("Notes"),
            },
            "parts": [
                _PARTS[type(part)](part) | {"language": part.language.split("-")[0]}
                for part in document.parts
            ],
            "grant": _grant(block),
        }
