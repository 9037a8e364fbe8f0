"""The emblem of the Union, drawn from its description.

A blue field half as long again as it is high; twelve stars of five points, upright, at the hours of
a clock on an unseen circle around the middle whose radius is a third of the height; each star in a
circle whose radius is an eighteenth of it. Blue 003399, yellow FFCC00.
"""

from __future__ import annotations

import io
from math import cos, pi, radians, sin
from typing import TYPE_CHECKING

from vivaio.kernel.later import Later

if TYPE_CHECKING:
    from PIL import Image, ImageDraw
else:
    Image, ImageDraw = Later("PIL.Image"), Later("PIL.ImageDraw")

BLUE, YELLOW = "#003399", "#FFCC00"
HEIGHT, WIDTH = 540, 810
_RING, _STAR = HEIGHT / 3, HEIGHT / 18
#: Of a five-pointed star whose sides run straight from point to point.
_WAIST = _STAR * sin(radians(18)) / sin(radians(54))


Corner = tuple[float, float]


def _star(x: float, y: float) -> list[Corner]:
    corners = []
    for number in range(10):
        radius, angle = (_WAIST if number % 2 else _STAR), -pi / 2 + number * pi / 5
        corners.append((x + radius * cos(angle), y + radius * sin(angle)))
    return corners


#: The twelve stars, corner by corner.
STARS = tuple(
    _star(WIDTH / 2 + _RING * cos(hour * pi / 6), HEIGHT / 2 + _RING * sin(hour * pi / 6))
    for hour in range(12)
)
_PATH = "".join("M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in star) + "Z" for star in STARS)

#: As a drawing of its own.
SVG = (
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
    f'<path fill="{BLUE}" d="M0 0h{WIDTH}v{HEIGHT}H0z"/><path fill="{YELLOW}" d="{_PATH}"/></svg>'
)


def png() -> bytes:
    """As a picture of points, 324 by 216, for mail programs that draw nothing else."""
    image = Image.new("RGB", (WIDTH * 2, HEIGHT * 2), BLUE)
    pen = ImageDraw.Draw(image)
    for star in STARS:
        pen.polygon([(x * 2, y * 2) for x, y in star], fill=YELLOW)
    small = image.resize((324, 216), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    small.save(out, "PNG", optimize=True)
    return out.getvalue()
