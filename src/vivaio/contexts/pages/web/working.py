"""The newsroom, the versions of a page, and moving it through its life."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vivaio.contexts.pages import operations, policies, queries, timing
from vivaio.contexts.pages.blocks import Content, coverage, read
from vivaio.contexts.pages.models import LIFE, Editorial
from vivaio.contexts.pages.web import comparing, presenters
from vivaio.contexts.pages.web.forms import MoveForm
from vivaio.contexts.pages.web.views import NAMES, item_page
from vivaio.ground.centres import queries as centres
from vivaio.kernel.decision import require
from vivaio.kernel.errors import N_, Conflict, Invalid, Unknown
from vivaio.kernel.language import INTERFACE
from vivaio.platform.journal import queries as journal
from vivaio.platform.revisions import queries as revisions
from vivaio.platform.web.audience import VivaioRequest, members, signed_in
from vivaio.platform.web.wording import minute, page_of

CHANGED = N_("Somebody else changed this in the meantime; nothing was done.")


@members
@require_safe
def newsroom(request: VivaioRequest, slug: str = "") -> HttpResponse:
    """Everything that a centre (or the network) writes, in every state, with its languages."""
    viewer = request.viewer
    centre = centres.centre(viewer, slug) if slug else None
    require(policies.can_draft(viewer, centre.uid if centre else None))
    lines = [
        _line(row, viewer.language)
        for row in queries.in_work(viewer, centre.uid if centre else None)
    ]
    context = {
        "centre": centre,
        "name": centre.name.best(viewer.language) if centre else None,
        "lines": lines,
        "noindex": True,
    }
    return render(request, "pages/newsroom.html", context)


def _line(row: Editorial, language: str) -> dict[str, Any]:
    content = Content(row.title, row.summary, read(row.blocks))
    behind = [one for one in coverage(content, INTERFACE) if one.missing or one.stale]
    return {
        "title": row.title.best(language),
        "href": page_of(row.record_address()),
        "kind": row.record_kind,
        "state": presenters.STATES[row.state],
        "badge": presenters.BADGES.get(row.state, row.state),
        "when": presenters.when_scheduled(row),
        "behind": behind,
        "updated_at": row.updated_at,
    }


@require_POST
@signed_in
def move(request: VivaioRequest, slug: str, verb: str, kind: str) -> HttpResponse:
    """Hand in, send back, schedule, publish, archive."""
    row = queries.found(request.viewer, kind, slug)
    if verb not in LIFE.verbs:
        raise Unknown
    require(policies.can_move(request.viewer, row, verb))
    form = MoveForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            operations.move(
                by=request.viewer, kind=kind, uid=row.uid, version=given["version"], verb=verb,
                reason=given["reason"], on=given["on"], at=given["at"], key=given["key"],
            )  # fmt: skip
        except Invalid as refusal:
            form.show(refusal)
        except Conflict:
            messages.warning(request, gettext(CHANGED))
        else:
            messages.success(request, _done(verb, row, form))
    return item_page(request, row, kind, form) if form.errors else redirect(NAMES[kind], row.slug)


def _done(verb: str, row: Editorial, form: MoveForm) -> str:
    if verb != "schedule":
        return {
            "submit": gettext("Handed in: those who publish find it on their desk."),
            "send_back": gettext("Sent back."),
            "publish": gettext("Published."),
            "archive": gettext("Archived: nobody outside your centre sees it any more."),
        }.get(verb, gettext("It is a draft again."))
    given, zone = form.cleaned_data, queries.zone(row)
    chosen = timing.moment(given["on"], given["at"], zone)
    words = {"when": minute(chosen.at, zone), "zone": zone}
    if chosen.oddity == "twice":
        return gettext(
            "The clocks show this time twice that night; the first is meant: %(when)s (%(zone)s)."
        ) % words  # fmt: skip
    if chosen.oddity == "never":
        return gettext(
            "The clocks skip this time that night; it will be published at %(when)s (%(zone)s)."
        ) % words  # fmt: skip
    return gettext("It will be published at %(when)s (%(zone)s).") % words


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def versions(request: VivaioRequest, slug: str, kind: str) -> HttpResponse:
    """All versions, the words in which one differs from the next, and putting one back."""
    viewer = request.viewer
    row = queries.found(viewer, kind, slug)
    require(policies.can_amend(viewer, row))
    kept = revisions.of(viewer, row.uid)
    chosen = _number(request.POST.get("number") or request.GET.get("number", ""), kept)
    if request.method == "POST" and chosen:
        return _restore(request, row, kind, chosen)
    zone = queries.zone(row)
    context = {
        "row": row,
        "kind": kind,
        "back": NAMES[kind],
        "title": row.title.best(viewer.language),
        "kept": [{"number": one.number, "when": minute(one.at, zone)} for one in kept],
        "chosen": chosen,
        "differences": _differences(request, row, chosen, kept) if chosen else [],
        "journal": [
            {"iso": one.at.isoformat(), "when": minute(one.at, zone), "sentence": one.sentence}
            for one in journal.of(viewer, row.uid)
        ],
        "noindex": True,
    }
    return render(request, "pages/versions.html", context)


def _number(given: str, kept: list[revisions.Kept]) -> int:
    known = {str(one.number): one.number for one in kept}
    return known.get(given, 0)


def _differences(
    request: VivaioRequest, row: Editorial, chosen: int, kept: list[revisions.Kept]
) -> list[dict[str, Any]]:
    """From the chosen version to the present one."""
    present = revisions.version(request.viewer, row.uid, kept[0].number)
    earlier = revisions.version(request.viewer, row.uid, chosen)
    orders = [*present.content["order"], *earlier.content["order"]]
    return comparing.lines(revisions.difference(earlier, present), orders)


def _restore(request: VivaioRequest, row: Editorial, kind: str, number: int) -> HttpResponse:
    form = MoveForm(request.POST)
    version = form.cleaned_data["version"] if form.is_valid() else -1
    try:
        operations.restore(
            by=request.viewer, kind=kind, uid=row.uid, version=version, number=number
        )
    except Conflict:
        messages.warning(request, gettext(CHANGED))
    else:
        messages.success(request, gettext("The earlier version is back in place."))
    return redirect(NAMES[kind], row.slug)
