"""Asking a translation machine that speaks LibreTranslate's interface, under limits.

No redirection is followed and no proxy asked, so that texts go where the operator said and
nowhere else.
"""

from __future__ import annotations

import http.client
import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from vivaio.kernel.errors import N_, Message

#: Seconds for one answer; characters of one question; bytes of one answer.
TIMEOUT, LONGEST_QUESTION, LONGEST_ANSWER = 30, 20_000, 1_000_000

UNREACHABLE = N_("The translation service did not answer. Try again later.")
REFUSED = N_("The translation service refused: %(reason)s")
SENSELESS = N_("The translation service answered something that is no translation.")
NOT_OFFERED = N_("The translation service does not translate from %(source)s into %(target)s.")


class ProviderError(Exception):
    """Nothing was translated; `message` says why."""

    def __init__(self, msgid: str, **parameters: object) -> None:
        super().__init__(msgid)
        self.message = Message(msgid, parameters)


def _connection() -> tuple[http.client.HTTPConnection, str]:
    address = urlsplit(settings.TRANSLATE_ADDRESS)
    make = http.client.HTTPSConnection if address.scheme == "https" else http.client.HTTPConnection
    return make(address.hostname or "", address.port, timeout=TIMEOUT), address.path.rstrip("/")


def _ask(method: str, path: str, question: Mapping[str, Any] | None = None) -> Any:
    body = json.dumps(question).encode() if question is not None else None
    connection, root = _connection()
    try:
        connection.request(method, root + path, body, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        content = answer.read(LONGEST_ANSWER + 1)
    except (OSError, http.client.HTTPException):
        raise ProviderError(UNREACHABLE) from None
    finally:
        connection.close()
    if len(content) > LONGEST_ANSWER:
        raise ProviderError(SENSELESS)
    try:
        said = json.loads(content)
    except (ValueError, RecursionError):
        said = None
    if answer.status != http.client.OK:
        reason = said.get("error") if isinstance(said, dict) else None
        raise ProviderError(REFUSED, reason=str(reason or answer.status)[:200])
    return said


def offers(source: str, target: str) -> bool:
    """Whether the machine translates between two languages."""
    said = _ask("GET", "/languages")
    if not isinstance(said, list):
        raise ProviderError(SENSELESS)
    known = {one.get("code"): one.get("targets") for one in said if isinstance(one, dict)}
    if source not in known:
        return False
    targets = known[source]
    return target in (targets if isinstance(targets, list) else known)


def translate(texts: Sequence[str], source: str, target: str) -> list[str]:
    """The texts in another language, in order; `ProviderError` when any is not to be had."""
    question: dict[str, Any] = {
        "q": list(texts), "source": source, "target": target, "format": "text",
    }  # fmt: skip
    if settings.TRANSLATE_KEY:
        question["api_key"] = settings.TRANSLATE_KEY
    said = _ask("POST", "/translate", question)
    made = said.get("translatedText") if isinstance(said, dict) else None
    if (
        not isinstance(made, list)
        or len(made) != len(texts)
        or not all(isinstance(one, str) and one.strip() for one in made)
    ):
        raise ProviderError(SENSELESS)
    return made
