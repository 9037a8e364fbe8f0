"""Storing a batch: its records, what became of its rows, and who is called what from now on."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.db import DatabaseError, transaction
from django.db.models import F

from vivaio.ground.importing.importers import Remark, Session
from vivaio.ground.importing.models import ExternalIdentity, Import, ImportLine, Outcome
from vivaio.ground.importing.planning import Planned, Planner
from vivaio.ground.importing.queries import scope_of
from vivaio.kernel import clock
from vivaio.kernel.errors import N_, Conflict, Invalid, Message, NotAllowed, Refusal
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.inserting import insert_values
from vivaio.platform.tenancy.viewer import Viewer

SOMEBODY = N_("Somebody else changed it in the same moment; import it again.")
NOT_STORED = N_("The database did not take it.")


class Stopped(Exception):
    """The import was ended, or somebody else goes on with it."""


@operation
def store_batch(
    *, by: Viewer, job: Import, planner: Planner, batch: Sequence[Planned], dry: bool
) -> UUID:
    """Take a batch in, or only note what would become of it; raises `Stopped` when it was ended."""
    present = Import.objects.select_for_update().get(uid=job.uid)
    if present.state != job.state or present.done != job.done:
        raise Stopped
    planner.decide(batch)
    if not dry:
        _carry_out(planner.session, batch)
        _keep_identities(job, batch)
    insert_values(ImportLine, _LINE, [_line(job, one) for one in batch])
    _count(job, batch)
    return job.uid


def _count(job: Import, batch: Sequence[Planned]) -> None:
    counted = {outcome: sum(one.outcome == outcome for one in batch) for outcome in Outcome.values}
    counted["rows"] = len(batch)
    counted["warnings"] = sum(len(one.remarks) for one in batch)
    job.done = batch[-1].number
    Import.objects.filter(uid=job.uid).update(
        done=job.done, **{name: F(name) + number for name, number in counted.items()}
    )
    for name, number in counted.items():
        setattr(job, name, getattr(job, name) + number)


def _carry_out(session: Session, batch: Sequence[Planned]) -> None:
    fresh = [one for one in batch if one.outcome == Outcome.CREATED]
    try:
        with transaction.atomic():
            made = session.register([one.draft for one in fresh]) if fresh else ()
            for one, uid in zip(fresh, made, strict=True):
                one.record = uid
    except (Refusal, DatabaseError):
        # One of them cannot be taken: each by itself shows which.
        for one in fresh:
            _alone(one, lambda one=one: setattr(one, "record", session.register([one.draft])[0]))
    for one in batch:
        if one.outcome == Outcome.UPDATED and one.current is not None:
            here, changes = one.current, one.changes
            _alone(one, lambda here=here, changes=changes: session.amend(here, changes))


def _alone(one: Planned, write: Any) -> None:
    try:
        with transaction.atomic():
            write()
    except Refusal as refusal:
        one.refuse(_why(refusal))
    except DatabaseError:
        one.refuse(Message(NOT_STORED))


def _why(refusal: Refusal) -> Message:
    if isinstance(refusal, NotAllowed):
        reason = refusal.decision.reason
        return Message(reason.msgid, reason.parameters)
    if isinstance(refusal, Invalid):
        return next(message for several in refusal.errors.values() for message in several)
    return Message(SOMEBODY if isinstance(refusal, Conflict) else NOT_STORED)


def _keep_identities(job: Import, batch: Sequence[Planned]) -> None:
    now, scope, source = clock.now(), scope_of(job.centre_id), job.choices["source"]
    fresh: list[tuple[Any, ...]] = []
    for one in batch:
        if not one.identity or one.record is None or one.outcome == Outcome.REFUSED:
            continue
        if one.is_noted:
            continue
        if one.known is None:
            known_as = (scope, job.kind, source, one.identity)
            fresh.append((one.record, *known_as, one.row_hash, one.taken, now))
        else:
            ExternalIdentity.objects.filter(pk=one.known.number).update(
                record=one.record, row_hash=one.row_hash,
                values={**one.known.values, **one.taken}, imported_at=now,
            )  # fmt: skip
    insert_values(ExternalIdentity, _IDENTITY, fresh)


_IDENTITY = (
    "record_id", "scope", "kind", "source", "external_id", "row_hash", "values", "imported_at",
)  # fmt: skip
_LINE = (
    "job_id", "number", "outcome", "title", "record", "reason", "remarks", "warned", "undecided",
)  # fmt: skip


def _line(job: Import, one: Planned) -> tuple[Any, ...]:
    """The values of a line of the report, in the order of `_LINE`."""
    reason = _stored(one.reason) if one.reason else None
    remarks = [_remark(remark) for remark in one.remarks]
    title = storable(one.draft.title[:200])
    waiting = sum(remark.choice is not None for remark in one.remarks)
    shared = (one.outcome, title, one.record, reason, remarks, bool(remarks))
    return job.uid, one.number, *shared, waiting


def _stored(message: Message) -> dict[str, Any]:
    values = {
        name: value if isinstance(value, int | float) else storable(str(value))
        for name, value in message.parameters.items()
    }
    return {"msgid": message.msgid, "parameters": values}


def _remark(remark: Remark) -> dict[str, Any]:
    told = {
        "column": storable(remark.column), "value": storable(remark.value),
        **_stored(remark.message),
    }  # fmt: skip
    if remark.choice is not None:
        written = json.dumps(asdict(remark.choice), ensure_ascii=False, default=str)
        told["choice"] = json.loads(storable(written.replace("\\u0000", "")))
    return told


def storable(words: str) -> str:
    """Words that every database keeps: no null, no half of a pair."""
    return words.replace("\0", "").encode("utf-8", "replace").decode()


def begin_anew(job: Import) -> None:
    """Forget what became of rows, before all of them are looked at again."""
    job.lines.all().delete()
    for counted in ("done", "rows", "warnings", *Outcome.values):
        setattr(job, counted, 0)


def fail(uid: UUID, reason: Message) -> None:
    """Note why an import cannot go on."""
    Import.objects.filter(uid=uid).update(
        state="failed", problem=_stored(reason), finished_at=clock.now()
    )
