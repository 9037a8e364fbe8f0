"""Pairs of cards that may be one, merges that were done, and when it was last looked for."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from vivaio.ground.actors.models import Actor
from vivaio.ground.centres.models import Centre
from vivaio.kernel import uid as uids
from vivaio.kernel.lifecycle import lifecycle
from vivaio.platform.tenancy.declarations import NETWORK_WIDE, Tenancy, part_of
from vivaio.platform.tenancy.viewer import Viewer

#: The life of a pair. That two cards are not the same is remembered for good.
LIFE = lifecycle(
    "open",
    "different",
    "merged",
    judge=("open", "different"),
    merge=("open", "merged"),
    undo=("merged", "open"),
)


class State(models.TextChoices):
    """What was said of a pair."""

    OPEN = "open", _("Waits for a judgement")
    DIFFERENT = "different", _("Not the same")
    MERGED = "merged", _("Merged")


class PairQuerySet(models.QuerySet["Candidate"]):
    """Pairs; one is seen by whoever may see both cards and edits one of them."""

    def seen_by(self, viewer: Viewer) -> PairQuerySet:
        """The pairs whose cards this viewer may both see."""
        cards = Actor.objects.visible_to(viewer)
        return self.filter(
            Exists(cards.filter(pk=OuterRef("one"))), Exists(cards.filter(pk=OuterRef("other")))
        )

    def edited_by(self, viewer: Viewer) -> PairQuerySet:
        """The pairs of which the viewer edits at least one card, and sees the other."""
        if viewer.is_system:
            return self.seen_by(viewer)
        centres = sorted(centre for centre in viewer.centres if viewer.may("edit", centre))
        own = Q(one__centre__in=centres) | Q(other__centre__in=centres)
        if viewer.may("edit", None):
            own |= Q(one__centre=None) | Q(other__centre=None)
        return self.seen_by(viewer).filter(own)


class Candidate(models.Model):
    """Two cards that may be of the same body; `one` has the smaller uid.

    `reasons` are pairs of a code and values (`reasons.WORDS`). `proposed_by`: the centre whose
    editors ask the other card's to merge the two, and agree to it. `decided_by` is the number of
    an account, which may be gone.
    """

    tenancy: ClassVar[Tenancy] = part_of("one")

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    one = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="+")
    score = models.FloatField(default=0)
    reasons = models.JSONField(default=list)
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    found_at = models.DateTimeField()
    is_by_hand = models.BooleanField(default=False)
    is_proposed = models.BooleanField(default=False)
    proposed_by = models.ForeignKey(Centre, on_delete=models.CASCADE, null=True, related_name="+")
    decided_by = models.IntegerField(null=True)
    decided_at = models.DateTimeField(null=True)

    objects = PairQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "score"], name="candidate_queue")]
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="candidate_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="candidate_in_order"),
        ]


def nothing() -> dict[str, Any]:
    """What a merge has stored before it is written."""
    return {}


class Merge(models.Model):
    """A merge as it was done, with all it takes to undo it.

    `before` and `after`: the survivor's fields that the merge changed, as plain JSON; `sources`:
    the evidence these fields had before; `moved`: the rows that point at the survivor since then;
    `judged`: cards of which the survivor is said not to be the same since then.
    """

    tenancy: ClassVar[Tenancy] = part_of("kept")

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    pair = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="merges")
    kept = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="+")
    gone = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    by = models.IntegerField(null=True)
    before = models.JSONField(default=nothing)
    after = models.JSONField(default=nothing)
    sources = models.JSONField(default=nothing)
    moved = models.JSONField(default=nothing)
    judged = models.JSONField(default=list)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["gone", "undone_at"], name="merge_of")]


class Look(models.Model):
    """One row: when duplicates were last looked for, up to which change, among how many cards."""

    tenancy = NETWORK_WIDE

    at = models.DateTimeField()
    change = models.BigIntegerField()
    cards = models.PositiveIntegerField()
    pairs = models.PositiveIntegerField()
