"""Writing the journal: append, erase the personal side, and prove that nothing else changed."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.db import models, transaction
from django.db.models.functions import Cast

from vivaio.kernel import clock
from vivaio.platform.journal import hashing, integrity
from vivaio.platform.journal.hashing import JSON
from vivaio.platform.journal.integrity import Problem
from vivaio.platform.journal.models import NETWORK_CHAIN, ChainHead, Entry, Hand, Personal
from vivaio.platform.tenancy.readings import Reading
from vivaio.platform.tenancy.viewer import Viewer


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
    values = {name: str(hashing.plain(value)) for name, value in (personal or {}).items()}
    if by.name and not by.is_system:
        values["who"] = by.name
    salt = secrets.token_hex(32)
    entry = Entry(
        chain=centre,
        number=head.number + 1,
        at=clock.now(),
        verb=verb,
        account=by.account,
        hand=_hand(by, centre, subject),
        subject=subject,
        others=[str(one) for one in other],
        parameters=hashing.plain(parameters or {}),
        previous_hash=head.hash,
        personal_digest=hashing.of_personal(salt, by.person, values) if values else "",
    )
    entry.hash = hashing.of_entry(entry)
    entry.save()
    if values:
        Personal(entry=entry, person=by.person, salt=salt, values=values).save()
    head.number, head.hash = entry.number, entry.hash
    head.save()
    return entry


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
