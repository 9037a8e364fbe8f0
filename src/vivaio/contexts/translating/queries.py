"""Reading the desk's own rows."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from vivaio.contexts.translating.models import CentreChoice, Delivery, MachineRun
from vivaio.kernel.errors import Unknown
from vivaio.platform.records.keeping import ByVersion
from vivaio.platform.tenancy.viewer import Viewer

#: Deliveries that one person is shown.
SHOWN = 30


def deliveries(viewer: Viewer) -> Sequence[Delivery]:
    """The files a viewer brought in, latest first, without their texts."""
    rows = Delivery.objects.filter(account=viewer.account).defer("units", "outcomes")
    return list(rows.order_by("-brought_at")[:SHOWN])


def waiting_deliveries(viewer: Viewer) -> Sequence[Delivery]:
    """Those of them that wait to be looked at."""
    return _waiting.of(viewer.account, lambda: _those_waiting(viewer))


def _those_waiting(viewer: Viewer) -> Sequence[Delivery]:
    rows = Delivery.objects.filter(account=viewer.account, state="waiting")
    return list(rows.defer("units", "outcomes").order_by("brought_at")[:SHOWN])


_waiting: ByVersion[Sequence[Delivery]] = ByVersion(200)


def delivery(viewer: Viewer, uid: UUID) -> Delivery:
    """One of them; `Unknown` for anybody else's."""
    found = Delivery.objects.filter(uid=uid, account=viewer.account).first()
    if viewer.account is None or found is None:
        raise Unknown
    return found


def latest_run(record: UUID, language: str) -> MachineRun | None:
    """What the machine last did with a record that the caller has found visible."""
    rows = MachineRun.objects.filter(record=record, language=language)
    return rows.order_by("-asked_at").first()


def sends_private(centre: UUID | None) -> bool:
    """Whether a centre lets what is not public go to the machine; the network does not."""
    if centre is None:
        return False
    return CentreChoice.objects.filter(centre=centre, sends_private=True).exists()


def choices(centres: Sequence[UUID]) -> frozenset[UUID]:
    """Those of some centres that let what is not public go to the machine."""
    rows = CentreChoice.objects.filter(centre__in=centres, sends_private=True)
    return frozenset(rows.values_list("centre_id", flat=True))
