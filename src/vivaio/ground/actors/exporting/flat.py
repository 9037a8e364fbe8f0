"""A card as one row: a column a language, and what an import needs to bring it back whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any
from uuid import UUID

from vivaio.ground.actors import freshness
from vivaio.ground.actors.checking import TEXTS, VALUES
from vivaio.ground.actors.importing.literal import LISTS, languages_of
from vivaio.ground.actors.models import Actor
from vivaio.kernel.language import INTERFACE
from vivaio.platform.tenancy.examples import coded
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer

_FIRST = ("uid", "slug", "nature")
_LAST = (
    "freshness", "visibility", "state", "published_on", "version", "updated", "languages",
)  # fmt: skip
_AT_ONCE = 200
Row = Mapping[str, Any]


def cards(
    viewer: Viewer, uids: Sequence[UUID] | None = None, centre: UUID | None = None
) -> Iterator[Actor]:
    """Cards a viewer may see: those named, in that order, or all (of a centre), as they came."""
    rows = Actor.objects.visible_to(viewer)
    if uids is None:
        chosen = rows.filter(centre=centre) if centre else rows
        yield from chosen.order_by("uid").iterator(chunk_size=_AT_ONCE)
        return
    wanted = iter(uids)
    while part := list(islice(wanted, _AT_ONCE)):
        found = {row.uid: row for row in rows.filter(uid__in=part)}
        yield from (found[uid] for uid in part if uid in found)


def columns(viewer: Viewer, uids: Sequence[UUID] | None, centre: UUID | None) -> tuple[str, ...]:
    """The columns of a table: of the texts only the languages in which something is written."""
    used: dict[str, set[str]] = {field: set() for field in TEXTS}
    for texts in _all_texts(viewer, uids, centre):
        for field, text in zip(TEXTS, texts, strict=True):
            used[field].update(text.texts)
    worded = [
        f"{field}@{language}"
        for field in TEXTS
        for language in sorted(used[field] or ({"en"} if field == "name" else ()), key=_order)
    ]
    return (*_FIRST, *worded, *VALUES, *_LAST)


def _order(language: str) -> tuple[int, str]:
    return (INTERFACE.index(language) if language in INTERFACE else len(INTERFACE), language)


def _all_texts(
    viewer: Viewer, uids: Sequence[UUID] | None, centre: UUID | None
) -> Iterable[tuple[Any, ...]]:
    rows = Actor.objects.visible_to(viewer)
    if uids is None:
        chosen = rows.filter(centre=centre) if centre else rows
        yield from chosen.values_list(*TEXTS).iterator(chunk_size=1_000)
        return
    for start in range(0, len(uids), _AT_ONCE):
        yield from rows.filter(uid__in=uids[start : start + _AT_ONCE]).values_list(*TEXTS)


def row(actor: Actor) -> dict[str, Any]:
    """A card by column; numbers stay numbers, everything else is words."""
    texts = {field: getattr(actor, field) for field in TEXTS}
    found: dict[str, Any] = {
        "uid": str(actor.uid),
        "slug": actor.slug,
        "nature": coded(Nature(actor.nature)),
    }
    for field, text in texts.items():
        found.update({f"{field}@{language}": words for language, words in text.texts.items()})
    for field in VALUES:
        value = getattr(actor, field)
        if field in LISTS:
            value = LISTS[field].join(value)
        elif field == "valid_until":
            value = value.isoformat() if value else ""
        found[field] = "" if value is None else value
    found |= {
        "freshness": freshness.state_of(actor.valid_until).value,
        "visibility": str(actor.visibility),
        "state": actor.state,
        "published_on": actor.published_on.isoformat() if actor.published_on else "",
        "version": actor.version,
        "updated": actor.updated_at.isoformat(timespec="seconds"),
        "languages": languages_of(texts),
    }
    return found
