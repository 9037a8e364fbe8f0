"""What this room writes: to actors, who never show their address to whoever asks."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.utils.translation import gettext, override

from vivaio.contexts.exchange import marks
from vivaio.contexts.exchange.models import Contact, Offer, Request
from vivaio.ground.upkeep import contacts
from vivaio.kernel.errors import N_, Invalid
from vivaio.platform.mail import operations as mail
from vivaio.platform.tenancy.examples import mark
from vivaio.platform.tenancy.models import Nature

Row = Offer | Request
SUBJECTS = {
    "forwarded": N_("Somebody writes about: %(title)s"),
    "introduced": N_("This may suit you: %(other)s"),
    "asked": N_("What came of it? %(title)s"),
}
FORWARDED = N_(
    "%(name)s (%(address)s) writes about “%(title)s”:\n\n%(words)s\n\nAnswer to that address; "
    "yours was not shown. What it is about:\n%(page)s"
)
INTRODUCED = N_(
    "“%(title)s” and “%(other)s” (%(whose)s) may suit each other, and somebody brought them "
    "together. Read about the other one, and write from its page:\n%(page)s"
)
ASKED = N_(
    "A month ago you were brought in contact over “%(title)s”. What came of it? One click is "
    "enough, and you need no account:\n%(page)s"
)
WHY = N_("You get this message because this address stands on the card of %(actor)s, or keeps it.")


def keys(contact: UUID) -> list[str]:
    """The names of all letters there may be about a contact."""
    return [f"exchange:{kind}:{contact}" for kind in SUBJECTS]


def forward(row: Row, contact: Contact) -> int:
    """Hand on what somebody wrote; to how many addresses."""
    given = {"name": contact.name, "address": contact.address, "words": contact.words}

    def named(language: str) -> dict[str, str]:
        return {**given, "page": marks.whole(language, row.record_address())}

    return _send(row, SUBJECTS["forwarded"], FORWARDED, f"forwarded:{contact.uid}", named)


def introduce(row: Row, other: Row, contact: Contact) -> int:
    """Tell one side of the other."""

    def named(language: str) -> dict[str, str]:
        return {
            "other": other.title.best(language).words,
            "whose": other.actor.name.best(language).words,
            "page": marks.whole(language, other.record_address()),
        }

    return _send(row, SUBJECTS["introduced"], INTRODUCED, f"introduced:{contact.uid}", named)


def ask(row: Row, contact: Contact) -> int:
    """Ask one side what came of it."""

    def named(language: str) -> dict[str, str]:
        return {"page": marks.page(language, contact.uid)}

    return _send(row, SUBJECTS["asked"], ASKED, f"asked:{contact.uid}", named)


def _send(
    row: Row, subject: str, words: str, key: str, given: Callable[[str], dict[str, str]]
) -> int:
    written = 0
    for person in contacts.known(row.actor):
        with override(person.language):
            named = {
                "title": row.title.best(person.language).words,
                "actor": row.actor.name.best(person.language).words,
                **given(person.language),
            }
            parts = [gettext(words) % named, gettext(WHY) % named]
            if row.nature == Nature.EXAMPLE:
                parts.insert(0, mark())
            line = " ".join((gettext(subject) % named).split())[:500]
        try:
            mail.queue(
                to=person.address, subject=line, text="\n\n".join(parts) + "\n",
                language=person.language, purpose=f"exchange.{key.partition(':')[0]}",
                key=f"exchange:{key}", centre=row.centre_id,
            )  # fmt: skip
        except Invalid:  # an address that is none, taken over from elsewhere
            continue
        written += 1
    return written
