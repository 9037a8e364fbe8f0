"""The words of what a viewer may see: what unfinished and mistyped words are made whole from.

Words are kept by scope, so that nobody is offered a word that only others may read, and forgotten
when the last row that holds them in its scope goes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from django.db import connection
from django.db.models import Q

from vivaio.platform.multilingual.folding import fold
from vivaio.platform.search import words
from vivaio.platform.search.engines import Filters, engine_for
from vivaio.platform.search.expressions import Term
from vivaio.platform.search.models import SearchRow, SearchWord

#: Shorter and longer words are neither kept nor repaired.
SHORTEST, LONGEST = 3, 40
#: Completions of an unfinished word; candidates read from each end of a mistyped one; rows looked
#: at before a word is taken to be gone.
_COMPLETIONS, _CANDIDATES, _WITNESSES = 24, 1_500, 12
#: Words asked for in one statement.
_AT_ONCE = 900

_WRITTEN = re.compile(r"[^\W\d_]+")
_LAST_SIGN = "\U0010ffff"


def written_in(row: SearchRow) -> dict[str, str]:
    """The words of a row worth keeping: folded, each with a way it is written there."""
    text = unicodedata.normalize("NFC", f"{row.title}\n{row.names}\n{row.body}").lower()
    everything = reversed(_WRITTEN.findall(text))
    found = {_folded(written): written for written in everything if len(written) <= 2 * LONGEST}
    found.pop("", None)
    return found


@lru_cache(maxsize=65_536)
def _folded(written: str) -> str:
    """The word as it is kept; "" for one that is not."""
    folded = fold(written)
    return folded if SHORTEST <= len(folded) <= LONGEST and folded.isalpha() else ""


def learn(scope: str, found: Mapping[str, str]) -> None:
    """Keep words of a scope; those already known stay as they are."""
    unknown = sorted(found.keys() - known(found, (scope,)))
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO search_searchword (scope, word, mirror, written)"
            " VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING",
            [(scope, word, word[::-1], found[word]) for word in unknown],
        )


def forget(scope: str, gone: Iterable[str]) -> None:
    """Drop those of `gone` that no row of the scope holds any more (its rows are gone already)."""
    engine = engine_for(connection.vendor)
    texts: dict[int, str] = {}
    lost = []
    for word in sorted(gone):
        answers = engine.answers(
            Term(words.stem(word)), Filters((scope,)), limit=_WITNESSES, ranked=False
        )
        rows = [answer.row for answer in answers]
        unread = SearchRow.objects.filter(pk__in=[row for row in rows if row not in texts])
        for row, *fields in unread.values_list("pk", "title", "names", "body"):
            texts[row] = fold("\n".join(fields))
        whole = re.compile(rf"(?<![^\W\d_]){word}(?![^\W\d_])")
        if not any(whole.search(texts[row]) for row in rows):
            lost.append(word)
    for start in range(0, len(lost), _AT_ONCE):
        part = lost[start : start + _AT_ONCE]
        SearchWord.objects.filter(scope=scope, word__in=part).delete()


def known(found: Collection[str], scopes: tuple[str, ...] | None) -> set[str]:
    """Those of `found` (folded words) that occur in these scopes."""
    asked = sorted(found)
    rows: set[str] = set()
    for start in range(0, len(asked), _AT_ONCE):
        part = SearchWord.objects.filter(_seen(scopes), word__in=asked[start : start + _AT_ONCE])
        rows.update(part.values_list("word", flat=True))
    return rows


def completions(beginning: str, scopes: tuple[str, ...] | None) -> list[str]:
    """Stems of the words that begin so, the shortest words first; [] for less than 3 letters."""
    if len(beginning) < SHORTEST:
        return []
    rows = (
        SearchWord.objects.filter(
            _seen(scopes), word__gte=beginning, word__lt=beginning + _LAST_SIGN
        )
        .order_by("word")
        .values_list("word", flat=True)[:_CANDIDATES]
    )
    stems = dict.fromkeys(words.stem(word) for word in sorted(rows, key=lambda word: len(word)))
    return list(stems)[:_COMPLETIONS]


def nearest(word: str, scopes: tuple[str, ...] | None) -> str | None:
    """The written form of the word most like `word` (folded); None when none is near.

    Near is one wrong, missing, needless or exchanged letter; two in words of six and more. One
    of these leaves the beginning or the end of a word whole, so both ends are looked up.
    """
    allowed = 1 if len(word) < 6 else 2
    if len(word) < SHORTEST + 1:
        return None
    best: tuple[int, int, str, str] | None = None
    for candidate, written in _alike(word, scopes).items():
        if abs(len(candidate) - len(word)) > allowed:
            continue
        if len(set(word) ^ set(candidate)) > 2 * allowed:
            continue
        far = distance(word, candidate, allowed)
        if far <= allowed:
            other_beginning = int(word[0] != candidate[0])
            best = min(best or (9, 9, "", ""), (far, other_beginning, candidate, written))
    return best[3] if best else None


def _alike(word: str, scopes: tuple[str, ...] | None) -> dict[str, str]:
    """Words that share a beginning or an end with `word`."""
    length = max(2, len(word) // 2 - 1)
    found: dict[str, str] = {}
    for column, beginning in (("word", word[:length]), ("mirror", word[::-1][:length])):
        condition = {f"{column}__gte": beginning, f"{column}__lt": beginning + _LAST_SIGN}
        rows = SearchWord.objects.filter(_seen(scopes), **condition).order_by(column)
        found.update(rows.values_list("word", "written")[:_CANDIDATES])
    return found


def _seen(scopes: tuple[str, ...] | None) -> Q:
    return Q() if scopes is None else Q(scope__in=scopes)


def distance(one: str, other: str, allowed: int) -> int:
    """Letters to change, add, drop or exchange with the neighbour; above `allowed` only that."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before = before, row
        row = [i]
        for j, wanted in enumerate(other, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > allowed and min(before) > allowed:
            return allowed + 1
    return row[-1]
