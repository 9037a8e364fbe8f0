"""What a day does here: what was lent is forgotten, votes close, authors are told what is new."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from vivaio.contexts.needs import letters
from vivaio.contexts.needs.models import Prioritisation, Voice
from vivaio.contexts.needs.operations import listening, prioritising
from vivaio.contexts.needs.queries import listening as heard
from vivaio.contexts.needs.queries import timeline
from vivaio.kernel import clock
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.viewer import Viewer


def go_round(today: date | None = None) -> Mapping[str, int]:
    """Forget, close votes, tell; how many of each."""
    day = today or clock.today()
    return {"forgotten": _forget(day), "closed": _close(day), "told": _tell(day)}


def _forget(day: date) -> int:
    uids = list(heard.past(day).values_list("uid", flat=True))
    for uid in uids:
        listening.forget(by=Viewer.system(), uid=uid)
    return len(uids)


def _close(day: date) -> int:
    over = Prioritisation.objects.filter(state="open", closes_on__lt=day, deleted_at=None)
    rows = list(over.values_list("uid", "version"))
    for uid, version in rows:
        prioritising.steer(by=Viewer.system(), uid=uid, version=version, verb="close")
    return len(rows)


def _tell(day: date) -> int:
    """One digest an address and day, each in a transaction of its own."""
    waiting = Voice.objects.exclude(confirmed_at=None).filter(stopped_at=None).exclude(address="")
    first: dict[str, UUID] = {}
    for uid, address in waiting.order_by("at").values_list("uid", "address"):
        first.setdefault(address.lower(), uid)
    sent = 0
    for uid in first.values():
        before = Voice.objects.get(uid=uid)
        sent += tell(by=Viewer.system(), voice=uid, day=day) != before.uid
    return sent


@operation
def tell(*, by: Viewer, voice: UUID, day: date) -> UUID:
    """Tell the author of a voice what is new of all their needs; the uid of the need if anything
    was sent, else of the voice itself."""
    one = Voice.objects.get(uid=voice)
    same = Voice.objects.filter(address__iexact=one.address, stopped_at=None)
    rows = same.exclude(confirmed_at=None).select_related("need", "wrote").order_by("at", "uid")
    news = []
    for row in rows:
        hops = [hop for hop in timeline.of_voice(row, row.language) if hop.key not in set(row.told)]
        if hops:
            row.told = [*row.told, *(hop.key for hop in hops)]
            row.save(update_fields=["told"])
            news.append((row, hops))
    if not news or not letters.tell(news, f"needs:told:{one.uid}:{day}"):
        return voice
    return one.need_id
