"""Atom feeds (RFC 4287); an example says so in its title and has a category of its own."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from vivaio.platform.funding import queries as funding
from vivaio.platform.records.models import Record
from vivaio.platform.tenancy.models import Nature


def feed(*, title: str, address: str, language: str, records: Sequence[Record]) -> HttpResponse:
    """The newest records, each under its permanent identity; its rights name the grant."""
    block = funding.block(language)
    rights = block.plain if block else None
    made = Atom1Feed(
        title=title,
        link=f"{settings.PUBLIC_ADDRESS}/{language}/",
        feed_url=address,
        description="",
        language=language,
        author_name="Vivaio",
        feed_copyright=rights,
        feed_guid=address,
    )
    for record in records:
        example = record.nature == Nature.EXAMPLE
        words = record.title.best(language).words
        made.add_item(
            title=f"{_('EXAMPLE · no legal effect')}: {words}" if example else words,
            link=f"{settings.PUBLIC_ADDRESS}/{language}/{record.address}",
            description="",
            unique_id=f"urn:uuid:{record.uid}",
            updateddate=record.updated_at,
            pubdate=record.created_at,
            categories=[record.kind, *(["example"] if example else [])],
        )
    response = HttpResponse(content_type=made.content_type)
    made.write(response, "utf-8")
    return response
