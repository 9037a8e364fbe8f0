"""Concepts."""

from __future__ import annotations

from vivaio.ground.taxonomy import operations as taxonomy
from vivaio.kernel.text import text
from vivaio.platform.tenancy.viewer import Viewer


def concept(scheme: str, code: str, position: int = 0) -> str:
    """A concept of a scheme; its code."""
    taxonomy.keep_concept(
        by=Viewer.system(),
        scheme=scheme,
        code=code,
        label=text(f"{code.title()} label", "en", it=f"Etichetta {code}"),
        definition=text(f"What {code} means.", "en"),
        position=position,
    )
    return code


def schemes() -> None:
    """A few concepts of every scheme."""
    for scheme, codes in {
        "kind": ("university", "association", "firm"),
        "sector": ("public", "third"),
        "level": ("local",),
        "theme": ("care", "housing"),
    }.items():
        for position, code in enumerate(codes):
            concept(scheme, code, position)
