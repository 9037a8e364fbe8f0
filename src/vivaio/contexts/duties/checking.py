"""What is asked of statements, reports and answers, each refusal with its sentence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from vivaio.contexts.duties.models import Status, Topic
from vivaio.kernel.errors import N_, Message
from vivaio.kernel.text import Text
from vivaio.platform.web.wording import day

Errors = dict[str, list[Message]]
#: Characters at most of a report and of an answer.
LONGEST = 5_000


def texts(before: Any, language: str, words: Mapping[str, str]) -> dict[str, Text]:
    """The texts of the version before with other words in one language."""
    made = {}
    for name, said in words.items():
        text: Text = getattr(before, name) if before else Text(language, {})
        if not text:
            text = Text(language, {})
        made[name] = text.with_words(language, said.strip())
    return made


def statement(values: Mapping[str, Any], texts: Mapping[str, Text]) -> Errors:
    """What a statement must say for its status."""
    errors: Errors = {}
    named = any(texts[name] for name in ("failing", "burden", "outside"))
    if values["status"] == Status.FULL and (texts["failing"] or texts["burden"]):
        errors["status"] = [
            Message(
                N_("What is fully compliant has no parts that fail or are left out as a burden.")
            )
        ]
    if values["status"] != Status.FULL and not named:
        errors["failing"] = [Message(N_("Name at least one part that is not accessible."))]
    if texts["burden"] and not texts["assessment"]:
        errors["assessment"] = [
            Message(N_("A disproportionate burden is assessed and explained, not assumed."))
        ]
    if values["reviewed_on"] < values["prepared_on"]:
        errors["reviewed_on"] = [Message(N_("The last review is not before the first statement."))]
    return errors


def report(topic: str, words: str, page: str, email: str) -> Errors:
    """What a report must hold: a topic and words; an address only if one is wanted."""
    errors: Errors = {}
    if topic not in Topic.values:
        errors["topic"] = [Message(N_("Choose what it is about."))]
    if not words.strip():
        errors["words"] = [Message(N_("Say what you have found, in your own words."))]
    elif len(words) > LONGEST:
        errors["words"] = [Message(N_("At most %(count)s characters, please."), {"count": LONGEST})]
    if len(page) > 300 or not page.isprintable():
        errors["page"] = [Message(N_("The address of a page is one line of at most 300 letters."))]
    if email:
        try:
            validate_email(email)
        except ValidationError:
            errors["email"] = [Message(N_("This is not an e-mail address."))]
        if not email.isprintable():
            errors["email"] = [
                Message(N_("An e-mail address is one line without control characters."))
            ]
    return errors


def answer(words: str) -> Errors:
    """What an answer must hold."""
    if not words.strip():
        return {"words": [Message(N_("Write the answer that the person will read."))]}
    if len(words) > LONGEST:
        return {"words": [Message(N_("At most %(count)s characters, please."), {"count": LONGEST})]}
    return {}


def day_words(value: date) -> str:
    """A day in the language of the moment."""
    return day(value)
