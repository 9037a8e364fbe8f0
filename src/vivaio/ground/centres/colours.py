"""A centre's colours: whether they can be read, and the nearest ones that can.

Contrast as WCAG 2.2 measures it, between 1 and 21. A leaf is written on the paper of the page, and
white is written on it; both must reach 4.5.
"""

from __future__ import annotations

import colorsys
import hashlib
import re

LEAST = 4.5
PAPER, WHITE, DARK = "#fbf8f2", "#ffffff", "#121814"
_COLOUR = re.compile(r"#[0-9a-f]{6}\Z")


def is_colour(value: str) -> bool:
    """Whether `value` is written like `#1f5a43`."""
    return bool(_COLOUR.match(value))


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _luminance(colour: str) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in _parts(colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Between two colours, whichever is lighter."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def readable(colour: str) -> float:
    """The lesser of its contrasts, on paper and under white."""
    return min(contrast(colour, PAPER), contrast(colour, WHITE))


def _of(hue: float, light: float, saturation: float) -> str:
    parts = colorsys.hls_to_rgb(hue, light, saturation)
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def nearest(colour: str) -> str:
    """The lightest colour of the same hue and strength that can be read; itself if it can."""
    hue, light, saturation = colorsys.rgb_to_hls(*_parts(colour))
    while readable(colour) < LEAST and light > 0:
        light = max(0.0, light - 0.004)
        colour = _of(hue, light, saturation)
    return colour


def on_dark(colour: str) -> str:
    """The darkest colour of the same hue that can be read at night."""
    hue, light, saturation = colorsys.rgb_to_hls(*_parts(colour))
    saturation = min(saturation, 0.6)
    while contrast(colour, DARK) < 7 and light < 1:
        light = min(1.0, light + 0.01)
        colour = _of(hue, light, saturation)
    return colour


def stylesheet(leaf: str, deep: str) -> str:
    """The token values of a theme, by day and by night."""
    night = f"--leaf: {on_dark(leaf)}; --leaf-deep: {on_dark(deep)}"
    return (
        f"@layer tokens {{\n  :root {{ --leaf: {leaf}; --leaf-deep: {deep} }}\n"
        f"  @media (prefers-color-scheme: dark) {{ :root {{ {night} }} }}\n}}\n"
    )


def name(leaf: str, deep: str) -> str:
    """The name of a theme's stylesheet: its colours, and a digest of what it says."""
    digest = hashlib.blake2b(stylesheet(leaf, deep).encode(), digest_size=5).hexdigest()
    return f"{leaf[1:]}-{deep[1:]}-{digest}"


def named(words: str) -> str | None:
    """The stylesheet of that name; None when there is none, or it could not be read."""
    leaf, _, rest = words.partition("-")
    deep = rest.partition("-")[0]
    colours = (f"#{leaf}", f"#{deep}")
    if not all(is_colour(one) and readable(one) >= LEAST for one in colours):
        return None
    return stylesheet(*colours) if name(*colours) == words else None
