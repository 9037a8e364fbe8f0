"""What public duties put on desks: reports to answer, statements grown old, yearly dates."""

from __future__ import annotations

from collections.abc import Iterator

from vivaio.contexts.duties import queries
from vivaio.contexts.duties.models import Statement, Topic
from vivaio.kernel.errors import N_, Message
from vivaio.platform.registry import DeskItem, DeskLine
from vivaio.platform.tenancy.viewer import Viewer


def reports(viewer: Viewer) -> Iterator[DeskLine]:
    """Reports that wait for an answer of the viewer's centres."""
    waiting = queries.of_viewer(viewer).filter(state__in=queries.WAITING).order_by("due")
    for one in waiting[:100]:
        yield DeskLine(
            message=Message(
                N_("Report %(number)s: %(topic)s"),
                {"number": one.number, "topic": Topic(one.topic).label},
            ),
            address=f"reports/{one.uid}/",
            due=one.due,
            why=Message(N_("You edit where it was sent to; its author was told this day.")),
            verb=Message(N_("Answer")),
            sort="promised",
            subject=one.uid,
            centre=one.centre_id,
            key=str(one.uid),
        )


def statements(viewer: Viewer) -> Iterator[DeskLine]:
    """Statements of the viewer's centres that nobody has looked at for a year."""
    own = [centre for centre in viewer.centres if viewer.may("manage", centre)]
    if not own:
        return
    rows = Statement.objects.filter(centre__in=own).select_related("centre").order_by("version")
    for one in {row.centre_id: row for row in rows}.values():
        if one.centre is None:
            continue
        yield DeskLine(
            message=Message(N_("The accessibility statement has to be reviewed.")),
            address=f"accessibility/edit/?centre={one.centre.slug}",
            due=one.reviewed_on + queries.STATEMENT_LASTS,
            why=Message(N_("You administer the centre; a statement is reviewed every year.")),
            verb=Message(N_("Review")),
            sort="coming",
            subject=one.centre_id,
            centre=one.centre_id,
            key=str(one.uid),
        )


def yearly(viewer: Viewer) -> Iterator[DeskLine]:
    """Yearly duties of the viewer's centres, sixty days ahead and until they are done."""
    own = [centre for centre in viewer.centres if viewer.may("manage", centre)]
    for one in queries.owed(own):
        yield DeskLine(
            message=Message(one.duty.words),
            address="duties/",
            due=one.due,
            why=Message(N_("You administer the centre, and the law asks this every year.")),
            verb=Message(N_("Look, and note it as done")),
            sort="coming",
            subject=one.centre,
            centre=one.centre,
            key=f"{one.duty.code}-{one.year}",
        )


ITEMS = (
    DeskItem("reports", N_("Reports from people"), reports),
    DeskItem("statements", N_("Accessibility statements"), statements),
    DeskItem("yearly", N_("Yearly duties"), yearly),
)
