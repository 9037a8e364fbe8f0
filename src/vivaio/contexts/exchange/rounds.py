"""What a day does to offers and requests: they end, and what came of contacts is asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from vivaio.contexts.exchange import letters, operations
from vivaio.contexts.exchange.models import MODELS, Contact, Offer, Request
from vivaio.kernel import clock
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.viewer import Viewer

#: After which time it is asked what came of a contact.
LATER = timedelta(days=30)


def go_round(today: date | None = None) -> Mapping[str, int]:
    """Expire what is over, ask about contacts a month old; how many of each."""
    today = today or clock.today()
    return {"expired": _expire(today), "asked": _ask()}


def _expire(today: date) -> int:
    done, by = 0, Viewer.system()
    for kind, model in MODELS.items():
        over = model.objects.filter(state="open", expires_on__lt=today, deleted_at=None)
        for uid, version in list(over.values_list("uid", "version")):
            operations.move(by=by, kind=kind, uid=uid, version=version, verb="expire")
            done += 1
    return done


def _ask() -> int:
    rows = Contact.objects.filter(asked_at=None, outcome="", at__lte=clock.now() - LATER)
    uids = list(rows.filter(record__deleted_at=None).values_list("uid", flat=True))
    for uid in uids:
        ask(by=Viewer.system(), contact=uid)
    return len(uids)


@operation
def ask(*, by: Viewer, contact: UUID) -> UUID:
    """Ask both sides (of a letter, the one that got it), once, what came of a contact."""
    found = Contact.objects.select_for_update(of=("self",)).get(uid=contact)
    if found.asked_at is None:
        for record in filter(None, (found.record_id, found.other_id)):
            letters.ask(_row(record), found)
        found.asked_at = clock.now()
        found.save(update_fields=["asked_at"])
    return contact


def _row(uid: UUID) -> Offer | Request:
    offer = Offer.objects.select_related("actor").filter(uid=uid).first()
    return offer or Request.objects.select_related("actor").get(uid=uid)
