"""On which terms a file comes in, as somebody chose them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from vivaio.kernel.errors import N_, Invalid, Message
from vivaio.kernel.language import INTERFACE
from vivaio.kernel.period import PartialDate

#: Each with the most characters it may have.
WORDS = {
    "source": 60, "title": 200, "publisher": 200, "licence": 100, "address": 400,
    "published_on": 10,
}  # fmt: skip
TICKS = ("publish", "also_likely")
#: The name under which identities are kept when nobody chose one.
SOURCE = "import"
_NOT_A_NAME = re.compile(r"[^a-z0-9]+")

WRONG_DAY = N_("Write a day, a month or a year: 2026-03-31, 2026-03 or 2026.")
WRONG_NAME = N_("Write a short name of Latin letters and digits, such as register-2026.")
WRONG_ADDRESS = N_("Write the whole address, such as https://www.example.org.")


def defaults(language: str) -> dict[str, Any]:
    """What stands in the form before anybody chose."""
    return {
        **dict.fromkeys(WORDS, ""),
        "source": SOURCE,
        "language": language if language in INTERFACE else "en",
        "nature": "fact",
        "publish": True,
        "also_likely": False,
    }


def checked(given: Mapping[str, Any]) -> dict[str, Any]:
    """Choices cleaned; `Invalid` with what is wrong of each."""
    clean = defaults(str(given.get("language", "")))
    problems: dict[str, list[Message]] = {}
    for name, longest in WORDS.items():
        clean[name] = " ".join(str(given.get(name) or "").split())[:longest]
    for name in TICKS:
        clean[name] = bool(given.get(name))
    clean["nature"] = "example" if given.get("nature") == "example" else "fact"
    clean["source"] = _NOT_A_NAME.sub("-", clean["source"].lower()).strip("-") or ""
    if not clean["source"]:
        problems["source"] = [Message(WRONG_NAME)]
    if clean["published_on"]:
        try:
            PartialDate.parse(clean["published_on"])
        except ValueError:
            problems["published_on"] = [Message(WRONG_DAY)]
    if clean["address"] and not clean["address"].startswith(("https://", "http://")):
        problems["address"] = [Message(WRONG_ADDRESS)]
    if problems:
        raise Invalid(problems)
    return clean
