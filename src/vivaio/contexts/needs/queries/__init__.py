"""Reading needs and those who said them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from vivaio.contexts.needs import marks
from vivaio.contexts.needs.models import Grouping, Need, Voice
from vivaio.ground.taxonomy.queries import expanded
from vivaio.kernel.errors import Unknown
from vivaio.platform.search import queries as search
from vivaio.platform.tenancy.viewer import Viewer

PAGE = 20
#: Voices below which their groups are not told, so that nobody is recognised.
LEAST = 5
#: More than anybody takes away.
_TABLE = 20_000
ORDERS = {
    "newest": ("-heard_on", "-uid"),
    "grave": ("-severity", "-heard_on", "-uid"),
    "often": ("-frequency", "-heard_on", "-uid"),
    "proved": ("-strength", "-heard_on", "-uid"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader wants to see; `page` counts from one."""

    words: str = ""
    theme: str = ""
    target_group: str = ""
    country: str = ""
    state: str = ""
    order: str = "newest"
    page: int = 1

    @property
    def narrows(self) -> bool:
        """Whether anything but the page and the order is asked for."""
        return bool(self.words or self.theme or self.target_group or self.country or self.state)


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of needs, and how many there are."""

    rows: Sequence[Need]
    total: int


def _open(viewer: Viewer) -> QuerySet[Need]:
    rows = Need.objects.visible_to(viewer)
    return rows.filter(state__in=Need.open_states)


def _narrowed(viewer: Viewer, asked: Asked) -> QuerySet[Need]:
    rows = _open(viewer)
    if asked.state:
        rows = rows.filter(state=asked.state)
    if asked.country:
        rows = rows.filter(country=asked.country)
    if asked.words:
        rows = rows.filter(uid__in=search.matching(viewer, asked.words, kind="need").uids)
    return rows.order_by(*ORDERS.get(asked.order, ORDERS["newest"]))


def found(viewer: Viewer, asked: Asked) -> Listing:
    """One page of the needs that everybody in the viewer's place may read."""
    start = (asked.page - 1) * PAGE
    rows = _narrowed(viewer, asked)
    if not asked.theme and not asked.target_group:
        return Listing(list(rows[start : start + PAGE]), rows.count())
    kept = list(_coded(rows[:_TABLE], asked))
    return Listing(kept[start : start + PAGE], len(kept))


def latest(viewer: Viewer) -> list[Need]:
    """The first page of them all."""
    return list(_narrowed(viewer, Asked())[:PAGE])


def _coded(rows: QuerySet[Need], asked: Asked) -> Iterator[Need]:
    themes = set(expanded("theme", asked.theme)) if asked.theme else set()
    groups = set(expanded("target_group", asked.target_group)) if asked.target_group else set()
    for row in rows:
        fits_theme = not themes or themes & set(row.themes)
        if fits_theme and (not groups or groups & set(row.target_groups)):
            yield row


def all_found(viewer: Viewer, asked: Asked | None = None) -> list[Need]:
    """All of them, to be taken away."""
    wanted = asked or Asked()
    rows = _narrowed(viewer, wanted)[:_TABLE]
    return list(_coded(rows, wanted))


def countries(viewer: Viewer) -> list[str]:
    """The countries from which there are needs."""
    return sorted(set(_open(viewer).values_list("country", flat=True).distinct()) - {""})


def need(viewer: Viewer, slug: str) -> Need:
    """One need by its slug; `Unknown` when there is none for this viewer."""
    row = Need.objects.visible_to(viewer).filter(slug=slug).select_related("analysis").first()
    if row is None:
        raise Unknown
    return row


def by_uid(viewer: Viewer, uid: UUID) -> Need:
    """The same by its uid."""
    row = Need.objects.visible_to(viewer).filter(uid=uid).select_related("analysis").first()
    if row is None:
        raise Unknown
    return row


def waiting(viewer: Viewer, centres: Sequence[UUID], limit: int = 200) -> list[Need]:
    """What was told and waits for an editor, the longest first."""
    rows = Need.objects.visible_to(viewer).filter(centre__in=centres, state="received")
    return list(rows.select_related("analysis").order_by("created_at")[:limit])


def unanswered(viewer: Viewer, centres: Sequence[UUID], limit: int = 50) -> list[Need]:
    """Accepted needs without an answer, the oldest first."""
    rows = Need.objects.visible_to(viewer).filter(
        centre__in=centres, state__in=("accepted", "in_work")
    )
    return list(rows.select_related("analysis").order_by("heard_on")[:limit])


@dataclass(frozen=True, slots=True)
class Chorus:
    """Who said a need: how many, of which groups (from `LEAST` voices on), actors by name."""

    voices: int
    groups: dict[str, int]
    actors: list[UUID]


def chorus(row: Need) -> Chorus:
    """The voices behind a need; of persons only numbers, and groups only where enough spoke."""
    rows = list(Voice.objects.filter(need=row.uid).values_list("group", "actor").order_by("at"))
    counted: dict[str, int] = {}
    for group, _ in rows:
        if group:
            counted[group] = counted.get(group, 0) + 1
    told = {group: number for group, number in counted.items() if number >= LEAST}
    return Chorus(len(rows), told, [actor for _, actor in rows if actor])


def voices(row: Need) -> list[Voice]:
    """The same one by one, for the team of its centre."""
    return list(Voice.objects.filter(need=row.uid).select_related("wrote").order_by("at"))


def voice(marked: str, purpose: str = marks.READ) -> Voice:
    """The author whom a signed word was made for."""
    rows = Voice.objects.select_related("need__analysis", "wrote")
    found_one = rows.filter(uid=marks.read(marked, purpose)).first()
    if found_one is None:
        raise Unknown
    return found_one


def groupings(viewer: Viewer, kept: Need) -> list[Grouping]:
    """The needs that went into this one, and can be taken out again."""
    rows = Grouping.objects.filter(kept=kept.uid, undone_at=None).select_related("gone")
    return [one for one in rows.order_by("on") if viewer.may("read", one.gone.centre_id)]


def grouping(viewer: Viewer, uid: UUID) -> Grouping:
    """One merge that stands."""
    rows = Grouping.objects.select_related("gone", "kept").filter(uid=uid, undone_at=None)
    one = rows.first()
    if one is None or not Need.objects.visible_to(viewer).filter(uid=one.kept_id).exists():
        raise Unknown
    return one


def alike(viewer: Viewer, row: Need, limit: int = 5) -> list[Need]:
    """Other needs that may say the same, by the words of the title."""
    uids = [
        hit.uid
        for word in [row.title.best(viewer.language).words]
        for hit in search.find(
            viewer, word, language=viewer.language, kinds=("need",), limit=limit + 1
        ).hits
        if hit.uid != row.uid
    ]
    rows = {one.uid: one for one in Need.objects.visible_to(viewer).filter(uid__in=uids)}
    return [rows[uid] for uid in uids if uid in rows][:limit]
