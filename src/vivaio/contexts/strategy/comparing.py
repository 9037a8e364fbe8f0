"""Two versions of a strategy, paragraph by paragraph: what stayed, came, went and moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from vivaio.kernel.text import Text
from vivaio.platform.revisions.differences import Piece, pieces
from vivaio.platform.revisions.queries import Version

Fate = Literal["same", "changed", "added", "removed", "moved"]
_FIRST = ("title", "summary")


@dataclass(frozen=True, slots=True)
class Pair:
    """A block in both versions: `old` and `new` as pieces, each empty where it is not there."""

    code: str
    fate: Fate
    language: str
    old: Sequence[Piece]
    new: Sequence[Piece]


def compared(before: Version, after: Version, language: str) -> list[Pair]:
    """Every block of the later version in its order, then those that are gone."""
    old, new = before.content, after.content
    was, is_now = (list(content.get("order", ())) for content in (old, new))
    both = [code for code in is_now if code in set(was)]
    stayed = _in_order([code for code in was if code in set(both)], both)
    gone = [code for code in was if code not in set(is_now)]
    return [_pair(code, old, new, language, stayed) for code in (*_FIRST, *is_now, *gone)]


def _in_order(was: Sequence[str], is_now: Sequence[str]) -> set[str]:
    """The blocks that stand in the same order in both; the others were moved."""
    places = {code: place for place, code in enumerate(was)}
    # The longest run of growing places: for each length the end that leaves most room.
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for place in (places[code] for code in is_now):
        length = bisect_left(ends, place)
        before[place] = ends[length - 1] if length else None
        ends[length : length + 1] = [place]
    stayed: set[str] = set()
    last = ends[-1] if ends else None
    while last is not None:
        stayed.add(was[last])
        last = before[last]
    return stayed


def _pair(
    code: str, old: Mapping[str, Any], new: Mapping[str, Any], language: str, stayed: set[str]
) -> Pair:
    first, last = (Text.from_json(content[code]) if code in content else None
                   for content in (old, new))  # fmt: skip
    said = _language(first, last, language)
    words = [text.texts.get(said, "") if text else "" for text in (first, last)]
    told = pieces(*words)
    fate: Fate = "same" if code in stayed or code in _FIRST else "moved"
    if first is None or last is None:
        fate = "added" if first is None else "removed"
    elif words[0] != words[1]:
        fate = "changed"
    return Pair(
        code, fate, said, tuple(one for one in told if one.change != "added"),
        tuple(one for one in told if one.change != "removed"),
    )  # fmt: skip


def _language(first: Text | None, last: Text | None, wanted: str) -> str:
    """The reader's where both versions have it, else that of the original."""
    there = [text for text in (last, first) if text is not None]
    if all(text.texts.get(wanted) for text in there):
        return wanted
    return there[0].source
