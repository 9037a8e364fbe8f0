"""The accessibility statement, and the forms of those who keep it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from vivaio.contexts.duties import law, operations, policies, queries
from vivaio.contexts.duties.models import Method, Statement, Status
from vivaio.contexts.duties.web.forms import ResponsibilityForm, StatementForm, opened_on
from vivaio.contexts.duties.web.scope import Scope, scope
from vivaio.ground.centres import queries as centres
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Conflict, Invalid
from vivaio.kernel.text import Text
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.web.audience import VivaioRequest, everybody, members
from vivaio.platform.web.wording import day

_FORM_METHODS = ["GET", "HEAD", "POST"]


def _items(text: Text, language: str) -> dict[str, Any]:
    said = text.best(language)
    return {"language": said.language, "lines": [one for one in said.words.splitlines() if one]}


def _context(request: VivaioRequest, where: Scope) -> dict[str, Any]:
    """A centre without a statement of its own speaks with the network's."""
    found = queries.statement(where.centre)
    borrowed = found is None and where.centre is not None
    if borrowed:
        found = queries.statement(None)
    viewer, language = request.viewer, request.viewer.language
    term = law.term(where.jurisdiction)
    return {
        "scope": where,
        "found": found,
        "borrowed": borrowed and found is not None,
        "is_example": found is not None and found.nature == Nature.EXAMPLE,
        "status": Status(found.status).label if found else "",
        "method": Method(found.method).label if found else "",
        "parts": _parts(found, language) if found else [],
        "versions": queries.statement_versions(found.centre_id if found else where.centre),
        "standard": law.STANDARD,
        "model": _(law.MODEL.words),
        "enforcement": law.ENFORCEMENT.get(where.jurisdiction),
        "term": term,
        "term_basis": _(term.basis.words),
        "may_keep": bool(policies.can_keep(viewer, where.centre)),
        "centres": [
            (one.slug, one.name.best(language)) for one in centres.centres(viewer)
        ] if where.centre is None else [],
    }  # fmt: skip


def _parts(found: Statement, language: str) -> list[tuple[str, dict[str, Any]]]:
    titles = {
        "failing": _("It does not comply with the requirements:"),
        "burden": _("It would be a disproportionate burden:"),
        "assessment": _("How the burden was assessed:"),
        "outside": _("It lies outside the scope of the law:"),
        "alternatives": _("Accessible alternatives:"),
    }
    said = [(words, _items(getattr(found, name), language)) for name, words in titles.items()]
    return [(words, items) for words, items in said if items["lines"]]


@require_safe
@everybody
def network(request: VivaioRequest) -> HttpResponse:
    """The statement for the whole platform."""
    return render(request, "duties/statement.html", _context(request, scope(request.viewer, "")))


@require_safe
@everybody
def of_centre(request: VivaioRequest, slug: str) -> HttpResponse:
    """The statement for the pages of a centre."""
    where = scope(request.viewer, slug)
    return render(request, "duties/statement.html", _context(request, where))


@require_safe
@everybody
def as_json(request: VivaioRequest) -> HttpResponse:
    """The network's statement for machines, in all its languages."""
    found = queries.statement(None)
    if found is None:
        return JsonResponse({"statement": None})
    said = {name: getattr(found, name).texts for name in StatementForm.words_of}
    return JsonResponse(
        {
            "statement": {
                "version": found.version,
                "nature": found.nature,
                "status": found.status,
                "standard": law.STANDARD,
                "method": found.method,
                "prepared_on": found.prepared_on.isoformat(),
                "reviewed_on": found.reviewed_on.isoformat(),
                **said,
            }
        }
    )


@require_http_methods(_FORM_METHODS)
@members
def edit(request: VivaioRequest) -> HttpResponse:
    """Publish another version of the statement of a centre, or of the network."""
    return _keep(
        request, StatementForm, queries.statement, operations.publish_statement, "accessibility"
    )


@require_http_methods(_FORM_METHODS)
@members
def edit_responsibility(request: VivaioRequest) -> HttpResponse:
    """Say who answers for the data of a centre, or of the network."""
    return _keep(
        request, ResponsibilityForm, queries.responsibility, operations.keep_responsibility,
        "responsibilities",
    )  # fmt: skip


def _keep(
    request: VivaioRequest,
    make: type[StatementForm] | type[ResponsibilityForm],
    found_for: Callable[..., Any],
    keep: Callable[..., object],
    page: str,
) -> HttpResponse:
    viewer = request.viewer
    where = scope(viewer, request.GET.get("centre", ""))
    require(policies.can_keep(viewer, where.centre))
    form = make(
        request.POST or None,
        initial=opened_on(make, found_for(where.centre), viewer.language),
    )
    newer = ""
    if request.method == "POST" and form.is_valid():
        try:
            keep(
                by=viewer, centre=where.centre, version=form.cleaned_data["version"],
                language=viewer.language, words=form.words(), values=form.values(),
                key=form.cleaned_data["key"],
            )  # fmt: skip
        except Invalid as refusal:
            form.show(refusal)
        except Conflict as conflict:
            newer = _after_conflict(form, conflict)
        else:
            messages.success(request, _("Saved and published."))
            return redirect(page)
    context = {
        "form": form, "scope": where, "page": page, "newer": newer, "noindex": True,
        "words_language": viewer.language,
    }  # fmt: skip
    return render(request, "duties/keep.html", context, status=422 if form.errors or newer else 200)


def _after_conflict(form: StatementForm | ResponsibilityForm, conflict: Conflict) -> str:
    """Let the form that is shown again follow the newer version; when that one was made."""
    form.follow(conflict.version)
    at = getattr(conflict.current, "reviewed_on", None)
    return _("version %(number)s %(day)s") % {"number": conflict.version, "day": day(at)}
