"""Reading what centres have settled."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import CharField, UUIDField

from vivaio.ground.centres import colours
from vivaio.ground.centres.models import Centre, CentreSettings
from vivaio.kernel.language import INTERFACE
from vivaio.kernel.text import Text
from vivaio.platform.records import queries as records
from vivaio.platform.records.keeping import ByVersion
from vivaio.platform.tenancy.readings import Reading
from vivaio.platform.tenancy.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Settled:
    """A centre's settings; `version` 0 as long as nobody has settled anything."""

    leaf: str = ""
    leaf_deep: str = ""
    languages: tuple[str, ...] = INTERFACE
    domain: str = ""
    machine_translation: bool = False
    confirm_months: int = 12
    archive_months: int = 12
    version: int = 0


_of = Reading(
    lambda viewer, uid: CentreSettings.objects.filter(centre_id=uid), uid=UUIDField()
)  # fmt: skip
_at = Reading(
    lambda viewer, domain: Centre.objects.visible_to(viewer).filter(settings__domain=domain),
    domain=CharField(),
)


_kept: ByVersion[Settled] = ByVersion()


def settled(centre: UUID) -> Settled:
    """What a centre has settled; whoever may see its pages may know it."""
    row = _of.first(CentreSettings, None, uid=centre)
    if row is None:
        return Settled()
    return Settled(
        row.leaf,
        row.leaf_deep,
        tuple(row.languages) or INTERFACE,
        row.domain or "",
        row.machine_translation,
        row.confirm_months,
        row.archive_months,
        row.version,
    )


def theme(centre: UUID) -> str:
    """The name of a centre's stylesheet; "" where it has the network's colours."""
    found = _kept.of(centre, lambda: settled(centre))
    return colours.name(found.leaf, found.leaf_deep) if found.leaf else ""


def centre_at(domain: str) -> Centre | None:
    """The published centre that is reached under a host name of its own."""
    return _at.first(Centre, Viewer.anonymous(), domain=domain)


def seat(centre: UUID, code: str, subject: str) -> tuple[Text, Text, str]:
    """What the centre's own administrators have said of a seat: words, source, date."""
    source = f"centre-{code}-{subject.replace('_', '-')}"
    return records.own_claim(centre, subject, source)
