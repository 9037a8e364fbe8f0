"""Pairs as pages show them: two cards side by side, what differs marked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext

from vivaio.ground.actors.labels import FIELDS
from vivaio.ground.actors.models import Actor
from vivaio.ground.centres import queries as centres
from vivaio.ground.duplicates.blending import ONE, Row
from vivaio.ground.duplicates.models import Candidate, Merge
from vivaio.ground.duplicates.reasons import messages
from vivaio.ground.taxonomy.queries import label
from vivaio.kernel.text import Wording
from vivaio.platform.revisions.differences import Piece, pieces
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.errors import sentence
from vivaio.platform.web.wording import country, day, page_of

_SCHEMES = {"kind": "kind", "sector": "sector", "level": "level", "themes": "theme",
            "target_groups": "target_group", "methods": "method"}  # fmt: skip
#: Above this a pair is shown as very likely.
SURE = 0.9


@dataclass(frozen=True, slots=True)
class CardSide:
    """One card of a pair."""

    name: Wording
    href: str
    centre: str
    where: str
    state: str
    since: str
    is_example: bool


def names_of_centres(viewer: Viewer) -> dict[UUID | None, str]:
    """What the keepers of cards are called."""
    known: dict[UUID | None, str] = {None: gettext("The network")}
    return known | {
        one.uid: one.name.best(viewer.language).words for one in centres.centres(viewer)
    }


def side(card: Actor, names: dict[UUID | None, str], language: str) -> CardSide:
    """A card as it stands in a pair."""
    where = " · ".join(filter(None, (card.town, country(card.country))))
    return CardSide(
        name=card.name.best(language),
        href=page_of(card.record_address()),
        centre=names.get(card.centre_id, ""),
        where=where,
        state=card.state,
        since=day(card.updated_at),
        is_example=card.nature == Nature.EXAMPLE,
    )


def line(pair: Candidate, viewer: Viewer, names: dict[UUID | None, str]) -> dict[str, Any]:
    """A pair in the queue."""
    language = viewer.language
    asks = pair.is_proposed and not viewer.may("edit", pair.proposed_by_id)
    one, other = side(pair.one, names, language), side(pair.other, names, language)
    places = [" · ".join(filter(None, (card.centre, card.where))) for card in (one, other)]
    return {
        "href": reverse("duplicate", args=(pair.uid,)),
        "one": one,
        "other": other,
        "place": places[1] if places[1] != places[0] else "",
        "reasons": reasons(pair),
        "is_sure": pair.score >= SURE,
        "is_proposed": pair.is_proposed,
        "asked_by": names.get(pair.proposed_by_id, "") if asks else "",
    }


def reasons(pair: Candidate) -> list[str]:
    """Why the two may be one."""
    return [sentence(message) for message in messages(pair.reasons)]


def merged(done: Merge, viewer: Viewer) -> dict[str, Any]:
    """A merge in the list of those that can be undone."""
    language = viewer.language
    return {
        "kept": done.kept.name.best(language),
        "href": page_of(done.kept.record_address()),
        "gone": done.gone.name.best(language),
        "when": day(done.at),
        "undo": reverse("merge_undo", args=(done.uid,)),
    }


@dataclass(frozen=True, slots=True)
class Line:
    """A row of two cards as it is shown: `one` and `other` in pieces, of which some differ."""

    code: str
    label: str
    language: str
    one: tuple[Piece, ...]
    other: tuple[Piece, ...]
    is_list: bool


def lines(rows: list[Row], language: str) -> list[Line]:
    """Rows side by side; what only one of the two has is marked."""
    return [_line(row, language) for row in rows]


def _line(row: Row, language: str) -> Line:
    one, other = (shown(row.field, value, language) for value in (row.one, row.other))
    marked = pieces(one, other) if one and other else ()
    return Line(
        code=row.code,
        label=gettext(FIELDS.get(row.field, row.field)),
        language=row.language,
        one=tuple(p for p in marked if p.change != "added") or _whole(one),
        other=tuple(p for p in marked if p.change != "removed") or _whole(other),
        is_list=row.is_list,
    )


def _whole(words: str) -> tuple[Piece, ...]:
    return (Piece(words, "same"),) if words else ()


def shown(field: str, value: Any, language: str) -> str:
    """A value in words; "" for nothing."""
    if isinstance(value, tuple):
        return ", ".join(str(part) for part in value if part not in (None, ""))
    if isinstance(value, list):
        return ", ".join(shown(field, one, language) for one in value)
    if isinstance(value, date):
        return day(value)
    if field == "country":
        return country(value)
    if value and field in _SCHEMES:
        return label(_SCHEMES[field], value, language).words
    return str(value or "")


def likely_survivor(pair: Candidate) -> str:
    """Which card stays unless somebody chooses otherwise: the public one, then the older."""

    def weight(card: Actor) -> tuple[bool, bool, Any]:
        return card.state != "published", card.visibility != "public", card.created_at

    return ONE if weight(pair.one) <= weight(pair.other) else "other"
