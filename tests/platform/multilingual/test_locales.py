"""What is let go of in a web process is nothing that pages ask for."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel import localedata
from django.utils.translation import override

from vivaio.kernel.language import INTERFACE
from vivaio.platform.multilingual import locales
from vivaio.platform.web import wording


@pytest.mark.parametrize("language", INTERFACE)
def test_amounts_and_days_are_written_without_what_was_let_go(monkeypatch, language):
    known = localedata.load(language)
    for name in list(known):
        monkeypatch.setitem(known, name, known[name])
    locales.lighten()
    with override(language):
        assert "18" in wording.euro(Decimal(18_000))
        assert "2026" in wording.day("2026-11-22")
