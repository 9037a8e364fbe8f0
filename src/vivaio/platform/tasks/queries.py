"""How the work in the background stands, for health and for operators."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Min, Q
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from vivaio.platform.tasks.declaration import declared
from vivaio.platform.tasks.models import WorkerSeen


@dataclass(frozen=True, slots=True)
class GivenUp:
    """A task that failed at its last attempt; `error` is the class of what it failed with."""

    name: str
    attempts: int
    at: datetime | None
    error: str


def worker_seen_at() -> datetime | None:
    """When any worker last gave a sign of life."""
    seen: datetime | None = WorkerSeen.objects.aggregate(latest=Max("seen_at"))["latest"]
    return seen


def oldest_waiting() -> datetime | None:
    """Since when the task that has been due longest waits; none when nothing is due."""
    now = timezone.now()
    due = DBTaskResult.objects.ready().aggregate(
        soon=Min("enqueued_at", filter=Q(run_after=get_date_max())),
        later=Min("run_after", filter=Q(run_after__lte=now)),
    )
    return min((moment for moment in due.values() if moment is not None), default=None)


def given_up(limit: int = 20) -> list[GivenUp]:
    """The tasks given up, the latest first."""
    failed = DBTaskResult.objects.filter(status=TaskResultStatus.FAILED).order_by("-finished_at")
    return [
        GivenUp(
            declared(result.task_path).name,
            len(result.worker_ids),
            result.finished_at,
            result.exception_class_path.rpartition(".")[2],
        )
        for result in failed[:limit]
    ]


def given_up_count() -> int:
    """How many tasks were given up and not yet forgotten."""
    return DBTaskResult.objects.filter(status=TaskResultStatus.FAILED).count()
