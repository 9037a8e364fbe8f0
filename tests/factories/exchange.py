"""Offers, requests, and contacts about them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from tests.factories.words import canary, words
from vivaio.contexts.exchange import marks, operations
from vivaio.contexts.exchange.models import LIFE, MODELS, Contact, Offer, Request
from vivaio.kernel import clock
from vivaio.platform.records.models import Record
from vivaio.platform.tenancy.viewer import Viewer

SYSTEM = Viewer.system()
_WAYS = ("", "_edit", "_write", "_introduce", "_move")
#: By name of the address: the kind of record it is for.
OF_RECORDS = {
    **{f"{kind}{way}": kind for kind in MODELS for way in _WAYS},
    "offer_add": "actor",
    "request_add": "actor",
}


def exchange(
    kind: str, actor: UUID, bird: str = "", *, opened: bool = True, days: int = 90, **given: Any
) -> UUID:
    """An offer or a request with every text filled; open unless said otherwise."""
    bird = bird or canary()
    values = {"sort": "service", "themes": [], "expires_on": clock.today() + timedelta(days=days)}
    values |= {name: given.pop(name) for name in list(given) if name in ("sort", "themes", "nuts")}
    texts = {name: given.pop(name, None) or words(bird, name) for name in ("title", "description")}
    uid = operations.draft(
        by=SYSTEM,
        kind=kind,
        actor=actor,
        language="en",
        words={"title": "title"},
        values=values,
        translations=texts,
        slug_words=f"{kind} {bird}",
        **given,
    )
    if opened:
        operations.move(by=SYSTEM, kind=kind, uid=uid, version=1, verb="open")
    return uid


def of(uid: UUID) -> Offer | Request:
    """The row of one."""
    return Offer.objects.filter(uid=uid).first() or Request.objects.get(uid=uid)


def contact(kind: str, uid: UUID, bird: str = "") -> Contact:
    """Somebody wrote about it."""
    bird = bird or canary()
    made = operations.write(
        by=Viewer.anonymous(), kind=kind, uid=uid, name=f"{bird} Rossi",
        address=f"{bird}@guest.example", words=f"{bird} writes",
    )  # fmt: skip
    return Contact.objects.get(uid=made)


def whole(kind: str, actor: UUID, bird: str) -> UUID:
    """One about which somebody wrote, and of which something came."""
    uid = exchange(kind, actor, bird)
    marked = marks.mark(contact(kind, uid, bird).uid)
    operations.answer(
        by=Viewer.anonymous(), marked=marked, outcome="worked", said=f"{bird} is glad"
    )
    return uid


def paths(name: str, records: Iterable[Record]) -> list[str] | None:
    """The paths of addresses that only this room knows how to fill; None for another's.

    Signed words are given for what everybody may see.
    """
    if name in ("offer_move", "request_move"):
        kind = name.removesuffix("_move")
        found = [one.address for one in records if one.kind == kind]
        return [f"{address}move/{verb}/" for address in found for verb in LIFE.verbs]
    if name != "outcome":
        return None
    public = [one.uid for one in records if one.is_open and one.visibility == "public"]
    asked = Contact.objects.filter(record__in=public, record__deleted_at=None)
    return [f"outcomes/{marks.mark(one.uid)}/" for one in asked]
