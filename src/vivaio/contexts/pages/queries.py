"""Reading news and pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, Value

from vivaio.contexts.pages import blocks
from vivaio.contexts.pages.blocks import Block, Content
from vivaio.contexts.pages.models import MODELS, Editorial, Item, Page
from vivaio.contexts.pages.timing import OF_THE_NETWORK
from vivaio.ground.media import queries as media
from vivaio.ground.media.queries import Shown
from vivaio.kernel.errors import Unknown
from vivaio.kernel.text import Text
from vivaio.platform.files import queries as files
from vivaio.platform.files.queries import Handed
from vivaio.platform.records import queries as records
from vivaio.platform.tenancy.viewer import Viewer

PAGE = 20


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list, and how long all of it is."""

    items: Sequence[Item]
    total: int


@dataclass(frozen=True, slots=True)
class Whole:
    """All of a page as one viewer may see it."""

    content: Content
    pictures: dict[str, Shown]
    files: dict[str, Handed]


def _published(viewer: Viewer, centre: UUID | None) -> QuerySet[Item]:
    rows = Item.objects.visible_to(viewer).filter(state="published")
    if centre is not None:
        rows = rows.filter(centre=centre)
    return rows.order_by("-released_at", "-uid")


def newest(viewer: Viewer, centre: UUID | None = None, page: int = 1) -> Listing:
    """Published news, newest first; of one centre, or of all and of the network."""
    rows = _published(viewer, centre)
    start = (page - 1) * PAGE
    return Listing(list(rows[start : start + PAGE]), rows.count())


def latest(viewer: Viewer, centre: UUID | None = None, limit: int = 3) -> list[Item]:
    """The first few of them."""
    return list(_published(viewer, centre)[:limit])


def pages(viewer: Viewer, centre: UUID | None = None) -> list[Page]:
    """Published pages in the order in which they came; of one centre, or all."""
    rows = Page.objects.visible_to(viewer).filter(state="published")
    if centre is not None:
        rows = rows.filter(centre=centre)
    return list(rows.order_by("created_at", "uid"))


#: What a list says of a page, which news and pages have in common.
_LISTED = ("uid", "slug", "title", "summary", "released_at", "nature")


def of_centre(viewer: Viewer, centre: UUID, limit: int = 3) -> tuple[list[Item], list[Page]]:
    """A centre's latest news, and its pages; one question for both."""
    made: dict[str, list[Any]] = {kind: [] for kind in MODELS}
    seen = [
        model.objects.visible_to(viewer)
        .filter(state="published", centre=centre)
        .annotate(kind=Value(kind))
        .values_list("kind", *_LISTED)
        for kind, model in MODELS.items()
    ]
    for kind, *columns in seen[0].union(seen[1]).order_by("-released_at")[:60]:
        made[kind].append(MODELS[kind](**dict(zip(_LISTED, columns, strict=True))))
    return made["news"][:limit], made["page"]


def found(viewer: Viewer, kind: str, slug: str) -> Editorial:
    """One piece of news (`news`) or page (`page`) by its slug."""
    rows: QuerySet[Editorial] = MODELS[kind].objects.visible_to(viewer)
    return records.only(rows.filter(slug=slug).select_related("centre"))


def by_uid(viewer: Viewer, kind: str, uid: UUID) -> Editorial:
    """The same by its uid; `Unknown` when there is none for this viewer."""
    rows: QuerySet[Editorial] = MODELS[kind].objects.visible_to(viewer)
    return records.only(rows.filter(pk=uid).select_related("centre"))


def zone(row: Editorial) -> str:
    """The time zone in which it is scheduled."""
    return row.centre.time_zone if row.centre else OF_THE_NETWORK


def in_work(viewer: Viewer, centre: UUID | None) -> list[Editorial]:
    """Everything of a centre (None: of the network) that its editors have, last changed first."""
    rows: list[Editorial] = []
    for model in MODELS.values():
        seen = model.objects.visible_to(viewer).filter(centre=centre)
        rows += seen.order_by("-updated_at")[:200]
    return sorted(rows, key=lambda row: row.updated_at, reverse=True)


def waiting(viewer: Viewer) -> list[Editorial]:
    """Drafts, those handed in and those scheduled, in the centres where the viewer edits."""
    rows: list[Editorial] = []
    for model in MODELS.values():
        seen = model.objects.visible_to(viewer).exclude(state="archived")
        rows += seen.exclude(state="published", expires_on=None).order_by("updated_at")[:200]
    return [row for row in rows if viewer.may("edit", row.centre_id)]


def _uids(content: Content, kind: str) -> list[UUID]:
    found = [one.values.get(kind, "") for one in content.blocks if one.kind == kind]
    return [UUID(value) for value in found if is_uid(value)]


def is_uid(value: str) -> bool:
    """Whether words are a uid."""
    try:
        UUID(value)
    except ValueError:
        return False
    return True


def whole(viewer: Viewer, row: Editorial) -> Whole:
    """What is written on a page, with the pictures and files that its blocks name."""
    return gathered(viewer, Content(row.title, row.summary, blocks.read(row.blocks)))


def gathered(viewer: Viewer, content: Content) -> Whole:
    """Content with its pictures, whose own words and values are put into their blocks."""
    shown = {
        str(uid): one for uid, one in media.pictures(viewer, _uids(content, "picture")).items()
    }
    handed = {str(one.uid): one for one in files.handed(viewer, _uids(content, "file"))}
    told = tuple(_told(block, shown) for block in content.blocks)
    return Whole(replace(content, blocks=told), shown, handed)


def _told(block: Block, shown: dict[str, Shown]) -> Block:
    picture = shown.get(block.values.get("picture", "")) if block.kind == "picture" else None
    if picture is None:
        return block
    given = {"decorative": "yes" if picture.is_decorative else ""}
    given |= {"credit": picture.credit, "licence": picture.licence}
    alternative: dict[str, Text] = {"alternative": picture.alternative}
    return replace(block, texts={**alternative, **block.texts}, values={**given, **block.values})


def slug_now(viewer: Viewer, kind: str, slug: str) -> str:
    """The present slug of what had this one once; `Unknown` when there is none to be seen."""
    present = records.present_slug(kind, slug)
    if present is None or present == slug:
        raise Unknown
    found(viewer, kind, present)
    return present


def shown(viewer: Viewer, uids: Sequence[str]) -> dict[str, Shown]:
    """Pictures by their uids in words; what is no uid is passed over."""
    wanted = [UUID(one) for one in uids if is_uid(one)]
    return {str(uid): one for uid, one in media.pictures(viewer, wanted).items()}
