"""Needs as pages show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from vivaio.contexts.needs import scales
from vivaio.contexts.needs.models import SCORES, Analysis, Helix, Method, Need, Prioritisation
from vivaio.contexts.needs.queries.timeline import Hop
from vivaio.ground.taxonomy.queries import label
from vivaio.ground.taxonomy.territories import queries as territories
from vivaio.kernel.text import Wording
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.wording import country, day, page_of

#: A state of this room's nouns as a badge: the sign of the house, and the words.
_SIGNS = {
    "received": "draft", "accepted": "announced", "in_work": "announced", "open": "published",
    "answered": "published", "declined": "refused", "archived": "ended", "closed": "ended",
    "draft": "draft", "kept": "published", "forgotten": "ended", "published": "published",
}  # fmt: skip


def state_words(state: str) -> str:
    """A state in a reader's words."""
    return {
        "received": gettext("Waits for an editor"),
        "accepted": gettext("No answer yet"),
        "in_work": gettext("Being answered"),
        "answered": gettext("Answered"),
        "declined": gettext("Declined"),
        "archived": gettext("Archived"),
        "draft": gettext("Draft"),
        "open": gettext("Still open"),
        "closed": gettext("Closed"),
        "kept": gettext("Kept"),
        "forgotten": gettext("Forgotten"),
    }.get(state, state)


def sign_of(state: str) -> str:
    """The badge of a state."""
    return _SIGNS.get(state, "ended")


@dataclass(frozen=True, slots=True)
class Line:
    """One need of a list."""

    uid: UUID
    title: Wording
    href: str
    country: str
    country_name: str
    place: str
    tags: tuple[tuple[str, str], ...]
    said: str
    when: str
    sign: str
    state: str
    is_example: bool


def place_of(nuts: str, language: str) -> str:
    """The name of a region; the country's name stands elsewhere."""
    return territories.name(nuts, language) or nuts if nuts else ""


def numbers_of(row: Need) -> str:
    """The three numbers in a line: "grave 5 · often 3 · proved 2"."""
    said = (
        (gettext("grave %(number)s"), row.severity),
        (gettext("often %(number)s"), row.frequency),
        (gettext("proved %(number)s"), row.strength),
    )
    return " · ".join(words % {"number": number} for words, number in said if number)


def lines(viewer: Viewer, rows: Sequence[Need]) -> list[Line]:
    """Needs as a list shows them."""
    language = viewer.language
    return [
        Line(
            uid=row.uid,
            title=row.title.best(language),
            href=page_of(row.record_address()),
            country=row.country,
            country_name=country(row.country) if row.country else "",
            place=place_of(row.nuts, language) if row.nuts[2:] else "",
            tags=tuple((label("theme", code, language).words, "") for code in row.themes),
            said=numbers_of(row),
            when=day(row.heard_on),
            sign=sign_of(row.state),
            state=state_words(row.state),
            is_example=row.nature == Nature.EXAMPLE,
        )
        for row in rows
    ]


def scores(row: Need) -> list[tuple[str, int | None, str]]:
    """Each of the three: its title, the number, and what the number says."""
    return [
        (
            gettext(scales.TITLES[name]),
            getattr(row, name),
            gettext(scales.meaning(name, getattr(row, name))) if getattr(row, name) else "",
        )
        for name in SCORES
    ]


def definitions(*names: str) -> list[tuple[str, list[str]]]:
    """What the numbers of scales say, to stand beside them."""
    return [
        (gettext(scales.TITLES[name]), [gettext(words) for words in scales.SCALES[name]])
        for name in names
    ]


def hops(found: Sequence[Hop]) -> list[dict[str, Any]]:
    """A timeline as lines."""
    return [
        {
            "iso": one.on.isoformat() if one.on else "",
            "when": day(one.on) if one.on else "",
            "words": one.words,
            "href": page_of(one.address) if one.address else "",
            "reason": one.reason,
        }
        for one in found
    ]


def group_name(code: str) -> str:
    """A group of stakeholders for a reader."""
    return str(Helix(code).label) if code in Helix.values else ""


def method_name(code: str) -> str:
    """A method for a reader."""
    return str(Method(code).label) if code in Method.values else ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An analysis or a prioritisation in a list."""

    uid: UUID
    title: Wording
    href: str
    centre: Wording
    country: str
    when: str
    sign: str
    state: str
    is_example: bool


def entries(viewer: Viewer, rows: Sequence[Analysis | Prioritisation]) -> list[Entry]:
    """Campaigns or votes as a list shows them."""
    return [
        Entry(
            uid=row.uid,
            title=row.title.best(viewer.language),
            href=page_of(row.record_address()),
            centre=row.centre.name.best(viewer.language) if row.centre else Wording("", ""),
            country=row.centre.country if row.centre else "",
            when=_when(row),
            sign=sign_of(row.state),
            state=state_words(row.state),
            is_example=row.nature == Nature.EXAMPLE,
        )
        for row in rows
    ]


def _when(row: Analysis | Prioritisation) -> str:
    if isinstance(row, Analysis):
        return f"{day(row.starts_on)} – {day(row.ends_on)}"
    return day(row.closed_on or row.closes_on)
