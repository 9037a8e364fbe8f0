"""What this room offers to the rest of the house."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from uuid import UUID

from django.db.models import Q

from vivaio.contexts.exchange import checking, declarations, desk, letters, policies, queries, tasks
from vivaio.contexts.exchange.models import MODELS, Contact
from vivaio.contexts.exchange.queries import Asked
from vivaio.kernel.errors import N_
from vivaio.platform.journal import verbs
from vivaio.platform.mail import operations as mail
from vivaio.platform.records.reading import plug_in_search
from vivaio.platform.records.translatables import Translatable, translatables
from vivaio.platform.registry import (
    Export,
    Feed,
    FeedEntry,
    LinkKind,
    desk_items,
    exports,
    feeds,
    link_kinds,
)
from vivaio.platform.registry.instances import removals
from vivaio.platform.registry.merging import MOVES, merges, stays
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer

SENTENCES = {
    "drafted": N_("%(who)s began the draft."),
    "amended": N_("%(who)s changed the words."),
    "open": N_("%(who)s opened it."),
    "match": N_("%(who)s said that it found its match."),
    "expire": N_("It ended on its last day."),
    "withdraw": N_("%(who)s withdrew it."),
    "renew": N_("%(who)s opened it again."),
}
LINKS = (
    LinkKind(
        "offered_by",
        frozenset({"offer"}),
        frozenset({"actor"}),
        N_("offered by"),
        N_("offers"),
        way="beside",
    ),
    LinkKind(
        "sought_by",
        frozenset({"request"}),
        frozenset({"actor"}),
        N_("sought by"),
        N_("looks for"),
        way="beside",
    ),
    LinkKind(
        "meets",
        frozenset({"offer"}),
        frozenset({"request"}),
        N_("meets"),
        N_("met by"),
        way="beside",
    ),
)
TITLES = {"offer": N_("Offer"), "request": N_("Request")}
COLUMNS = {
    "uid": N_("Identity"),
    "address": N_("Address"),
    "kind": N_("Kind"),
    "title": N_("Title"),
    "language": N_("Language"),
    "sort": N_("What sort"),
    "themes": N_("Themes"),
    "target_groups": N_("Target groups"),
    "country": N_("Country"),
    "nuts": N_("Territory"),
    "opened_on": N_("Open since"),
    "expires_on": N_("Open until"),
    "nature": N_("Nature"),
}


def rows(viewer: Viewer, asked: Asked | None = None) -> Iterator[Mapping[str, object]]:
    """What is open as rows of a table."""
    for row in queries.all_open(viewer, asked or Asked()):
        title = row.title.best(viewer.language)
        yield {
            "uid": row.uid,
            "address": f"/id/{row.uid}",
            "kind": row.record_kind,
            "title": title.words,
            "language": title.language,
            "sort": row.sort,
            "themes": " ".join(row.themes),
            "target_groups": " ".join(row.target_groups),
            "country": row.country,
            "nuts": row.nuts,
            "opened_on": row.opened_on or "",
            "expires_on": row.expires_on,
            "nature": row.nature,
        }


def entries(viewer: Viewer) -> list[FeedEntry]:
    """What was opened last, newest first."""
    return [
        FeedEntry(
            uid=row.uid,
            title=row.title,
            summary=row.description,
            address=row.record_address(),
            at=row.updated_at,
            example=row.nature == Nature.EXAMPLE,
        )
        for row in queries.newest(viewer)
    ]


def forget(record: UUID) -> None:
    """Delete the contacts of a record that is removed, and the letters about them."""
    contacts = Contact.objects.filter(Q(record=record) | Q(other=record))
    mail.forget(key for uid in contacts.values_list("uid", flat=True) for key in letters.keys(uid))
    contacts.delete()


def plug_in() -> None:
    """Register sentences, ties, search, desk, feed, export, translation and personal data."""
    for kind, model in MODELS.items():
        for verb, sentence in SENTENCES.items():
            verbs.register(f"{kind}.{verb}", sentence)
        plug_in_search(model)
        translatables.register(
            kind,
            Translatable(
                kind, TITLES[kind], longest=checking.LONGEST,
                may=lambda viewer, row: policies.can_write(viewer, row.actor),
            ),
        )  # fmt: skip
    verbs.register("exchange.introduced", N_("%(who)s brought an offer and a request together."))
    verbs.register("exchange.answered", N_("What came of a contact was told."))
    for one in LINKS:
        link_kinds.register(one.code, one)
    desk_items.register(desk.ITEM.code, desk.ITEM)
    feeds.register("offers", Feed("offers", N_("Offers and requests"), entries))
    exports.register("offers", Export("offers", N_("Offers and requests"), COLUMNS, rows))
    removals.register("exchange", forget)
    tasks.register()
    for key in ("Offer.actor", "Request.actor"):
        merges.register(f"exchange.{key}", MOVES)
    for key in ("Contact.record", "Contact.other"):
        merges.register(f"exchange.{key}", stays("of an offer or a request, which are not merged"))
    declarations.register()
