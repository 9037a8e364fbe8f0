"""What a solution may hold; every no is a sentence that tells how to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from vivaio.contexts.solutions.models import Check, Form, Stage
from vivaio.ground.taxonomy.queries import concepts
from vivaio.kernel.errors import N_, Message
from vivaio.kernel.writing import too_long

Errors = dict[str, list[Message]]
#: Texts with the most characters each may have.
LONGEST = {
    "title": 160, "summary": 600, "users": 600, "payers": 600, "cost": 300, "price": 300,
    "lasting": 1_000, "inclusion": 1_000,
}  # fmt: skip
VALUES = ("form", "stage", "is_lasting", "is_inclusive", "themes", "country", "owner")
#: What each check rests on.
CHECKS = {"is_lasting": "lasting", "is_inclusive": "inclusion"}


def problems(words: Mapping[str, str], values: Mapping[str, Any]) -> Errors:
    """What is wrong; a field that is not known is a mistake of ours."""
    if unknown := set(values) - set(VALUES):
        raise KeyError(sorted(unknown))
    wrong: Errors = too_long(words, LONGEST)
    if not words.get("title"):
        wrong["title"] = [Message(N_("Give it a name."))]
    for name, choices in (("form", Form.values), ("stage", Stage.values)):
        if values.get(name) not in choices:
            wrong[name] = [Message(N_("Choose from the list."))]
    for name, about in CHECKS.items():
        given = values.get(name) or ""
        if given not in Check.values:
            wrong[name] = [Message(N_("Choose from the list."))]
        elif given in ("yes", "partly") and not words.get(about):
            wrong[about] = [Message(N_("Say what this rests on."))]
    if set(values.get("themes") or ()) - set(concepts("theme")):
        wrong["themes"] = [Message(N_("Choose from the list."))]
    return wrong


def problems_of_publishing(words: Mapping[str, str]) -> Errors:
    """What a solution must say before others see it."""
    said = N_("Say this before others see it.")
    return {name: [Message(said)] for name in ("summary", "users", "payers") if not words[name]}
