"""Pages of a list, by number in the address."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict

#: No list is paged beyond this; people narrow it instead.
LAST = 10_000


def asked_page(query: QueryDict) -> int:
    """The page asked for, counted from one; anything that is no page is the first."""
    given = query.get("page", "")
    if not (given.isascii() and given.isdigit()) or len(given) > len(str(LAST)):
        return 1
    return min(max(int(given), 1), LAST)


@dataclass(frozen=True, slots=True)
class Pager:
    """What the component `pager` shows; addresses are "" where there is no such page."""

    page: int
    pages: int
    previous: str
    next: str
    #: The address of this page itself, from the second on; the first is the list's own.
    here: str = ""


def pager(request: HttpRequest, page: int, total: int, size: int) -> Pager:
    """The pager of a list of `total` items, `size` a page; the address keeps the whole filter."""
    pages = max(1, -(-total // size))

    def at(number: int) -> str:
        query = [
            (name, value)
            for name, values in request.GET.lists()
            for value in values
            if name != "page" and value
        ]
        if number > 1:
            query.append(("page", str(number)))
        return f"{request.path}?{urlencode(query)}" if query else request.path

    return Pager(
        page,
        pages,
        at(min(page - 1, pages)) if page > 1 else "",
        at(page + 1) if page < pages else "",
        at(page) if page > 1 else "",
    )
