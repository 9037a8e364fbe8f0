"""Working the network out."""

from __future__ import annotations

from uuid import UUID

from vivaio.contexts.network import bridge, policies, queries
from vivaio.contexts.network.models import Result
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.platform.records.writing import data_version, operation
from vivaio.platform.tenancy.viewer import Viewer

#: Earlier results that are kept.
KEPT = 2


def work_out(*, by: Viewer) -> bool:
    """Lay out and measure the public network anew; False when nothing has changed since.

    The arithmetic is done before the transaction, which only stores what came of it.
    """
    require(policies.can_work_out(by))
    change, last = data_version(), queries.newest()
    if last is not None and last.change == change:
        return False
    pairs = queries.public().pairs
    digest = bridge.fingerprint(pairs)
    if last is not None and last.input_hash == digest:
        return False
    store(by=by, worked=bridge.work_out(pairs), digest=digest, change=change)
    return True


@operation
def store(*, by: Viewer, worked: bridge.Worked, digest: str, change: int) -> UUID:
    """Keep a result, and forget the oldest."""
    require(policies.can_work_out(by))
    made = Result.objects.create(
        method=bridge.METHOD,
        version=bridge.VERSION,
        parameters=dict(bridge.PARAMETERS),
        input_hash=digest,
        data=worked.stored(),
        # The number of this very operation: it changes nothing that was looked at.
        change=change + 1,
        worked_out_at=clock.now(),
    )
    rows = Result.objects.filter(method=bridge.METHOD).order_by("-worked_out_at", "-uid")
    old = rows.values_list("uid", flat=True)[KEPT:]
    Result.objects.filter(uid__in=list(old)).delete()
    return made.uid
