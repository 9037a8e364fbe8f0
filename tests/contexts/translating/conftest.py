"""What the tests of the translation desk share."""

from __future__ import annotations

from tests.factories.translations import desk

__all__ = ["desk"]
