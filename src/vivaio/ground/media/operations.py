"""Bringing pictures and describing them."""

from __future__ import annotations

from uuid import UUID

from vivaio.ground.media import policies
from vivaio.ground.media.models import Picture
from vivaio.ground.media.renditions import render
from vivaio.kernel.decision import require
from vivaio.kernel.errors import N_, Invalid, Message, Unknown
from vivaio.kernel.text import Text
from vivaio.platform import tasks
from vivaio.platform.files import operations as files
from vivaio.platform.files.checking import Checked
from vivaio.platform.journal import operations as journal
from vivaio.platform.records import queries as records
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.tenancy.viewer import Viewer

LONGEST = {"alternative": 300, "credit": 200, "licence": 100}
NEEDED = N_("Say what the picture shows, for those who do not see it, or mark it as decoration.")
TOO_LONG = N_("Shorten this to at most %(limit)s characters.")


@operation
def keep_picture(
    *,
    by: Viewer,
    checked: Checked,
    record: UUID,
    centre: UUID | None,
    alternative: Text | None = None,
    is_decorative: bool = False,
    credit: str = "",
    licence: str = "",
    key: UUID | None = None,
) -> UUID:
    """Bring a picture to a record of `centre`; its other widths are made in the background.

    Without `alternative` (None) it waits to be described, and is shown to nobody until then.
    """
    require(policies.can_keep(by, centre))
    heading = records.heading(by, record)
    if alternative is not None:
        _check(alternative, is_decorative, credit, licence)
    file = files.keep(
        by=by,
        checked=checked,
        centre=centre,
        record=record,
        visibility=Visibility.PUBLIC,  # the record decides
        nature=heading.nature,
    )
    picture = Picture.objects.create(
        record_id=record,
        file=file,
        alternative=alternative or Text("en", {}),
        is_decorative=is_decorative,
        credit=credit,
        licence=licence,
    )
    tasks.enqueue(render, picture=str(picture.uid))
    journal.append(by=by, verb="picture.kept", subject=record, centre=centre, parameters={})
    return picture.uid


@operation
def describe_picture(
    *, by: Viewer, uid: UUID, alternative: Text, is_decorative: bool, credit: str, licence: str
) -> UUID:
    """Say what a picture shows, whose it is, and under which licence."""
    found = Picture.objects.visible_to(by).select_related("file").filter(pk=uid).first()
    if found is None:
        raise Unknown(f"picture {uid}")
    require(policies.can_keep(by, found.file.centre_id))
    _check(alternative, is_decorative, credit, licence)
    found.alternative, found.is_decorative = alternative, is_decorative
    found.credit, found.licence = credit, licence
    found.save()
    return uid


def _check(alternative: Text, is_decorative: bool, credit: str, licence: str) -> None:
    problems: dict[str, list[Message]] = {}
    if not is_decorative and not alternative:
        problems["alternative"] = [Message(NEEDED)]
    given = {"credit": [credit], "licence": [licence], "alternative": alternative.texts.values()}
    for name, several in given.items():
        if any(len(words) > LONGEST[name] for words in several):
            problems[name] = [Message(TOO_LONG, {"limit": LONGEST[name]})]
    if problems:
        raise Invalid(problems)
