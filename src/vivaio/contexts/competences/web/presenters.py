"""Competences and portfolios as pages show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext, pgettext

from vivaio.contexts.competences.in_pilots import SHAPES as VERDICTS
from vivaio.contexts.competences.in_pilots import WORDS
from vivaio.contexts.competences.models import Competence, Entry, State, Trial
from vivaio.contexts.competences.written import BANDS, band_of, released
from vivaio.ground.taxonomy.territories import queries as territories
from vivaio.kernel import clock
from vivaio.kernel.text import Wording
from vivaio.platform.records.queries import Heading
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.wording import country, day, language, listed, page_of

#: By state of an entry, the shape of its badge.
SHAPES = {"claimed": "draft", "under_test": "announced", "validated": "published",
          "consolidated": "force", "retired": "ended"}  # fmt: skip


def band_name(band: str) -> str:
    """A band in words."""
    names = {
        "F": pgettext("competence", "Foundation"), "I": pgettext("competence", "Intermediate"),
        "A": pgettext("competence", "Advanced"), "X": pgettext("competence", "Expert"),
        "": pgettext("competence", "Before the first level"),
    }  # fmt: skip
    return names[band]


def level_name(level: int) -> str:
    """A level in words."""
    if not level:
        return band_name("")
    return f"{level} · {band_name(band_of(level))}"


def levels() -> list[tuple[int, str]]:
    """All levels, to choose from."""
    return [(level, level_name(level)) for level in range(1, 2 * len(BANDS) + 1)]


@dataclass(frozen=True, slots=True)
class Line:
    """An entry of a list; `shape` and `state` are its badge's."""

    uid: UUID
    title: Wording
    lead: Wording
    href: str
    code: str
    competence: Wording
    level: str
    shape: str
    state: str
    country: str
    country_name: str
    place: str
    when: str
    is_example: bool


def state_of(row: Entry) -> tuple[str, str]:
    """Shape and words of the badge of an entry."""
    if row.has_expired(clock.today()):
        return "stale", gettext("Expired")
    words = str(dict(State.choices).get(row.state, row.state))
    return SHAPES.get(row.state, "ended"), words


def line(row: Entry, reader: str) -> Line:
    """An entry as a list shows it."""
    shape, state = state_of(row)
    place = (territories.name(row.nuts, reader) or row.nuts) if row.nuts[2:] else ""
    ends = row.valid_until if row.state in ("validated", "consolidated") else None
    when = gettext("valid until %(day)s") % {"day": day(ends)} if ends else ""
    return Line(
        row.uid, row.title.best(reader), row.summary.best(reader), page_of(row.record_address()),
        row.competence.code, row.competence.title.best(reader), level_name(row.level), shape,
        state, row.country, country(row.country), place, when, row.nature == Nature.EXAMPLE,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tried:
    """A trial as its entry's or its competence's page tells it."""

    title: Wording
    href: str
    shape: str
    state: str
    notes: tuple[Wording, ...]
    verbs: tuple[tuple[str, str], ...]
    is_example: bool


def tried(row: Trial, pilot: Heading, reader: str) -> Tried:
    """A trial under the name of its pilot."""
    notes = [one.best(reader) for one in (row.method, row.reason, row.validator) if one]
    verbs: tuple[tuple[str, str], ...] = ()
    if row.verdict:
        verbs = ((gettext("What it rests on"), page_of(f"competences/tests/{row.uid}/")),)
    return Tried(
        pilot.title.best(reader), page_of(pilot.address), VERDICTS[row.verdict],
        gettext(WORDS[row.verdict]), tuple(notes), verbs, pilot.nature == Nature.EXAMPLE,
    )  # fmt: skip


def shown(row: Entry, reader: str) -> dict[str, Any]:
    """What every page of an entry says of it."""
    return {
        "row": row,
        "line": line(row, reader),
        "is_example": row.nature == Nature.EXAMPLE,
        "page_centre": row.centre_id,
        "room": "competences",
    }


def tongues(codes: Sequence[str]) -> str:
    """Languages in words."""
    return listed(language(code) for code in codes) if codes else ""


def areas(rows: Sequence[Competence], reader: str) -> list[dict[str, Any]]:
    """Areas with their competences; what no area knows comes last, without a heading."""
    told = []
    known = {one.code for one in released().areas}
    for area in released().areas:
        told.append(
            {
                "code": area.code, "name": area.name.best(reader),
                "definition": area.definition.best(reader),
                "rows": [named(row, reader) for row in rows if row.area == area.code],
            }
        )  # fmt: skip
    rest = [named(row, reader) for row in rows if row.area not in known]
    blank = Wording("", reader)
    return [
        *told,
        *([{"code": "", "name": blank, "definition": blank, "rows": rest}] if rest else []),
    ]


def named(row: Competence, reader: str) -> dict[str, Any]:
    """A competence with its name and definition."""
    return {
        "uid": row.uid, "code": row.code, "name": row.title.best(reader),
        "definition": row.definition.best(reader), "href": page_of(row.record_address()),
    }  # fmt: skip


def edition(viewer: Viewer) -> dict[str, str]:
    """Which edition of the framework the pages show."""
    release = released()
    return {"version": release.version, "day": day(release.dated)}
