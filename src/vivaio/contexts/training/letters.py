"""What this room writes to those who enrol: each letter holds the link to their own page."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext, override

from vivaio.contexts.training import marks
from vivaio.contexts.training.models import Course, Enrolment
from vivaio.kernel.errors import N_, Invalid
from vivaio.platform.mail import operations as mail
from vivaio.platform.tenancy.examples import mark as example_mark
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.wording import day

SUBJECTS = {
    "asked": N_("Confirm that you want to come: %(title)s"),
    "enrolled": N_("You have a place: %(title)s"),
    "waiting": N_("You are on the waiting list: %(title)s"),
    "moved_up": N_("A place is free, and it is yours: %(title)s"),
    "again": N_("You are enrolled already: %(title)s"),
    "cancel": N_("It is cancelled: %(title)s"),
    "close": N_("What did you think of it? %(title)s"),
}
ASKED = N_(
    "Somebody enrolled with this address. If it was you, open this page and press the button; "
    "otherwise do nothing, and the address is forgotten in a week:"
)
WHEN = N_("It begins on %(day)s.")
OWN = N_("On your own page you read when and where it is, and you can withdraw there:")
WAITING = N_("All places are taken. When somebody leaves, the one who has waited longest gets it.")
CLOSED = N_(
    "Three short questions, answered in a minute. Nobody reads which of the answers is yours:"
)


def keys(enrolment: UUID) -> list[str]:
    """The names of all letters there may be about an enrolment."""
    return [f"training:{kind}:{enrolment}" for kind in SUBJECTS]


def tell(by: Viewer, row: Course, one: Enrolment, kind: str) -> None:
    """Write one letter; what the house itself enters, it writes to nobody about."""
    if by.is_system or not one.address:
        return
    with override(one.language):
        title = row.title.best(one.language).words
        subject = " ".join((gettext(SUBJECTS[kind]) % {"title": title}).split())[:500]
        parts = [f"“{title}”", *_words(row, one.language, kind)]
        if row.nature == Nature.EXAMPLE:
            parts.insert(0, example_mark())
        parts[-1] += f"\n{marks.page(one.language, one.uid)}"
    mail.forget([f"training:{kind}:{one.uid}"])
    try:
        mail.queue(
            to=one.address, subject=subject, text="\n\n".join(parts) + "\n",
            language=one.language, purpose=f"training.{kind}", centre=row.centre_id,
            key=f"training:{kind}:{one.uid}",
        )  # fmt: skip
    except Invalid:  # an address that became none
        return


def _words(row: Course, language: str, kind: str) -> list[str]:
    if kind == "asked":
        return [gettext(ASKED)]
    if kind == "close":
        return [gettext(CLOSED)]
    if kind == "cancel":
        return [row.reason.best(language).words, gettext(OWN)]
    begins = gettext(WHEN) % {"day": day(row.starts_on)} if row.starts_on else ""
    waits = gettext(WAITING) if kind == "waiting" else ""
    return [*filter(None, (begins, waits)), gettext(OWN)]


def tell_all(by: Viewer, row: Course, verb: str) -> None:
    """Tell those with a place, and of a cancelled course those who wait too."""
    states = {"cancel": ("enrolled", "waiting"), "close": ("enrolled",)}.get(verb, ())
    for one in Enrolment.objects.filter(course=row.uid, state__in=states):
        tell(by, row, one, verb)
