"""A strategy's text as it is typed: Markdown in which each block ends with its mark, as `{s3-p2}`.

A mark is the address of a block. Who moves a block takes the mark along, and with it its address
and its comments; who writes a new one leaves it out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from vivaio.contexts.strategy.parts import PARAGRAPH, SECTION, Block
from vivaio.ground.indicators import checking
from vivaio.ground.indicators.parts import ALIKE, bag, share
from vivaio.kernel.errors import N_, Message
from vivaio.kernel.text import Text, own_words
from vivaio.kernel.writing import clean

MOST_BLOCKS, LONGEST_TEXT = 600, 200_000
LONGEST = {SECTION: 200, PARAGRAPH: 5_000}
_MARK = re.compile(r"\s*\{(s\d{1,4}(?:-p\d{1,4})?)\}\s*\Z")
_HEADING = re.compile(r"#{1,6}(?:\s+|\Z)")


@dataclass(frozen=True, slots=True)
class Written:
    """A block as it was typed; `code` is "" where it has no mark."""

    sort: str
    words: str
    code: str = ""


@dataclass(slots=True)
class _Reader:
    """Puts lines together to blocks."""

    found: list[Written] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def end(self, sort: str = PARAGRAPH) -> None:
        words, self.lines = "\n".join(self.lines).strip(), []
        mark = _MARK.search(words)
        plain = words[: mark.start()].strip() if mark else words
        if plain:
            self.found.append(Written(sort, plain, mark[1] if mark else ""))


def parse(typed: str) -> list[Written]:
    """The blocks of a text: lines that begin with `#` are headings, empty lines part the rest."""
    reader = _Reader()
    for raw in clean(typed).split("\n"):
        line = raw.rstrip()
        heading = _HEADING.match(line)
        if heading or not line:
            reader.end()
        if heading:
            reader.lines = [line[heading.end() :]]
            reader.end(SECTION)
        elif line:
            reader.lines.append(line)
    reader.end()
    return reader.found


def typed(blocks: Iterable[Block]) -> str:
    """The text of blocks as it is typed."""
    return "\n\n".join(
        f"{'## ' if one.sort == SECTION else ''}{own_words(one.words)} {{{one.code}}}"
        for one in blocks
    )


def problems(written: Sequence[Written], known: Iterable[str]) -> checking.Errors:
    """What is wrong with a text, beside its one field."""
    if not written:
        return {"text": [Message(N_("Write something, or choose a file."))]}
    if len(written) > MOST_BLOCKS:
        said = N_("At most %(limit)s headings and paragraphs have room in a strategy.")
        return {"text": [Message(said, {"limit": MOST_BLOCKS})]}
    for one in written:
        if len(one.words) > LONGEST[one.sort]:
            said = N_("Shorten this to at most %(limit)s characters: %(words)s…")
            given = {"limit": LONGEST[one.sort], "words": one.words[:60]}
            return {"text": [Message(said, given)]}
    marks = Counter(one.code for one in written if one.code)
    for code, number in marks.items():
        if number > 1:
            said = N_("The mark {%(mark)s} stands there twice: a mark belongs to one block.")
            return {"text": [Message(said, {"mark": code})]}
    if unknown := sorted(set(marks) - set(known)):
        said = N_("Nothing has the mark {%(mark)s}: leave it out, and a new one is given.")
        return {"text": [Message(said, {"mark": unknown[0]})]}
    return {}


def settle(
    old: Sequence[Block], written: Sequence[Written], given: Mapping[str, int], language: str
) -> tuple[list[Block], dict[str, int]]:
    """Blocks for what was typed, and the numbers given until now.

    A block keeps its code and its translations by its mark, else by the same words, else by most
    of them; a new one gets a number that none ever had.
    """
    there = {one.code: one for one in old}
    codes = [one.code for one in written]
    free = [_Free(one) for one in old if one.code not in codes]
    for wanted in (_same, _alike):
        for place, one in enumerate(written):
            if not codes[place] and (found := wanted(one, free)):
                codes[place] = found.block.code
                free.remove(found)
    numbers, section, made = dict(given), "s0", []
    for one, code in zip(written, codes, strict=True):
        if not code:
            prefix = "s" if one.sort == SECTION else f"{section}-p"
            numbers[prefix] = numbers.get(prefix, 0) + 1
            code = f"{prefix}{numbers[prefix]}"
        block = there.get(code) or Block(code, one.sort, Text(language))
        source = block.words.source
        words = block.words.with_words(source, one.words)
        made.append(replace(block, sort=one.sort, words=words))
        section = code if one.sort == SECTION else section
    return made, numbers


class _Free:
    """A block that no mark speaks of, with its words taken apart once."""

    def __init__(self, block: Block) -> None:
        self.block, self.words = block, own_words(block.words)
        self.bag = bag(self.words)


def _same(one: Written, free: Sequence[_Free]) -> _Free | None:
    return next((b for b in free if b.block.sort == one.sort and b.words == one.words), None)


def _alike(one: Written, free: Sequence[_Free]) -> _Free | None:
    mine, best, most = bag(one.words), None, ALIKE
    for each in free:
        if each.block.sort == one.sort and (common := share(mine, each.bag)) >= most:
            best, most = each, common
    return best
