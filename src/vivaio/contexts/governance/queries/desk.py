"""What this room puts on people's desks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from vivaio.contexts.governance.models import Adhesion, Campaign
from vivaio.kernel import clock
from vivaio.kernel.errors import N_, Message
from vivaio.platform.registry import DeskLine
from vivaio.platform.tenancy.viewer import Viewer

#: Days within which a signature should be looked at, and before which an end is told.
ANSWERED, AHEAD = timedelta(days=7), timedelta(days=60)
#: Lines of one sort that a desk holds.
MOST = 50

STOPPED = N_("The invitation “%(name)s” was stopped half way.")
_WHY = N_("You check adhesions for this centre.")


def lines(viewer: Viewer) -> Iterator[DeskLine]:
    """Adhesions to confirm, those that expire, and invitations that stand still."""
    centres = [centre for centre in viewer.centres if viewer.may("publish", centre)]
    if not centres:
        return
    yield from _waiting(centres)
    yield from _expiring(centres)
    yield from _drafts(centres)


def _waiting(centres: list[UUID]) -> Iterator[DeskLine]:
    rows = Adhesion.objects.filter(
        agreement__centre__in=centres, agreement__deleted_at=None, state="submitted",
        mail_confirmed_at__isnull=False,
    )  # fmt: skip
    for row in rows.select_related("agreement").order_by("submitted_at")[:MOST]:
        yield DeskLine(
            message=Message(
                N_("%(organisation)s signed and waits to be confirmed."),
                {"organisation": row.organisation},
            ),
            address=_address(row),
            due=(row.submitted_at + ANSWERED).date(),
            why=Message(_WHY),
            verb=Message(N_("Check")),
            sort="waits",
            subject=row.agreement_id,
            centre=row.agreement.centre_id,
            key=f"adhesion-check:{row.uid}",
        )


def _expiring(centres: list[UUID]) -> Iterator[DeskLine]:
    today = clock.today()
    rows = Adhesion.objects.filter(
        agreement__centre__in=centres, agreement__deleted_at=None, state="confirmed",
        expires_on__gte=today, expires_on__lte=today + AHEAD,
    )  # fmt: skip
    for row in rows.select_related("agreement").order_by("expires_on")[:MOST]:
        yield DeskLine(
            message=Message(
                N_("The adhesion of %(organisation)s ends."), {"organisation": row.organisation}
            ),
            address=_address(row),
            due=row.expires_on,
            why=Message(_WHY),
            verb=Message(N_("See")),
            sort="expires",
            subject=row.agreement_id,
            centre=row.agreement.centre_id,
            key=f"adhesion-ends:{row.uid}:{row.expires_on}",
        )


def _drafts(centres: list[UUID]) -> Iterator[DeskLine]:
    rows = Campaign.objects.filter(centre__in=centres, agreement__deleted_at=None, state="stopped")
    for row in rows[:MOST]:
        yield DeskLine(
            message=Message(
                N_("The invitation “%(name)s” was stopped half way."), {"name": row.name}
            ),
            address=f"campaigns/{row.uid}/",
            why=Message(N_("You send invitations for this centre.")),
            verb=Message(N_("Go on or end it")),
            subject=row.agreement_id,
            centre=row.centre_id,
            key=f"campaign-stopped:{row.uid}",
        )


def _address(row: Adhesion) -> str:
    return f"agreements/{row.agreement.slug}/adhesions/{row.uid}/"
