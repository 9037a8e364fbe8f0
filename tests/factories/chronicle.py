"""What happened on the way of a thread: entries of every kind."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from tests.factories.words import canary, words
from vivaio.contexts.chronicle import checking, operations
from vivaio.contexts.chronicle.models import LIFE, MODELS
from vivaio.platform.records.models import Record
from vivaio.platform.tenancy.viewer import Viewer

SYSTEM = Viewer.system()
KINDS = tuple(MODELS)
OF_RECORDS = {"centre_chronicle": "centre", "entry_add": "centre"}
_OF_ENTRIES = {"entry": "", "entry_edit": "edit/", "entry_tie": "tie/"}


def values(**given: Any) -> dict[str, Any]:
    """What an entry has beside its words."""
    plain: dict[str, Any] = {
        "stage": "done", "owner": None, "country": "", "nuts": "", "themes": [],
        "starts_on": date(2025, 9, 1), "ends_on": date(2025, 12, 11), "total": None,
        "days_required": None, "days_given": None, "visibility": "public",
    }  # fmt: skip
    return plain | given


def entry(
    kind: str, centre: UUID, bird: str = "", *, state: str = "published", **given: Any
) -> UUID:
    """An entry with every text filled, a sum of two parts and a day."""
    bird = bird or canary()
    uid = operations.draft(
        by=SYSTEM, kind=kind, centre=centre, language="en",
        values=values(**{"total": 30, "days_required": 20, "days_given": 21} | given),
        words={"title": "title", "unit": "unit"},
        translations={name: words(bird, name) for name in checking.LONGEST},
        shares=[(words(bird, "town"), 20), (words(bird, "others"), 10)],
        days=[(date(2025, 9, 8), words(bird, "notice"))], slug_words=f"{kind} {bird}",
    )  # fmt: skip
    for verb in {"draft": "", "published": "publish", "archived": "publish archive"}[state].split():
        move(kind, uid, verb)
    return uid


def move(kind: str, uid: UUID, verb: str, by: Viewer = SYSTEM) -> None:
    """Take an entry a step further."""
    version = MODELS[kind]._default_manager.get(uid=uid).version
    operations.move(by=by, kind=kind, uid=uid, version=version, verb=verb)


def paths(name: str, records: Iterable[Record]) -> list[str] | None:
    """The paths of addresses that only this room knows how to fill; None for another's."""
    found = [one.address for one in records if one.kind in MODELS]
    if name in _OF_ENTRIES:
        return [f"{address}{_OF_ENTRIES[name]}" for address in found]
    if name == "entry_move":
        return [f"{address}move/{verb}/" for address in found for verb in LIFE.verbs]
    return None
