"""What a worker does with tasks: claim, renew, finish, give back, take over from the lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from traceback import format_exception
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.compat import normalize_json
from django_tasks_db.models import DBTaskResult

from vivaio.platform.tasks.declaration import Declaration, declared, enqueue
from vivaio.platform.tasks.models import Lease, Slot, WorkerSeen
from vivaio.platform.tasks.timetable import Job, jobs

LONGEST_DELAY = timedelta(hours=1)
KEPT = timedelta(days=14)
KEPT_FAILED = timedelta(days=90)


class WorkerLostError(Exception):
    """The worker of a task gave no sign of life until its lease ran out."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One run of a task by one worker."""

    result: DBTaskResult[..., Any]
    token: UUID
    declaration: Declaration

    @property
    def attempt(self) -> int:
        """Which attempt this is, from 1; lost workers count."""
        return len(self.result.worker_ids)


def delay(attempt: int) -> timedelta:
    """How long to wait after a failed attempt (from 1): 10 s, 30 s, 90 s … at most an hour."""
    return min(timedelta(seconds=10 * 3 ** min(attempt - 1, 10)), LONGEST_DELAY)


def claim(worker: str) -> Claim | None:
    """Take the task that waits first, if any, under a lease of its own length."""
    waiting = DBTaskResult.objects.ready().first()
    if waiting is None:  # looked up without a transaction: an idle worker never locks the database
        return None
    declared(waiting.task_path)  # imports the task's module before the lock is held
    with transaction.atomic():
        result = DBTaskResult.objects.ready().select_for_update(skip_locked=True).first()
        if result is None:
            return None
        terms = declared(result.task_path)
        result.claim(worker)
        until = timezone.now() + timedelta(seconds=terms.lease)
        Lease.objects.filter(result=result).delete()
        lease = Lease.objects.create(result=result, worker=worker, until=until)
    return Claim(result, lease.token, terms)


def renew(claim: Claim) -> bool:
    """Say that the worker lives; no when the task was already taken for lost."""
    until = timezone.now() + timedelta(seconds=claim.declaration.lease)
    return Lease.objects.filter(token=claim.token).update(until=until) == 1


def seen(worker: str, *, since: datetime) -> None:
    """Note that a worker lives."""
    WorkerSeen.objects.update_or_create(
        name=worker, defaults={"started_at": since, "seen_at": timezone.now()}
    )


def finish(claim: Claim, value: Any) -> bool:
    """Store the result; no, and nothing stored, when the task was taken for lost meanwhile.

    ValueError or TypeError when the result is not JSON.
    """
    value = normalize_json(value)
    return _settle(
        claim,
        status=TaskResultStatus.SUCCESSFUL,
        finished_at=timezone.now(),
        return_value=value,
        exception_class_path="",
        traceback="",
    )


def fail(claim: Claim, error: BaseException) -> bool:
    """Note a failed attempt: wait and try again, or give up after the last."""
    return _settle(claim, **_after_failure(claim.attempt, claim.declaration, error))


def _settle(claim: Claim, **columns: Any) -> bool:
    with transaction.atomic():
        held, _ = Lease.objects.filter(token=claim.token).delete()
        if not held:
            return False
        DBTaskResult.objects.filter(pk=claim.result.pk).update(**columns)
    return True


def _after_failure(attempt: int, terms: Declaration, error: BaseException) -> dict[str, Any]:
    columns: dict[str, Any] = {
        "exception_class_path": f"{type(error).__module__}.{type(error).__qualname__}",
        "traceback": "".join(format_exception(error)),
        "return_value": None,
    }
    if attempt >= terms.attempts:
        return columns | {"status": TaskResultStatus.FAILED, "finished_at": timezone.now()}
    lost = isinstance(error, WorkerLostError)
    wait = timedelta() if lost else delay(attempt)
    return columns | {"status": TaskResultStatus.READY, "run_after": timezone.now() + wait}


def take_over(worker: str = "") -> int:
    """Let the tasks of lost workers run again, and give the number of them.

    Lost is a worker whose lease ran out, and at once an earlier one named `worker`: its
    successor of the same name starts only when that one has ended.
    """
    now = timezone.now()
    lapsed = Q(lease__until__lt=now) | Q(lease=None, started_at__lt=now - timedelta(minutes=1))
    if worker:
        lapsed |= Q(lease__worker=worker)
    lost = DBTaskResult.objects.running().filter(lapsed)
    if not lost.exists():
        return 0
    paths = {path: declared(path) for path in lost.values_list("task_path", flat=True)}
    with transaction.atomic():
        # "of": PostgreSQL cannot lock the nullable side of the join to the lease.
        results = list(lost.select_for_update(skip_locked=True, of=("self",)))
        for result in results:
            terms = paths.get(result.task_path) or declared(result.task_path)
            error = WorkerLostError("The worker was lost while it ran this task.")
            Lease.objects.filter(result=result).delete()
            columns = _after_failure(len(result.worker_ids), terms, error)
            DBTaskResult.objects.filter(pk=result.pk).update(**columns)
    return len(results)


def run_due_jobs(now: datetime | None = None) -> int:
    """Enqueue the jobs whose slot has come, each slot once whoever asks; the number enqueued."""
    now = now or timezone.now()
    return sum(_run_if_due(job, now) for job in jobs.all().values())


def _run_if_due(job: Job, now: datetime) -> bool:
    due = job.latest_due(now)
    last = _latest(job.name)
    if last is not None and last.due >= due:
        return False
    try:
        with transaction.atomic():
            slot = Slot.objects.create(job=job.name, due=due)
            if last is not None:
                slot.result = UUID(enqueue(job.task).id)
                slot.save(update_fields=["result"])
    except IntegrityError:  # another worker was quicker
        return False
    return last is not None


def _latest(job: str) -> Slot | None:
    return Slot.objects.filter(job=job).order_by("-due").first()


def prune(now: datetime | None = None) -> int:
    """Forget what is long over: results, slots, workers; the number of results forgotten."""
    now = now or timezone.now()
    over = Q(status=TaskResultStatus.SUCCESSFUL, finished_at__lt=now - KEPT)
    given_up = Q(status=TaskResultStatus.FAILED, finished_at__lt=now - KEPT_FAILED)
    with transaction.atomic():
        forgotten, _ = DBTaskResult.objects.filter(over | given_up).delete()
        for job in Slot.objects.values_list("job", flat=True).distinct():
            latest = Slot.objects.filter(job=job).order_by("-due").values_list("pk", flat=True)[:1]
            old = Slot.objects.filter(job=job, due__lt=now - KEPT)
            old.exclude(pk__in=list(latest)).delete()
        WorkerSeen.objects.filter(seen_at__lt=now - KEPT).delete()
    return forgotten
