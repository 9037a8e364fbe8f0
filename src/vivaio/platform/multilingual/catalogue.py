"""Sentences of the interface as texts in languages."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext, override

from vivaio.kernel.text import Text


def translated(msgid: str) -> Text:
    """A sentence of ours in every language of the interface, English being the original."""
    words = {}
    for code, _ in settings.LANGUAGES:
        with override(code):
            words[code] = gettext(msgid)
    return Text("en", words)
