"""What the translation desk finds on news and pages: the texts of their blocks too."""

from __future__ import annotations

from vivaio.contexts.pages import blocks, policies
from vivaio.contexts.pages.models import Editorial
from vivaio.kernel.errors import N_
from vivaio.kernel.text import Text
from vivaio.platform.records.translatables import Translatable, translatables

TITLES = {"news": N_("News"), "page": N_("Page")}


def parts(row: Editorial) -> dict[str, Text]:
    """The texts of its blocks, by block and name; what a picture says is kept by the picture."""
    return {
        f"{one.id}-{name}": text
        for one in blocks.read(row.blocks)
        for name, text in one.texts.items()
        if text
    }


def put(row: Editorial, path: str, text: Text) -> None:
    """Give a block another text; KeyError when it is gone."""
    ident, _, name = path.partition("-")
    block = next((one for one in row.blocks if one["id"] == ident), None)
    if block is None:
        raise KeyError(path)
    block["t"][name] = text.to_json()


def register() -> None:
    """Tell it of both kinds."""
    for kind, title in TITLES.items():
        translatables.register(
            kind, Translatable(kind, title, parts=parts, put=put, may=policies.can_amend)
        )
