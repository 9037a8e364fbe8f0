"""News and pages as readers see them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from vivaio.contexts.pages.blocks import Block, lines_of_links, rows_of_table
from vivaio.contexts.pages.models import Editorial
from vivaio.contexts.pages.queries import Whole, zone
from vivaio.ground.centres.queries import CentreLine
from vivaio.kernel.text import Wording
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.web.markdown import is_safe_address, markdown
from vivaio.platform.web.wording import day, minute, page_of

STATES = {
    "draft": _("Draft"),
    "review": _("Handed in"),
    "scheduled": _("Scheduled"),
    "published": _("Published"),
    "archived": _("Archived"),
}
#: The badge of each state: its shape and colour.
BADGES = {"review": "announced", "scheduled": "announced", "archived": "withdrawn"}


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of news or a page in a list."""

    uid: UUID
    title: Wording
    summary: Wording
    href: str
    when: str
    centre: str
    is_example: bool


def line(row: Editorial, language: str, centres: Mapping[UUID, CentreLine]) -> Line:
    """One of a list; `centres` by uid."""
    own = centres.get(row.centre_id) if row.centre_id else None
    return Line(
        uid=row.uid,
        title=row.title.best(language),
        summary=row.summary.best(language),
        href=page_of(row.record_address()),
        when=day(row.released_at),
        centre=own.short_name.best(language).words if own else "",
        is_example=row.nature == Nature.EXAMPLE,
    )


def presented(whole: Whole, language: str) -> list[dict[str, Any]]:
    """The blocks that have something to show, each with its kind."""
    made = [
        {"kind": block.kind, "id": block.id, **shown}
        for block in whole.content.blocks
        if (shown := _shown(block, whole, language)) is not None
    ]
    return made


def _shown(block: Block, whole: Whole, language: str) -> dict[str, Any] | None:
    words = block.text("words").best(language)
    address = block.values.get("address", "")
    safe = address if is_safe_address(address) else ""
    if block.kind == "picture":
        picture = whole.pictures.get(block.values.get("picture", ""))
        if picture is None or not (picture.is_decorative or picture.alternative):
            return None
        return {"picture": picture, "caption": block.text("caption").best(language)}
    if not words.words or (block.kind == "call" and not safe):
        return None
    if block.kind == "text":
        return {"words": words, "html": markdown(words.words)}
    if block.kind == "links":
        links = [one for one in lines_of_links(words.words) if is_safe_address(one[1])]
        return {"words": words, "links": links}
    if block.kind == "table":
        rows = rows_of_table(words.words)
        caption = block.text("caption").best(language)
        return {"words": words, "caption": caption, "head": rows[:1], "rows": rows[1:]}
    if block.kind == "file":
        handed = whole.files.get(block.values.get("file", ""))
        return {"words": words, "file": handed, "size": _size(handed.size)} if handed else None
    return {"words": words, "source": block.text("source").best(language), "address": safe}


def _size(number: int) -> str:
    return f"{number / 1_000_000:.1f} MB" if number > 500_000 else f"{-(-number // 1_000)} kB"


def when_scheduled(row: Editorial) -> str:
    """The local minute at which it will be published, with its zone."""
    if row.publish_at is None:
        return ""
    return f"{minute(row.publish_at, zone(row))} ({zone(row)})"


def article(row: Editorial, whole: Whole, language: str, publisher: str) -> dict[str, Any]:
    """A piece of news as schema.org calls it."""
    title = row.title.best(language)
    return {
        "@type": "NewsArticle",
        "headline": title.words,
        "description": row.summary.best(language).words,
        "inLanguage": title.language,
        "datePublished": row.released_at.isoformat() if row.released_at else "",
        "dateModified": row.updated_at.isoformat(),
        "url": f"{settings.PUBLIC_ADDRESS}{page_of(row.record_address())}",
        "identifier": f"urn:uuid:{row.uid}",
        "image": [f"{settings.PUBLIC_ADDRESS}{one.src}" for one in _pictures(whole)],
        "publisher": {"@type": "Organization", "name": publisher},
    }


def _pictures(whole: Whole) -> Sequence[Any]:
    return [one for one in whole.pictures.values() if one.is_decorative or one.alternative]
