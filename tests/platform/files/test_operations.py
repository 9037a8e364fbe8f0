"""Bytes are kept once, go with the last who names them, and a crash leaves nothing behind."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from tests.factories import actors, centres, files, identities
from vivaio.ground.centres.models import Centre
from vivaio.kernel.errors import Unknown
from vivaio.platform.files import operations, queries
from vivaio.platform.files.models import File, place_of
from vivaio.platform.records import removal
from vivaio.platform.tenancy.viewer import Viewer

pytestmark = pytest.mark.django_db


def test_the_same_bytes_are_kept_once(django_capture_on_commit_callbacks) -> None:
    one, other = files.file(None, "zqsame"), files.file(None, "zqsame")
    assert one.place == other.place
    assert queries.content(one) == b"name\nzqsame\n"
    with django_capture_on_commit_callbacks(execute=True):
        operations.let_go(one.uid)
    assert queries.content(other) == b"name\nzqsame\n"
    with django_capture_on_commit_callbacks(execute=True):
        operations.let_go(other.uid)
    assert not default_storage.exists(other.place)


def test_half_a_file_is_written_again() -> None:
    """What a crash left under a name is not taken for the file."""
    kept = files.file(None)
    whole = queries.content(kept)
    default_storage.save(kept.place, ContentFile(whole[:3]))
    again = files.file(None, kept.name.removesuffix(".csv"))
    assert again.place == kept.place
    assert queries.content(again) == whole


def test_bytes_that_no_row_names_are_swept(settings: Any, tmp_path: Path) -> None:
    """In a folder of its own: rows of another process's tests are not seen from here."""
    folder = {**settings.STORAGES["default"], "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "default": folder}
    kept = files.file(None)
    orphan = place_of("ab" * 32)
    default_storage.save(orphan, ContentFile(b"orphan"))
    default_storage.save("notes.txt", ContentFile(b"of somebody else"))
    assert operations.sweep() >= 1
    assert not default_storage.exists(orphan)
    assert default_storage.exists("notes.txt")
    assert queries.content(kept)


def test_what_is_taken_back_keeps_its_bytes() -> None:
    """Until the transaction is done nothing is deleted."""
    kept = files.file(None)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        operations.let_go(kept.uid)
        raise ZeroDivisionError
    assert queries.content(File.objects.get(pk=kept.uid))


def test_removing_a_record_removes_its_files(django_capture_on_commit_callbacks) -> None:
    centre = centres.centre()
    kept = files.file(actors.actor(centre, nature="example"), centre=centre)
    with django_capture_on_commit_callbacks(execute=True):
        removal.remove_examples(by=Viewer.system())
    assert not File.objects.filter(pk=kept.uid).exists()
    assert not default_storage.exists(kept.place)


def test_without_a_record_visibility_decides() -> None:
    a, b = identities.centre(), identities.centre()
    viewers = {
        "stranger": Viewer.anonymous(),
        "neighbour": identities.member(b),
        "own": identities.member(a),
    }
    seen = {"centre": {"own"}, "network": {"own", "neighbour"}, "public": set(viewers)}
    for visibility, expected in seen.items():
        kept = files.file(None, centre=a.uid, visibility=visibility)
        found = {name for name, one in viewers.items() if _may_open(one, kept)}
        assert found == expected, visibility


def _may_open(viewer: Viewer, kept: File) -> bool:
    try:
        return queries.file(viewer, kept.uid) == kept
    except Unknown:
        return False


@pytest.mark.parametrize("visibility", ["centre", "network", "public"])
@pytest.mark.parametrize("is_open", [True, False])
def test_with_a_record_the_record_decides(visibility: str, is_open: bool) -> None:
    a, b = identities.centre(), identities.centre()
    record = identities.record(of=a, visibility=visibility, is_open=is_open)
    kept = files.file(record, centre=a.uid)
    assert _may_open(identities.member(a), kept)
    assert _may_open(identities.member(b), kept) is (is_open and visibility != "centre")
    assert _may_open(Viewer.anonymous(), kept) is (is_open and visibility == "public")
    assert queries.of_record(Viewer.anonymous(), record) == (
        [kept] if is_open and visibility == "public" else []
    )
    Centre.objects.filter(pk=b.uid).delete()
