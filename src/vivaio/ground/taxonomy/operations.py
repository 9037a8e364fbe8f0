"""Writing concepts: by releases of Vivaio and by files of an operator, never by clicks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from vivaio.ground.taxonomy.checking import Refused, checked
from vivaio.ground.taxonomy.models import Concept, Origin
from vivaio.ground.taxonomy.queries import forget
from vivaio.ground.taxonomy.written import Written, released
from vivaio.kernel.decision import no, require
from vivaio.kernel.errors import N_
from vivaio.kernel.text import Text
from vivaio.platform.records.writing import next_change
from vivaio.platform.tenancy.viewer import Viewer

_FIELDS = (
    "label", "definition", "position", "alternative", "matches", "deprecated", "replaced_by",
    "origin", "broader",
)  # fmt: skip
_Rows = dict[tuple[str, str], Concept]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of concepts that were brought in; `withdrawn` were marked deprecated."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    withdrawn: int = 0
    refused: Sequence[Refused] = ()


def _require_operator(by: Viewer) -> None:
    if not by.is_system:
        require(no(N_("Only the operator of the platform changes the taxonomy.")))


def keep_concept(
    *, by: Viewer, scheme: str, code: str, label: Text, definition: Text, position: int = 0
) -> None:
    """Add a concept, or bring its words up to date."""
    _require_operator(by)
    with transaction.atomic():
        Concept.objects.update_or_create(
            scheme=scheme,
            code=code,
            defaults={"label": label, "definition": definition, "position": position},
        )
        next_change()
    forget()


def bring_up_to_date(*, by: Viewer) -> Outcome:
    """Write the concepts of this release; doing it again changes nothing.

    What an earlier release had and this one has no longer is marked deprecated, never deleted;
    what an operator imported stays.
    """
    _require_operator(by)
    return _keep(list(released()), Origin.RELEASE, ())


def import_concepts(*, by: Viewer, written: Iterable[Written]) -> Outcome:
    """Take concepts of an operator's file; those that break a rule are refused with the reason.

    What comes with Vivaio stays marked as such, and the next release brings its own words back.
    """
    _require_operator(by)
    known = {(row.scheme, row.code): _parent(row) for row in _rows().values()}
    names = [(row.scheme, row.code, row.label) for row in _rows().values()]
    taken, refused = checked(list(written), known, names)
    return _keep(taken, Origin.LOCAL, refused)


def _rows() -> _Rows:
    rows = Concept.objects.select_related("broader")
    return {(row.scheme, row.code): row for row in rows}


def _parent(row: Concept) -> str:
    return row.broader.code if row.broader else ""


def _keep(written: list[Written], origin: Origin, refused: Sequence[Refused]) -> Outcome:
    with transaction.atomic():
        rows = _rows()
        fresh = [one for one in written if (one.scheme, one.code) not in rows]
        after = max((row.position for row in rows.values()), default=-1) + 1
        made = [Concept(scheme=one.scheme, code=one.code, origin=origin) for one in fresh]
        for row in Concept.objects.bulk_create(made):
            rows[row.scheme, row.code] = row
        changed, created = [], {id(row) for row in made}
        for number, one in enumerate(written):
            row = rows[one.scheme, one.code]
            place = number if origin == Origin.RELEASE else row.position
            if origin == Origin.LOCAL and id(row) in created:
                place = after + number
            if _set(row, _columns(one, rows, place, origin, row)):
                changed.append(row)
        withdrawn = _withdraw(rows, written) if origin == Origin.RELEASE else []
        Concept.objects.bulk_update(changed + withdrawn, _FIELDS, batch_size=100)
        if changed or withdrawn:
            next_change()
    forget()
    updated = sum(id(row) not in created for row in changed)
    unchanged = len(written) - len(fresh) - updated
    return Outcome(len(fresh), updated, unchanged, len(withdrawn), refused)


def _columns(
    one: Written, rows: _Rows, place: int, origin: Origin, row: Concept
) -> Mapping[str, Any]:
    return {
        "label": one.label,
        "definition": one.definition,
        "broader": rows[one.scheme, one.broader] if one.broader else None,
        "position": place,
        "alternative": {language: sorted(words) for language, words in one.alternative.items()},
        "matches": [list(match) for match in sorted(one.matches)],
        "deprecated": one.deprecated,
        "replaced_by": one.replaced_by,
        "origin": origin if origin == Origin.RELEASE else row.origin,
    }


def _set(row: Concept, columns: Mapping[str, Any]) -> bool:
    changed = False
    for name, value in columns.items():
        if getattr(row, name) != value:
            setattr(row, name, value)
            changed = True
    return changed


def _withdraw(rows: _Rows, written: Iterable[Written]) -> list[Concept]:
    present = {(one.scheme, one.code) for one in written}
    gone = [
        row
        for place, row in rows.items()
        if place not in present and row.origin == Origin.RELEASE and not row.deprecated
    ]
    for row in gone:
        row.deprecated = True
    return gone
