"""Reading files: by whoever sees the record they belong to, or the centre's circle."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.core.files import File as OpenFile
from django.core.files.storage import default_storage

from vivaio.kernel.errors import Unknown
from vivaio.platform.files.models import File
from vivaio.platform.tenancy.viewer import Viewer


def file(viewer: Viewer, uid: UUID) -> File:
    """One file; `Unknown` when there is none for this viewer."""
    found = File.objects.visible_to(viewer).filter(pk=uid).first()
    if found is None:
        raise Unknown(f"file {uid}")
    return found


def of_record(viewer: Viewer, record: UUID) -> list[File]:
    """The files of a record, in the order in which they came."""
    return list(File.objects.visible_to(viewer).filter(record=record).order_by("uid"))


@dataclass(frozen=True, slots=True)
class Handed:
    """A file as a page names it; `size` in bytes."""

    uid: UUID
    name: str
    address: str
    media_type: str
    size: int


def handed(viewer: Viewer, uids: Iterable[UUID]) -> list[Handed]:
    """Those of some files that a viewer may open."""
    wanted = list(uids)
    rows = File.objects.visible_to(viewer).filter(pk__in=wanted) if wanted else ()
    return [Handed(one.uid, one.name, one.address, one.media_type, one.size) for one in rows]


def opened(found: File) -> OpenFile[bytes]:
    """Its bytes, to be read and closed; `Unknown` when the storage has lost them."""
    try:
        return default_storage.open(found.place, "rb")
    except FileNotFoundError as error:
        raise Unknown(f"the bytes of {found.uid}") from error


def content(found: File) -> bytes:
    """All its bytes at once."""
    with opened(found) as bytes_of_it:
        return bytes(bytes_of_it.read())
