"""Cards and what is said of records as documents to take away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vivaio.ground.actors import queries
from vivaio.ground.actors.models import Actor
from vivaio.ground.actors.web import cards
from vivaio.ground.actors.web.presenters import Fact, Said, Tie
from vivaio.kernel.text import Wording
from vivaio.platform.documents import queries as documents
from vivaio.platform.documents.content import (
    Body,
    Document,
    Facts,
    Heading,
    Items,
    Paragraph,
    Part,
    Run,
    Words,
)
from vivaio.platform.tenancy.examples import mark
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, everybody
from vivaio.platform.web.notes import Note
from vivaio.platform.web.wording import day, reader


def run(wording: Wording, **look: Any) -> Run:
    """Words with their language where it is another than the document's."""
    foreign = wording.language if wording.language != reader() else ""
    return Run(wording.words, language=foreign, **look)


def marks(numbers: Iterable[int]) -> tuple[Run, ...]:
    """The marks of sources, as the list of sources counts them."""
    return tuple(Run(f" [{number}]") for number in numbers if number)


def section(title: str, *parts: Part) -> tuple[Part, ...]:
    """A heading with what stands under it; nothing where nothing does."""
    return (Heading(title), *parts) if parts else ()


def tie_items(ties: Sequence[Tie]) -> tuple[Part, ...]:
    """What a record has to do with others."""
    return (Items(tuple(_tie(tie) for tie in ties)),) if ties else ()


def _tie(tie: Tie) -> Words:
    address = f"{settings.PUBLIC_ADDRESS}{tie.href}" if tie.href.startswith("/") else tie.href
    more = [tie.where, f"{tie.when} – {tie.until}" if tie.until else tie.when]
    if tie.is_example:
        more.append(mark())
    tail = "".join(f", {one}" for one in more if one)
    return (Run(f"{tie.label}: "), run(tie.name, href=address), Run(tail), *marks([tie.note]))


def said_items(said: Sequence[Said]) -> tuple[Part, ...]:
    """What sources say, each with the mark of its source."""
    lines = tuple(
        (run(one.words), Run(f" ({one.on})" if one.on else ""), *marks([one.note])) for one in said
    )
    return (Items(lines),) if lines else ()


def sources(notes: Sequence[Note]) -> tuple[Part, ...]:
    """The sources a document cites."""
    if not notes:
        return ()
    return section(gettext("Sources"), Items(tuple(map(_note, notes)), numbered=True))


def _note(note: Note) -> Words:
    quoted = [Run(f" “{note.quotation}”", language=note.language)] if note.quotation else []
    more = " · ".join(one for one in (note.publisher, note.dated) if one)
    checked = gettext("checked on %(day)s") % {"day": note.checked} if note.checked else ""
    tail = "".join(f" · {one}" for one in (more, checked) if one)
    return (Run(note.title, href=note.href), *quoted, Run(tail))


def _known(rows: Sequence[Fact], labels: Mapping[str, str]) -> Facts:
    given = [
        (labels[row.label], (Run(row.value, href=row.href), *marks(row.notes)))
        for row in rows
        if row.value
    ]
    left = ", ".join(labels[row.label] for row in rows if not row.value)
    if left:
        given.append((gettext("Not known yet"), (Run(left),)))
    return Facts(tuple(given))


def _labels() -> dict[str, str]:
    return {
        "kind": gettext("Kind"),
        "sector": gettext("Sector"),
        "level": gettext("Level of administration"),
        "country": gettext("Country"),
        "territory": gettext("Territory"),
        "website": gettext("Website"),
        "email": gettext("E-mail"),
        "telephone": gettext("Telephone"),
        "address": gettext("Address"),
    }


def card_document(viewer: Viewer, actor: Actor) -> Document:
    """A card as its page shows it to this viewer, in their language."""
    card, labels = cards.card(viewer, actor), _labels()
    about = tuple(
        Paragraph(one.words, language=one.language if one.language != reader() else "")
        for one in card["description"]
    )
    offers = [
        (label, run(words))
        for label, words in (
            (gettext("Offers"), card["offers"]),
            (gettext("Looks for"), card["seeks"]),
        )
        if words.words
    ]
    ties = [*card["roles"], *card["dealings"], *card["ties"]]
    parts = (
        *section(gettext("About"), *about),
        *(section(gettext("Offers and looks for"), Facts(tuple(offers))) if offers else ()),
        *section(gettext("What is known"), _known(card["facts"], labels)),
        *section(gettext("Contact"), _known(card["contacts"], labels)),
        *section(gettext("In the network"), *tie_items(ties)),
        *(section(gettext("Themes"), Items(tuple(card["themes"]))) if card["themes"] else ()),
        *sources(card["notes"]),
        permanent(actor.uid),
    )
    keeper = actor.centre.name.best(reader()).words if actor.centre else "Vivaio"
    state = "" if actor.state == "published" else gettext("Draft, not published")
    if not state and card["is_past"]:
        state = gettext("Past its date")
    updated = gettext("updated on %(day)s") % {"day": day(actor.updated_at)}
    return Document(
        title=card["name"].words,
        summary=card["summary"].words,
        language=reader(),
        body=Body(keeper, (updated, state)),
        dated=actor.updated_at.date(),
        parts=parts,
        is_example=card["is_example"],
        centre=actor.centre_id,
    )


def permanent(uid: object) -> Paragraph:
    """Where the present state of a record is read."""
    address = f"{settings.PUBLIC_ADDRESS}/id/{uid}"
    return Paragraph((Run(gettext("Permanent address:") + " "), Run(address, href=address)))


@require_safe
@everybody
def actor_pdf(request: VivaioRequest, slug: str) -> HttpResponse:
    """A card to hand on."""
    actor = queries.actor(request.viewer, slug)
    return documents.file(card_document(request.viewer, actor), actor.slug)
