"""Reading agreements and who adheres to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q

from vivaio.contexts.governance import marks, policies
from vivaio.contexts.governance.models import Adhesion, Agreement
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Unknown
from vivaio.kernel.text import Text
from vivaio.platform.multilingual.folding import fold
from vivaio.platform.records import queries as records
from vivaio.platform.records.queries import Heading
from vivaio.platform.revisions import queries as revisions
from vivaio.platform.tenancy.viewer import Viewer

PAGE = 30


@dataclass(frozen=True, slots=True)
class Line:
    """An adhesion as everybody sees it; `card` is None without a card, or with a hidden one."""

    organisation: str
    country: str
    since: date
    expires_on: date | None
    edition: int
    language: str
    card: Heading | None


@dataclass(frozen=True, slots=True)
class Adherents:
    """A page of those who adhere, and of how many."""

    lines: Sequence[Line]
    total: int


@dataclass(frozen=True, slots=True)
class Month:
    """What happened in one month, and how many adhered at its end."""

    month: str
    joined: int
    left: int
    total: int


@dataclass(frozen=True, slots=True)
class Signed:
    """A version as it can be signed or was: title and text."""

    number: int
    at: datetime
    title: Text
    text: Text


def agreement(viewer: Viewer, slug: str) -> Agreement:
    """One agreement by its slug; `Unknown` when there is none for this viewer."""
    rows = Agreement.objects.visible_to(viewer).filter(slug=slug)
    return records.only(rows.select_related("centre"))


def of_centre(viewer: Viewer, centre: UUID) -> list[tuple[Agreement, int]]:
    """A centre's agreements with how many adhere: open ones first, the newest on top."""
    rows = Agreement.objects.visible_to(viewer).filter(centre=centre)
    active = Count("adhesions", filter=Q(adhesions__state="confirmed"))
    order = {"open": 0, "draft": 1, "closed": 2}
    found = list(rows.annotate(active=active).order_by("-opened_on", "-created_at"))
    found.sort(key=lambda one: order.get(one.state, 3))
    return [(one, one.active) for one in found]


def adherents(
    viewer: Viewer, found: Agreement, *, words: str = "", country: str = "", page: int = 1
) -> Adherents:
    """Who adheres to an agreement that the caller has found visible, in alphabetical order."""
    rows = found.adhesions.filter(state="confirmed")
    if words:
        rows = rows.filter(folded__contains=fold(words))
    if country:
        rows = rows.filter(country=country)
    total = rows.count()
    start = (page - 1) * PAGE
    return Adherents(_lines(viewer, list(rows[start : start + PAGE])), total)


def all_adherents(viewer: Viewer, found: Agreement) -> list[Line]:
    """All of them, for the table to take away."""
    return _lines(viewer, list(found.adhesions.filter(state="confirmed")))


def _lines(viewer: Viewer, rows: Sequence[Adhesion]) -> list[Line]:
    cards = records.headings(viewer, [row.actor_id for row in rows if row.actor_id])
    return [
        Line(
            row.organisation,
            row.country,
            row.since or row.submitted_at.date(),
            row.expires_on,
            row.edition,
            row.language,
            cards.get(row.actor_id) if row.actor_id else None,
        )
        for row in rows
    ]


def countries(found: Agreement) -> list[tuple[str, int]]:
    """The countries of those who adhere, with their numbers."""
    rows = found.adhesions.filter(state="confirmed").values_list("country")
    return list(rows.annotate(number=Count("uid")).order_by("country"))


def over_time(found: Agreement) -> list[Month]:
    """How many adhered, month by month in which something happened; a renewal changes nothing."""
    rows = found.adhesions.filter(since__isnull=False)
    joined: dict[str, int] = {}
    left: dict[str, int] = {}
    columns = rows.values_list("since", "ended_on", "state", "renews")
    for since, ended_on, state, renews in columns:
        if renews is None and since is not None:
            month = since.isoformat()[:7]
            joined[month] = joined.get(month, 0) + 1
        if ended_on is not None and state != "renewed":
            month = ended_on.isoformat()[:7]
            left[month] = left.get(month, 0) + 1
    total, months = 0, []
    for month in sorted({*joined, *left}):
        total += joined.get(month, 0) - left.get(month, 0)
        months.append(Month(month, joined.get(month, 0), left.get(month, 0), total))
    return months


def version(viewer: Viewer, found: Agreement, number: int) -> Signed:
    """One kept version of an agreement's text."""
    kept = revisions.version(viewer, found.uid, number)
    title, text = (Text.from_json(kept.content[name]) for name in ("title", "text"))
    return Signed(number, kept.at, title, text)


def versions(viewer: Viewer, found: Agreement) -> list[tuple[int, datetime]]:
    """The versions there are, newest first."""
    return [(kept.number, kept.at) for kept in revisions.of(viewer, found.uid)]


def to_check(viewer: Viewer, found: Agreement) -> list[Adhesion]:
    """All adhesions of an agreement, for its team: those that wait first."""
    require(policies.can_check(viewer, found.centre_id))
    rows = list(found.adhesions.order_by("-submitted_at")[:500])
    rows.sort(key=lambda one: one.state != "submitted")
    return rows


def adhesion(viewer: Viewer, uid: UUID) -> Adhesion:
    """One adhesion with all that was declared, for the team of the centre."""
    rows = Adhesion.objects.select_related("agreement", "agreement__centre").filter(uid=uid)
    found = rows.first()
    if (
        found is None
        or not Agreement.objects.visible_to(viewer).filter(uid=found.agreement_id).exists()
    ):
        raise Unknown
    require(policies.can_check(viewer, found.agreement.centre_id))
    return found


def own_adhesion(marked: str) -> Adhesion:
    """The adhesion that a signed link is for: its holder is the signatory."""
    rows = Adhesion.objects.select_related("agreement", "agreement__centre")
    found = rows.filter(uid=marks.read("adhesion", marked)).first()
    if found is None or found.agreement.deleted_at is not None:
        raise Unknown
    return found


def exported(viewer: Viewer) -> Iterator[dict[str, object]]:
    """Every public adhesion to every agreement the viewer may see, for export."""
    rows = Adhesion.objects.filter(
        state="confirmed", agreement__in=Agreement.objects.visible_to(viewer)
    )
    for row in rows.select_related("agreement").order_by("agreement", "folded"):
        yield {
            "agreement": row.agreement.title.best(viewer.language).words,
            "organisation": row.organisation,
            "country": row.country,
            "since": row.since,
            "version": row.edition,
            "nature": row.agreement.nature,
        }
