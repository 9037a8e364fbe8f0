"""The emblem of the Union, drawn from its description.

A blue field half as long again as it is high; twelve stars of five points, upright, at the hours of
a clock on an unseen circle around the middle whose radius is a third of the height; each star in a
circle whose radius is an eighteenth of it. Blue 003399, yellow FFCC00.
"""

from __future__ import annotations

from math import cos, pi, radians, sin

HEIGHT, WIDTH = 540, 810
_RING, _STAR = HEIGHT / 3, HEIGHT / 18
#: Of a five-pointed star whose sides run straight from point to point.
_WAIST = _STAR * sin(radians(18)) / sin(radians(54))


def _star(x: float, y: float) -> str:
    corners = []
    for number in range(10):
        radius, angle = (_WAIST if number % 2 else _STAR), -pi / 2 + number * pi / 5
        corners.append(f"{x + radius * cos(angle):.2f} {y + radius * sin(angle):.2f}")
    return f"M{'L'.join(corners)}Z"


def _stars() -> str:
    turns = (number * pi / 6 for number in range(12))
    return "".join(
        _star(WIDTH / 2 + _RING * cos(turn), HEIGHT / 2 + _RING * sin(turn)) for turn in turns
    )


#: As a drawing of its own.
SVG = (
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
    f'<path fill="#003399" d="M0 0h{WIDTH}v{HEIGHT}H0z"/>'
    f'<path fill="#FFCC00" d="{_stars()}"/></svg>'
)
