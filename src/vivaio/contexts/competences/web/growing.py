"""Looking at what one can do oneself: one question a screen, then strengths and three steps."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from vivaio.contexts.competences import growth
from vivaio.contexts.competences.models import Assessment, Competence
from vivaio.contexts.competences.operations import growing as operations
from vivaio.contexts.competences.queries import framework, portfolio
from vivaio.contexts.competences.queries import growing as queries
from vivaio.contexts.competences.web.forms import BeginForm, ColleagueForm
from vivaio.contexts.competences.web.presenters import level_name, line, named
from vivaio.ground.centres import queries as centres
from vivaio.kernel import clock
from vivaio.platform.links import queries as links
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, signed_in
from vivaio.platform.web.saving import done, saved
from vivaio.platform.web.wording import day, page_of

_FORM_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(_FORM_METHODS)
@signed_in
def mine(request: VivaioRequest) -> HttpResponse:
    """Begin, go on, or look at what one said before."""
    viewer = request.viewer
    teams = [
        (str(one.uid), one.short_name.best(viewer.language).words)
        for one in centres.centres(viewer)
        if one.uid in viewer.centres
    ]
    start = {"centre": teams[0][0]} if teams else {}
    form = BeginForm(request.POST or None, initial=start, teams=teams)

    def save() -> UUID:
        given = form.cleaned_data
        centre = given.get("centre")
        return operations.begin(
            by=viewer, profile=given["profile"], centre=UUID(centre) if centre else None,
            is_long=given["path"] == "long", key=given["key"],
        )  # fmt: skip

    if uid := saved(request, form, save):
        return redirect("assessment", uid)
    context = _own(viewer)
    context["form"] = form if context["may_begin"] else None
    return render(request, "competences/mine.html", context, status=422 if form.errors else 200)


def _own(viewer: Viewer) -> dict[str, Any]:
    """What somebody said before, when she may look again, and which colleagues ask her."""
    rows, again = queries.mine(viewer), queries.again_on(viewer)
    is_open = any(
        row.finished_at is None and not queries.is_at_its_end(viewer, row) for row in rows
    )
    waits = again is not None and again > clock.today()
    return {
        "rows": [_listed(row, viewer.language) for row in rows],
        "may_begin": not is_open and not waits,
        "again": day(again) if waits and not is_open else "",
        "views": [
            (row.uid, row.assessment.account.name or row.assessment.account.email)
            for row in queries.views_to_give(viewer)
        ],
        "noindex": True,
        "room": "competences",
    }


def _listed(row: Assessment, reader: str) -> dict[str, Any]:
    profile = queries.profile_of(row)
    return {
        "uid": row.uid,
        "profile": profile.name.best(reader) if profile else None,
        "begun": day(row.begun_at),
        "finished": day(row.finished_at),
        "answers": len(row.answers),
    }


def question(asked: queries.Question, reader: str, *, is_long: bool) -> dict[str, Any]:
    """A question as the page shows it."""
    return {
        "competence": named(asked.competence, reader),
        "code": asked.said.code,
        "words": asked.said.words.best(reader),
        "number": asked.number,
        "is_long": is_long,
        "answers": growth.Answer.choices,
    }


@require_http_methods(_FORM_METHODS)
@signed_in
def one(request: VivaioRequest, uid: UUID) -> HttpResponse:
    """The next question, or the result."""
    viewer = request.viewer
    row = queries.own(viewer, uid)
    form = ColleagueForm(request.POST if "email" in request.POST else None)
    if request.method == "POST":
        if "email" not in request.POST:
            return _done(request, row)

        def save() -> UUID:
            given = form.cleaned_data
            return operations.ask_colleague(
                by=viewer, uid=uid, email=given["email"], key=given["key"]
            )

        if saved(request, form, save, gettext("Your colleague gets a letter.")):
            return redirect("assessment", uid)
    asked = queries.next_question(viewer, row, row.answers)
    plain = {"row": row, "noindex": True, "room": "competences"}
    if asked is not None and row.finished_at is None:
        told = question(asked, viewer.language, is_long=row.is_long)
        return render(request, "competences/question.html", {**plain, "asked": told, "who": ""})
    context = {**plain, **result(viewer, row), "form": form}
    return render(request, "competences/result.html", context, status=422 if form.errors else 200)


def _done(request: VivaioRequest, row: Assessment) -> HttpResponse:
    """Do what a button asks for."""
    by, uid, given = request.viewer, row.uid, request.POST
    do = given.get("do", "")
    if do == "remove":
        operations.remove(by=by, uid=uid)
        return redirect("assessments")
    if do == "back":
        operations.go_back(by=by, uid=uid)
    elif do == "lengthen":
        done(request, lambda: operations.lengthen(by=by, uid=uid))
    elif do in ("count", "uncount"):
        operations.count_me(by=by, uid=uid, agrees=do == "count")
    elif given.get("said") in growth.Answer.values:
        operations.answer(
            by=by, uid=uid, competence=given.get("competence", ""),
            statement=given.get("statement", ""), said=given["said"],
        )  # fmt: skip
    return redirect("assessment", uid)


def result(viewer: Viewer, row: Assessment) -> dict[str, Any]:
    """Where somebody stands, what is strong, and three next steps; colleagues' views beside."""
    reader, targets = viewer.language, queries.targets(row)
    known = {each.code: each for each in framework.offered(viewer)}
    stands = {code: at for code, at in queries.levels(row, row.answers).items() if code in known}
    asked = queries.views_of(row)
    views = [one for one in asked if queries.is_told(viewer, one)]
    seen = [queries.levels(row, one.answers) for one in views]
    codes = [code for code in row.asked if code in known]
    profile = queries.profile_of(row)
    return {
        "profile": profile.name.best(reader) if profile else None,
        "finished": day(row.finished_at),
        "again": day(queries.again_on(viewer)),
        "strengths": [
            (named(known[code], reader), level_name(stands[code]))
            for code in growth.strengths(stands, targets)
        ],
        "steps": [
            _step(viewer, known[code], band)
            for code, band in growth.next_steps(stands, codes, targets)
        ],
        "table": [
            (named(known[code], reader), level_name(at), level_name(targets.get(code, 0)),
             [level_name(told[code]) if code in told else "–" for told in seen])
            for code, at in stands.items()
        ],
        "views": [(one.account.name or one.account.email, day(one.finished_at or one.asked_at))
                  for one in views],
        "asked_views": [one.account.name or one.account.email
                        for one in asked if one not in views],
        "may_ask": row.centre_id is not None and row.centre_id in viewer.centres,
        "is_counted": row.agreed_at is not None,
    }  # fmt: skip


def _step(viewer: Viewer, row: Competence, band: str) -> dict[str, Any]:
    """One thing to do, with courses that teach it and who offers it."""
    reader = viewer.language
    words = {piece.band: piece.words for piece in row.all_steps()}.get(band)
    courses = [hop.other for hop in links.of(viewer, row.uid) if hop.kind == "teaches"]
    offers = [one for one in portfolio.of_competence(viewer, row.uid) if one.state != "retired"]
    return {
        "competence": named(row, reader),
        "words": words.best(reader) if words else row.definition.best(reader),
        "courses": [(each.title.best(reader), page_of(each.address)) for each in courses[:3]],
        "offers": [line(each, reader) for each in offers[:3]],
    }
