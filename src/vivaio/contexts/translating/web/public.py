"""For everybody: how far the interface and the contents are translated."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from babel.messages.mofile import read_mo
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vivaio.kernel.language import INTERFACE
from vivaio.platform.records import untranslated
from vivaio.platform.web.audience import VivaioRequest, everybody

#: Below this share of sentences a language of the interface is called partial, in percent.
WHOLE = 95


@lru_cache(maxsize=1)
def interface_shares() -> dict[str, int]:
    """For each language the sentences of the interface that it has, in percent; read once."""
    numbers: dict[str, int] = {}
    for language in INTERFACE:
        path = Path(settings.PACKAGE) / "locale" / language / "LC_MESSAGES" / "django.mo"
        if path.is_file():
            with path.open("rb") as file:
                numbers[language] = sum(bool(one.string) for one in read_mo(file))
    most = max(numbers.values(), default=0)
    shares = {language: 100 * number // most if most else 0 for language, number in numbers.items()}
    return {
        language: 100 if language == "en" else shares.get(language, 0) for language in INTERFACE
    }


@require_safe
@everybody
def languages(request: VivaioRequest) -> HttpResponse:
    """What a reader of each language finds here."""
    found = untranslated.public_standings()
    shares = interface_shares()
    lines: list[dict[str, Any]] = []
    for code in INTERFACE:
        one = found.get(code)
        lines.append(
            {
                "code": code,
                "share": shares[code],
                "is_partial": shares[code] < WHOLE,
                "records": one.records if one else 0,
                "whole": one.records - one.missing if one else 0,
                "stale": one.stale if one else 0,
                "machine": one.machine if one else 0,
            }
        )
    return render(request, "translating/languages.html", {"lines": lines})
