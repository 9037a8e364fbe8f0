"""Samples of documents for the gallery: made up, marked as examples, and of no real body."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vivaio.platform.documents import minutes
from vivaio.platform.documents import queries as documents
from vivaio.platform.documents.content import Body, Document
from vivaio.platform.documents.minutes import Attendant, Minutes, Point
from vivaio.platform.web.audience import VivaioRequest, everybody
from vivaio.platform.web.wording import reader


def _points() -> tuple[Point, ...]:
    return (
        Point(
            gettext("Minutes of the first sitting"),
            decisions=(gettext("The minutes are approved as they were sent round."),),
            votes=gettext("Three in favour, none against, no abstention."),
        ),
        Point(
            gettext("Transport on call"),
            said=(
                gettext("The table heard how a shared van on call was tried for half a year."),
                gettext("Whoever cares for somebody at home can book it by telephone."),
            ),
            decisions=(
                gettext("The van enters the project as a service of its own."),
                gettext("The costs are brought to the next sitting."),
            ),
        ),
    )


def sample() -> Document:
    """Minutes of a working table, in the reader's language."""
    present, excused = gettext("present"), gettext("excused")
    return minutes.document(
        Minutes(
            title=gettext("Minutes of the second sitting of the working table"),
            body=Body(gettext("An invented public body"), (gettext("Town of Example"),)),
            held_on=date(2026, 3, 25),
            place=gettext("Town hall, room of the council"),
            times="15:00 – 17:10",
            chair="LB",
            secretary="GT",
            attendants=(
                Attendant("LB", gettext("officer in charge"), present),
                Attendant("GT", gettext("secretary of the table"), present),
                Attendant("MK", gettext("social co-operative"), present),
                Attendant("AV", gettext("association of carers"), excused),
            ),
            points=_points(),
            language=reader(),
            is_example=True,
        )
    )


@require_safe
@everybody
def minutes_page(request: VivaioRequest) -> HttpResponse:
    """The sample as a page."""
    context = {"article": documents.page_part(sample()), "noindex": True}
    return render(request, "lobby/sample.html", context)


@require_safe
@everybody
def minutes_pdf(request: VivaioRequest) -> HttpResponse:
    """The sample as PDF."""
    return documents.file(sample(), "minutes")
