"""Who did what: entries that stay, the erasable side of each, and the head of every chain."""

from __future__ import annotations

from typing import Any, NoReturn
from uuid import UUID

from django.db import models

from vivaio.kernel import uid as uids
from vivaio.platform.tenancy.declarations import NETWORK_WIDE, PERSONAL

#: The key of the network's own chain in `ChainHead`, where a missing value could not be a key.
NETWORK_CHAIN = UUID(int=0)


class AppendOnlyError(Exception):
    """Somebody tried to change or remove what the journal keeps."""


class Hand(models.TextChoices):
    """In what quality somebody acted: what readers are told who may not know the name."""

    PLATFORM = "platform"
    TEAM = "team"
    MEMBER = "member"
    KEEPER = "keeper"  # of the record itself, for its organisation
    VISITOR = "visitor"


class AppendOnlyQuerySet(models.QuerySet["Entry"]):
    """Reads and inserts; the database's triggers refuse what gets past this."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError("the journal is append-only")

    def delete(self) -> NoReturn:
        raise AppendOnlyError("the journal is append-only")


class Entry(models.Model):
    """One act: its verb and uids stay for ever; names and personal words lie in `Personal`.

    `chain` is the uid of a centre, or null for the network; `number` counts from 1 within it.
    `account` is a bare number: the account may go, the act stays. `parameters` and `others` never
    hold personal values. Hashes are 64 hexadecimal digits of SHA-256; `personal_digest` is empty
    for an act without a personal side.
    """

    tenancy = PERSONAL

    uid = models.UUIDField(unique=True, default=uids.new, editable=False)
    chain = models.UUIDField(null=True)
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    verb = models.CharField(max_length=120)
    account = models.IntegerField(null=True, db_index=True)
    hand = models.CharField(max_length=8, choices=Hand)
    subject = models.UUIDField()
    others = models.JSONField(default=list)
    parameters = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64, blank=True)
    personal_digest = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["chain", "number"], name="entry_once_a_number"),
            # Two nulls are never equal to SQL, so the network's chain needs its own.
            models.UniqueConstraint(
                fields=["number"],
                condition=models.Q(chain=None),
                name="entry_once_a_number_of_the_network",
            ),
        ]
        indexes = [models.Index(fields=["subject", "-id"]), models.Index(fields=["chain", "-id"])]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnlyError("the journal is append-only")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError("the journal is append-only")


class Personal(models.Model):
    """What an act says of people: deleted when a person asks for it, never changed.

    `person` is the directory's uid of who acted; `values` holds their name at the time under
    `who`, and whatever else the operation called personal. The entry keeps the digest of `salt`,
    person and values: without this row nobody can guess them from it.
    """

    tenancy = PERSONAL

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="personal")
    person = models.UUIDField(null=True, db_index=True)
    salt = models.CharField(max_length=64)
    values = models.JSONField(default=dict)

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnlyError("the personal side of an act is erased, never changed")
        super().save(*args, **{**kwargs, "force_insert": True})


class ChainHead(models.Model):
    """The last number and hash of a chain; its lock lets one writer at a time go on from there."""

    tenancy = NETWORK_WIDE

    chain = models.UUIDField(primary_key=True)
    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)
