"""Bringing a file, saying what its columns are, and letting it go again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from vivaio.ground.importing import choices as chosen
from vivaio.ground.importing import mapping as mappings
from vivaio.ground.importing import policies
from vivaio.ground.importing.importers import Importer, importers
from vivaio.ground.importing.models import LIFE, Import
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Unknown
from vivaio.platform.files import operations as files
from vivaio.platform.files.checking import Checked
from vivaio.platform.records.writing import operation
from vivaio.platform.sheets.table import Survey
from vivaio.platform.tenancy.viewer import Viewer


def imported(by: Viewer, uid: UUID) -> Import:
    """The import a verb is about; `Unknown` when there is none for this viewer."""
    found = Import.objects.visible_to(by).filter(uid=uid).first()
    if found is None:
        raise Unknown(f"import {uid}")
    return found


@operation
def bring(
    *, by: Viewer, centre: UUID, kind: str, checked: Checked, survey: Survey, language: str,
    key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Keep a file that was looked into, with its columns guessed."""
    require(policies.can_import(by, centre))
    importer = importers.get(kind)
    kept = files.keep(by=by, checked=checked, centre=centre)
    made = Import.objects.create(
        centre_id=centre,
        kind=kind,
        file=kept,
        name=checked.name,
        survey=survey.to_json(),
        mapping=mappings.guess(survey, importer.fields),
        choices={**chosen.defaults(language), "nature": _nature(importer, survey)},
        account=by.account,
        created_at=clock.now(),
    )
    return made.uid


def _nature(importer: Importer, survey: Survey) -> str:
    """Our own table of made-up rows says so itself."""
    is_example = bool(importer.example_heading) and importer.example_heading in survey.header
    return "example" if is_example else "fact"


@operation
def choose(
    *, by: Viewer, uid: UUID, mapping: Mapping[str, str], choices: Mapping[str, Any],
    key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Say which column is which field, and on which terms the rows come in."""
    job = imported(by, uid)
    require(policies.can_move(by, job, "map"))
    importer = importers.get(job.kind)
    clean = mappings.checked(mapping, Survey.from_json(job.survey), importer.fields)
    job.mapping, job.choices = clean, chosen.checked({**job.choices, **choices})
    job.state = LIFE.after("map")
    job.lines.all().delete()
    for counted in ("done", "rows", "created", "updated", "unchanged", "refused", "warnings"):
        setattr(job, counted, 0)
    job.save()
    return uid


def expire(before: datetime) -> int:
    """Forget imports that ended (or were left lying) before a moment, with their files."""
    with transaction.atomic():
        old = Import.objects.filter(created_at__lt=before).exclude(state__in=("running", "trying"))
        brought = list(old.exclude(file=None).values_list("file_id", flat=True))
        forgotten = old.count()
        old.delete()
        files.let_go(*brought)
    return forgotten
