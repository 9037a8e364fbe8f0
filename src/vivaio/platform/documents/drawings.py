"""What a drawing may hold: shapes and letters, and nothing that runs, loads or leads elsewhere."""

from __future__ import annotations

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

_SHAPES = frozenset(
    {
        "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text",
        "tspan", "title", "desc", "defs", "symbol", "use", "clipPath", "linearGradient",
        "radialGradient", "stop", "pattern", "mask", "marker",
    }
)  # fmt: skip


def require_sound(svg: str) -> None:
    """ValueError when a drawing cannot be read, or holds more than shapes and letters."""
    try:
        root = ElementTree.fromstring(svg)
    except (ElementTree.ParseError, DefusedXmlException) as error:
        raise ValueError(f"not a drawing: {error}") from error
    for element in root.iter():
        if element.tag.rpartition("}")[2] not in _SHAPES:
            raise ValueError(f"a drawing may not hold {element.tag!r}")
        for name, value in element.attrib.items():
            plain = name.rpartition("}")[2].lower()
            if plain.startswith("on") or ("url(" in value and "url(#" not in value):
                raise ValueError(f"a drawing may not have {name}={value!r}")
            if plain == "href" and not value.startswith("#"):
                raise ValueError("a drawing leads nowhere outside itself")
    if root.tag.rpartition("}")[2] != "svg":
        raise ValueError("a drawing is an <svg>")
