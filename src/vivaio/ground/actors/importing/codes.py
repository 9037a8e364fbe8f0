"""Words of the taxonomy as people write them: the code, or the label in any language."""

from __future__ import annotations

from collections.abc import Mapping

from vivaio.ground.actors.queries import named
from vivaio.ground.taxonomy.queries import Label, concepts
from vivaio.platform.multilingual.folding import fold
from vivaio.platform.tenancy.viewer import Viewer

_kept: dict[str, tuple[Mapping[str, Label], dict[str, str]]] = {}


def _comparable(words: str) -> str:
    return " ".join(fold(words).replace("_", " ").replace("-", " ").split())


def code_of(scheme: str, words: str) -> str:
    """The code of the concept that is meant; "" when there is none, or more than one."""
    known = concepts(scheme)
    kept = _kept.get(scheme)
    if kept is None or kept[0] is not known:
        kept = _kept[scheme] = (known, _by_words(known))
    return words if words in known else kept[1].get(_comparable(words), "")


def organisation(viewer: Viewer, words: str) -> str | None:
    """The card of this name, when there is one alone."""
    found = named(viewer, words)
    return str(found[0]) if len(found) == 1 else None


def _by_words(known: Mapping[str, Label]) -> dict[str, str]:
    found: dict[str, str] = {}
    twice: set[str] = set()
    for code, label in known.items():
        for said in {_comparable(one) for one in (code, *label.label.texts.values())}:
            if found.setdefault(said, code) != code:
                twice.add(said)
    return {said: code for said, code in found.items() if said not in twice}
