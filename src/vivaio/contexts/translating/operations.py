"""Writing at the desk: files brought in and applied, texts given to the machine."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings

from vivaio.contexts.translating import jobs, judging, machine, policies, queries
from vivaio.contexts.translating.models import LIFE, CentreChoice, Delivery, MachineRun
from vivaio.contexts.translating.xliff import reading
from vivaio.kernel import clock
from vivaio.kernel.decision import no, require
from vivaio.kernel.errors import N_, Invalid, Message, Unknown
from vivaio.platform import tasks
from vivaio.platform.journal import operations as journal
from vivaio.platform.records import translating
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.viewer import Viewer

#: Texts of a file that are written in one transaction, so that nobody waits long for theirs.
AT_ONCE = 100
ELSEWHERE = N_("This file was exported by %(address)s, not here.")
NOTHING = N_("There is nothing here for the machine: every text has words, or is too long for it.")


def original_address(uid: UUID) -> str:
    """The permanent address of a record, by which a file says where it comes from."""
    return f"{settings.PUBLIC_ADDRESS}/id/{uid}"


def bring_delivery(*, by: Viewer, file_name: str, content: bytes, key: UUID | None = None) -> UUID:
    """Take in a translated file; `Invalid` with its sentence when it cannot be taken.

    Nothing is translated by it yet. The file is read before the transaction begins.
    """
    require(policies.can_use_desk(by))
    document = reading.read(content)
    home = original_address(UUID(int=0)).removesuffix(str(UUID(int=0)))
    for unit in document.units:
        if unit.original and not unit.original.startswith(home):
            raise reading.refusal(ELSEWHERE, address=unit.original[:200])
    return _keep(
        by=by,
        file_name=_sound(file_name),
        source=document.source[:12],
        language=document.target[:12],
        units=[_stored(unit) for unit in document.units],
        key=key,
    )


def _account(by: Viewer) -> int:
    """Whose file or run it is; the platform itself has none."""
    if by.account is None:
        raise Unknown
    return by.account


def _sound(name: str) -> str:
    return "".join(sign for sign in name if sign.isprintable()).strip()[:200] or "?"


def _stored(unit: reading.ReadUnit) -> dict[str, Any]:
    return {
        "file": unit.file,
        "path": unit.path,
        "source": unit.source,
        "target": unit.target,
        "state": unit.state,
        "sub_state": unit.sub_state,
        "source_digest": unit.source_digest,
        "target_digest": unit.target_digest,
    }


@operation
def _keep(*, by: Viewer, key: UUID | None = None, **values: Any) -> UUID:
    delivery = Delivery.objects.create(account_id=_account(by), **values)
    return delivery.uid


def apply_delivery(*, by: Viewer, uid: UUID) -> UUID:
    """Write what can be written of a file, and note what became of each of its texts.

    Some at a time: should it break off, what was done is noted, and applying it again goes on
    from there.
    """
    while queries.delivery(by, uid).state == "waiting":
        _apply_some(by=by, uid=uid)
    return uid


@operation
def _apply_some(*, by: Viewer, uid: UUID) -> UUID:
    delivery = queries.delivery(by, uid)
    require(LIFE.can("apply", delivery.state))
    done = len(delivery.outcomes)
    units = delivery.units[done : done + AT_ONCE]
    outcomes = judging.judge(
        by,
        units,
        source=delivery.source,
        language=delivery.language,
        earlier=delivery.units[:done],
    )
    _write(by, delivery.language, outcomes)
    delivery.outcomes = [*delivery.outcomes, *map(_noted, outcomes)]
    if len(delivery.outcomes) == len(delivery.units):
        delivery.state = LIFE.after("apply")
        delivery.settled_at = clock.now()
    delivery.save()
    return uid


def _write(by: Viewer, language: str, outcomes: list[judging.Outcome]) -> None:
    by_record: dict[UUID, list[translating.Rendering]] = {}
    for one in outcomes:
        if one.found is not None and one.rendering is not None:
            by_record.setdefault(one.found.uid, []).append(one.rendering)
    for record, renderings in by_record.items():
        translating.translate(by=by, uid=record, language=language, renderings=renderings)


def _noted(one: judging.Outcome) -> dict[str, Any]:
    return {
        "code": one.code,
        "msgid": one.message.msgid,
        "parameters": dict(one.message.parameters),
        "before": one.before,
    }


@operation
def discard_delivery(*, by: Viewer, uid: UUID) -> UUID:
    """Put a file away without applying it; its texts are forgotten."""
    delivery = queries.delivery(by, uid)
    require(LIFE.can("discard", delivery.state))
    if delivery.outcomes:
        require(no(N_("A part of this file is applied already; apply the rest.")))
    delivery.state, delivery.settled_at = LIFE.after("discard"), clock.now()
    delivery.units = []
    delivery.save()
    return uid


@operation
def ask_machine(*, by: Viewer, uid: UUID, language: str, key: UUID | None = None) -> UUID:
    """Give the missing texts of a record to the machine; a worker does it soon."""
    if not machine.is_set():
        raise Unknown
    found = translating.opened(by, uid)
    require(policies.can_translate(by, found))
    require(policies.can_send(found, sends_private=queries.sends_private(found.centre)))
    if not machine.fitting(found, language):
        raise Invalid({"": [Message(NOTHING)]})
    waiting = queries.latest_run(uid, language)
    if waiting is not None and waiting.state == "waiting":
        return waiting.uid
    run = MachineRun.objects.create(account_id=_account(by), record=uid, language=language)
    tasks.enqueue(jobs.translate_by_machine, run=str(run.uid))
    return run.uid


@operation
def choose_sending(
    *, by: Viewer, centre: UUID, sends_private: bool, key: UUID | None = None
) -> UUID:
    """Say whether texts of a centre that are not public may go to the machine."""
    require(policies.can_choose(by, centre))
    if queries.sends_private(centre) != sends_private:
        CentreChoice.objects.update_or_create(
            centre_id=centre, defaults={"sends_private": sends_private}
        )
        verb = "translating.sending_allowed" if sends_private else "translating.sending_forbidden"
        journal.append(by=by, verb=verb, subject=centre, centre=centre)
    return centre
