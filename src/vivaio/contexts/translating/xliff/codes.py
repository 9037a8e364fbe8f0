"""What a translator's tool should carry over untouched: addresses and places to be filled in.

In a file each of them is a `ph` that points at its characters; everything else of a text, its
Markdown too, is plain text with its white space kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
GLOSSARY = "urn:oasis:names:tc:xliff:glossary:2.0"
VERSION = "2.1"
#: Our prefix in sub-states and the category of our metadata.
OURS = "vivaio"

_PROTECTED = re.compile(
    r"%\([A-Za-z_]\w*\)[sd]"
    r"|\{[A-Za-z_]\w*\}"
    r"|https?://[^\s<>()\[\]\"'\x00-\x1f\x7f-\x9f\ufffe\uffff]*[^\s<>()\[\]\"'.,;:!?\x00-\x1f\x7f-\x9f\ufffe\uffff]"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of a text; `code` when they are to be carried over."""

    words: str
    code: bool = False


def pieces(words: str) -> Iterator[Piece]:
    """A text in order: joined together, the pieces are the text."""
    at = 0
    for found in _PROTECTED.finditer(words):
        if found.start() > at:
            yield Piece(words[at : found.start()])
        yield Piece(found[0], code=True)
        at = found.end()
    if at < len(words):
        yield Piece(words[at:])
