"""Reading concepts: few, and needed on every page, so each process keeps them until they change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from vivaio.ground.taxonomy.models import Concept
from vivaio.kernel.text import Text, Wording


@dataclass(frozen=True, slots=True)
class Label:
    """A concept as pages use it."""

    code: str
    label: Text
    definition: Text

    def in_language(self, language: str) -> Wording:
        """Its name for a reader."""
        return self.label.best(language)


_kept: dict[str, dict[str, Label]] = {}


def concepts(scheme: str) -> Mapping[str, Label]:
    """The concepts of a scheme by code, in the scheme's order.

    The taxonomy changes by release, not by clicks: a running process reads each scheme once.
    """
    if scheme not in _kept:
        rows = Concept.objects.filter(scheme=scheme).order_by("position", "code")
        found = {row.code: Label(row.code, row.label, row.definition) for row in rows}
        if not found:
            return {}
        _kept[scheme] = found
    return _kept[scheme]


_names: dict[tuple[str, str], dict[str, Wording]] = {}


def names(scheme: str, language: str) -> Mapping[str, Wording]:
    """The names of a scheme's concepts for a reader, by code, in the scheme's order."""
    place = (scheme, language)
    if place not in _names:
        found = {code: one.in_language(language) for code, one in concepts(scheme).items()}
        if not found:
            return {}
        _names[place] = found
    return _names[place]


def forget() -> None:
    """Read the concepts again at the next need."""
    _kept.clear()
    _names.clear()


def label(scheme: str, code: str, language: str) -> Wording:
    """The name of one concept, or its code when the scheme has no such concept."""
    return names(scheme, language).get(code) or Wording(code, "")
