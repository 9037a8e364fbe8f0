"""Who covers which competence, what is missing where, and who could learn from whom.

Only what everybody may read is counted, so that the numbers are the same for all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from vivaio.contexts.competences.models import OFFERED, Entry
from vivaio.contexts.competences.queries import framework, portfolio
from vivaio.kernel import clock
from vivaio.kernel.errors import N_
from vivaio.platform.links import queries as links
from vivaio.platform.records import queries as records
from vivaio.platform.tenancy.viewer import Viewer

#: The ties by which a need calls for a competence: by itself, by the pilot that takes it up and
#: tests the competence, or by the course that meets it and teaches the competence.
DIRECT, INNER, OUTER = "calls_for", ("taken_up_in", "meets"), ("tests", "teaches")
ABOUT = N_(
    "Demand: public needs and requests of a country, by the first theme of a need, that call for a "
    "competence: tied to it by hand, taken up in a pilot that tests it, or met by a course that "
    "teaches it. Supply: public entries of portfolios of that country, validated or consolidated "
    "and not past their date. A need that is tied to no competence is counted, and calls for none."
)


@dataclass(frozen=True, slots=True)
class Row:
    """Demand of one country and theme; counts go by the code of the competence."""

    country: str
    theme: str
    needs: int = 0
    tied: int = 0
    called: Mapping[str, int] = field(default_factory=dict)
    supply: Mapping[str, int] = field(default_factory=dict)
    elsewhere: Mapping[str, int] = field(default_factory=dict)

    @property
    def missing(self) -> list[str]:
        """What is called for and offered by nobody of the country."""
        return [code for code in self.called if not self.supply.get(code)]


@dataclass(frozen=True, slots=True)
class Lesson:
    """Who offers what somebody else lacks."""

    teacher: Entry
    learners: Sequence[Entry]
    countries: Sequence[str]


def valid(rows: Sequence[Entry]) -> list[Entry]:
    """Entries that are offered today."""
    today = clock.today()
    return [row for row in rows if row.state in OFFERED and not row.has_expired(today)]


def by_centre() -> dict[tuple[str, UUID], list[Entry]]:
    """Public entries by the code of the competence and the centre."""
    told: dict[tuple[str, UUID], list[Entry]] = {}
    for row in portfolio.public():
        if row.centre_id is not None:
            told.setdefault((row.competence.code, row.centre_id), []).append(row)
    return told


def calls() -> dict[UUID, set[str]]:
    """What each need and request calls for, as codes of competences."""
    anybody = Viewer.anonymous()
    codes = {row.uid: row.code for row in framework.offered(anybody)}
    found: dict[UUID, set[str]] = {}
    through: dict[UUID, set[str]] = {}
    inner = []
    for kind, source, target in links.ties(anybody, (DIRECT, *INNER, *OUTER)):
        if kind in INNER:
            inner.append((source, target))
        elif target in codes:
            told = found if kind == DIRECT else through
            told.setdefault(source, set()).add(codes[target])
    for source, target in inner:
        if target in through:
            found.setdefault(source, set()).update(through[target])
    return found


def gap() -> list[Row]:
    """Demand against supply by country and theme, the largest demand first."""
    anybody, called = Viewer.anonymous(), calls()
    offered = Counter((row.country, row.competence.code) for row in valid(portfolio.public()))
    everywhere = Counter(code for _, code in offered.elements())
    needs: Counter[tuple[str, str]] = Counter()
    tied: Counter[tuple[str, str]] = Counter()
    told: dict[tuple[str, str], Counter[str]] = {}
    for one in records.outlines(anybody, ("need", "request")):
        # A request's category says what sort of thing is asked for, which is no theme.
        place = (one.country, one.category if one.kind == "need" else "")
        codes = called.get(one.uid, set())
        if one.kind == "need":
            needs[place] += 1
            tied[place] += bool(codes)
        if codes or one.kind == "need":
            told.setdefault(place, Counter()).update(codes)
    rows = [
        Row(
            country, theme, needs[country, theme], tied[country, theme],
            dict(sorted(codes.items())),
            {code: offered[country, code] for code in codes},
            {code: everywhere[code] - offered[country, code] for code in codes},
        )
        for (country, theme), codes in told.items()
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (-len(row.missing), -row.needs, row.country, row.theme))


def lessons(rows: Sequence[Row]) -> list[Lesson]:
    """Validated entries beside the drafts and the unmet demand of other countries."""
    public = portfolio.public()
    wanted = [row for row in public if row.state in ("claimed", "under_test")]
    made = []
    for teacher in valid(public):
        code = teacher.competence.code
        same = [row for row in wanted if row.competence.code == code]
        learners = [row for row in same if row.centre_id != teacher.centre_id]
        lands = {row.country for row in rows if code in row.missing} - {teacher.country, ""}
        if learners or lands:
            made.append(Lesson(teacher, learners, sorted(lands)))
    return made
