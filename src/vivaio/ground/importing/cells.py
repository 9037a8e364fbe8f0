"""What rooms share in understanding the cells of a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from vivaio.ground.importing.importers import Draft
from vivaio.kernel.errors import N_, Message
from vivaio.kernel.writing import TOO_LONG
from vivaio.platform.sheets import cleaning

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
