"""What this room writes to people: plain words, in the language they chose."""

from __future__ import annotations

from django.utils.translation import gettext, override

from vivaio.contexts.governance import marks
from vivaio.contexts.governance.models import Adhesion
from vivaio.kernel.language import INTERFACE
from vivaio.platform.mail import operations as mail
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.web.wording import day


def language_of(adhesion: Adhesion) -> str:
    """The language in which a signatory is written to."""
    return adhesion.language if adhesion.language in INTERFACE else "en"


def _frame(adhesion: Adhesion, words: str, why: str) -> str:
    parts = [words, why]
    if adhesion.agreement.nature == Nature.EXAMPLE:
        parts.insert(0, gettext("EXAMPLE · no legal effect"))
    return "\n\n".join(parts) + "\n"


def _send(adhesion: Adhesion, subject: str, words: str, purpose: str, key: str) -> None:
    why = gettext(
        "You get this message because this address signed for %(organisation)s on Vivaio."
    ) % {"organisation": adhesion.organisation}
    mail.queue(
        to=adhesion.email,
        subject=subject[:500],
        text=_frame(adhesion, words, why),
        language=language_of(adhesion),
        purpose=f"adhesion.{purpose}",
        key=f"adhesion:{adhesion.uid}:{key}",
    )


def _named(adhesion: Adhesion) -> dict[str, str]:
    language = language_of(adhesion)
    return {
        "agreement": adhesion.agreement.title.best(language).words,
        "organisation": adhesion.organisation,
        "address": marks.address("adhesion", language, adhesion.uid),
        "day": day(adhesion.expires_on),
        "reason": adhesion.reason,
    }


def ask_to_confirm(adhesion: Adhesion) -> None:
    """Ask the signatory whether this address is theirs."""
    with override(language_of(adhesion)):
        named = _named(adhesion)
        words = gettext(
            "You signed “%(agreement)s” for %(organisation)s.\n\nPlease confirm that this address "
            "is yours:\n%(address)s\n\nIf it was not you, you need do nothing."
        )
        subject = gettext("Please confirm: %(agreement)s") % named
        _send(adhesion, subject, words % named, "confirm", "confirm")


def tell_confirmed(adhesion: Adhesion) -> None:
    """Tell that the adhesion holds, and where it can be renewed or withdrawn."""
    with override(language_of(adhesion)):
        named = _named(adhesion)
        words = gettext(
            "The adhesion of %(organisation)s to “%(agreement)s” is confirmed.\n\nYour "
            "confirmation, renewal and withdrawal at any time:\n%(address)s"
        )
        subject = gettext("Confirmed: %(agreement)s") % named
        _send(adhesion, subject, words % named, "confirmed", "confirmed")


def tell_refused(adhesion: Adhesion) -> None:
    """Tell why it was not taken."""
    with override(language_of(adhesion)):
        named = _named(adhesion)
        words = gettext(
            "The adhesion of %(organisation)s to “%(agreement)s” was not confirmed.\n\nReason: "
            "%(reason)s\n\nYou can sign again once this is mended."
        )
        subject = gettext("Not confirmed: %(agreement)s") % named
        _send(adhesion, subject, words % named, "refused", "refused")


def remind(adhesion: Adhesion) -> None:
    """Say a month ahead that the term ends; once for each term."""
    with override(language_of(adhesion)):
        named = _named(adhesion)
        words = gettext(
            "The adhesion of %(organisation)s to “%(agreement)s” ends on %(day)s.\n\nRenew it "
            "with one click, or let it end:\n%(address)s"
        )
        subject = gettext("To renew by %(day)s: %(agreement)s") % named
        _send(adhesion, subject, words % named, "renewal", f"renewal:{adhesion.expires_on}")


def send_link(adhesion: Adhesion, key: str) -> None:
    """Send the signatory's own link once more."""
    with override(language_of(adhesion)):
        named = _named(adhesion)
        words = gettext(
            "Here is your link to the adhesion of %(organisation)s to “%(agreement)s”:\n%(address)s"
        )
        subject = gettext("Your link: %(agreement)s") % named
        _send(adhesion, subject, words % named, "link", f"link:{key}")
