"""The picture of a record without a logo: a seedling drawn from its id.

The same id gives the same plant for ever: how its leaves stand, how broad they are, how many veins
they have and in which tone of the theme it is drawn. Colours are classes of `vivaio.css`, because
the content-security policy allows no inline style.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from markupsafe import Markup, escape

#: Classes of the stylesheet; the leaf's own green is the most frequent.
TONES = ("leaf", "deep", "leaf", "soil", "sky", "ripe")
#: How the leaves stand: for each leaf where it joins the stem, its lean in degrees, and its length.
#: The picture is 64 units wide and high, the ground lies at 54, y grows downwards.
STANDS: tuple[tuple[tuple[int, int, int], ...], ...] = (
    ((46, -46, 26), (40, 34, 34)),
    ((44, 48, 24), (36, -30, 30)),
    ((46, -58, 24), (46, 58, 24), (38, 0, 30)),
    ((48, 0, 42),),
    ((47, -62, 21), (40, 56, 22), (32, -36, 22)),
    ((48, -24, 40), (44, 58, 20)),
    ((47, 62, 19), (41, -58, 21), (34, 50, 20), (28, -12, 20)),
)
GROUND = 54


@dataclass
class _Dice:
    """Numbers that follow from an id alone; ids of one moment still differ in every bit."""

    left: int

    @classmethod
    def of(cls, uid: UUID) -> _Dice:
        return cls(int.from_bytes(hashlib.sha256(uid.bytes).digest()))

    def throw(self, sides: int) -> int:
        """A number from 0 to `sides` - 1."""
        self.left, number = divmod(self.left, sides)
        return number


def _short(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


@lru_cache(maxsize=1_024)
def _blade(length: int, breadth: float, veins: int) -> str:
    """A leaf drawn upright from (0, 0): two halves and its veins; there are a few hundred."""
    half, belly = length * breadth, length * 0.42
    right = f"M0 0Q{_short(half)}-{_short(belly)} 0-{length}"
    left = f"M0 0Q-{_short(half)}-{_short(belly)} 0-{length}"
    lines = ""
    for number in range(1, veins + 1):
        # The edge of the leaf at t of its length; the vein starts lower, on the midrib.
        t = 0.16 + 0.62 * number / (veins + 1)
        across = 2 * t * (1 - t) * half * 0.8
        up = 2 * t * (1 - t) * belly + t * t * length
        lines += (
            f"M-{_short(across)}-{_short(up)}L0-{_short(up * 0.74)} {_short(across)}-{_short(up)}"
        )
    return (
        f'<path class="a" d="{left}"/><path class="b" d="{right}"/>'
        f'<path class="v" d="M0-2V-{_short(length * 0.86)}{lines}"/>'
    )


def _leaf(foot: int, lean: int, length: int, breadth: float, veins: int) -> str:
    """One leaf where it joins the stem, turned."""
    turned = f'<g transform="translate(32 {foot})rotate({lean})">'
    return f"{turned}{_blade(length, breadth, veins)}</g>"


@lru_cache(maxsize=256)
def leaf_svg(uid: UUID, label: str = "") -> Markup:
    """The plant of `uid` as an inline `<svg>` of at most 1.2 KB; decorative without a `label`."""
    dice = _Dice.of(uid)
    stand = STANDS[dice.throw(len(STANDS))]
    tone = TONES[dice.throw(len(TONES))]
    breadth = 0.44 + 0.05 * dice.throw(7)
    veins = 2 + dice.throw(3) if len(stand) < 3 else dice.throw(3)
    lean = dice.throw(13) - 6
    mirrored = dice.throw(2)
    furrows = 1 + dice.throw(3)
    leaves = "".join(
        _leaf(foot, (-turn if mirrored else turn) + lean, length, breadth, veins)
        for foot, turn, length in stand
    )
    top = min(foot for foot, _, _ in stand)
    ground = "".join(f"M{10 + 5 * row} {GROUND + 3 * row}H{54 - 5 * row}" for row in range(furrows))
    told = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    return Markup(  # noqa: S704 - numbers of ours, and a label that is escaped
        f'<svg class="leaf leaf--{tone}" viewBox="0 0 64 64" {told}>'
        f'<path class="g" d="M0 0h64v64H0z"/><path class="s" d="M32 {GROUND}V{top}"/>'
        f'<path class="s f" d="{ground}"/>'
        f"{leaves}</svg>"
    )
