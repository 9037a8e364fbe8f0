"""Keeping files and letting them go, in the transaction of the verb that asks for it."""

from __future__ import annotations

from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from vivaio.kernel import clock
from vivaio.platform.files.checking import Checked
from vivaio.platform.files.models import File, place_of
from vivaio.platform.records.writing import next_change
from vivaio.platform.tenancy.models import Nature, Visibility
from vivaio.platform.tenancy.viewer import Viewer


def keep(
    *,
    by: Viewer,
    checked: Checked,
    centre: UUID | None,
    record: UUID | None = None,
    visibility: str = Visibility.CENTRE,
    nature: str = Nature.FACT,
) -> File:
    """Keep a file that `checking.check` let through; within an operation that has asked its policy.

    With a `record` it is seen by whoever sees that record (and `visibility` should be public, so
    that the record alone decides), and goes with it. Without one, `visibility` decides.
    """
    with transaction.atomic():
        next_change()  # one writer at a time: nobody lets these bytes go between look and row
        _store(checked)
        return File.objects.create(
            centre_id=centre,
            record_id=record,
            visibility=visibility,
            nature=nature,
            name=checked.name,
            media_type=checked.media_type,
            size=len(checked.content),
            digest=checked.digest,
            width=checked.width,
            height=checked.height,
            account=by.account,
            created_at=clock.now(),
        )


def _store(checked: Checked) -> None:
    place = place_of(checked.digest)
    if default_storage.exists(place):
        if default_storage.size(place) == len(checked.content):
            return
        default_storage.delete(place)
    default_storage.save(place, ContentFile(checked.content))


def let_go(*files: UUID) -> None:
    """Delete files by uid; bytes that nobody else has go when this transaction is done.

    Should the process end before that, the nightly sweep takes them.
    """
    rows = File.objects.filter(uid__in=files)
    digests = set(rows.values_list("digest", flat=True))
    rows.delete()
    transaction.on_commit(lambda: _drop(digests))


def forget(record: UUID) -> None:
    """Delete every file of a record."""
    let_go(*File.objects.filter(record=record).values_list("uid", flat=True))


def _drop(digests: set[str]) -> int:
    dropped = 0
    for digest in sorted(digests):
        with transaction.atomic():
            next_change()
            if not File.objects.filter(digest=digest).exists():
                default_storage.delete(place_of(digest))
                dropped += 1
    return dropped


def sweep() -> int:
    """Delete bytes that no row names: left by a crash, or by a verb that was taken back."""
    lying: set[str] = set()
    for folder in default_storage.listdir("")[0]:
        if len(folder) == 2:
            lying.update(name for name in default_storage.listdir(folder)[1] if len(name) == 64)
    known = set(File.objects.values_list("digest", flat=True).distinct())
    return _drop(lying - known)
