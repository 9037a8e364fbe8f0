"""What time does to adhesions: terms end, reminders are due, unconfirmed signatures go."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from vivaio.contexts.governance import letters, policies
from vivaio.contexts.governance.models import Adhesion
from vivaio.contexts.governance.operations import adhesions
from vivaio.kernel import clock
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.viewer import Viewer

#: How long a signature whose address nobody confirms is kept.
UNCONFIRMED = timedelta(days=30)


def go_round(today: date) -> Mapping[str, int]:
    """Expire what is over, remind a month ahead, forget what nobody confirmed; how many of each."""
    by = Viewer.system()
    over = Adhesion.objects.filter(state="confirmed", expires_on__lt=today)
    expired = [_expire(by=by, uid=uid) for uid in over.values_list("uid", flat=True)]
    soon = Adhesion.objects.filter(
        state="confirmed", expires_on__gte=today, expires_on__lte=today + timedelta(days=30)
    )
    for adhesion in soon.select_related("agreement"):
        with transaction.atomic():
            letters.remind(adhesion)
    old = clock.now() - UNCONFIRMED
    forgotten, _ = Adhesion.objects.filter(
        state="submitted", mail_confirmed_at=None, submitted_at__lt=old
    ).delete()
    return {"expired": len(expired), "reminded": soon.count(), "forgotten": forgotten}


@operation
def _expire(*, by: Viewer, uid: UUID) -> UUID:
    adhesion = adhesions.locked(uid)
    if policies.can_do(adhesion, "expire"):
        adhesions.end(adhesion, "expire")
        adhesions.note_in_journal(by, adhesion, "adhesion.expired")
    return uid
