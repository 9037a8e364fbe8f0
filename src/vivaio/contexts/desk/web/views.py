"""The page of one's desk."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vivaio.contexts.desk import operations, presenters, queries
from vivaio.contexts.desk.models import Desk
from vivaio.contexts.desk.web.forms import HandOverForm
from vivaio.kernel import clock
from vivaio.kernel.errors import Invalid, Unknown
from vivaio.platform.journal import queries as journal
from vivaio.platform.records import queries as records
from vivaio.platform.records.keeping import ByVersion
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, signed_in
from vivaio.platform.web.paging import asked_page, pager
from vivaio.platform.web.wording import country, day, minute, page_of

#: How much of what is new is told on the page.
TOLD = 6
#: Lines on a page of a section that is read by itself.
LINES = 25


def _network(viewer: Viewer, since: Any) -> list[dict[str, Any]]:
    return [
        {
            "title": one.title.best(viewer.language),
            "href": page_of(one.address),
            "country": one.country,
            "country_name": country(one.country),
            "is_example": one.nature == Nature.EXAMPLE,
        }
        for one in records.fresh(viewer, since)
    ]


def _changes(viewer: Viewer, since: Any, zone: str) -> list[dict[str, Any]]:
    told = journal.since(viewer, since)
    subjects = [line.subject for line in told if line.subject]
    known = records.headings(viewer, subjects) if subjects else {}
    return [
        {
            "iso": line.at.isoformat(),
            "when": minute(line.at, zone),
            "sentence": line.sentence,
            "title": known[line.subject].title.best(viewer.language),
            "href": page_of(known[line.subject].address),
        }
        for line in told
        if line.subject in known
    ]


def _told(viewer: Viewer, kept: Desk | None, part: str, page: int) -> dict[str, Any]:
    """What a desk says, or a page of one part of it."""
    since = queries.since(kept)
    held = queries.held(viewer)
    zone = next(iter(queries.zones(viewer).values()), "UTC")
    handable = {one.line.centre for one in held if one.line.key and one.line.centre}
    shown = {"start": (page - 1) * LINES, "most": LINES} if part else {}
    sections = presenters.sections(viewer, held, **shown)
    network = _network(viewer, since)
    return {
        "sections": [one for one in sections if part in ("", one.code)],
        "today": day(clock.today(zone)),
        "counts": [(one.code, one.title, one.count) for one in sections],
        "network": network[:TOLD],
        "more_network": max(0, len(network) - TOLD),
        "changes": _changes(viewer, since, zone)[:TOLD],
        "since": minute(since, zone),
        "is_first": kept is None or kept.before is None,
        "colleagues": {
            str(centre): people
            for centre, people in queries.colleagues(viewer, sorted(handable)).items()
        },
    }


#: What desks say, as long as nobody does anything; a minute at most, for what comes by itself.
_kept: ByVersion[dict[str, Any]] = ByVersion(200)


def _page(request: VivaioRequest, form: HandOverForm | None = None) -> HttpResponse:
    viewer = request.viewer
    own = queries.desk(viewer.account or 0)
    moment = int(clock.now().timestamp()) // 60
    asked = request.GET.get("part", "")
    part, page = asked if asked in queries.SECTIONS else "", asked_page(request.GET)
    key = (viewer.identity, viewer.language, own and own.before, moment, part, page)
    told = _kept.of(key, lambda: _told(viewer, own, part, page))
    count = sum(count for code, _title, count in told["counts"] if code == part)
    context = {
        **told,
        "part": part,
        "pager": pager(request, page, count, LINES),
        "form": form,
        "key": uuid.uuid4(),
        "noindex": True,
        "room": "desk",
    }
    return render(request, "desk/desk.html", context, status=422 if form else 200)


@require_safe
@signed_in
def desk(request: VivaioRequest) -> HttpResponse:
    """What waits, is late, expires, was promised, comes; and what is new since the last visit."""
    return _page(request)


@require_POST
@signed_in
def seen(request: VivaioRequest) -> HttpResponse:
    """Call everything seen: from now on only what comes later is new."""
    operations.have_seen(by=request.viewer)
    messages.success(request, _("Noted: from now on, what comes after this moment is new."))
    return redirect("desk")


@require_POST
@signed_in
def hand_over(request: VivaioRequest) -> HttpResponse:
    """Hand a line to a colleague; a refusal brings the desk back with the form and its words."""
    viewer = request.viewer
    form = HandOverForm(request.POST)
    line = queries.find(viewer, request.POST.get("item", ""), request.POST.get("line", ""))
    if line is None or line.centre is None:
        messages.warning(request, _("This is no longer on your desk; nothing was handed over."))
        return redirect("desk")
    own = queries.colleagues(viewer, [line.centre]).get(line.centre, [])
    form.fields["to"].choices = own  # type: ignore[attr-defined]
    if form.is_valid():
        try:
            operations.hand_over(by=viewer, **form.cleaned_data)
        except Invalid as refusal:
            form.show(refusal)
        else:
            messages.success(request, _("Handed over. Your colleague sees it with your words."))
            return redirect("desk")
    return _page(request, form)


@require_POST
@signed_in
def take_back(request: VivaioRequest) -> HttpResponse:
    """Take back what one has given, or give back what one was given."""
    try:
        uid = uuid.UUID(request.POST.get("handover", ""))
    except ValueError:
        raise Unknown from None
    operations.take_back(by=request.viewer, uid=uid)
    messages.success(request, _("It lies where it lay before."))
    return redirect("desk")
