"""Atom feeds (RFC 4287); an example says so in its title and has a category of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed

from vivaio.platform.funding import queries as funding
from vivaio.platform.tenancy.examples import titled
from vivaio.platform.tenancy.models import Nature


@dataclass(frozen=True, slots=True)
class Entry:
    """One item in the feed's language: `path` as the address says it, `kind` its first category."""

    uid: UUID
    title: str
    path: str
    kind: str
    nature: str
    published_at: datetime
    updated_at: datetime
    summary: str = ""


def feed(
    *, title: str, path: str, of: str, language: str, author: str, entries: Iterable[Entry],
    centre: UUID | None = None,
) -> HttpResponse:  # fmt: skip
    """Entries, newest first: a feed at `path` of the page `of`; its rights name the grant."""
    block = funding.block(language, centre)
    address = f"{settings.PUBLIC_ADDRESS}{path}"
    made = Atom1Feed(
        title=title,
        link=f"{settings.PUBLIC_ADDRESS}{of}",
        feed_url=address,
        description="",
        language=language,
        author_name=author,
        feed_copyright=block.plain if block else None,
        feed_guid=address,
    )
    for entry in entries:
        made.add_item(
            title=titled(entry.title, entry.nature),
            link=f"{settings.PUBLIC_ADDRESS}{entry.path}",
            description=entry.summary,
            unique_id=f"urn:uuid:{entry.uid}",
            updateddate=entry.updated_at,
            pubdate=entry.published_at,
            categories=[entry.kind, *(["example"] if entry.nature == Nature.EXAMPLE else [])],
        )
    response = HttpResponse(content_type=made.content_type)
    made.write(response, "utf-8")
    return response
