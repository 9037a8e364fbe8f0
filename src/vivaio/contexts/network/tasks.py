"""Regular work: the network is laid out and measured when relations have changed."""

from __future__ import annotations

from datetime import timedelta

from vivaio.contexts.network import operations
from vivaio.platform import tasks
from vivaio.platform.tenancy.viewer import Viewer


@tasks.task("network.work_out", lease=600)
def work_out() -> bool:
    """Work it out; whether there was something to do."""
    return operations.work_out(by=Viewer.system())


def put_on_timetable() -> None:
    """Every five minutes; it looks first whether anything has changed."""
    tasks.schedule("network.work_out", work_out, every=timedelta(minutes=5))
