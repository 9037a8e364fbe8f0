"""What a signatory declares, and which words they can sign."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from vivaio.contexts.governance.models import Agreement


@dataclass(frozen=True, slots=True)
class Signing:
    """What a signatory declares."""

    organisation: str
    country: str
    signatory: str
    capacity: str
    email: str
    authority: str
    language: str
    website: str = ""
    act_number: str = ""
    act_date: date | None = None
    actor: UUID | None = None


def digest_of(agreement: Agreement, language: str) -> str:
    """SHA-256 of title and text in one language, as they can be signed now."""
    words = "\n\n".join(text.texts[language] for text in (agreement.title, agreement.text))
    return hashlib.sha256(words.encode()).hexdigest()


def languages_to_sign(agreement: Agreement) -> list[str]:
    """The languages in which there is a whole text that is not older than its original."""
    stale = agreement.title.stale | agreement.text.stale
    return [
        code
        for code in agreement.text.texts
        if agreement.title.texts.get(code) and code not in stale
    ]
