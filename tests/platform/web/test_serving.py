"""Files are handed out to whom they are for, and nothing in them runs."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.test import Client, RequestFactory
from pytest_django import Settings

from tests.factories import files, identities
from vivaio.platform.files import operations
from vivaio.platform.files.checking import PICTURES, check
from vivaio.platform.tenancy.viewer import Viewer

pytestmark = pytest.mark.django_db


def test_a_picture_is_shown(client: Client) -> None:
    checked = check(files.upload(files.image("PNG"), "Čaj & “tè”.png"), PICTURES)
    kept = operations.keep(by=Viewer.system(), checked=checked, centre=None, visibility="public")
    answer = client.get(kept.address)
    assert answer.getvalue() == checked.content
    assert answer["Content-Type"] == "image/png"
    assert answer["Content-Length"] == str(len(checked.content))
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("inline; filename*=utf-8''")
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cache-Control"] == "no-cache"
    again = client.get(kept.address, headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.getvalue() if again.streaming else again.content) == (304, b"")


def test_everything_else_is_saved(client: Client) -> None:
    kept = files.file(None)
    answer = client.get(kept.address)
    assert answer["Content-Disposition"] == f'attachment; filename="{kept.name}"'
    assert answer["Content-Type"] == "text/csv; charset=utf-8"


def test_what_is_not_theirs_is_not_there(client: Client) -> None:
    hidden = files.file(None, centre=identities.centre().uid, visibility="network")
    for path in (f"/files/{hidden.uid}/x", f"/files/{uuid4()}/a.png"):
        answer = client.get(path, headers={"If-None-Match": f'"{hidden.digest}"'})
        assert answer.status_code == 404
        assert hidden.name not in answer.content.decode()


def test_what_the_storage_lost_is_not_there(client: Client) -> None:
    kept = files.file(None)
    default_storage.delete(kept.place)
    assert client.get(kept.address).status_code == 404


def test_no_form_fills_the_disk(settings: Settings) -> None:
    """Beyond the limit nothing is kept, and the form still has its words."""
    settings.FILE_LIMIT = 100_000
    request = RequestFactory().post(
        "/", {"words": "still here", "file": files.upload(b"x" * 3_000_000, "a.csv")}
    )
    assert request.POST["words"] == "still here"
    taken = request.FILES["file"]
    assert 100_000 < taken.size < 300_000
    assert MemoryFileUploadHandler in map(type, request.upload_handlers)
