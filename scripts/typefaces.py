"""Make the two families ready for printed documents: TrueType files, for the weights 400 and 700.

The packages hold one file a script. Each becomes a family of its own ("Vivaio Serif greek"), and a
document names them one after the other; so which file draws which letter is never a guess.
"""

from __future__ import annotations

import json
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

#: Our name of a family (the originals' names are reserved) and its package.
FAMILIES = {"Vivaio Serif": "source-serif-4", "Vivaio Sans": "source-sans-3"}
SCRIPTS = ("latin", "latin-ext", "greek", "cyrillic")
WEIGHTS = {"Regular": 400, "Bold": 700, "Italic": 400}
#: Headings are never slanted.
CUTS = {"Vivaio Serif": ("Regular", "Bold"), "Vivaio Sans": ("Regular", "Bold", "Italic")}
#: Windows, Unicode, English: how a name is stored.
_NAMED = (3, 1, 0x409)


def _renamed(font: TTFont, family: str, style: str) -> None:
    names = font["name"]
    names.names = [name for name in names.names if name.nameID in (0, 13, 14)]
    full = f"{family} {style}"
    for number, words in (
        (1, family),
        (2, style),
        (3, full),
        (4, full),
        (6, full.replace(" ", "")),
    ):
        names.setName(words, number, *_NAMED)
    bold, italic = "Bold" in style, "Italic" in style
    plain = not (bold or italic)
    font["OS/2"].fsSelection = (bold << 5) | italic | (plain << 6)
    font["OS/2"].usWeightClass = 700 if bold else 400
    font["head"].macStyle = bold | (italic << 1)


def convert(source: Path, target: Path, family: str, cut: str) -> set[int]:
    """Write one TrueType file; answer the code points it draws."""
    font = TTFont(source, recalcTimestamp=False)
    axes = {
        axis.axisTag: WEIGHTS[cut] if axis.axisTag == "wght" else None for axis in font["fvar"].axes
    }
    font = instancer.instantiateVariableFont(font, axes)
    _renamed(font, family, cut)
    font.flavor = None
    font.save(target)
    return set(font.getBestCmap())


def prepare(modules: Path, target: Path) -> int:
    """Write `*.ttf` and `coverage.json` (family to code points) under `target`; answer files."""
    target.mkdir(parents=True)
    drawn: dict[str, set[int]] = {}
    count = 0
    for family, package in FAMILIES.items():
        for script in SCRIPTS:
            name = f"{family} {script}"
            for cut in CUTS[family]:
                slant = "italic" if cut == "Italic" else "normal"
                file = f"{package}-{script}-wght-{slant}.woff2"
                source = modules / "@fontsource-variable" / package / "files" / file
                made = target / f"{package}-{script}-{cut.lower()}.ttf"
                points = convert(source, made, name, cut)
                # A letter counts only where every cut of the family has it.
                drawn[name] = drawn.get(name, points) & points
                count += 1
    written = {name: sorted(points) for name, points in drawn.items()}
    (target / "coverage.json").write_text(json.dumps(written), "utf-8")
    return count
