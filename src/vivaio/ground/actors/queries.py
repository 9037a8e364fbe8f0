"""Reading the directory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import CharField, DateField, QuerySet, UUIDField

from vivaio.ground.actors import likeness
from vivaio.ground.actors.models import Actor, CentreRole, Place, Programme, SisterCard
from vivaio.kernel.errors import Unknown
from vivaio.kernel.text import Text
from vivaio.platform.records import queries as records
from vivaio.platform.records.queries import Heading
from vivaio.platform.search import queries as search
from vivaio.platform.tenancy.readings import Given, Reading, among
from vivaio.platform.tenancy.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Line:
    """A card as lists show it."""

    heading: Heading
    summary: Text
    nuts: str
    themes: Sequence[str]
    territory: Text
    valid_until: date | None


def lines(headings: Sequence[Heading]) -> list[Line]:
    """The cards of headings that the caller was given for a viewer."""
    rows = _line_parts.rows(None, uids=[heading.uid for heading in headings])
    extra = {uid: rest for uid, *rest in rows}
    # A card that was removed since its heading was read has none.
    return [Line(heading, *extra[heading.uid]) for heading in headings if heading.uid in extra]


_line_parts = Reading(
    lambda viewer, uids: Actor.objects.filter(uid__in=uids).values_list(
        "uid", "summary", "nuts", "themes", "territory", "valid_until"
    ),
    uids=UUIDField(),
)


def actor(viewer: Viewer, slug: str) -> Actor:
    """One card by its slug; `Unknown` when there is none for this viewer."""
    found = _by_slug.instances(Actor, viewer, slug=slug)
    if not found:
        raise Unknown
    return found[0]


_by_slug = Reading(
    lambda viewer, slug: Actor.objects.visible_to(viewer).filter(slug=slug), slug=CharField()
)


def actor_of(viewer: Viewer, uid: UUID) -> Actor:
    """One card by its uid; `Unknown` when there is none for this viewer."""
    return records.only(Actor.objects.visible_to(viewer).filter(uid=uid))


def named(viewer: Viewer, name: str) -> list[UUID]:
    """The cards in the directory that bear just this name, in some language."""
    return search.titled(viewer, "actor", [name]).get(name, [])


def likely(viewer: Viewer, name: str, country: str = "", count: int = 5) -> list[Heading]:
    """The cards this viewer may see whose names, in any alphabet, are like a name; best first."""
    rows = Actor.objects.visible_to(viewer)
    if country:
        rows = rows.filter(country__in=(country, ""))
    known = ((uid, text.texts.values()) for uid, text in rows.values_list("uid", "name"))
    uids = [uid for uid in likeness.best(name, known, count) if isinstance(uid, UUID)]
    found = records.headings(viewer, uids)
    return [found[uid] for uid in uids if uid in found]


def place(viewer: Viewer, slug: str) -> Place:
    """One place by its slug."""
    return records.only(Place.objects.visible_to(viewer).filter(slug=slug))


def programme(viewer: Viewer, slug: str) -> Programme:
    """One programme by its slug."""
    return records.only(Programme.objects.visible_to(viewer).filter(slug=slug))


def place_of(viewer: Viewer, uid: UUID) -> Place:
    """One place by its uid."""
    return records.only(Place.objects.visible_to(viewer).filter(uid=uid))


def programme_of(viewer: Viewer, uid: UUID) -> Programme:
    """One programme by its uid."""
    return records.only(Programme.objects.visible_to(viewer).filter(uid=uid))


def sister_card(viewer: Viewer, slug: str) -> SisterCard:
    """One card of a sister directory by its slug, if both whose and about whom may be seen too."""
    return _sister_card(viewer, SisterCard.objects.filter(slug=slug))


def sister_card_of(viewer: Viewer, uid: UUID) -> SisterCard:
    """The same by its uid."""
    return _sister_card(viewer, SisterCard.objects.filter(uid=uid))


def _sister_card(viewer: Viewer, asked: QuerySet[SisterCard]) -> SisterCard:
    rows = SisterCard.objects.visible_to(viewer) & asked
    found = records.only(rows.select_related("directory", "about", "source"))
    ends = {found.about_id, found.directory_id}
    if set(records.headings(viewer, ends)) != ends:
        raise Unknown
    return found


@dataclass(frozen=True, slots=True)
class SisterLine:
    """A card of a sister directory as it is named elsewhere."""

    directory: Text
    title: Text
    address: str


def sister_cards(viewer: Viewer, about: UUID) -> list[SisterLine]:
    """What sister directories print about a record the caller has found visible."""
    rows = _sister_cards.rows(viewer, about=about)
    known = records.headings(viewer, {directory for directory, *_ in rows}) if rows else {}
    return [
        SisterLine(known[directory].title, title, SisterCard(slug=slug).record_address())
        for directory, title, slug in rows
        if directory in known
    ]


_sister_cards = Reading(
    lambda viewer, about: (
        SisterCard.objects.visible_to(viewer)
        .filter(about=about)
        .values_list("directory", "title", "slug")
    ),
    about=UUIDField(),
)


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
    return _parts(viewer, _roles.rows(None, "centre", uid=centre))


def parts_of(viewer: Viewer, actor: UUID) -> list[Part]:
    """The parts one actor has in centres."""
    return _parts(viewer, _roles.rows(None, "actor", uid=actor))


def _having(viewer: None, whose: str, uid: Given) -> QuerySet[CentreRole, tuple[Any, ...]]:
    rows = CentreRole.objects.filter(**{whose: uid})
    return rows.values_list(
        "role", "standing", "since", "town", "centre", "actor", "place", *records.CITED
    )


_roles = Reading(_having, uid=UUIDField())


def _parts(viewer: Viewer, rows: Sequence[tuple[Any, ...]]) -> list[Part]:
    if not rows:
        return []
    known = records.headings(viewer, {uid for row in rows for uid in row[4:7] if uid})
    return [
        Part(
            role, standing, since, town, known[centre], known.get(actor), known.get(place),
            records.cited(columns),
        )
        for role, standing, since, town, centre, actor, place, *columns in rows
        if centre in known and (actor in known or place in known)
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Expiring:
    """A published card that says until when it is valid."""

    uid: UUID
    slug: str
    name: Text
    centre: UUID
    valid_until: date


#: More cards than anybody confirms in a day.
_EXPIRING = 200


def expiring(viewer: Viewer, until: date) -> list[Expiring]:
    """Published cards of centres where the viewer edits, valid no longer than a day."""
    own = sorted(centre for centre in viewer.centres if viewer.may("edit", centre))
    if not own:
        return []
    return [Expiring(*row) for row in _expiring.rows(None, centres=own, until=until)]


_expiring = Reading(
    lambda viewer, centres, until: (
        Actor.objects.filter(
            among("centre", centres),
            valid_until__lte=until,
            state="published",
            deleted_at=None,
        )
        .order_by("valid_until", "slug")
        .values_list("uid", "slug", "name", "centre_id", "valid_until")[:_EXPIRING]
    ),
    centres=UUIDField(),
    until=DateField(),
)
