"""What this room writes to people: plain words, in the language they chose."""

from __future__ import annotations

from django.utils.translation import gettext, override

from vivaio.contexts.governance import marks
from vivaio.contexts.governance.models import Adhesion
from vivaio.kernel.errors import N_
from vivaio.kernel.language import INTERFACE
from vivaio.platform.mail import operations as mail
from vivaio.platform.tenancy.examples import headed
from vivaio.platform.web.wording import day


def language_of(adhesion: Adhesion) -> str:
    """The language in which a signatory is written to."""
    return adhesion.language if adhesion.language in INTERFACE else "en"


def _letter(adhesion: Adhesion, subject: str, words: str, purpose: str, key: str = "") -> None:
    """Write in the signatory's language; `subject` and `words` are msgids; a `key` goes once."""
    language = language_of(adhesion)
    with override(language):
        named = {
            "agreement": adhesion.agreement.title.best(language).words,
            "organisation": adhesion.organisation,
            "address": marks.address("adhesion", language, adhesion.uid),
            "day": day(adhesion.expires_on),
            "reason": adhesion.reason,
        }
        why = gettext(
            "You get this message because this address signed for %(organisation)s on Vivaio."
        )
        parts = headed([gettext(words) % named, why % named], adhesion.agreement.nature)
        mail.queue(
            to=adhesion.email,
            subject=(gettext(subject) % named)[:500],
            text="\n\n".join(parts) + "\n",
            language=language,
            purpose=f"adhesion.{purpose}",
            key=f"adhesion:{adhesion.uid}:{key or purpose}",
        )


def ask_to_confirm(adhesion: Adhesion) -> None:
    """Ask the signatory whether this address is theirs."""
    words = N_(
        "You signed “%(agreement)s” for %(organisation)s.\n\nPlease confirm that this address "
        "is yours:\n%(address)s\n\nIf it was not you, you need do nothing."
    )
    _letter(adhesion, N_("Please confirm: %(agreement)s"), words, "confirm")


def tell_confirmed(adhesion: Adhesion) -> None:
    """Tell that the adhesion holds, and where it can be renewed or withdrawn."""
    words = N_(
        "The adhesion of %(organisation)s to “%(agreement)s” is confirmed.\n\nYour "
        "confirmation, renewal and withdrawal at any time:\n%(address)s"
    )
    _letter(adhesion, N_("Confirmed: %(agreement)s"), words, "confirmed")


def tell_refused(adhesion: Adhesion) -> None:
    """Tell why it was not taken."""
    words = N_(
        "The adhesion of %(organisation)s to “%(agreement)s” was not confirmed.\n\nReason: "
        "%(reason)s\n\nYou can sign again once this is mended."
    )
    _letter(adhesion, N_("Not confirmed: %(agreement)s"), words, "refused")


def remind(adhesion: Adhesion) -> None:
    """Say a month ahead that the term ends; once for each term."""
    words = N_(
        "The adhesion of %(organisation)s to “%(agreement)s” ends on %(day)s.\n\nRenew it "
        "with one click, or let it end:\n%(address)s"
    )
    subject = N_("To renew by %(day)s: %(agreement)s")
    _letter(adhesion, subject, words, "renewal", f"renewal:{adhesion.expires_on}")


def send_link(adhesion: Adhesion, key: str) -> None:
    """Send the signatory's own link once more."""
    words = N_(
        "Here is your link to the adhesion of %(organisation)s to “%(agreement)s”:\n%(address)s"
    )
    _letter(adhesion, N_("Your link: %(agreement)s"), words, "link", f"link:{key}")
