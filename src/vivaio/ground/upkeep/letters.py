"""What is written to those who speak for a card."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext, override

from vivaio.ground.actors.models import Actor
from vivaio.ground.upkeep import contacts, marks
from vivaio.ground.upkeep.models import Step
from vivaio.kernel.errors import N_, Invalid
from vivaio.platform.mail import operations as mail
from vivaio.platform.tenancy.examples import mark as example_mark
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.web.wording import day

SUBJECTS = {
    Step.REMINDED: N_("Is this still right? %(name)s"),
    Step.REPEATED: N_("Asked once more: is this still right? %(name)s"),
    Step.ARCHIVED: N_("No longer in the directory: %(name)s"),
}
WORDS = {
    Step.REMINDED: N_(
        "The card of %(name)s in the directory of social innovation is valid until %(day)s.\n\n"
        "Is it still right? Confirm it with one click, or say what is wrong. You need no account:"
        "\n%(address)s"
    ),
    Step.REPEATED: N_(
        "The card of %(name)s in the directory of social innovation is valid until %(day)s, and "
        "nobody has confirmed it yet. After that day it is marked as past its date.\n\nConfirm it "
        "with one click, or say what is wrong. You need no account:\n%(address)s"
    ),
    Step.ARCHIVED: N_(
        "Nobody has confirmed the card of %(name)s since %(day)s, so it is no longer in the public "
        "directory. Nothing is lost: one click brings it back. You need no account:\n%(address)s"
    ),
}
WILL_GO = N_("On %(archive)s it leaves the public directory, unless somebody confirms it.")
WHY = N_(
    "You get this message because this address stands on the card, or keeps it.\nNo more messages "
    "about this card:\n%(stop)s"
)


def write(actor: Actor, step: Step, archive: date | None = None) -> int:
    """Queue the letters of a step, one an address and each once; how many."""
    term = actor.valid_until
    assert term is not None
    written = 0
    for contact in contacts.to_write_to(actor):
        marked = marks.mark(actor.uid, term, contact.address)
        page = marks.page(contact.language, marked)
        with override(contact.language):
            named = {
                "name": " ".join(actor.name.best(contact.language).words.split())[:200],
                "day": day(term),
                "address": page,
                "stop": f"{page}stop/",
                "archive": day(archive),
            }
            parts = [gettext(WORDS[step]) % named]
            if step == Step.REPEATED and archive:
                parts.append(gettext(WILL_GO) % named)
            parts.append(gettext(WHY) % named)
            if actor.nature == Nature.EXAMPLE:
                parts.insert(0, example_mark())
            subject = gettext(SUBJECTS[step]) % named
        try:
            mail.queue(
                to=contact.address,
                subject=subject,
                text="\n\n".join(parts) + "\n",
                language=contact.language,
                purpose=f"upkeep.{step.value}",
                key=f"upkeep:{actor.uid}:{term}:{step.value}",
                unsubscribe=f"{page}stop/",
                centre=actor.centre_id,
            )
        except Invalid:  # an address that is none, taken over from elsewhere
            continue
        written += 1
    return written
