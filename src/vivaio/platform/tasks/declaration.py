"""How a task is declared and enqueued; what it promises about attempts and time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ParamSpec, TypeVar

from django.core.exceptions import SuspiciousOperation
from django.utils.module_loading import import_string
from django_tasks import TaskResult
from django_tasks import task as plain_task
from django_tasks.base import Task

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Declaration:
    """`attempts`: how often it is tried at most; `lease`: seconds without a sign of life after
    which its worker counts as lost (a living worker renews it, so it is no limit to the work).
    """

    name: str
    attempts: int = 5
    lease: int = 60


_declared: dict[str, Declaration] = {}


def task(
    name: str, *, attempts: int = 5, lease: int = 60
) -> Callable[[Callable[P, T]], Task[P, T]]:
    """Declare a function of a module as a task under a name that operators read.

    It may run more than once (a worker can be killed after the work and before the note of it),
    so it must be idempotent. Parameters and result are plain JSON. ValueError when another
    function has the name.
    """
    if attempts < 1 or lease < 1:
        raise ValueError(f"{name}: attempts and lease must be at least 1")

    def declare(function: Callable[P, T]) -> Task[P, T]:
        made: Task[P, T] = plain_task()(function)
        path = made.module_path
        if any(known.name == name for place, known in _declared.items() if place != path):
            raise ValueError(f"there is another task named {name!r}")
        _declared[path] = Declaration(name, attempts, lease)
        return made

    return declare


def declared(path: str) -> Declaration:
    """What was promised of the task at a module path; the defaults when it cannot be found."""
    try:
        import_string(path)
    except (ImportError, SuspiciousOperation):
        return Declaration(path)
    return _declared.get(path) or Declaration(path)


def enqueue(task: Task[..., Any], /, **parameters: Any) -> TaskResult[Any]:
    """Let a worker run `task` soon: a row of the caller's transaction, gone if that is undone."""
    return task.enqueue(**parameters)


def enqueue_at(task: Task[..., Any], moment: datetime, /, **parameters: Any) -> TaskResult[Any]:
    """The same, not before `moment` (aware, on the real clock)."""
    return task.using(run_after=moment).enqueue(**parameters)
