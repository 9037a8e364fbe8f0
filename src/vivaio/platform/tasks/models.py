"""Leases, slots of the timetable, and workers; the tasks themselves are django-tasks-db's rows."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from vivaio.platform.tenancy.declarations import NETWORK_WIDE, Tenancy


class Lease(models.Model):
    """Who runs a task, and until when that may be believed without a new sign of life.

    `token` is one run's own: a worker that was taken for lost cannot store its late result.
    """

    tenancy: ClassVar[Tenancy] = NETWORK_WIDE

    result = models.OneToOneField(
        "django_tasks_database.DBTaskResult",
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="lease",
    )
    token = models.UUIDField(default=uuid.uuid4, unique=True)
    worker = models.CharField(max_length=200, db_index=True)
    until = models.DateTimeField(db_index=True)


class Slot(models.Model):
    """One moment at which a job was due; the pair is unique, so nobody runs it a second time."""

    tenancy: ClassVar[Tenancy] = NETWORK_WIDE

    job = models.CharField(max_length=100)
    due = models.DateTimeField()
    #: Empty for the slot that had passed when the job was first seen, which does not run.
    result = models.UUIDField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["job", "due"], name="one_run_a_slot")]


class WorkerSeen(models.Model):
    """When a worker last gave a sign of life."""

    tenancy: ClassVar[Tenancy] = NETWORK_WIDE

    name = models.CharField(max_length=200, primary_key=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)
