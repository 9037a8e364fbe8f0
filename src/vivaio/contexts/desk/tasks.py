"""The desk's regular job."""

from __future__ import annotations

from datetime import timedelta

from vivaio.contexts.desk import digest
from vivaio.platform import tasks


@tasks.task("desk.digests")
def send_digests() -> int:
    """Queue the digests that have fallen due in their readers' time zones."""
    return digest.send_due()


tasks.schedule("desk.digests", send_digests, every=timedelta(minutes=15))
