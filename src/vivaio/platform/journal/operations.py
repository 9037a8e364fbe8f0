"""Writing the journal: append, erase the personal side, and prove that nothing else changed."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import models, transaction
from django.db.models.functions import Cast

from vivaio.kernel import clock
from vivaio.platform.journal import hashing, integrity
from vivaio.platform.journal.hashing import JSON
from vivaio.platform.journal.integrity import Problem
from vivaio.platform.journal.models import NETWORK_CHAIN, ChainHead, Entry, Hand, Personal
from vivaio.platform.tenancy.inserting import insert
from vivaio.platform.tenancy.readings import Reading
from vivaio.platform.tenancy.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Act:
    """One of several acts that are written together."""

    verb: str
    subject: UUID
    parameters: Mapping[str, JSON] | None = None


@transaction.atomic
def append(
    *,
    by: Viewer,
    verb: str,
    subject: UUID,
    centre: UUID | None,
    parameters: Mapping[str, JSON] | None = None,
    personal: Mapping[str, str] | None = None,
    other: Sequence[UUID] = (),
) -> Entry:
    """Add an act to the chain of `centre` (None: the network's), in the caller's transaction.

    The chain is locked until that transaction ends, so that two writers never go on from the same
    entry. `parameters` fill the sentence and never name a person; what does goes into `personal`,
    beside the name of who acted. TypeError or ValueError for what cannot be stored.
    """
    head = _locked_head(centre)
    act = Act(verb, subject, parameters)
    entry, side = _next(head, by, centre, act, personal=personal, other=other)
    entry.save()
    if side is not None:
        side.save()
    head.save()
    return entry


@transaction.atomic
def append_all(*, by: Viewer, centre: UUID | None, acts: Sequence[Act]) -> None:
    """Add several acts to one chain, in their order: the same as one after the other, but quick."""
    if not acts:
        return
    head = _locked_head(centre)
    made = [_next(head, by, centre, act) for act in acts]
    insert(Entry, [entry for entry, _ in made])
    sides = [side for _, side in made if side is not None]
    if sides:
        _number([side.entry for side in sides])
        for side in sides:
            side.entry_id = side.entry.pk
        insert(Personal, sides)
    head.save()


def _number(entries: Sequence[Entry]) -> None:
    """Tell entries the numbers of the rows they were stored in."""
    uids = [entry.uid for entry in entries]
    known = dict(Entry.objects.filter(uid__in=uids).values_list("uid", "pk"))
    for entry in entries:
        entry.pk = known[entry.uid]


def _next(
    head: ChainHead, by: Viewer, centre: UUID | None, act: Act, *,
    personal: Mapping[str, str] | None = None, other: Sequence[UUID] = (),
) -> tuple[Entry, Personal | None]:  # fmt: skip
    """The entry that goes on from a head, which is moved to it, and its personal side."""
    values = {name: str(hashing.plain(value)) for name, value in (personal or {}).items()}
    if by.name and not by.is_system:
        values["who"] = by.name
    salt = secrets.token_hex(32)
    entry = Entry(
        chain=centre,
        number=head.number + 1,
        at=clock.now(),
        verb=act.verb,
        account=by.account,
        hand=_hand(by, centre, act.subject),
        subject=act.subject,
        others=[str(one) for one in other],
        parameters=hashing.plain(act.parameters or {}),
        previous_hash=head.hash,
        personal_digest=hashing.of_personal(salt, by.person, values) if values else "",
    )
    entry.hash = hashing.of_entry(entry)
    head.number, head.hash = entry.number, entry.hash
    side = Personal(entry=entry, person=by.person, salt=salt, values=values) if values else None
    return entry, side


def _locked_head(centre: UUID | None) -> ChainHead:
    chain = centre or NETWORK_CHAIN
    found = _heads.first(ChainHead, None, chain=chain)
    if found is None:
        ChainHead.objects.get_or_create(chain=chain)
        found = ChainHead.objects.select_for_update().get(chain=chain)
    return found


_heads = Reading(
    lambda viewer, chain: ChainHead.objects.select_for_update().filter(chain=chain),
    chain=models.UUIDField(),
)


def _hand(by: Viewer, centre: UUID | None, subject: UUID) -> Hand:
    if by.is_system:
        return Hand.PLATFORM
    if centre in by.centres or (centre is None and by.network):
        return Hand.TEAM
    if subject in by.entrusted:
        return Hand.KEEPER
    return Hand.MEMBER if by.is_member else Hand.VISITOR


@transaction.atomic
def erase(entries: Iterable[UUID]) -> int:
    """Erase the personal side of acts, by uid; the number of acts that had one."""
    erased, _ = Personal.objects.filter(entry__uid__in=list(entries)).delete()
    return erased


@transaction.atomic
def erase_person(person: UUID) -> int:
    """Erase the personal side of every act that a person did or that is about them.

    An act of one person about another loses both names: they lie in one row.
    """
    named = Cast("entry__others", models.TextField())
    erased, _ = (
        Personal.objects.alias(named=named)
        .filter(
            models.Q(person=person)
            | models.Q(entry__subject=person)
            | models.Q(named__contains=str(person))
        )
        .delete()
    )
    return erased


@transaction.atomic
def erase_account(account: int) -> int:
    """Erase the personal side of every act done from an account."""
    erased, _ = Personal.objects.filter(entry__account=account).delete()
    return erased


def verify(chain: UUID | None) -> list[Problem]:
    """Everything that is wrong with one chain (None: the network's); empty when nothing is."""
    return integrity.problems(chain)
