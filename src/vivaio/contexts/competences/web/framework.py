"""The framework by area, the page of a competence, and the words of a centre."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vivaio.contexts.competences import policies
from vivaio.contexts.competences.models import Competence
from vivaio.contexts.competences.operations import framework as operations
from vivaio.contexts.competences.operations import tying
from vivaio.contexts.competences.queries import framework as queries
from vivaio.contexts.competences.queries import portfolio, trials
from vivaio.contexts.competences.web.forms import NeedForm, WordsForm
from vivaio.contexts.competences.web.presenters import areas, band_name, edition, line, tried
from vivaio.contexts.competences.written import BANDS
from vivaio.ground.actors.web.cards import tie_of
from vivaio.ground.centres import queries as centres
from vivaio.ground.centres.queries import CentreLine
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Unknown
from vivaio.platform.links import queries as links
from vivaio.platform.search import queries as search
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, everybody, signed_in
from vivaio.platform.web.saving import done, saved, the_one

#: Ties of a competence that its page shows in parts of their own.
_TOLD = ("tests", "about")


@require_safe
@everybody
def front(request: VivaioRequest) -> HttpResponse:
    """The 24 competences by area, and what can be done with them."""
    viewer = request.viewer
    context = {
        "areas": areas(queries.offered(viewer), viewer.language),
        "edition": edition(viewer),
        "room": "competences",
    }
    return render(request, "competences/front.html", context)


def _of_centre(viewer: Viewer, slug: str) -> CentreLine | None:
    """The centre in whose words a competence is asked for; none where there is no such centre."""
    return next((one for one in centres.centres(viewer) if one.slug == slug), None)


def _said(viewer: Viewer, row: Competence, centre: CentreLine | None) -> dict[str, Any]:
    """Definition and statements, as all say them or as a centre does."""
    reader = viewer.language
    differing = queries.differences(row.uid, centre.uid) if centre else {}

    def told(one: queries.Said) -> dict[str, Any]:
        return {
            "code": one.code, "words": one.words.best(reader), "sort": one.sort,
            "common": one.common.best(reader) if one.common else None,
            "is_outdated": one.is_outdated,
        }  # fmt: skip

    several = queries.statements(row, differing)
    steps = {piece.band: piece.words.best(reader) for piece in row.all_steps()}
    return {
        "definition": told(queries.definition(row, differing)),
        "bands": [
            {"name": band_name(band), "levels": f"{2 * place + 1}–{2 * place + 2}",
             "statements": [told(one) for one in several if one.band == band],
             "step": steps.get(band)}
            for place, band in enumerate(BANDS)
        ],
    }  # fmt: skip


def _context(viewer: Viewer, row: Competence, centre: CentreLine | None) -> dict[str, Any]:
    reader = viewer.language
    apart = queries.differing(row.uid)
    hops = [hop for hop in links.of(viewer, row.uid) if hop.kind not in _TOLD]
    return {
        "row": row,
        "name": row.title.best(reader),
        **_said(viewer, row, centre),
        "centre": centre,
        "centres": [
            (one.slug, one.short_name.best(reader).words, one.uid in apart)
            for one in centres.centres(viewer)
            if one.uid in apart or policies.can_keep(viewer, one.uid)
        ],
        "may_differ": centre is not None and bool(policies.can_keep(viewer, centre.uid)),
        "entries": [line(one, reader) for one in portfolio.of_competence(viewer, row.uid)],
        "trials": [
            tried(one, pilot, reader) for one, pilot in trials.of_competence(viewer, row.uid)
        ],
        "ties": [tie_of(hop, reader) for hop in hops],
        "edition": edition(viewer),
        "is_example": row.nature == Nature.EXAMPLE,
        "noindex": row.nature == Nature.EXAMPLE or row.state != "published",
        "room": "competences",
    }


@require_safe
@everybody
def page(request: VivaioRequest, slug: str) -> HttpResponse:
    """What it is, what somebody can do who has it, who offers it, which trials proved it."""
    viewer = request.viewer
    row = queries.found(viewer, slug)
    context = _context(viewer, row, _of_centre(viewer, request.GET.get("centre", "")))
    context["form"] = NeedForm() if viewer.centres else None
    return render(request, "competences/competence.html", context)


@require_POST
@signed_in
def tie(request: VivaioRequest, slug: str) -> HttpResponse:
    """Say which need calls for it."""
    viewer = request.viewer
    row = queries.found(viewer, slug)
    form = NeedForm(request.POST)

    def save() -> UUID:
        given = form.cleaned_data
        title = given["title"].strip()
        found = search.titled(viewer, given["kind"], [title]).get(title, [])
        return tying.call_for(
            by=viewer, competence=row.uid, source=the_one(found, "title"),
            reason=given["reason"], key=given["key"],
        )  # fmt: skip

    if saved(request, form, save, gettext("Saved.")):
        return redirect("competence", row.slug)
    context = {**_context(viewer, row, None), "form": form}
    return render(request, "competences/competence.html", context, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def words(request: VivaioRequest, slug: str, centre: str) -> HttpResponse:
    """Say a competence in the words of a centre."""
    viewer = request.viewer
    row, keeper = queries.found(viewer, slug), _of_centre(viewer, centre)
    if keeper is None:
        raise Unknown(centre)
    require(policies.can_keep(viewer, keeper.uid))
    here = redirect("competence_words", row.slug, keeper.slug)
    if back := request.POST.get("agree", "")[:12]:
        done(request, lambda: operations.agree(
            by=viewer, uid=row.uid, centre=keeper.uid, code=back
        ))  # fmt: skip
        return here
    form = WordsForm(request.POST or None, row=row, words_language=viewer.language)

    def save() -> UUID:
        return operations.differ(by=viewer, uid=row.uid, centre=keeper.uid, **form.given())

    if saved(request, form, save, gettext("Saved.")):
        return here
    context = {**_context(viewer, row, keeper), "form": form, "noindex": True}
    status = 422 if form.errors else 200
    return render(request, "competences/words.html", context, status=status)
