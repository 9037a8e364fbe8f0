"""Competences under test in pilots: what is tried, and the verdict that moves an entry."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from vivaio.contexts.competences import checking, policies
from vivaio.contexts.competences.models import LIFE, Entry, Trial, Verdict
from vivaio.contexts.competences.operations import portfolio
from vivaio.contexts.competences.operations.portfolio import worded
from vivaio.contexts.competences.queries import framework
from vivaio.contexts.competences.queries import portfolio as entries
from vivaio.contexts.competences.queries import trials as queries
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import N_, Invalid, Message
from vivaio.kernel.text import Text, own_words
from vivaio.kernel.writing import TOO_LONG, too_long
from vivaio.platform.journal import operations as journal
from vivaio.platform.links import operations as links
from vivaio.platform.links import queries as tied
from vivaio.platform.records import operations as records
from vivaio.platform.records import queries as headed
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.viewer import Viewer


@operation
def put_to_test(
    *, by: Viewer, pilot: UUID, competence: UUID, method: str | Text, entry: UUID | None = None,
    on: date | None = None, key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Say that a pilot tests a competence, and with it an entry of its centre's portfolio."""
    record = queries.pilot(by, pilot)
    centre = headed.keeper(pilot)
    require(policies.can_try(by, centre))
    asked = framework.by_uid(by, competence)
    said = worded(method, record.title.source if by.is_system else by.language)
    wrong = too_long({"method": own_words(said)}, checking.JUDGED)
    if not own_words(said):
        wrong["method"] = [Message(checking.METHOD_NEEDED)]
    if Trial.objects.filter(pilot=pilot, competence=competence).exists():
        wrong["competence"] = [Message(N_("This pilot tests it already."))]
    row = _entry(by, entry, centre, competence, wrong)
    if wrong:
        raise Invalid(wrong)
    made = Trial.objects.create(pilot_id=pilot, competence=asked, entry=row, method=said)
    day = on or clock.today()
    _tie("tests", pilot, competence, day)
    if row is not None:
        _tie("tried_for", pilot, row.uid, day)
        if LIFE.can("test", row.state):
            row.state = LIFE.after("test")
            records.save(row, by=by, verb="portfolio.test")
    _note(by, pilot, centre, "trial.begun")
    return made.uid


def _entry(
    by: Viewer, entry: UUID | None, centre: UUID | None, competence: UUID, wrong: checking.Errors
) -> Entry | None:
    if entry is None:
        return None
    row = entries.by_uid(by, entry)
    if row.centre_id != centre or row.competence_id != competence:
        said = N_("Choose an entry of the same centre and the same competence.")
        wrong["entry"] = [Message(said)]
    elif row.state == "retired":
        wrong["entry"] = [Message(N_("This entry is retired: bring it back first."))]
    return row


@operation
def give_verdict(
    *, by: Viewer, uid: UUID, verdict: str, words: Mapping[str, str | Text], address: str = "",
    on: date | None = None, valid_until: date | None = None, key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Write down what came of a trial; it takes the entry on, or back to a draft.

    `words`: `evidence`, `reason` (or the condition) and `validator`. A verdict is given once; an
    entry that was retired meanwhile stays so.
    """
    trial = queries.by_uid(by, uid)
    centre = headed.keeper(trial.pilot_id)
    require(policies.can_judge(by, centre))
    if trial.verdict:
        raise Invalid({"": [Message(N_("The verdict is given already."))]})
    day, language = on or clock.today(), trial.method.source
    said = {name: worded(words.get(name, ""), language)
            for name in ("evidence", "reason", "validator")}  # fmt: skip
    plain = {name: own_words(one) for name, one in said.items()}
    wrong = checking.problems_of_verdict(verdict, plain, address, day, valid_until)
    if len(address) > 400:
        wrong["evidence_address"] = [Message(TOO_LONG, {"limit": 400})]
    if wrong:
        raise Invalid(wrong)
    trial.verdict, trial.judged_on, trial.evidence_address = verdict, day, address
    for name, one in said.items():
        setattr(trial, name, one)
    trial.save()
    if trial.entry is not None and trial.entry.state != "retired":
        portfolio.settle(trial.entry, by, verdict, said, day, valid_until)
        if verdict != Verdict.REFUSED:
            for proof in _proofs(trial.pilot_id, day):
                _tie("validates", proof, trial.entry.uid, day, said["reason"])
    _note(by, trial.pilot_id, centre, "trial.judged")
    return uid


@operation
def withdraw(*, by: Viewer, uid: UUID, key: UUID | None = None) -> UUID:
    """Take a trial away that was put down by mistake; what had a verdict stays."""
    trial = queries.by_uid(by, uid)
    centre = headed.keeper(trial.pilot_id)
    require(policies.can_try(by, centre))
    if trial.verdict:
        raise Invalid({"": [Message(N_("The verdict is given already."))]})
    pilot, row = trial.pilot_id, trial.entry
    trial.delete()
    _untie("tests", pilot, trial.competence_id)
    if row is not None:
        _untie("tried_for", pilot, row.uid)
        waits = Trial.objects.filter(entry=row, verdict="").exists()
        if row.state == "under_test" and not waits:
            row.state = LIFE.after("send_back")
            records.save(row, by=by, verb="portfolio.send_back")
    _note(by, pilot, centre, "trial.withdrawn")
    return pilot


def _proofs(pilot: UUID, day: date) -> list[UUID]:
    """What a verdict rests on: evidence published of the pilot until that day, or else itself."""
    hops = [one for one in tied.of(Viewer.system(), pilot) if one.kind == "measured_by"]
    known = [one.other.uid for one in hops if not one.since or one.since <= day.isoformat()]
    return known or [pilot]


def _tie(kind: str, source: UUID, target: UUID, day: date, reason: Text | str = "") -> None:
    """Tie two records, unless they are tied so already."""
    system = Viewer.system()
    there = {(one.kind, one.other.uid) for one in tied.of(system, source) if not one.until}
    if (kind, target) not in there:
        links.link(
            by=system, kind=kind, source=source, target=target, since=day.isoformat(),
            recorded_on=day, reason=reason,
        )  # fmt: skip


def _untie(kind: str, source: UUID, target: UUID) -> None:
    system = Viewer.system()
    for one in tied.of(system, source):
        if (one.kind, one.other.uid) == (kind, target):
            links.unlink(by=system, link=one.uid)


def _note(by: Viewer, pilot: UUID, centre: UUID | None, verb: str) -> None:
    journal.append(by=by, verb=verb, subject=pilot, centre=centre, parameters={})
