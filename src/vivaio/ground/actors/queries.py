"""Reading the directory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from vivaio.ground.actors.models import Actor, CentreRole, Place, Programme, SisterCard
from vivaio.kernel.errors import Unknown
from vivaio.kernel.text import Text
from vivaio.platform.records import listing
from vivaio.platform.records import queries as records
from vivaio.platform.records.queries import Heading
from vivaio.platform.search import queries as search
from vivaio.platform.tenancy.viewer import Viewer

PAGE = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader wants to see of the directory; `page` counts from one."""

    words: str = ""
    country: str = ""
    kind: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """A card as lists show it."""

    heading: Heading
    summary: Text
    nuts: str
    themes: Sequence[str]


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of the directory: `total` is a floor when `more`; `searched_for` when repaired."""

    lines: Sequence[Line]
    total: int
    more: bool = False
    searched_for: str = ""


def directory(viewer: Viewer, asked: Asked) -> Listing:
    """The cards a viewer may see: found by words, best first, or in alphabetical order."""
    start = (asked.page - 1) * PAGE
    if asked.words:
        countries = [asked.country] if asked.country else []
        categories = [asked.kind] if asked.kind else []
        found = search.find(
            viewer, asked.words, language=viewer.language, kinds=["actor"], countries=countries,
            categories=categories, limit=PAGE, offset=start,
        )  # fmt: skip
        order = [hit.uid for hit in found.hits]
        headings = records.headings(viewer, order)
        lines = _lines([headings[uid] for uid in order if uid in headings])
        repaired = found.searched_for if found.repaired else ""
        return Listing(lines, found.total, found.more, repaired)
    page = listing.page(
        viewer, "actor", country=asked.country, category=asked.kind, start=start, count=PAGE
    )
    return Listing(_lines(page.headings), page.total)


def _lines(headings: Sequence[Heading]) -> list[Line]:
    rows = Actor.objects.filter(uid__in=[h.uid for h in headings])
    extra = {uid: rest for uid, *rest in rows.values_list("uid", "summary", "nuts", "themes")}
    return [Line(heading, *extra[heading.uid]) for heading in headings]


def countries_present(viewer: Viewer) -> list[str]:
    """The countries from which the viewer may see a card."""
    return listing.tally(viewer, "actor").countries()


def actor(viewer: Viewer, slug: str) -> Actor:
    """One card by its slug; `Unknown` when there is none for this viewer."""
    rows = Actor.objects.visible_to(viewer).filter(slug=slug)
    return records.only(rows.select_related("centre"))


def place(viewer: Viewer, slug: str) -> Place:
    """One place by its slug."""
    return records.only(Place.objects.visible_to(viewer).filter(slug=slug))


def programme(viewer: Viewer, slug: str) -> Programme:
    """One programme by its slug."""
    return records.only(Programme.objects.visible_to(viewer).filter(slug=slug))


def sister_card(viewer: Viewer, slug: str) -> SisterCard:
    """One card of a sister directory by its slug, if both whose and about whom may be seen too."""
    rows = SisterCard.objects.visible_to(viewer).filter(slug=slug)
    found = records.only(rows.select_related("directory", "about", "source"))
    ends = {found.about_id, found.directory_id}
    if set(records.headings(viewer, ends)) != ends:
        raise Unknown
    return found


def sister_cards(viewer: Viewer, about: UUID) -> list[SisterCard]:
    """What sister directories print about a record the caller has found visible."""
    rows = SisterCard.objects.visible_to(viewer).filter(about=about)
    rows = rows.filter(directory__in=Actor.objects.visible_to(viewer))
    return list(rows.select_related("directory"))


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody's part in a centre: `who` is an actor or a place, None when not for this viewer."""

    role: str
    standing: str
    since: str
    town: str
    centre: Heading
    actor: Heading | None
    place: Heading | None
    attribution: records.Attribution


def parts_in(viewer: Viewer, centre: UUID) -> list[Part]:
    """The parts in one centre: coordination, seats, members."""
    return _parts(viewer, CentreRole.objects.filter(centre=centre))


def parts_of(viewer: Viewer, actor: UUID) -> list[Part]:
    """The parts one actor has in centres."""
    return _parts(viewer, CentreRole.objects.filter(actor=actor))


def _parts(viewer: Viewer, rows: QuerySet[CentreRole]) -> list[Part]:
    roles = list(rows.select_related("source"))
    if not roles:
        return []
    uids = {uid for role in roles for uid in (role.centre_id, role.actor_id, role.place_id) if uid}
    known = records.headings(viewer, uids)
    return [
        Part(
            role.role,
            role.standing,
            role.since,
            role.town,
            known[role.centre_id],
            known.get(role.actor_id) if role.actor_id else None,
            known.get(role.place_id) if role.place_id else None,
            records.attribution_of(role.source, role.quotation),
        )
        for role in roles
        if role.centre_id in known and (role.actor_id in known or role.place_id in known)
    ]
