"""Putting needs together that say the same, and taking them apart again."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from vivaio.contexts.needs import checking, policies, queries
from vivaio.contexts.needs.models import Grouping, Need
from vivaio.kernel import clock
from vivaio.kernel.decision import no, require
from vivaio.kernel.errors import N_, Invalid, Message
from vivaio.kernel.writing import TOO_LONG, clean
from vivaio.platform.journal import operations as journal
from vivaio.platform.records import merging
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.viewer import Viewer

ITSELF = N_("A need cannot be put together with itself: choose another.")
NATURES = N_("One of the two is an example and the other is not: they are never merged.")
NOT_OPEN = N_("Accept the need that stays first: those who said the other must be able to read it.")
REASON_NEEDED = N_("Say why the two are the same: it is told to those who said it.")


@operation
def group(
    *, by: Viewer, gone: UUID, kept: UUID, reason: str, on: date | None = None,
    key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Let one need go into another, with its voices; returns the uid of the grouping.

    `on` is the day on which it was done, today unless the platform itself says otherwise.
    """
    if gone == kept:
        raise Invalid({"kept": [Message(ITSELF)]})
    one, other = queries.by_uid(by, gone), queries.by_uid(by, kept)
    require(policies.can_group(by, one, other))
    words = clean(reason)
    wrong: checking.Errors = {}
    if one.nature != other.nature:
        wrong["kept"] = [Message(NATURES)]
    elif other.state not in Need.open_states:
        wrong["kept"] = [Message(NOT_OPEN)]
    if not words:
        wrong["reason"] = [Message(REASON_NEEDED)]
    elif len(words) > checking.LONGEST_WORDS:
        wrong["reason"] = [Message(TOO_LONG, {"limit": checking.LONGEST_WORDS})]
    if wrong:
        raise Invalid(wrong)
    if refused := merging.refusal(gone):
        require(no(refused))
    moved = merging.move(gone, kept)
    merging.absorb(one, kept, by=by, verb="need.grouped")
    day = on if on and by.is_system else clock.today()
    made = Grouping.objects.create(gone=one, kept=other, reason=words, moved=moved, on=day)
    journal.append(
        by=by, verb="need.gathered", subject=kept, centre=other.centre_id, other=[gone],
        parameters={},
    )  # fmt: skip
    return made.uid


@operation
def separate(*, by: Viewer, uid: UUID, key: UUID | None = None) -> UUID:
    """Take a need out again: it stands by itself, with its own voices."""
    found = queries.grouping(by, uid)
    require(policies.can_group(by, found.gone, found.kept))
    merging.move_back(found.moved, found.gone_id, found.kept_id)
    merging.bring_back(found.gone, by=by, verb="need.separated")
    found.undone_at = clock.now()
    found.save(update_fields=["undone_at"])
    return found.gone_id
