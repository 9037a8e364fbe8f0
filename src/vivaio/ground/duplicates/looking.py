"""Looking for pairs among all cards, in the background; what was judged is never asked again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.db import transaction

from vivaio.ground.actors.models import Actor
from vivaio.ground.duplicates import finding
from vivaio.ground.duplicates.comparing import Card
from vivaio.ground.duplicates.finding import Pair
from vivaio.ground.duplicates.models import Candidate, Look, State
from vivaio.kernel import clock
from vivaio.platform.records import queries as records
from vivaio.platform.records.writing import next_change

#: Rows that are written in one transaction, so that nobody waits for the one writer.
_AT_ONCE = 500


def look() -> int:
    """Look for pairs among all cards that are there; returns how many open ones there are.

    It can be ended and begun again at any moment: each batch stands for itself.
    """
    change = records.last_change("actor")
    cards = list(_cards())
    found = {(pair.one, pair.other): pair for pair in finding.pairs(cards)}
    known = {
        (one, other): (uid, state, by_hand, reasons)
        for uid, one, other, state, by_hand, reasons in Candidate.objects.values_list(
            "uid", "one", "other", "state", "is_by_hand", "reasons"
        )
    }
    _add([pair for key, pair in found.items() if key not in known])
    open_ones = {
        key: (uid, reasons)
        for key, (uid, state, by_hand, reasons) in known.items()
        if state == State.OPEN and not by_hand
    }
    _renew([(uid, found[key]) for key, (uid, reasons) in open_ones.items()
            if key in found and reasons != _stored(found[key])])  # fmt: skip
    _drop([uid for key, (uid, _) in open_ones.items() if key not in found])
    waiting = Candidate.objects.filter(state=State.OPEN).count()
    Look.objects.update_or_create(
        pk=1,
        defaults={"at": clock.now(), "change": change, "cards": len(cards), "pairs": waiting},
    )
    next_change()  # what was kept of desks and lists is read anew
    return waiting


def look_again() -> int:
    """The same, unless no card has changed since the last time; -1 then."""
    last = Look.objects.filter(pk=1).values_list("change", flat=True).first()
    if last is not None and last >= records.last_change("actor"):
        return -1
    return look()


def _cards() -> Iterator[Card]:
    rows = Actor.objects.filter(deleted_at=None).exclude(state="archived")
    for columns in rows.values_list(*finding.COLUMNS).iterator(chunk_size=2_000):
        yield finding.card(columns)


def _stored(pair: Pair) -> list[list[object]]:
    return [[code, given] for code, given in pair.likeness.reasons]


def _add(pairs: Sequence[Pair]) -> None:
    for start in range(0, len(pairs), _AT_ONCE):
        batch = pairs[start : start + _AT_ONCE]
        with transaction.atomic():
            there = set(
                Actor.objects.filter(
                    pk__in={uid for pair in batch for uid in (pair.one, pair.other)}
                ).values_list("pk", flat=True)
            )
            Candidate.objects.bulk_create(
                [
                    Candidate(
                        one_id=pair.one, other_id=pair.other, score=pair.likeness.score,
                        reasons=_stored(pair), found_at=clock.now(),
                    )
                    for pair in batch
                    if {pair.one, pair.other} <= there
                ],
                ignore_conflicts=True,
            )  # fmt: skip


def _renew(pairs: Sequence[tuple[UUID, Pair]]) -> None:
    for start in range(0, len(pairs), _AT_ONCE):
        with transaction.atomic():
            for uid, pair in pairs[start : start + _AT_ONCE]:
                Candidate.objects.filter(uid=uid, state=State.OPEN).update(
                    score=pair.likeness.score, reasons=_stored(pair)
                )


def _drop(uids: Sequence[UUID]) -> None:
    """Forget open pairs that nothing speaks for any more; what an editor asked for stays."""
    for start in range(0, len(uids), _AT_ONCE):
        rows = Candidate.objects.filter(uid__in=uids[start : start + _AT_ONCE], state=State.OPEN)
        rows.filter(is_proposed=False).delete()
