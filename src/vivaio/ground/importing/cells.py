"""What rooms share in understanding the cells of a row."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from vivaio.ground.importing.importers import Draft
from vivaio.ground.taxonomy.territories import queries as territories
from vivaio.kernel.errors import N_, Message
from vivaio.kernel.writing import TOO_LONG
from vivaio.platform.sheets import cleaning

_LONGEST_NUMBER = 24
_AMOUNT = re.compile(r"\d{1,3}(?:[ .,'\u00a0\u202f]\d{3})*|\d{1,10}")
NOT_TAKEN = N_("This cannot be used here: it was left out.")


def plainly(
    cells: Mapping[str, Sequence[tuple[str, str]]],
) -> list[tuple[str, str, str]]:
    """The cells of a row one by one: target, column, words without markup and blank ends."""
    return [
        (target, column, cleaning.plain(raw)[0].strip())
        for target, several in cells.items()
        for column, raw in several
    ]


def entitle(draft: Draft, language: str, needed: str, limit: int) -> None:
    """Give a draft the title of its texts (`title@it`), or the problem that it has none.

    `needed` is the sentence for a row without a title, `limit` the most characters of one.
    """
    titles = {
        key.partition("@")[2]: words
        for key, words in draft.values.items()
        if key.startswith("title@") and words
    }
    draft.title = titles.get(language) or next(iter(titles.values()), "")
    if not draft.title:
        draft.problem = Message(needed)
    elif any(len(words) > limit for words in titles.values()):
        draft.problem = Message(TOO_LONG, {"limit": limit})


def day(words: str) -> date | None:
    """A day as people write it (day before month), or as programs do; None when it is none."""
    found = cleaning.day(words)
    if found is not None:
        return found
    try:
        return date.fromisoformat(words[:10])
    except ValueError:
        return None


def region(words: str) -> str | None:
    """The code of a territory (NUTS); None when there is none of this code."""
    code = words.upper()
    return code if territories.valid(code) else None


def euro(words: str) -> int | None:
    """An amount in whole euro, its thousands apart or not; None when it is none."""
    amount = _AMOUNT.fullmatch(words.replace("€", "").strip())
    return int(re.sub(r"\D", "", amount[0])) if amount else None


def decimal(words: str) -> Decimal | None:
    """A number as the forms take it, no longer and no finer; None when it is none."""
    try:
        value = Decimal(words.replace(" ", "").replace(",", "."))
    except InvalidOperation:
        return None
    exponent = value.as_tuple().exponent
    fits = isinstance(exponent, int) and -4 <= exponent <= 12 and abs(value) <= 10**12
    return value if fits and len(words) <= _LONGEST_NUMBER else None
