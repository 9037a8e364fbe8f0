"""The queue of pairs, two cards side by side, and what is done about them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from vivaio.ground.actors import queries as cards
from vivaio.ground.centres import queries as centres
from vivaio.ground.duplicates import blending, operations, policies, queries
from vivaio.ground.duplicates.blending import Row
from vivaio.ground.duplicates.models import Candidate, State
from vivaio.ground.duplicates.web import presenters
from vivaio.ground.duplicates.web.forms import MergeForm, TwoForm
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Conflict, Invalid, Unknown
from vivaio.platform.web.audience import VivaioRequest, members
from vivaio.platform.web.paging import asked_page, pager
from vivaio.platform.web.wording import minute

_FORM_METHODS = ["GET", "HEAD", "POST"]
_PAIR = "duplicate"


@require_http_methods(_FORM_METHODS)
@members
def queue(request: VivaioRequest, slug: str = "") -> HttpResponse:
    """The cards of a centre (or the network's own) that may be the same as others."""
    viewer = request.viewer
    centre = centres.centre(viewer, slug) if slug else None
    uid = centre.uid if centre else None
    require(policies.can_see_queue(viewer, uid))
    form = TwoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        pair = _suggested(request, form)
        if pair is not None:
            return redirect(_PAIR, pair)
    page = asked_page(request.GET)
    found = queries.queue(viewer, uid, page)
    names = presenters.names_of_centres(viewer)
    context = {
        "form": form,
        "centre": centre,
        "name": names[uid],
        "lines": [presenters.line(pair, viewer, names) for pair in found.pairs],
        "total": found.total,
        "pager": pager(request, page, found.total, queries.PAGE),
        "merges": [presenters.merged(one, viewer) for one in queries.lately(viewer, uid)],
        "looked_at": minute(found.looked_at, centre.time_zone if centre else "UTC")
        if found.looked_at
        else "",
        "noindex": True,
    }
    return render(request, "duplicates/queue.html", context, status=422 if form.errors else 200)


def _suggested(request: VivaioRequest, form: TwoForm) -> UUID | None:
    """The pair of two cards that were named; None when something has to be mended."""
    found = {}
    for name in ("one", "other"):
        try:
            found[name] = cards.actor(request.viewer, form.cleaned_data[name]).uid
        except Unknown:
            form.add_error(name, gettext("There is no such card."))
    if len(found) == 2:
        try:
            return operations.suggest(
                by=request.viewer, one=found["one"], other=found["other"],
                key=form.cleaned_data["key"],
            )  # fmt: skip
        except Invalid as refusal:
            form.show(refusal)
    return None


@require_http_methods(_FORM_METHODS)
@members
def pair(request: VivaioRequest, uid: UUID) -> HttpResponse:
    """Two cards side by side; merging them."""
    try:
        found = queries.pair(request.viewer, uid)
    except Unknown:
        return _settled(request, uid)
    if request.method != "POST":
        return _page(request, found, _form(found))
    require(policies.can_merge(request.viewer, found.one, found.other, found))
    if _is_old(request, found):
        return _page(request, found, _chosen_anew(request, found), conflict=True)
    form = _form(found, request.POST)
    if form.is_valid():
        try:
            return _merge(request, found, form)
        except Invalid as refusal:
            form.show(refusal)
        except Conflict:
            return _page(request, found, _chosen_anew(request, found), conflict=True)
    return _page(request, found, form)


def _form(found: Candidate, data: Any = None) -> MergeForm:
    rows = _both_first([row for row in blending.rows(found.one, found.other) if not row.is_same])
    versions = {"version_one": found.one.version, "version_other": found.other.version}
    kept = presenters.likely_survivor(found)
    return MergeForm(data, initial=versions, rows=rows, kept=kept)


def _both_first(rows: list[Row]) -> list[Row]:
    """Where both cards know something and not the same, before what only one of them knows."""
    return sorted(rows, key=lambda row: not row.is_in_both)


def _is_old(request: VivaioRequest, found: Candidate) -> bool:
    """Whether one of the cards was changed since the form was shown."""
    read = request.POST.get("version_one", ""), request.POST.get("version_other", "")
    there = str(found.one.version), str(found.other.version)
    return all(one.isdecimal() for one in read) and read != there


def _chosen_anew(request: VivaioRequest, found: Candidate) -> MergeForm:
    """What was chosen, of the two cards as they stand now: sending again merges these."""
    form = _form(found)
    data = request.POST.copy()
    data["version_one"], data["version_other"] = str(found.one.version), str(found.other.version)
    for row in form.rows:
        if data.get(row.code) not in row.choices:
            data[row.code] = row.usual(data.get("keep", ""))
    return _form(found, data)


def _merge(request: VivaioRequest, found: Candidate, form: MergeForm) -> HttpResponse:
    given = form.cleaned_data
    operations.merge(
        by=request.viewer,
        uid=found.uid,
        keep=given["keep"],
        versions=(given["version_one"], given["version_other"]),
        choices=form.chosen(),
        key=given["key"],
    )
    messages.success(request, gettext("Merged. It can be undone from here."))
    return redirect(_PAIR, found.uid)


def _page(
    request: VivaioRequest, found: Candidate, form: MergeForm, conflict: bool = False
) -> HttpResponse:
    viewer = request.viewer
    names, both = presenters.names_of_centres(viewer), (found.one, found.other)
    rows = blending.rows(found.one, found.other)
    different = _both_first([row for row in rows if not row.is_same])
    allowed = policies.can_merge(viewer, found.one, found.other, found)
    edits_both = all(viewer.may("edit", card.centre_id) for card in both)
    context = {
        "pair": found,
        "form": form,
        "sides": [presenters.side(card, names, viewer.language) for card in both],
        "reasons": presenters.reasons(found),
        "rows": presenters.lines(different, viewer.language),
        "same": presenters.lines([row for row in rows if row.is_same], viewer.language),
        "may_merge": bool(allowed),
        "refusal": allowed.reason,
        "may_propose": not edits_both and not found.is_proposed,
        "asked_by": names.get(found.proposed_by_id, "") if found.is_proposed else "",
        "is_open": found.state == State.OPEN,
        "conflict": conflict,
        "back": _queue_of(viewer, found),
        "noindex": True,
    }
    status = 422 if form.errors or conflict else 200
    return render(request, "duplicates/pair.html", context, status=status)


def _queue_of(viewer: Any, found: Candidate) -> str:
    """The queue from which the viewer came: of a centre where they edit."""
    for card in (found.one, found.other):
        if viewer.may("edit", card.centre_id):
            if card.centre_id is None:
                return reverse("network_duplicates")
            slugs = {one.uid: one.slug for one in centres.centres(viewer)}
            if card.centre_id in slugs:
                return reverse("duplicates", args=(slugs[card.centre_id],))
    return reverse("actors")


def _settled(request: VivaioRequest, uid: UUID) -> HttpResponse:
    """What became of a pair that was merged."""
    done = queries.merge_of(request.viewer, uid)
    require(policies.can_undo(request.viewer, done.kept, done.gone))
    context = {"merge": presenters.merged(done, request.viewer), "noindex": True}
    return render(request, "duplicates/merged.html", context)


@members
@require_POST
def judge(request: VivaioRequest, uid: UUID, verb: str) -> HttpResponse:
    """Say that two cards are not the same, ask the other centre, or ask about them again."""
    viewer = request.viewer
    found = queries.pair(viewer, uid)
    if verb == "different":
        operations.judge_different(by=viewer, uid=uid)
        messages.success(request, gettext("Noted: they are not the same. Nobody is asked again."))
        return redirect(_queue_of(viewer, found))
    if verb == "propose":
        operations.propose(by=viewer, uid=uid)
        sentence = gettext("Those who keep the other card are asked, on their desk.")
    elif verb == "again":
        operations.suggest(by=viewer, one=found.one_id, other=found.other_id)
        sentence = gettext("The two are in the queue again.")
    else:
        raise Unknown
    messages.success(request, sentence)
    return redirect(_PAIR, uid)


@members
@require_POST
def undo(request: VivaioRequest, uid: UUID) -> HttpResponse:
    """Make two cards of one again."""
    done = queries.merge(request.viewer, uid)
    operations.undo(by=request.viewer, uid=uid)
    messages.success(request, gettext("Undone: the two cards are as they were."))
    return redirect(_PAIR, done.pair_id)
