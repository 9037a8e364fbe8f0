"""Pictures have words, and come in the widths that screens need."""

from __future__ import annotations

from uuid import UUID

import pytest

from tests.factories import centres, editorial, files, people
from vivaio.ground.media import operations, queries
from vivaio.ground.media.models import Picture
from vivaio.ground.media.renditions import render
from vivaio.kernel.errors import Invalid, NotAllowed
from vivaio.kernel.text import Text, text
from vivaio.platform.files.checking import PICTURES, check
from vivaio.platform.files.models import File
from vivaio.platform.records import removal
from vivaio.platform.tenancy.viewer import Viewer

pytestmark = pytest.mark.django_db


def keep(centre: UUID, record: UUID, by: Viewer | None = None, **values: object) -> Picture:
    checked = check(files.upload(files.image("PNG", (700, 350))), PICTURES)
    given = {"alternative": text("A leaf", "en"), **values}
    uid = operations.keep_picture(
        by=by or Viewer.system(), checked=checked, record=record, centre=centre, **given
    )
    return Picture.objects.get(pk=uid)


def test_widths_are_made_once() -> None:
    centre = centres.centre()
    picture = keep(centre, editorial.editorial("news", centre))
    assert render.func(picture=str(picture.pk)) == 2
    assert render.func(picture=str(picture.pk)) == 0
    (shown,) = queries.pictures(Viewer.anonymous(), [picture.pk]).values()
    assert [one.split(" ")[-1] for one in shown.srcset.split(", ")] == ["320w", "640w", "700w"]
    sizes = File.objects.filter(media_type="image/webp").values_list("width", "height")
    assert set(sizes) == {(320, 160), (640, 320)}
    assert render.func(picture=str(centre)) == 0  # gone meanwhile


def test_a_picture_needs_words_or_to_be_decoration() -> None:
    centre = centres.centre()
    record = editorial.editorial("news", centre)
    with pytest.raises(Invalid) as refusal:
        keep(centre, record, alternative=Text("en", {}))
    assert set(refusal.value.errors) == {"alternative"}
    assert keep(centre, record, alternative=Text("en", {}), is_decorative=True).is_described
    assert not keep(centre, record, alternative=None).is_described
    with pytest.raises(Invalid):
        keep(centre, record, credit="x" * 201)


def test_only_editors_bring_pictures() -> None:
    centre = centres.centre()
    account = people.account("Member")
    people.appoint(account, centre, "member")
    with pytest.raises(NotAllowed):
        keep(centre, editorial.editorial("news", centre), by=people.viewer(account))


def test_pictures_go_with_their_record(django_capture_on_commit_callbacks) -> None:
    centre = centres.centre()
    record = editorial.editorial("news", centre)
    picture = keep(centre, record)
    render.func(picture=str(picture.pk))
    found = editorial.row("news", record)
    type(found).objects.filter(pk=record).update(nature="example")
    editorial.move(record, "news", "archive")
    with django_capture_on_commit_callbacks(execute=True):
        removal.remove_examples(by=Viewer.system())
    assert not Picture.objects.filter(record=record).exists()
    assert not File.objects.filter(record=record).exists()
