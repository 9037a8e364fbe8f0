"""Judging pairs, merging cards and taking a merge back. Nothing merges by itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext

from vivaio.ground.actors.checking import TEXTS, VALUES, checked_text, checked_values
from vivaio.ground.actors.labels import FIELDS
from vivaio.ground.actors.models import Actor
from vivaio.ground.duplicates import blending, policies
from vivaio.ground.duplicates.blending import ONE, Blend
from vivaio.ground.duplicates.models import LIFE, Candidate, Merge, State
from vivaio.kernel import clock
from vivaio.kernel.decision import no, require
from vivaio.kernel.errors import N_, Invalid, Message, Unknown
from vivaio.platform.journal import operations as journal
from vivaio.platform.records import merging
from vivaio.platform.records import operations as records
from vivaio.platform.records.operations import Evidence
from vivaio.platform.records.states import rank_of
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.viewer import Viewer

Side = Literal["one", "other"]
ITSELF = N_("A card cannot be merged with itself: choose two different cards.")
NATURES = N_("One of the two is an example and the other is not: they are never merged.")
CIRCLE = N_("This would be a merge in a circle: the one card lives on in the other already.")
CHANGED = N_("One of the two cards was merged elsewhere or removed in the meantime.")
NARROWER = N_(
    "Who sees the one card must see the one that stays too: keep the other card, or publish this "
    "one first."
)


def _pair(by: Viewer, uid: UUID) -> Candidate:
    found = Candidate.objects.select_related("one", "other").filter(uid=uid).first()
    if found is None:
        raise Unknown
    for card in (found.one, found.other):
        if not Actor.objects.seen_by(by).filter(pk=card.pk).exists():
            raise Unknown
    require(policies.can_judge(by, found.one, found.other))
    return found


def _note(by: Viewer, verb: str, *cards: Actor) -> None:
    for card in cards:
        journal.append(
            by=by, verb=f"duplicate.{verb}", subject=card.uid, centre=card.centre_id, parameters={}
        )


def _settle(pair: Candidate, by: Viewer, state: str) -> None:
    pair.state, pair.decided_by, pair.decided_at = state, by.account, clock.now()
    pair.is_proposed, pair.proposed_by = False, None
    pair.save()


def _there(by: Viewer, uid: UUID) -> Actor:
    found = Actor.objects.visible_to(by).filter(uid=uid).first()
    if found is None:
        raise Unknown
    return found


@operation
def suggest(*, by: Viewer, one: UUID, other: UUID, key: UUID | None = None) -> UUID:
    """Put two cards side by side that an editor holds for one; what was judged is asked anew."""
    if one == other:
        raise Invalid({"": [Message(ITSELF)]})
    first, second = sorted((_there(by, one), _there(by, other)), key=lambda card: card.uid)
    require(policies.can_judge(by, first, second))
    if first.nature != second.nature:
        raise Invalid({"": [Message(NATURES)]})
    pair, _ = Candidate.objects.get_or_create(
        one=first, other=second,
        defaults={"found_at": clock.now(), "reasons": [["editor", {}]], "is_by_hand": True},
    )  # fmt: skip
    if pair.state != State.OPEN:
        pair.state, pair.is_by_hand = State.OPEN, True
        pair.save(update_fields=["state", "is_by_hand"])
    return pair.uid


@operation
def judge_different(*, by: Viewer, uid: UUID) -> UUID:
    """Say that two cards are not the same: they are never asked about again."""
    pair = _pair(by, uid)
    require(LIFE.can("judge", pair.state))
    _settle(pair, by, State.DIFFERENT)
    _note(by, "different", pair.one, pair.other)
    return uid


@operation
def propose(*, by: Viewer, uid: UUID) -> UUID:
    """Ask those who keep the other card to merge the two, and agree to it."""
    pair = _pair(by, uid)
    require(LIFE.can("merge", pair.state))
    mine = [card for card in (pair.one, pair.other) if by.may("edit", card.centre_id)]
    if len(mine) == 2:
        require(no(N_("You edit both cards: merge them yourself.")))
    pair.is_proposed, pair.proposed_by_id = True, mine[0].centre_id
    pair.save(update_fields=["is_proposed", "proposed_by"])
    _note(by, "proposed", pair.one, pair.other)
    return uid


@operation
def merge(
    *,
    by: Viewer,
    uid: UUID,
    keep: Side,
    versions: tuple[int, int],
    choices: Mapping[str, str],
    key: UUID | None = None,
) -> UUID:
    """Make one card of a pair; returns the uid of the merge, by which it can be undone.

    `keep` is the side that stays; `versions` are those of both cards that the writer has read
    (`Conflict` when one changed since); `choices` say by code of row from which side it is taken,
    or *both* for lists. What is not chosen is taken from the side that stays, or from the other
    where that knows nothing.
    """
    pair = _pair(by, uid)
    kept, gone = (pair.one, pair.other) if keep == ONE else (pair.other, pair.one)
    _check_mergeable(by, pair, kept, gone)
    for card, version in zip((pair.one, pair.other), versions, strict=True):
        records.check_version(card, version)
    _check_choices(pair, choices)
    said = records.evidence_of(pair.one_id), records.evidence_of(pair.other_id)
    made = blending.blend(pair.one, pair.other, keep, choices, said)
    done = Merge(pair=pair, kept=kept, gone=gone, at=clock.now(), by=by.account)
    _write(done, made, said[0] if keep == ONE else said[1], by)
    done.moved = merging.move(gone.uid, kept.uid)
    done.judged = _carry_judgements(gone.uid, kept.uid)
    merging.absorb(gone, kept.uid, by=by, verb="actor.merged_away")
    done.save(force_insert=True)
    _settle(pair, by, State.MERGED)
    return done.uid


def _check_mergeable(by: Viewer, pair: Candidate, kept: Actor, gone: Actor) -> None:
    if _is_inside(kept.uid, gone.uid) or _is_inside(gone.uid, kept.uid):
        require(no(CIRCLE))
    if kept.deleted_at or gone.deleted_at:
        require(no(CHANGED))
    require(LIFE.can("merge", pair.state))
    if kept.nature != gone.nature:
        require(no(NATURES))
    require(policies.can_merge(by, pair.one, pair.other, pair))
    stays, goes = _rank(kept), _rank(gone)
    if stays > goes or (stays == 2 and kept.centre_id != gone.centre_id):
        require(no(NARROWER))
    reason = merging.refusal(gone.uid)
    if reason:
        require(no(reason))


def _rank(card: Actor) -> int:
    return rank_of(card.visibility, is_open=card.state in Actor.open_states)


def _is_inside(uid: UUID, other: UUID) -> bool:
    """Whether a record was merged, at once or by steps, into another."""
    seen: set[UUID] = set()
    here: UUID | None = uid
    while here is not None and here not in seen:
        seen.add(here)
        here = merging.merged_into(here)
        if here == other:
            return True
    return False


def _check_choices(pair: Candidate, choices: Mapping[str, str]) -> None:
    known = {row.code: row.choices for row in blending.rows(pair.one, pair.other)}
    for code, side in choices.items():
        if side not in known.get(code, ()):
            raise Invalid({"": [Message(N_("Choose one from the list."))]})


def _write(done: Merge, made: Blend, said: Mapping[str, Any], by: Viewer) -> None:
    """Give the survivor what was chosen, and store what it had."""
    kept = done.kept
    _check(made.values)
    changed = [name for name, value in made.values.items() if getattr(kept, name) != value]
    done.before = {name: blending.stored(getattr(kept, name)) for name in changed}
    done.after = {name: blending.stored(made.values[name]) for name in changed}
    evidence = {name: fresh for name, fresh in made.evidence.items() if fresh != said.get(name, [])}
    done.sources = {name: _plain(said.get(name, [])) for name in evidence}
    for name in changed:
        setattr(kept, name, made.values[name])
    record = records.save(kept, by=by, verb="actor.merged")
    records.attribute(record, evidence)


def _check(values: Mapping[str, Any]) -> None:
    given = {name: value for name, value in values.items() if name in VALUES}
    _, problems = checked_values(given)
    for name in TEXTS:
        if name in values:
            _, errors = checked_text(name, values[name], required=name == "name")
            if errors:
                problems.setdefault(name, []).extend(errors)
    if problems:
        raise Invalid(problems)


def _plain(evidence: list[Evidence]) -> list[list[str | None]]:
    return [
        [one.source, one.quotation, blending.stored(one.checked_on), one.origin] for one in evidence
    ]


def _carry_judgements(gone: UUID, kept: UUID) -> list[str]:
    """What the one card is not, the card that it went into is not either."""
    judged = Candidate.objects.filter(Q(one=gone) | Q(other=gone), state=State.DIFFERENT)
    others = {other if one == gone else one for one, other in judged.values_list("one", "other")}
    carried = []
    for other in others - {kept}:
        first, second = sorted((kept, other))
        pair, is_new = Candidate.objects.get_or_create(
            one_id=first, other_id=second,
            defaults={"state": State.DIFFERENT, "found_at": clock.now()},
        )  # fmt: skip
        if is_new:
            carried.append(str(pair.uid))
    return carried


@operation
def undo(*, by: Viewer, uid: UUID) -> UUID:
    """Make two cards of one again, as they were; refused, with the reason, where that cannot be.

    What was changed since then in fields that the merge did not touch stays changed.
    """
    done = Merge.objects.select_related("kept", "gone", "pair").filter(uid=uid).first()
    if done is None or not Actor.objects.seen_by(by).filter(pk=done.kept_id).exists():
        raise Unknown
    kept, gone = done.kept, done.gone
    require(policies.can_undo(by, kept, gone))
    _check_undoable(done)
    for name, value in done.before.items():
        setattr(kept, name, blending.restored(name, value))
    record = records.save(kept, by=by, verb="actor.parted")
    records.attribute(record, {name: _evidence(rows) for name, rows in done.sources.items()})
    merging.move_back(done.moved, gone.uid, kept.uid)
    Candidate.objects.filter(uid__in=done.judged, state=State.DIFFERENT).delete()
    merging.bring_back(gone, by=by, verb="actor.parted")
    done.undone_at = clock.now()
    done.save(update_fields=["undone_at"])
    done.pair.state, done.pair.decided_by, done.pair.decided_at = State.OPEN, None, None
    done.pair.save()
    return uid


def _check_undoable(done: Merge) -> None:
    kept = done.kept
    if done.undone_at is not None:
        require(no(N_("This merge was undone already.")))
    if merging.merged_into(kept.uid) is not None:
        require(no(N_("The card that stayed was merged into another since: undo that first.")))
    if kept.deleted_at is not None:
        require(no(N_("The card that stayed was removed since.")))
    touched = [
        name for name, value in done.after.items() if blending.stored(getattr(kept, name)) != value
    ]
    if touched:
        text = N_("Changed since the merge, so that it cannot be undone: %(fields)s.")
        require(no(text, fields=", ".join(gettext(FIELDS[name]) for name in touched)))


def _evidence(rows: list[list[Any]]) -> list[Evidence]:
    return [
        Evidence(source, quotation, blending.restored("valid_until", checked), origin)
        for source, quotation, checked, origin in rows
    ]
