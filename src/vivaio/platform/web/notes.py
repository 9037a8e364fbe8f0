"""Footnotes: each source once, numbered in the order in which a page cites it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language

from vivaio.platform.records.queries import Attribution
from vivaio.platform.web.wording import day


@dataclass(frozen=True, slots=True)
class Note:
    """One footnote as the component `sources` shows it."""

    number: int
    title: str
    href: str
    publisher: str
    quotation: str
    dated: str
    checked: str
    language: str


def _href(address: str) -> str:
    """Where a source can be read; "" for what is no page of the web, such as a shelf mark."""
    if not address or " " in address:
        return ""
    scheme, divided, _ = address.partition("://")
    if not divided:
        return f"https://{address}"
    return address if scheme.lower() in ("http", "https") else ""


class Notes:
    """Collects a page's footnotes; the same source with the same words is one note."""

    def __init__(self) -> None:
        self._notes: dict[tuple[str, ...], Note] = {}

    def number(self, attribution: Attribution) -> int:
        """The number of the note for a source."""
        language = get_language() or "en"
        title = attribution.title.best(language).words
        key = (title, attribution.publisher, attribution.address, attribution.quotation)
        if key not in self._notes:
            self._notes[key] = Note(
                number=len(self._notes) + 1,
                title=title,
                href=_href(attribution.address),
                publisher=attribution.publisher,
                quotation=attribution.quotation,
                dated=day(attribution.published_on),
                checked=day(attribution.checked_on),
                language=attribution.quotation_language,
            )
        return self._notes[key].number

    def numbers(self, attributions: Iterable[Attribution]) -> tuple[int, ...]:
        """The numbers of several notes."""
        return tuple(dict.fromkeys(self.number(one) for one in attributions))

    def all(self) -> tuple[Note, ...]:
        """The notes in the order of their numbers."""
        return tuple(self._notes.values())
