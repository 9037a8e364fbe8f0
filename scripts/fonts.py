"""Cut the two families down to our languages, and measure what stands in until they arrive.

A reader of one language loads `latin` and at most one more file per family. Every file keeps the
weights 400 to 700 as one axis; slanted text is left to the browser.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

#: Weight as (lightest, default, heaviest).
WEIGHTS = (400, 400, 700)
KERNED_AT = 500
#: Figures need none: in both families they are lining and of one width as they stand.
FEATURES = ["kern", "liga"]
_FRENCH_AND_ITALIAN = "àâæçèéêëîïìôœòùûü"
_NEIGHBOURS = "áãäåíñóõöøúý"
_SOUTH_EAST = "čćđšžășțşţ"
#: File, the package's file it is cut from, and its letters: what English, Italian and French are
#: written with; what names of neighbours need; Slovenian, Croatian and Romanian; accented Greek.
SUBSETS: dict[str, tuple[str, str]] = {
    "latin": (
        "latin",
        "".join(map(chr, range(0x20, 0x7F)))
        + _FRENCH_AND_ITALIAN
        + _FRENCH_AND_ITALIAN.upper()
        + "ÿ§©«°·»–—‘’‚“”„•…′‹›€−×↑↓\u00a0\u2009",
    ),
    "latin-more": ("latin", _NEIGHBOURS + _NEIGHBOURS.upper() + "ß¡¿®™"),
    "latin-ext": ("latin-ext", _SOUTH_EAST + _SOUTH_EAST.upper()),
    "greek": (
        "greek",
        "΄΅ΆΈΉΊΌΎΏΐ" + "".join(map(chr, [*range(0x391, 0x3A2), *range(0x3A3, 0x3CF)])),
    ),
}
#: The second file each interface language needs beside `latin`.
SECOND: dict[str, str | None] = {
    "en": None,
    "it": None,
    "fr": None,
    "sl": "latin-ext",
    "hr": "latin-ext",
    "el": "greek",
    "ro": "latin-ext",
}
#: A line of running text: letters weigh as often as people write them.
SAMPLE = (
    "a network of centres where people who care for a place find one another and the means to act "
    "una rete di centri in cui chi ha a cuore un luogo trova gli altri e i mezzi per agire"
)
#: Advance widths of a regular face that nearly every machine has, in thousandths of the type size,
#: for the letters a to z and then the space.
ARIAL = (
    "556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 "
    "500 500 500 278"
)
GEORGIA = (
    "504 560 454 575 484 325 510 582 293 291 535 287 880 591 539 571 560 410 432 346 576 497 738 "
    "504 493 443 241"
)


@dataclass(frozen=True)
class Family:
    """One typeface: its CSS name, its npm package, its source files and its stand-in."""

    name: str
    slug: str
    stand_in: str
    stand_in_names: tuple[str, ...]
    stand_in_widths: str

    def source(self, modules: Path, part: str) -> Path:
        """The package's own file that holds the letters of `part`."""
        folder = modules / "@fontsource-variable" / self.slug
        return folder / "files" / f"{self.slug}-{part}-wght-normal.woff2"


FAMILIES = (
    Family(
        "Source Sans 3",
        "source-sans-3",
        "Source Sans 3 Fallback",
        ("Arial", "Liberation Sans", "Arimo", "Helvetica Neue", "Helvetica"),
        ARIAL,
    ),
    Family(
        "Source Serif 4",
        "source-serif-4",
        "Source Serif 4 Fallback",
        ("Georgia", "Gelasio"),
        GEORGIA,
    ),
)


def cut(source: Path, letters: str) -> tuple[bytes, list[int]]:
    """The woff2 bytes of `source` with only `letters` and our weights, and the code points kept."""
    font = TTFont(source, recalcTimestamp=False)
    cutter = subset.Subsetter(
        subset.Options(layout_features=FEATURES, hinting=False, name_IDs=[0, 1, 2, 13, 14])
    )
    cutter.populate(text=letters)
    cutter.subset(font)
    others = {axis.axisTag: None for axis in font["fvar"].axes if axis.axisTag != "wght"}
    # Kerning that follows the weight doubles its table for differences nobody sees.
    kerned = instancer.instantiateVariableFont(font, {"wght": KERNED_AT, **others})
    font = instancer.instantiateVariableFont(font, {"wght": WEIGHTS, **others})
    for tag in ("GPOS", "GDEF"):
        if tag in font:
            del font[tag]
        if tag in kerned:
            font[tag] = kerned[tag]
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue(), sorted(font.getBestCmap())


def unicode_range(points: Iterable[int]) -> str:
    """Code points as CSS writes them: `U+20-7E, U+A0`."""
    runs: list[list[int]] = []
    for point in sorted(points):
        if runs and point == runs[-1][1] + 1:
            runs[-1][1] = point
        else:
            runs.append([point, point])
    return ", ".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in runs)


def stand_in(family: Family, font: TTFont) -> str:
    """The `@font-face` that sets a local font to our widths and heights, so that nothing jumps."""
    widths = [int(width) for width in family.stand_in_widths.split()]
    theirs = sum(widths[26 if sign == " " else ord(sign) - 97] for sign in SAMPLE) / 1000
    em, glyphs, metrics = font["head"].unitsPerEm, font.getBestCmap(), font["hmtx"]
    ours = sum(metrics[glyphs[ord(sign)]][0] for sign in SAMPLE) / em
    ratio = ours / theirs
    heights = font["hhea"]
    local = ", ".join(f'local("{name}")' for name in family.stand_in_names)
    return (
        f'@font-face {{\n  font-family: "{family.stand_in}";\n  src: {local};\n'
        f"  size-adjust: {ratio:.2%};\n"
        f"  ascent-override: {heights.ascent / em / ratio:.2%};\n"
        f"  descent-override: {-heights.descent / em / ratio:.2%};\n"
        f"  line-gap-override: {heights.lineGap / em / ratio:.2%};\n}}\n"
    )


def prepare(modules: Path, target: Path) -> dict[str, int]:
    """Write `fonts/*.woff2` and `vendor/fonts.css` under `target`; answer bytes per file name."""
    (target / "fonts").mkdir(parents=True)
    (target / "vendor").mkdir(parents=True)
    sizes: dict[str, int] = {}
    rules: list[str] = []
    for family in FAMILIES:
        for part, (origin, letters) in SUBSETS.items():
            data, points = cut(family.source(modules, origin), letters)
            if len(points) != len(set(letters)):
                raise SystemExit(f"{family.name} lacks letters of {part}.")
            name = f"{family.slug}-{part}.woff2"
            (target / "fonts" / name).write_bytes(data)
            sizes[name] = len(data)
            rules.append(
                f'@font-face {{\n  font-family: "{family.name}";\n  font-style: normal;\n'
                f"  font-weight: {WEIGHTS[0]} {WEIGHTS[2]};\n  font-display: swap;\n"
                f'  src: url("../fonts/{name}") format("woff2");\n'
                f"  unicode-range: {unicode_range(points)};\n}}\n"
            )
        latin = TTFont(target / "fonts" / f"{family.slug}-latin.woff2")
        rules.append(stand_in(family, latin))
    (target / "vendor" / "fonts.css").write_text("".join(rules), encoding="utf-8")
    return sizes


def per_language(sizes: dict[str, int]) -> dict[str, int]:
    """Bytes of font files that a reader of each interface language loads."""
    return {
        language: sum(
            sizes[f"{family.slug}-{part}.woff2"]
            for family in FAMILIES
            for part in ("latin", second)
            if part
        )
        for language, second in SECOND.items()
    }
