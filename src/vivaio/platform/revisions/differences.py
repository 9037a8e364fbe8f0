"""What changed between two contents, field by field and word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

_TOKENS = re.compile(r"\s+|\w+|[^\w\s]")

Change = Literal["same", "removed", "added"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words, and whether it stayed, went or came."""

    words: str
    change: Change


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that changed; `language` is empty unless the field is a text in languages."""

    field: str
    language: str
    pieces: tuple[Piece, ...]


def between(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """Every field that differs, in the order of `after`, then those that are gone."""
    names = [*after, *(name for name in before if name not in after)]
    return [
        Difference(name, language, pieces(old, new))
        for name in names
        for language, old, new in _versions(before.get(name), after.get(name))
        if old != new
    ]


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Two texts as one: what stayed and went gives `before`, what stayed and came `after`."""
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    found: list[Piece] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for verb, start, end, new_start, new_end in matcher.get_opcodes():
        if verb == "equal":
            found.append(Piece("".join(old[start:end]), "same"))
            continue
        if end > start:
            found.append(Piece("".join(old[start:end]), "removed"))
        if new_end > new_start:
            found.append(Piece("".join(new[new_start:new_end]), "added"))
    return tuple(found)


def _versions(before: Any, after: Any) -> Iterator[tuple[str, str, str]]:
    """(language, old, new): one for each language of a text, one for anything else."""
    if _is_text(before) or _is_text(after):
        old, new = _words(before), _words(after)
        for language in dict.fromkeys((*new, *old)):
            yield language, old.get(language, ""), new.get(language, "")
        return
    yield "", _plain(before), _plain(after)


def _is_text(value: Any) -> bool:
    return isinstance(value, Mapping) and {"s", "t"} <= set(value)


def _words(value: Any) -> dict[str, str]:
    return dict(value["t"]) if _is_text(value) else {}


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(_plain(one) for one in value)
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {_plain(one)}" for name, one in value.items())
    return str(value)
