"""Whether a chain is whole: each act as it was written, each on the one before, none missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from vivaio.kernel.errors import N_, Message
from vivaio.platform.journal import hashing
from vivaio.platform.journal.models import NETWORK_CHAIN, ChainHead, Entry, Personal


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that must not be: in which chain, at which number, and a sentence."""

    chain: UUID | None
    number: int
    message: Message


def problems(chain: UUID | None) -> list[Problem]:
    """Read a whole chain, in constant memory."""
    found: list[Problem] = []
    number, previous = 0, ""
    entries = Entry.objects.filter(chain=chain).select_related("personal").order_by("number", "id")
    for entry in entries.iterator(chunk_size=1000):
        for sentence in _of_entry(entry, number, previous):
            found.append(Problem(chain, entry.number, Message(sentence)))
        number, previous = entry.number, entry.hash
    head = ChainHead.objects.filter(chain=chain or NETWORK_CHAIN).first()
    if (number, previous) != ((head.number, head.hash) if head else (0, "")):
        found.append(
            Problem(chain, number, Message(N_("The last entry is not where it was left.")))
        )
    return found


def _of_entry(entry: Entry, number: int, previous: str) -> Iterator[str]:
    if entry.number != number + 1:
        yield N_("An entry before this one is missing.")
    if entry.previous_hash != previous:
        yield N_("This entry does not follow from the one before it.")
    if hashing.of_entry(entry) != entry.hash:
        yield N_("This entry is not as it was written.")
    personal: Personal | None = getattr(entry, "personal", None)
    if personal is not None and hashing.of_personal_row(personal) != entry.personal_digest:
        yield N_("The personal side of this entry is not as it was written.")


def chains() -> list[UUID | None]:
    """Every chain there is, by its entries or its head; the network's is None."""
    written = Entry.objects.order_by().values_list("chain", flat=True).distinct()
    known = {chain or NETWORK_CHAIN for chain in written}
    known.update(ChainHead.objects.values_list("chain", flat=True))
    return [None if chain == NETWORK_CHAIN else chain for chain in sorted(known)]
