"""What people write: cleaned, measured, kept as a text in their language."""

from __future__ import annotations

from collections.abc import Mapping

from vivaio.kernel.errors import N_, Message
from vivaio.kernel.text import Text

TOO_LONG = N_("Shorten this to at most %(limit)s characters.")


def clean(words: str) -> str:
    """Words without control characters and blank ends."""
    plain = words.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in plain if sign.isprintable() or sign in "\n\t").strip()


def too_long(words: Mapping[str, str], limits: Mapping[str, int]) -> dict[str, list[Message]]:
    """Beside each text that is longer than it may be; what has no limit may be of any length."""
    return {
        name: [Message(TOO_LONG, {"limit": limits[name]})]
        for name, said in words.items()
        if name in limits and len(said) > limits[name]
    }


def written(words: str, language: str) -> Text:
    """Words as a text of a language; of no words a text without any."""
    return Text(language, {language: words} if words else {})
