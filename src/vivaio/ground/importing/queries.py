"""Reading imports, what became of rows, and who is called what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from vivaio.ground.importing.models import ExternalIdentity, Import, ImportLine
from vivaio.kernel.errors import Unknown
from vivaio.platform.tenancy.viewer import Viewer

PAGE = 50


def scope_of(centre: UUID | None) -> str:
    """Whose identities these are: a centre's, or the network's."""
    return centre.hex if centre else "network"


@dataclass(frozen=True, slots=True)
class Known:
    """What a source's identity stands for here; `record` is the winner where cards were merged."""

    number: int
    record: UUID
    is_gone: bool
    row_hash: str
    values: Mapping[str, str]


def known(
    centre: UUID | None, kind: str, source: str, identities: Sequence[str]
) -> dict[str, Known]:
    """Those of some identities that a source is known to use, each with our record."""
    wanted = [one for one in identities if one]
    rows = ExternalIdentity.objects.filter(
        scope=scope_of(centre), kind=kind, source=source, external_id__in=wanted
    ).values_list(
        "external_id", "pk", "record_id", "record__merged_into", "record__deleted_at",
        "row_hash", "values",
    )  # fmt: skip
    return {
        external: Known(number, merged or record, bool(deleted) and not merged, row_hash, values)
        for external, number, record, merged, deleted, row_hash, values in rows
    } if wanted else {}  # fmt: skip


def imports(viewer: Viewer, centre: UUID) -> QuerySet[Import]:
    """The imports of a centre, the newest first."""
    return Import.objects.visible_to(viewer).filter(centre=centre).order_by("-created_at")


def job(viewer: Viewer, centre: UUID, uid: UUID) -> Import:
    """One import of a centre; `Unknown` when there is none for this viewer."""
    found = imports(viewer, centre).filter(uid=uid).first()
    if found is None:
        raise Unknown(f"import {uid}")
    return found


#: What lines can be narrowed to beside an outcome: those with warnings, those to be decided on.
WARNED, UNDECIDED = "warned", "undecided"


def lines(found: Import, only: str = "") -> QuerySet[ImportLine]:
    """What became of the rows of an import that the caller was given for a viewer."""
    rows = found.lines.order_by("number")
    if only == WARNED:
        return rows.filter(warned=True)
    if only == UNDECIDED:
        return rows.filter(undecided__gt=0)
    return rows.filter(Q(outcome=only)) if only else rows


def all_lines(found: Import) -> Iterator[ImportLine]:
    """All of them, as they come from the database."""
    return found.lines.order_by("number").iterator(chunk_size=1_000)


def sources(viewer: Viewer, centre: UUID, kind: str) -> list[str]:
    """The names under which tables came before, the newest first."""
    rows = imports(viewer, centre).filter(kind=kind).values_list("choices", flat=True)[:100]
    return list(dict.fromkeys(str(one.get("source", "")) for one in rows if one.get("source")))
