"""Running an import: batch after batch, each whole in itself, so that a kill loses nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any
from uuid import UUID

from vivaio.ground.importing import policies
from vivaio.ground.importing.importers import Importer, Terms, importers
from vivaio.ground.importing.mapping import is_own
from vivaio.ground.importing.models import LIFE, Import, Outcome
from vivaio.ground.importing.operations import origins, storing
from vivaio.ground.importing.operations.bringing import imported
from vivaio.ground.importing.planning import Planned, Planner
from vivaio.ground.importing.seen import Seen
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import N_, Invalid, Message, NotAllowed
from vivaio.platform import tasks
from vivaio.platform.journal import operations as journal
from vivaio.platform.records.jobs import tidy_search
from vivaio.platform.records.writing import operation
from vivaio.platform.sheets import reading
from vivaio.platform.sheets.table import Opened, Row, Survey
from vivaio.platform.tenancy.viewer import Viewer

#: Changed rows after which the index of the search is put in order at once, not only at night.
MANY = 500
#: Rows of one transaction: the one writer of SQLite is held for a quarter of a second at most.
BATCH = 150
NOBODY = N_("Whoever started it has no account any more; start it again.")

Say = Callable[[Sequence[Planned]], None]


@dataclass(slots=True)
class Report:
    """What became of rows so far; the four outcomes add up to the rows."""

    rows: int = 0
    warnings: int = 0
    outcomes: dict[str, int] = field(default_factory=lambda: dict.fromkeys(Outcome.values, 0))

    def add(self, batch: Sequence[Planned]) -> None:
        """Count a batch."""
        self.rows += len(batch)
        for one in batch:
            self.outcomes[one.outcome] += 1
            self.warnings += len(one.remarks)


def _batches(rows: Iterator[Row], size: int = BATCH) -> Iterator[list[Row]]:
    while part := list(islice(rows, size)):
        yield part


def terms_of(
    by: Viewer, centre: UUID | None, importer: Importer, survey: Survey, choices: Mapping[str, Any]
) -> Terms:
    """The terms of an import, from what was chosen."""
    return Terms(
        by=by,
        centre=centre,
        country=origins.country_of(by, centre),
        language=choices["language"],
        source=choices["source"],
        evidence=origins.key_of(centre, choices["source"]),
        nature=choices["nature"],
        publish=choices["publish"] and bool(importer.may_publish(by, centre)),
        also_likely=choices["also_likely"],
        literal=is_own(survey, importer),
    )


def try_here(
    *, by: Viewer, centre: UUID | None, kind: str, opened: Opened, survey: Survey,
    mapping: Mapping[str, str], choices: Mapping[str, Any], most: int = 0,
    say: Say = lambda batch: None,
) -> Report:  # fmt: skip
    """What would become of the rows (of the first `most`, where given); nothing is written."""
    require(policies.can_import(by, centre))
    importer = importers.get(kind)
    terms, report = terms_of(by, centre, importer, survey, choices), Report()
    rows = reading.rows(opened, survey)
    with Seen() as seen:
        planner = Planner(importer, terms, survey, mapping, seen)
        for part in _batches(islice(rows, most) if most else rows):
            batch = planner.drafts(part)
            planner.decide(batch)
            report.add(batch)
            say(batch)
    return report


def run_here(
    *, by: Viewer, centre: UUID | None, kind: str, opened: Opened, name: str, survey: Survey,
    mapping: Mapping[str, str], choices: Mapping[str, Any], say: Say = lambda batch: None,
) -> Import:  # fmt: skip
    """Run a file from beginning to end in this process, as the command line does."""
    require(policies.can_import(by, centre))
    job = Import.objects.create(
        centre_id=centre, kind=kind, name=name[:120], survey=survey.to_json(),
        mapping=dict(mapping), choices=dict(choices), account=by.account,
        created_at=clock.now(), state="running",
    )  # fmt: skip
    _go_on(job, by, opened, say=say)
    job.refresh_from_db()
    return job


@operation
def start(*, by: Viewer, uid: UUID, dry: bool, enqueue: Callable[[UUID], None]) -> UUID:
    """Let an import run (`dry`: only try all rows); `enqueue` lets a worker take it up."""
    job = imported(by, uid)
    verb = "try_out" if dry else "run"
    require(policies.can_move(by, job, verb))
    goes_on = not dry and job.state in ("cancelled", "failed")
    if not goes_on:
        storing.begin_anew(job)
    job.state, job.problem, job.account = LIFE.after(verb), None, by.account
    job.finished_at = None
    job.save()
    enqueue(uid)
    return uid


@operation
def cancel(*, by: Viewer, uid: UUID, key: UUID | None = None) -> UUID:
    """Stop an import; what came in so far stays, and it can go on later."""
    job = imported(by, uid)
    require(policies.can_move(by, job, "cancel"))
    if job.state == "running":
        _told(by, job, "import.cancelled")
    else:
        storing.begin_anew(job)
    job.state, job.finished_at = LIFE.after("cancel"), clock.now()
    job.save()
    return uid


def work(*, by: Viewer, uid: UUID, opened: Opened, seconds: float) -> bool:
    """Go on with an import for a while; whether it is done with."""
    job = imported(by, uid)
    if job.state not in ("running", "trying"):
        return True
    return _go_on(job, by, opened, until=time.monotonic() + seconds)


def give_up(*, uid: UUID) -> None:
    """End an import whose editor is gone: nobody answers for what it would bring."""
    storing.fail(uid, Message(NOBODY))


def _go_on(
    job: Import, by: Viewer, opened: Opened, *, until: float = 0, say: Say = lambda batch: None
) -> bool:
    importer, survey = importers.get(job.kind), Survey.from_json(job.survey)
    terms = terms_of(by, job.centre_id, importer, survey, job.choices)
    dry = job.state == "trying"
    try:
        require(importer.may(by, job.centre_id))
        if not dry:
            origins.keep(terms, job.choices, job.name)
        with Seen() as seen:
            planner = Planner(importer, terms, survey, job.mapping, seen)
            for part in _batches(_from(job.done, reading.rows(opened, survey), planner)):
                batch = planner.drafts(part)
                storing.store_batch(by=by, job=job, planner=planner, batch=batch, dry=dry)
                say(batch)
                if until and time.monotonic() > until:
                    return False
    except storing.Stopped:
        return True
    except NotAllowed as refusal:
        storing.fail(job.uid, refusal.decision.reason)
        if not until:
            raise
        return True
    except Invalid as refusal:
        reason = next(one for several in refusal.errors.values() for one in several)
        storing.fail(job.uid, reason)
        if not until:
            raise
        return True
    _finish(by=by, uid=job.uid)
    return True


def _from(done: int, rows: Iterator[Row], planner: Planner) -> Iterator[Row]:
    """The rows after the last one done; those before are read again only for their identities."""
    passed: list[Row] = []
    for row in rows:
        if row.number <= done:
            passed.append(row)
            if len(passed) >= BATCH:
                planner.drafts(passed)
                passed = []
            continue
        if passed:
            planner.drafts(passed)
            passed = []
        yield row


@operation
def _finish(*, by: Viewer, uid: UUID) -> UUID:
    job = Import.objects.get(uid=uid)
    if job.state == "running":
        job.state, job.finished_at = "done", clock.now()
        _told(by, job, "import.done")
        if job.created + job.updated >= MANY:
            tasks.enqueue(tidy_search)
    elif job.state == "trying":
        job.state, job.finished_at = "tried", clock.now()
    job.save()
    return uid


def _told(by: Viewer, job: Import, verb: str) -> None:
    """One entry for the import as a whole; each card's own stand beside it."""
    journal.append(
        by=by,
        verb=verb,
        subject=job.uid,
        centre=job.centre_id,
        parameters={
            "file": job.name,
            "created": job.created,
            "updated": job.updated,
            "unchanged": job.unchanged,
            "refused": job.refused,
        },
    )
