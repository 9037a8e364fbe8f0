"""What the words and numbers of this room may hold; each no is a sentence."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from vivaio.kernel.errors import N_, Message

Errors = dict[str, list[Message]]

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
NEEDED = N_("Please fill this in.")


def clean(words: str) -> str:
    """Words without control characters and blank ends."""
    return _CONTROL.sub("", words.replace("\r\n", "\n").replace("\r", "\n")).strip()


def line(errors: Errors, field: str, words: str, longest: int, *, required: bool = False) -> str:
    """One line of words; what is wrong with it is noted in `errors`."""
    found = " ".join(clean(words).split())
    _check(errors, field, found, longest, required)
    return found


def text(errors: Errors, field: str, words: str, longest: int, *, required: bool = False) -> str:
    """Words of any number of lines."""
    found = clean(words)
    _check(errors, field, found, longest, required)
    return found


def _check(errors: Errors, field: str, found: str, longest: int, required: bool) -> None:
    if required and not found:
        note(errors, field, NEEDED)
    elif len(found) > longest:
        sentence = N_("This is %(length)s characters long; %(longest)s is the most it can be.")
        errors.setdefault(field, []).append(
            Message(sentence, {"length": len(found), "longest": longest})
        )


def note(errors: Errors, field: str, sentence: str) -> None:
    """Note a sentence beside a field."""
    errors.setdefault(field, []).append(Message(sentence))


def mail(errors: Errors, field: str, given: str) -> str:
    """A mail address: one line, and one that mail can be sent to."""
    found = given.strip(" ")
    if not found.isprintable():
        note(errors, field, N_("An e-mail address is one line without control characters."))
        return ""
    if not is_mail(found):
        note(errors, field, N_("Write an address such as name@example.org."))
    return found


def is_mail(given: str) -> bool:
    """Whether mail could be sent there."""
    try:
        validate_email(given)
    except ValidationError:
        return False
    return len(given) <= 254
