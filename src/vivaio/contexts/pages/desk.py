"""What of news and pages waits for whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from vivaio.contexts.pages import queries
from vivaio.contexts.pages.models import Editorial
from vivaio.kernel import clock
from vivaio.kernel.errors import N_, Message
from vivaio.platform.registry import DeskLine
from vivaio.platform.tenancy.viewer import Viewer

#: How long before its end something is said to expire.
SOON = timedelta(days=14)
HANDED_IN = N_("“%(title)s” is handed in.")
BEGUN = N_("“%(title)s” is a draft.")
SCHEDULED = N_("“%(title)s” will be published.")
EXPIRES = N_("“%(title)s” will be taken off the public pages.")
YOU_PUBLISH = N_("You may publish in this centre.")
YOU_BEGAN = N_("You began it.")
YOUR_CENTRE = N_("It belongs to your centre.")


def lines(viewer: Viewer) -> Iterator[DeskLine]:
    """Handed in: for those who publish; drafts: for who began them; what comes and what ends."""
    soon = clock.today() + SOON
    for row in queries.waiting(viewer):
        if row.state == "review" and viewer.may("publish", row.centre_id):
            yield _line(viewer, row, HANDED_IN, YOU_PUBLISH, N_("Read and decide"))
        elif row.state == "draft" and row.author is not None and row.author == viewer.account:
            yield _line(viewer, row, BEGUN, YOU_BEGAN, N_("Go on writing"), key=False)
        elif row.state == "scheduled" and row.publish_at:
            yield _line(viewer, row, SCHEDULED, YOUR_CENTRE, N_("Look at it"), "coming")
        elif row.state == "published" and row.expires_on and row.expires_on <= soon:
            yield _line(viewer, row, EXPIRES, YOUR_CENTRE, N_("Look at it"), "expires")


def _line(
    viewer: Viewer,
    row: Editorial,
    message: str,
    why: str,
    verb: str,
    sort: str = "waits",
    *,
    key: bool = True,
) -> DeskLine:
    at = row.publish_at.date() if sort == "coming" and row.publish_at else None
    return DeskLine(
        message=Message(message, {"title": row.title.best(viewer.language).words}),
        address=row.record_address(),
        due=row.expires_on if sort == "expires" else at,
        why=Message(why),
        verb=Message(verb),
        sort=sort,  # type: ignore[arg-type]
        subject=row.uid,
        centre=row.centre_id,
        key=f"{row.record_kind}-{row.uid}" if key else "",
    )
