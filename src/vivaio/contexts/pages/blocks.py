"""What a page is made of: typed blocks, each with its texts in languages and what has none."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from vivaio.kernel.text import Text


@dataclass(frozen=True, slots=True)
class Kind:
    """`texts`: the names of its texts and how long each may be; `values`: names without language.

    `needed`: what a block cannot be without, in its first language.
    """

    texts: Mapping[str, int]
    values: tuple[str, ...] = ()
    needed: tuple[str, ...] = ("words",)


KINDS: dict[str, Kind] = {
    "text": Kind({"words": 20_000}),
    "heading": Kind({"words": 200}),
    "picture": Kind(
        {"alternative": 300, "caption": 500}, ("picture", "decorative", "credit", "licence"), ()
    ),
    "quotation": Kind({"words": 2_000, "source": 200}, ("address",), ("words", "source")),
    "links": Kind({"words": 4_000}),
    "call": Kind({"words": 120}, ("address",)),
    "table": Kind({"caption": 200, "words": 20_000}, (), ("caption", "words")),
    "file": Kind({"words": 200}, ("file",)),
}
#: Texts and values that the picture itself keeps, wherever it is shown.
OF_PICTURES = frozenset({"alternative", "decorative", "credit", "licence"})
MOST = 60


@dataclass(frozen=True, slots=True)
class Block:
    """One block; `id` stays the same when it is moved or its words change."""

    id: str
    kind: str
    texts: Mapping[str, Text] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)

    def text(self, name: str) -> Text:
        """One of its texts; an unwritten one when nobody has written it."""
        return self.texts.get(name) or Text("en", {})


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that is written on a page."""

    title: Text
    summary: Text
    blocks: tuple[Block, ...] = ()

    def texts(self) -> Iterator[tuple[str, Text]]:
        """All that is to be translated, by key: `title`, `summary`, `<block>-<name>`."""
        yield "title", self.title
        if self.summary:
            yield "summary", self.summary
        for block in self.blocks:
            for name in KINDS[block.kind].texts:
                if block.text(name):
                    yield f"{block.id}-{name}", block.text(name)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far a page is written in one language; numbers of texts."""

    language: str
    total: int
    missing: int
    stale: int
    is_original: bool


def coverage(content: Content, languages: Iterable[str]) -> list[Coverage]:
    """Language by language what is missing and what is behind its original."""
    texts = [text for _, text in content.texts()]
    return [
        Coverage(
            language,
            len(texts),
            sum(not text.texts.get(language) for text in texts),
            sum(language in text.stale for text in texts),
            language == content.title.source,
        )
        for language in languages
    ]


def new_id(taken: Iterable[str]) -> str:
    """A short name for a block that no other block of the page has."""
    known = set(taken)
    while (name := f"b{secrets.token_hex(2)}") in known:
        pass
    return name


def stored(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    """As the database keeps them; what pictures keep themselves is left out."""
    return [
        {
            "id": one.id,
            "kind": one.kind,
            "t": {
                name: text.to_json()
                for name, text in one.texts.items()
                if text and not _of_picture(one, name)
            },
            "v": {
                name: value
                for name, value in one.values.items()
                if value and not _of_picture(one, name)
            },
        }
        for one in blocks
    ]


def _of_picture(block: Block, name: str) -> bool:
    return block.kind == "picture" and name in OF_PICTURES


def read(given: Sequence[Mapping[str, Any]]) -> tuple[Block, ...]:
    """The blocks that the database keeps; kinds that no longer exist are passed over."""
    return tuple(
        Block(
            one["id"],
            one["kind"],
            {name: Text.from_json(text) for name, text in one["t"].items()},
            one["v"],
        )
        for one in given
        if one["kind"] in KINDS
    )


def flat(content: Content) -> dict[str, Any]:
    """As a version keeps it: one name for each text or value, so that two can be compared."""
    kept: dict[str, Any] = {"title": content.title, "summary": content.summary}
    for one in content.blocks:
        kept |= {f"{one.id}-{name}": text for name, text in one.texts.items() if text}
        kept |= {f"{one.id}-{name}": value for name, value in one.values.items() if value}
    kept["order"] = [f"{one.id} {one.kind}" for one in content.blocks]
    return kept


def unflat(kept: Mapping[str, Any]) -> Content:
    """The content that a version keeps."""
    content = Content(Text.from_json(kept["title"]), Text.from_json(kept["summary"]))
    blocks = []
    for name in kept["order"]:
        ident, kind = name.split(" ")
        parts = KINDS[kind]
        texts = {
            part: Text.from_json(kept[f"{ident}-{part}"])
            for part in parts.texts
            if f"{ident}-{part}" in kept
        }
        values = {
            part: kept[f"{ident}-{part}"] for part in parts.values if f"{ident}-{part}" in kept
        }
        blocks.append(Block(ident, kind, texts, values))
    return replace(content, blocks=tuple(blocks))


def lines_of_links(words: str) -> list[tuple[str, str]]:
    """(words, address) for each line; the address is the last word, and "" when there is none."""
    found = []
    for line in words.splitlines():
        said, _, address = line.strip().rpartition(" ")
        if line.strip():
            found.append((said.strip(" |") or address, address))
    return found


def rows_of_table(words: str) -> list[list[str]]:
    """The rows of a table written with `|` between its cells, all as long as the first."""
    rows = [
        [cell.strip() for cell in line.strip().strip("|").split("|")]
        for line in words.splitlines()
        if line.strip() and set(line) - set("|-: ")
    ]
    width = len(rows[0]) if rows else 0
    return [(row + [""] * width)[:width] for row in rows]
