"""The demonstration's news and pages; the one picture is drawn here, leaf by leaf."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from PIL import Image, ImageDraw

from vivaio.contexts.pages import operations as editorial
from vivaio.contexts.pages import queries
from vivaio.contexts.pages.blocks import KINDS
from vivaio.contexts.pages.checking import Written
from vivaio.ground.media import renditions
from vivaio.kernel.text import Text
from vivaio.lobby.demo.reading import Table, table, text
from vivaio.platform.files.checking import PICTURES, check
from vivaio.platform.links import operations as links
from vivaio.platform.tenancy.viewer import Viewer

_PAPER, _LEAF, _DEEP, _LINE = "#fbf8f2", "#1f5a43", "#123a2c", "#d9d4c7"
#: Where each seedling stands (x), how high it is, and how far its two leaves reach.
_SEEDLINGS = ((170, 190, 90), (410, 260, 120), (680, 330, 150), (960, 240, 110), (1_190, 290, 130))


class _Brought(io.BytesIO):
    """A file as a form brings it."""

    name = "seedlings.png"


def _blade(x: int, y: int, across: int, up: int) -> list[tuple[float, float]]:
    """A leaf from where it joins the stem to its tip and back: two bent edges."""
    steps = [number / 24 for number in range(25)]
    there = [_bent(t, x, y, across, up, 0.05, 0.75) for t in steps]
    back = [_bent(t, x, y, across, up, 0.95, 0.05) for t in reversed(steps)]
    return there + back


def _bent(
    t: float, x: int, y: int, across: int, up: int, bend_x: float, bend_y: float
) -> tuple[float, float]:
    inner, tip = 2 * t * (1 - t), t * t
    return x + across * (inner * bend_x + tip), y + up * (inner * bend_y + tip)


def seedlings() -> bytes:
    """Five seedlings over their furrows, 1,360 by 640 points, as PNG."""
    image = Image.new("RGB", (1_360, 640), _PAPER)
    pen = ImageDraw.Draw(image)
    for y in range(500, 640, 24):
        pen.line((0, y, 1_360, y), fill=_LINE, width=3)
    for x, height, reach in _SEEDLINGS:
        top = 500 - height
        pen.line((x, 500, x, top), fill=_DEEP, width=8)
        pen.polygon(_blade(x, top + 40, -reach, -reach), fill=_LEAF)
        pen.polygon(_blade(x, top + 10, reach, -reach - 30), fill=_DEEP)
    written = io.BytesIO()
    image.save(written, "PNG")
    return written.getvalue()


def _in(given: Table | None, language: str) -> str:
    return text(given).texts.get(language, "") if given else ""


def _written(block: Table, language: str, uids: Mapping[str, str]) -> Written:
    kind = block["kind"]
    values = {name: str(block.get(name, "")) for name in KINDS[kind].values}
    if kind == "picture":
        values["picture"] = uids["picture"]
    words = {name: _in(block.get(name), language).strip() for name in KINDS[kind].texts}
    return Written(block["id"], kind, words, values)


def _load(by: Viewer, one: Table, centres: Mapping[str, UUID]) -> UUID:
    kind, title, summary = one["kind"], text(one["title"]), text(one["summary"])
    source = title.source
    uid = editorial.draft(
        by=by,
        kind=kind,
        centre=centres[one["centre"]] if one.get("centre") else None,
        title=Text(source, {source: title.texts[source]}),
        summary=Text(source, {source: summary.texts[source]}),
        nature=one["nature"],
        slug_words=one["slug"],
    )
    uids: dict[str, str] = {}
    if any(block["kind"] == "picture" for block in one["block"]):
        checked = check(_Brought(seedlings()), PICTURES)
        picture = editorial.bring_picture(by=by, kind=kind, uid=uid, checked=checked)
        renditions.render.func(picture=str(picture))
        uids["picture"] = str(picture)
    for language in (source, *(code for code in title.texts if code != source)):
        editorial.amend(
            by=by,
            kind=kind,
            uid=uid,
            version=queries.by_uid(by, kind, uid).version,
            language=language,
            words={"title": title.texts[language], "summary": summary.texts.get(language, "")},
            written=[_written(block, language, uids) for block in one["block"]],
        )
    version = queries.by_uid(by, kind, uid).version
    editorial.move(by=by, kind=kind, uid=uid, version=version, verb="publish")
    return uid


def load(by: Viewer, centres: Mapping[str, UUID]) -> dict[str, Any]:
    """Everything in `editorial.toml`, in its order; uids by slug."""
    made: dict[str, Any] = {}
    for one in table("editorial")["item"]:
        made[one["slug"]] = _load(by, one, centres)
        for code in one.get("about", ()):
            links.link(by=by, kind="about", source=made[one["slug"]], target=centres[code])
    return made
