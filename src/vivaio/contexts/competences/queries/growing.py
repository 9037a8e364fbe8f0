"""Reading assessments: one's own, what one is asked, and the map of a team."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from vivaio.contexts.competences import growth, policies
from vivaio.contexts.competences.models import Assessment, Competence, View
from vivaio.contexts.competences.queries import framework
from vivaio.contexts.competences.queries.framework import Said
from vivaio.contexts.competences.written import BANDS, Profile, band_of, released
from vivaio.ground.centres import queries as centres
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Unknown
from vivaio.platform.tenancy.viewer import Viewer

#: After so long it makes sense to look again.
AGAIN = timedelta(days=182)
#: With so many people a map is shown, and so many come to it at a time.
CIRCLE = 5


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked next; `number` counts from one."""

    competence: Competence
    said: Said
    number: int


def mine(viewer: Viewer) -> list[Assessment]:
    """One's own, the newest first."""
    if viewer.account is None:
        return []
    return list(Assessment.objects.filter(account=viewer.account)[:50])


def own(viewer: Viewer, uid: UUID) -> Assessment:
    """One of one's own; `Unknown` for anybody else's."""
    row = Assessment.objects.filter(uid=uid).first()
    if row is None or not policies.can_assess(viewer, row):
        raise Unknown(f"assessment {uid}")
    return row


def again_on(viewer: Viewer) -> date | None:
    """From which day one may begin anew; None: today."""
    last = next((row for row in mine(viewer) if row.finished_at), None)
    return (last.finished_at + AGAIN).date() if last and last.finished_at else None


def view(viewer: Viewer, uid: UUID) -> View:
    """A colleague's question to this viewer; `Unknown` for anybody else's."""
    row = View.objects.select_related("assessment__account").filter(uid=uid).first()
    if row is None or not policies.can_view(viewer, row):
        raise Unknown(f"view {uid}")
    return row


def views_to_give(viewer: Viewer) -> list[View]:
    """Colleagues who ask this viewer and have no answer yet."""
    if viewer.account is None:
        return []
    rows = View.objects.filter(account=viewer.account, finished_at=None)
    found = rows.select_related("assessment__account")[:20]
    return [row for row in found if asked_of_colleague(viewer, row) is not None]


def views_of(row: Assessment) -> list[View]:
    """Whom one has asked."""
    return list(row.views.select_related("account"))


def targets(row: Assessment) -> Mapping[str, int]:
    """What the role asks for, by competence."""
    found = profile_of(row)
    return found.targets if found else {}


def profile_of(row: Assessment) -> Profile | None:
    """The role for which somebody looked at herself."""
    return released().profile(row.profile)


def next_question(
    viewer: Viewer, row: Assessment, given: growth.Given, asked: Sequence[str] | None = None
) -> Question | None:
    """What is asked next, in the words of the centre; None at the end.

    Where a centre has left out all statements of a band, that band is passed by as *not yet*.
    """
    known = {one.code: one for one in framework.offered(viewer)}
    own_words = framework.of_centre(row.centre_id) if row.centre_id else {}
    told = [tuple(one) for one in given]
    codes = [code for code in (row.asked if asked is None else asked) if code in known]
    while True:
        code, band = growth.next_asked(codes, told, targets(row), is_long=row.is_long)
        if not code:
            return None
        several = [one for one in framework.asked(known[code], own_words.get(code, ()))
                   if one.band == band]  # fmt: skip
        if several:
            chosen = several[row.round % len(several)]
            return Question(known[code], chosen, len(given) + 1)
        told.append((code, f"{band}0", growth.Answer.NOT_YET))


def is_at_its_end(viewer: Viewer, row: Assessment) -> bool:
    """Whether something was answered and nothing is left to ask."""
    return bool(row.answers) and next_question(viewer, row, row.answers) is None


def asked_of_colleague(viewer: Viewer, view: View) -> Question | None:
    """The next question about a colleague: of the competences that she answered for herself."""
    row = view.assessment
    told = list(levels(row, row.answers))
    return next_question(viewer, row, view.answers, told)


def is_told(viewer: Viewer, view: View) -> bool:
    """Whether a colleague has said what there was to say."""
    if view.finished_at is not None:
        return True
    return bool(view.answers) and asked_of_colleague(viewer, view) is None


def levels(row: Assessment, given: growth.Given) -> dict[str, int]:
    """Where somebody stands in each competence that was settled or asked."""
    found = {}
    for code in row.asked:
        stands = growth.reached(given, code)
        if stands.answers and not stands.is_out:
            found[code] = stands.level
    return found


@dataclass(frozen=True, slots=True)
class Cell:
    """How large a share of those counted stands in a band: 1 few or none, 2 up to half, 3 up to
    three quarters, 4 more; 0 where fewer than five have answered."""

    band: str
    share: int


@dataclass(frozen=True, slots=True)
class MapRow:
    """An area or a competence of the map."""

    code: str
    cells: tuple[Cell, ...]


#: The columns of a map: before the first band, then the bands.
COLUMNS = ("", *BANDS)


def team_map(viewer: Viewer, centre: UUID) -> list[MapRow]:
    """The map of a team by area and competence; empty as long as there are not five.

    People are counted in fives, formed in the order in which they agreed: a map never changes by
    one person. A circle of which somebody has gone is not counted until five newcomers join those
    who are left; a line counts a circle only where five of it have answered; and shares are told
    in quarters.
    """
    require(policies.can_map(viewer, centre))
    counted = _counted(centre)
    if not counted:
        return []
    stands = [(levels(row, row.answers), row) for row in counted]
    rows = []
    for area in released().areas:
        codes = [one.code for one in released().competences if one.code[:1] == area.code]
        means = [(one.group, _mean([told[code] for code in codes if code in told]))
                 for told, one in stands]  # fmt: skip
        rows.append(_row(area.code, _in_fives(means)))
        for code in codes:
            rows.append(
                _row(code, _in_fives([(one.group, told.get(code)) for told, one in stands]))
            )
    return rows


def _in_fives(told: Sequence[tuple[UUID | None, int | None]]) -> list[int]:
    """What counts on a line: of each circle all or nothing, and nothing where fewer than five of
    it have answered; else one who joins a line would show."""
    answered = Counter(group for group, level in told if level is not None)
    return [level for group, level in told if level is not None and answered[group] >= CIRCLE]


def _counted(centre: UUID) -> list[Assessment]:
    """Those of whole circles, of which nobody has gone or left the team."""
    team = {one.account for one in centres.team(Viewer.system(), [centre])}
    rows = Assessment.objects.filter(
        centre=centre, group__isnull=False, agreed_at__isnull=False, finished_at__isnull=False
    )
    there = [row for row in rows if row.account_id in team]
    sizes = Counter(row.group for row in there)
    return [row for row in there if sizes[row.group] == row.group_size]


def _mean(several: Sequence[int]) -> int | None:
    return round(sum(several) / len(several)) if several else None


def _row(code: str, stands: Sequence[int]) -> MapRow:
    if len(stands) < CIRCLE:
        return MapRow(code, tuple(Cell(band, 0) for band in COLUMNS))
    counts = Counter(band_of(level) if level else "" for level in stands)
    return MapRow(code, tuple(Cell(b, _share(counts[b], len(stands))) for b in COLUMNS))


def _share(count: int, whole: int) -> int:
    """In quarters, rounded up; nobody counts as few."""
    return max(1, -(-4 * count // whole))
