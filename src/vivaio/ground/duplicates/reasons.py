"""Why two cards may be one, in words."""

from __future__ import annotations

from collections.abc import Iterable

from vivaio.kernel.errors import N_, Message

WORDS = {
    "identifier": N_("The same number in a register: %(value)s"),
    "same_name": N_("The same name: %(value)s"),
    "name": N_("The same name, written otherwise: %(one)s / %(other)s"),
    "sound": N_("The names sound alike: %(one)s / %(other)s"),
    "part": N_("One name is part of the other: %(one)s / %(other)s"),
    "website": N_("The same website: %(value)s"),
    "mail": N_("The same e-mail address: %(value)s"),
    "domain": N_("Addresses at the same domain: %(value)s"),
    "telephone": N_("The same telephone number"),
    "address": N_("The same postal address"),
    "town": N_("The same town: %(value)s"),
    "place": N_("The same place on the map"),
    "editor": N_("An editor thinks so"),
}


def messages(reasons: Iterable[tuple[str, dict[str, str]]]) -> list[Message]:
    """The reasons as sentences, the strongest first."""
    return [Message(WORDS[code], given) for code, given in reasons if code in WORDS]
