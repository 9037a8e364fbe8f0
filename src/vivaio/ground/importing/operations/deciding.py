"""Ours or theirs: what somebody decides where a table and a card say different things."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from vivaio.ground.importing import policies
from vivaio.ground.importing.importers import Current, Importer, Session, importers
from vivaio.ground.importing.models import ExternalIdentity, Import, ImportLine
from vivaio.ground.importing.operations import running
from vivaio.ground.importing.operations.bringing import imported
from vivaio.ground.importing.planning import fingerprint
from vivaio.ground.importing.queries import scope_of
from vivaio.kernel.decision import require
from vivaio.kernel.errors import N_, Conflict, Invalid, Message, Unknown
from vivaio.platform.journal import operations as journal
from vivaio.platform.journal import wording
from vivaio.platform.records.writing import operation
from vivaio.platform.sheets.table import Survey
from vivaio.platform.tenancy.viewer import Viewer

OURS, THEIRS = "ours", "theirs"
DECIDED = N_("This was decided already.")
CHANGED = N_("The card was changed since: bring the table again, then decide.")
LATER = N_("The same source was imported again since: decide in the later report.")


@operation
def decide(*, by: Viewer, uid: UUID, number: int, field: str, whose: str) -> UUID:
    """Keep what stands on a card, or take what row `number` of an import says of a field.

    Either way the source is believed to have said this from now on, so that it is told again only
    when it says something else.
    """
    job = imported(by, uid)
    require(policies.can_decide(by, job))
    line = ImportLine.objects.select_for_update().filter(job=job, number=number).first()
    remark = _remark(line, field) if line else None
    if line is None or remark is None or whose not in (OURS, THEIRS):
        raise Unknown
    if "decided" in remark:
        raise _refused(DECIDED)
    importer = importers.get(job.kind)
    identity, session = _identity(job, line, remark["choice"]), _session(by, job, importer)
    here = _as_reported(session, line, remark["choice"])
    if whose == THEIRS:
        try:
            session.amend(here, {field: remark["choice"]["said"]})
        except Conflict:  # somebody else saved the card in the same moment
            raise _refused(CHANGED) from None
    else:
        _tell_kept(by, job, importer, here, field)
    identity.values = {**identity.values, field: fingerprint(remark["choice"]["said"])}
    identity.save(update_fields=["values"])
    remark["decided"] = whose
    line.undecided -= 1
    line.save(update_fields=["remarks", "undecided"])
    return uid


def _remark(line: ImportLine, field: str) -> dict[str, Any] | None:
    """The remark of a row that waits, or has waited, for a decision on a field."""
    told = (one for one in line.remarks if one.get("choice", {}).get("key") == field)
    return next(told, None)


def _refused(msgid: str) -> Invalid:
    return Invalid({"field": [Message(msgid)]})


def _identity(job: Import, line: ImportLine, choice: dict[str, Any]) -> ExternalIdentity:
    """What the source calls the card; refused when it has spoken again since."""
    found = (
        ExternalIdentity.objects.select_for_update()
        .filter(
            scope=scope_of(job.centre_id), kind=job.kind, source=job.choices["source"],
            external_id=choice["identity"],
        )
        .first()
    )  # fmt: skip
    if found is None:
        raise _refused(CHANGED)
    if job.finished_at is not None and found.imported_at > job.finished_at:
        raise _refused(LATER)
    return found


def _session(by: Viewer, job: Import, importer: Importer) -> Session:
    survey = Survey.from_json(job.survey)
    return importer.begin(running.terms_of(by, job.centre_id, importer, survey, job.choices))


def _as_reported(session: Session, line: ImportLine, choice: dict[str, Any]) -> Current:
    """The card, if the field still holds what the report says; what may not be changed is said."""
    wanted = [line.record] if line.record else []
    here = next(iter(session.current(wanted, frozenset([choice["key"]])).values()), None)
    if here is not None and here.problem is not None:
        raise Invalid({"field": [here.problem]})
    if here is None or fingerprint(here.values.get(choice["key"])) != choice["stands"]:
        raise _refused(CHANGED)
    return here


def _tell_kept(by: Viewer, job: Import, importer: Importer, here: Current, field: str) -> None:
    code = field.partition("@")[0]
    label = next((one.label for one in importer.fields if one.code == code), code)
    journal.append(
        by=by, verb="import.kept", subject=here.uid, centre=job.centre_id,
        parameters={"file": job.name, "field": wording.msgid(label)},
    )  # fmt: skip
