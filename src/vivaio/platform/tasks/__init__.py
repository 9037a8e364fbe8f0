"""Work in the background: lease, reaper, retries, schedule."""

from vivaio.platform.tasks.declaration import Declaration, declared, enqueue, enqueue_at, task
from vivaio.platform.tasks.timetable import schedule

__all__ = ["Declaration", "declared", "enqueue", "enqueue_at", "schedule", "task"]
