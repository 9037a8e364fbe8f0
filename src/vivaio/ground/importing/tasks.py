"""Imports in the background: a while at a time, so that other work gets its turn."""

from __future__ import annotations

from typing import Any, BinaryIO, cast
from uuid import UUID

from django.contrib.auth import get_user_model

from vivaio.ground.importing import operations
from vivaio.ground.importing.models import Import
from vivaio.platform import tasks
from vivaio.platform.files import queries as files
from vivaio.platform.sheets.table import Opened
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.middleware import as_viewer

#: Seconds after which an import goes behind whatever else waits.
TURN = 30.0


@tasks.task("imports.run", attempts=100)
def run(uid: str) -> bool:
    """Go on with an import; a killed run goes on after its last whole batch."""
    job = Import.objects.select_related("file").filter(uid=UUID(uid)).first()
    if job is None or job.file is None:
        return True
    by = _whose(job)
    if by is None:
        operations.give_up(uid=job.uid)
        return True
    is_done = operations.work(by=by, uid=job.uid, opened=_opened(job.file), seconds=TURN)
    if not is_done:
        tasks.enqueue(run, uid=uid)
    return is_done


def _whose(job: Import) -> Viewer | None:
    """Who started it, with what they may do by now; None for somebody who is gone."""
    accounts = get_user_model()._default_manager.filter(pk=job.account or 0, is_active=True)
    account = accounts.first()
    return as_viewer(account, job.choices.get("language", "en")) if account else None


def _opened(file: Any) -> Opened:
    def opened() -> BinaryIO:
        return cast(BinaryIO, files.opened(file).file)

    return opened
