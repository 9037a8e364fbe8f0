"""Imports on their way, with canaries in what they say of rows."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any
from uuid import UUID

from vivaio.ground.importing import choices as chosen
from vivaio.ground.importing import mapping as mappings
from vivaio.ground.importing import operations as imports
from vivaio.ground.importing.importers import importers
from vivaio.ground.importing.models import ExternalIdentity, Import
from vivaio.ground.importing.planning import Planned
from vivaio.kernel import clock
from vivaio.platform.sheets import reading
from vivaio.platform.tenancy.viewer import Viewer


def bird(centre: UUID, record: UUID, word: str) -> Import:
    """An import whose every word is a canary, and an identity of a record."""
    job = Import.objects.create(
        centre_id=centre, kind="actor", state="done", name=f"{word}.csv",
        created_at=clock.now(), choices=chosen.defaults("en"),
    )  # fmt: skip
    job.lines.create(number=2, outcome="created", title=word, record=record)
    ExternalIdentity.objects.create(
        record_id=record, scope=centre.hex, kind="actor", source=word, external_id=word,
        imported_at=clock.now(),
    )  # fmt: skip
    return job


def given(content: bytes, kind: str = "actor", mapping: Mapping[str, str] | None = None,
          **choices: Any) -> dict[str, Any]:  # fmt: skip
    """A file as the verbs take it: looked into, its columns guessed, terms chosen."""

    def opened() -> BytesIO:
        return BytesIO(content)

    fields = importers.get(kind).fields
    survey = reading.survey(opened, lambda words: bool(mappings.target_of(words, fields)))
    chosen_mapping = {**mappings.guess(survey, fields), **(mapping or {})}
    return {
        "kind": kind,
        "opened": opened,
        "survey": survey,
        "mapping": mappings.checked(chosen_mapping, survey, fields),
        "choices": chosen.checked({**chosen.defaults("en"), **choices}),
    }


class Brought:
    """What became of the rows of a file that was tried or run."""

    def __init__(self, rows: list[Planned]) -> None:
        self.rows = rows

    def outcomes(self) -> list[str]:
        """In the order of the rows."""
        return [row.outcome for row in self.rows]

    def said(self) -> str:
        """Every reason and remark, with what it is about."""
        reasons = [row.reason.msgid for row in self.rows if row.reason]
        remarks = [
            f"{one.column}={one.value}: {one.message.msgid % one.message.parameters}"
            for row in self.rows
            for one in row.remarks
        ]
        return "\n".join(reasons + remarks)


def bring(
    centre: UUID | None, content: bytes | str, *, by: Viewer | None = None, dry: bool = False,
    **given_: Any,
) -> Brought:  # fmt: skip
    """Run (or try) a table from beginning to end."""
    raw = content.encode() if isinstance(content, str) else content
    rows: list[Planned] = []
    terms = given(raw, **given_)
    viewer = by or Viewer.system()
    if dry:
        imports.try_here(by=viewer, centre=centre, say=rows.extend, **terms)
    else:
        imports.run_here(by=viewer, centre=centre, name="table.csv", say=rows.extend, **terms)
    return Brought(rows)
