"""Making a picture's other widths, in the background."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from vivaio.ground.media.models import Picture, Rendition
from vivaio.platform import tasks
from vivaio.platform.files import operations as files
from vivaio.platform.files import queries
from vivaio.platform.files.checking import Checked
from vivaio.platform.files.pictures import narrowed
from vivaio.platform.records.writing import next_change
from vivaio.platform.tenancy.viewer import Viewer

WIDTHS = (320, 640, 960, 1_440)
_LOOKS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WEBP"}


@tasks.task("media.render")
def render(picture: str) -> int:
    """Make the widths that are missing; how many. A picture that is gone needs none."""
    found = Picture.objects.select_related("file").filter(pk=UUID(picture)).first()
    if found is None or found.file.width is None:
        return 0
    there = set(found.renditions.values_list("width", flat=True))
    missing = [width for width in WIDTHS if width < found.file.width and width not in there]
    content = queries.content(found.file) if missing else b""
    for width in missing:
        _keep(found, width, content)
    return len(missing)


def _keep(picture: Picture, width: int, content: bytes) -> None:
    """Draw first: nobody waits for the one writer meanwhile."""
    file = picture.file
    drawn = narrowed(content, _LOOKS[file.media_type], width)
    name = f"{file.name.rpartition('.')[0]}-{width}.webp"[-110:]
    checked = Checked(name, "webp", drawn.content, drawn.width, drawn.height)
    with transaction.atomic():
        next_change()
        gone = not Picture.objects.filter(pk=picture.pk).exists()
        if gone or Rendition.objects.filter(picture=picture, width=width).exists():
            return
        kept = files.keep(
            by=Viewer.system(),
            checked=checked,
            centre=file.centre_id,
            record=file.record_id,
            visibility=file.visibility,
            nature=file.nature,
        )
        Rendition.objects.create(picture=picture, width=width, file=kept)
