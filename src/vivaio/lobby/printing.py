"""A centre's page as a document to take away."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vivaio.ground.actors.web import printing
from vivaio.ground.actors.web.printing import run, said_items, section, tie_items
from vivaio.ground.centres import queries
from vivaio.lobby.centres import shown
from vivaio.platform.documents import queries as documents
from vivaio.platform.documents.content import Body, Document, Facts, Heading, Items, Part, Run
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, everybody
from vivaio.platform.web.wording import day, reader


def centre_document(viewer: Viewer, found: Any) -> Document:
    """A centre as its page shows it to this viewer, in their language."""
    page = shown(viewer, found)
    said: list[Part] = []
    for _subject, title, claims in page["sections"]:
        said += section(str(title), *said_items(claims))
    roles = [*tie_items(page["roles"]), *said_items(page["beside_roles"])]
    if page["members"]:
        members = tuple(
            (run(one["name"]), *printing.marks([one["note"]])) for one in page["members"]
        )
        roles += [Heading(gettext("Members"), level=3), Items(members)]
    unknown = gettext("not known")
    contact = (
        (gettext("Website"), Run(found.website or unknown, href=found.website)),
        (
            gettext("E-mail"),
            Run(found.email or unknown, href=f"mailto:{found.email}" if found.email else ""),
        ),
    )
    name = page["name"].words
    updated = gettext("updated on %(day)s") % {"day": day(found.updated_at)}
    return Document(
        title=name,
        summary=page["name_note"].words,
        language=reader(),
        body=Body(name, (page["country_name"], updated)),
        dated=found.updated_at.date(),
        parts=(
            *said,
            *section(gettext("Who has which role"), *roles),
            *section(gettext("Contact"), Facts(contact)),
            *section(gettext("In the network"), *tie_items(page["ties"])),
            *printing.sources(page["notes"]),
            printing.permanent(found.uid),
        ),
        is_example=page["is_example"],
        centre=found.uid,
    )


@require_safe
@everybody
def centre_pdf(request: VivaioRequest, slug: str) -> HttpResponse:
    """A centre to hand on."""
    found = queries.centre(request.viewer, slug)
    return documents.file(centre_document(request.viewer, found), found.slug)
