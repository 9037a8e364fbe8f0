"""Imports on their way, what became of their rows, and what sources call our records."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from vivaio.kernel import uid as uids
from vivaio.kernel.lifecycle import lifecycle
from vivaio.platform.files.models import File
from vivaio.platform.records.models import Record
from vivaio.platform.tenancy.declarations import part_of
from vivaio.platform.tenancy.models import CentreOwned

#: The life of an import: looked at, tried, run; a run goes on until it is done or somebody ends it.
LIFE = lifecycle(
    "mapped",
    "trying",
    "tried",
    "running",
    "done",
    "cancelled",
    "failed",
    map=("mapped tried cancelled", "mapped"),
    try_out=("mapped tried", "trying"),
    run=("mapped tried cancelled failed", "running"),
    cancel=("trying running", "cancelled"),
)


class Outcome(models.TextChoices):
    """What became of a row; the four add up to the rows."""

    CREATED = "created", pgettext_lazy("rows of a table", "created")
    UPDATED = "updated", pgettext_lazy("rows of a table", "updated")
    UNCHANGED = "unchanged", pgettext_lazy("rows of a table", "unchanged")
    REFUSED = "refused", pgettext_lazy("rows of a table", "refused")


def nothing() -> dict[str, Any]:
    """An empty mapping."""
    return {}


def none_yet() -> list[Any]:
    """An empty list."""
    return []


class Import(CentreOwned):
    """One file on its way into a room. `survey` and `mapping` as `sheets` and `mapping` make them.

    `choices`: the terms as they were chosen (language, source, title, licence…). `done` is the
    number in the file of the last row whose outcome is stored: what a killed run goes on from.
    """

    open_states = ()

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    kind = models.CharField(max_length=40)
    state = models.CharField(max_length=12, default="mapped")
    file = models.ForeignKey(File, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=120)
    survey = models.JSONField(default=nothing)
    mapping = models.JSONField(default=nothing)
    choices = models.JSONField(default=nothing)
    account = models.IntegerField(null=True)
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    done = models.PositiveIntegerField(default=0)
    rows = models.PositiveIntegerField(default=0)
    created = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    warnings = models.PositiveIntegerField(default=0)
    problem = models.JSONField(null=True)

    class Meta:
        indexes = [models.Index(fields=["centre", "-created_at"], name="import_of_a_centre")]

    @classmethod
    def open_to_others(cls) -> Q:
        # What a centre brings is its own affair until it is in the directory.
        return Q(pk__in=[])

    @property
    def has_run(self) -> bool:
        """Whether rows have begun to come in: before, there is nothing to decide on."""
        return self.state not in ("mapped", "trying", "tried")


class ImportLine(models.Model):
    """What became of one row. `remarks`: column, value, msgid, parameters of each.

    A remark with a `choice` waits until somebody has decided whose value it is to be, ours or
    theirs; `undecided` of them do.
    """

    tenancy = part_of("job")

    job = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField()
    outcome = models.CharField(max_length=9, choices=Outcome)
    title = models.CharField(max_length=200, blank=True)
    record = models.UUIDField(null=True)
    reason = models.JSONField(null=True)
    remarks = models.JSONField(default=none_yet)
    warned = models.BooleanField(default=False)
    undecided = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["job", "number"], name="line_once_a_row")]
        indexes = [
            models.Index(fields=["job", "outcome", "number"], name="line_by_outcome"),
            models.Index(fields=["job", "warned", "number"], name="line_by_warning"),
            models.Index(fields=["job", "undecided", "number"], name="line_by_choice"),
        ]


class ExternalIdentity(models.Model):
    """What a source calls one of our records, and what it said of it when last imported.

    `row_hash`: of the whole row; `values`: by key, a fingerprint of what was taken over from it,
    by which a value that somebody changed here since is told from one that the source changed.
    """

    tenancy = part_of("record")

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="+")
    scope = models.CharField(max_length=40)
    kind = models.CharField(max_length=40)
    source = models.CharField(max_length=60)
    external_id = models.CharField(max_length=200)
    row_hash = models.CharField(max_length=16, blank=True)
    values = models.JSONField(default=nothing)
    imported_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scope", "kind", "source", "external_id"], name="identity_once_a_source"
            )
        ]
