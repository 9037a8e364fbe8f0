"""What a document says, apart from how it looks: one tree, from which page and PDF are made.

Words may hold emphasis, links and notes, and nothing else; what people wrote stays plain words.
A figure without words for those who cannot see it, a table without headings and a link to anything
but a page or an address are refused when they are made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit
from uuid import UUID

from vivaio.kernel.language import is_code
from vivaio.platform.documents.drawings import require_sound

_SCHEMES = frozenset({"http", "https", "mailto"})


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look. `href` makes them a link, `note` hangs a footnote on them.

    `language` only where it differs from what stands around.
    """

    words: str
    strong: bool = False
    emphasis: bool = False
    href: str = ""
    note: str = ""
    language: str = ""

    def __post_init__(self) -> None:
        if self.href and urlsplit(self.href).scheme.lower() not in _SCHEMES:
            raise ValueError(f"a link leads to a page or an address, not to {self.href!r}")
        _require_language(self.language)


#: Plain words, one run, or several.
Words = str | Run | Sequence[Run]


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a section: level 2 or 3, for the document's own title is the only one of 1."""

    words: Words
    level: int = 2
    language: str = ""

    def __post_init__(self) -> None:
        if self.level not in (2, 3):
            raise ValueError("sections have level 2 or 3")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some sentences."""

    words: Words
    language: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list; numbered from `start` when it is `numbered`."""

    items: Sequence[Words]
    numbered: bool = False
    start: int = 1
    language: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings. `numeric`: columns set to the right; `widths`: their shares."""

    caption: str
    head: Sequence[Words]
    rows: Sequence[Sequence[Words]]
    numeric: frozenset[int] = frozenset()
    widths: Sequence[int] = ()
    language: str = ""

    def __post_init__(self) -> None:
        if not self.caption or not self.head:
            raise ValueError("a table has a caption and headings")
        if any(len(row) != len(self.head) for row in self.rows):
            raise ValueError("every row of a table has as many cells as there are headings")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known, as names and values."""

    rows: Sequence[tuple[str, Words]]
    language: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing of ours (SVG) with words that say what it shows; `width` in percent of the page."""

    svg: str
    alternative: str
    caption: str = ""
    width: int = 100
    language: str = ""

    def __post_init__(self) -> None:
        if not self.alternative.strip():
            raise ValueError("a figure says in words what it shows")
        require_sound(self.svg)


@dataclass(frozen=True, slots=True)
class Signature:
    """A line to sign on: in which role, whose name is printed, where and when."""

    role: str
    name: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on, two beside each other."""

    lines: Sequence[Signature]
    language: str = ""


Part = Heading | Paragraph | Items | Table | Facts | Figure | Signatures


@dataclass(frozen=True, slots=True)
class Body:
    """Who issues the document: its name, and lines such as place, register, address."""

    name: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. `centre` is whose it is, and decides under which grant it stands."""

    title: str
    language: str
    body: Body
    dated: date
    parts: tuple[Part, ...] = ()
    summary: str = ""
    is_example: bool = False
    centre: UUID | None = None
    keywords: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError("a document has a title")
        if not is_code(self.language):
            raise ValueError(f"not a language: {self.language!r}")
        level = 1
        for part in self.parts:
            _require_language(part.language)
            if isinstance(part, Heading):
                if part.level > level + 1:
                    raise ValueError("a heading of level 3 follows one of level 2")
                level = part.level


def _require_language(code: str) -> None:
    if code and not is_code(code):
        raise ValueError(f"not a language: {code!r}")


def runs(words: Words) -> tuple[Run, ...]:
    """Words as runs."""
    if isinstance(words, str):
        return (Run(words),)
    return (words,) if isinstance(words, Run) else tuple(words)
