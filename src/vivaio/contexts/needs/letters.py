"""What authors of needs are written: a letter to confirm an address, a digest of what is new."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext, override

from vivaio.contexts.needs import marks
from vivaio.contexts.needs.models import Voice
from vivaio.contexts.needs.queries.timeline import Hop
from vivaio.kernel.errors import N_, Invalid
from vivaio.platform.mail import operations as mail
from vivaio.platform.tenancy.examples import mark as example_mark
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.web.wording import day

CONFIRM_SUBJECT = N_("Shall we tell you what becomes of: %(title)s")
CONFIRM = N_(
    "Somebody gave this address to be told what becomes of a need. If it was you, open this page "
    "and press the button; otherwise do nothing, and no more mail comes:\n%(confirm)s\n\n"
    "You can read where it stands at any time, without an account:\n%(page)s"
)
SUBJECT = N_("What became of what you said")
STOP = N_("You get this because you said these needs. One click stops it, without signing in:")


def confirm_key(voice: UUID) -> str:
    """The name of the letter that asks for confirmation."""
    return f"needs:confirm:{voice}"


def confirm(voice: Voice) -> None:
    """Ask whether an address is really of who gave it."""
    language = voice.language
    with override(language):
        title = voice.wrote.title.best(language).words
        given = {
            "title": title,
            "confirm": marks.whole(language, marks.path(voice.uid, marks.CONFIRM)),
            "page": marks.whole(language, marks.path(voice.uid)),
        }
        parts = [gettext(CONFIRM) % given]
        if voice.wrote.nature == Nature.EXAMPLE:
            parts.insert(0, example_mark())
        subject = " ".join((gettext(CONFIRM_SUBJECT) % given).split())[:500]
    mail.queue(
        to=voice.address, subject=subject, text="\n\n".join(parts) + "\n", language=language,
        purpose="needs.confirm", key=confirm_key(voice.uid), centre=voice.need.centre_id,
    )  # fmt: skip


def tell(news: Sequence[tuple[Voice, Sequence[Hop]]], key: str) -> bool:
    """One digest to one address, about all its needs; whether it could be sent."""
    first = news[0][0]
    language = first.language
    with override(language):
        parts = [_told(voice, hops, language) for voice, hops in news]
        if any(voice.wrote.nature == Nature.EXAMPLE for voice, _ in news):
            parts.insert(0, example_mark())
        stop = marks.whole(language, marks.path(first.uid, marks.STOP))
        parts.append(f"{gettext(STOP)}\n{stop}")
        subject = gettext(SUBJECT)
    try:
        mail.queue(
            to=first.address, subject=subject, text="\n\n".join(parts) + "\n", language=language,
            purpose="needs.told", key=key, unsubscribe=stop, centre=first.need.centre_id,
        )  # fmt: skip
    except Invalid:  # an address that became none
        return False
    return True


def _told(voice: Voice, hops: Sequence[Hop], language: str) -> str:
    lines = [f"“{voice.wrote.title.best(language).words}”"]
    for hop in hops:
        lines.append(f"- {day(hop.on)}: {hop.words}" if hop.on else f"- {hop.words}")
    lines.append(marks.whole(language, marks.path(voice.uid)))
    return "\n".join(lines)
