"""Checking who signed: for the editors of the centre."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from vivaio.contexts.governance.models import Adhesion
from vivaio.contexts.governance.operations import adhesions as operations
from vivaio.contexts.governance.queries import agreements as queries
from vivaio.contexts.governance.web.agreements import frame
from vivaio.contexts.governance.web.forms import CheckForm
from vivaio.contexts.governance.web.signing import shown
from vivaio.ground.actors import traits
from vivaio.kernel.errors import Invalid, Unknown
from vivaio.platform.multilingual.collation import sort_key
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, signed_in
from vivaio.platform.web.forms import Choices
from vivaio.platform.web.wording import country, day, page_of


@require_safe
@signed_in
def adhesions(request: VivaioRequest, slug: str) -> HttpResponse:
    """All adhesions of an agreement: those that wait on top."""
    viewer = request.viewer
    found = queries.agreement(viewer, slug)
    lines = [
        {
            "href": page_of(f"{found.record_address()}adhesions/{one.uid}/"),
            "organisation": one.organisation,
            "country": country(one.country),
            "state": one.state,
            "signed_on": day(one.submitted_at),
            "until": day(one.expires_on),
            "mail_confirmed": one.mail_confirmed_at is not None,
        }
        for one in queries.to_check(viewer, found)
    ]
    context = {**frame(viewer, found), "lines": lines, "noindex": True}
    return render(request, "governance/adhesions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def adhesion(request: VivaioRequest, slug: str, uid: UUID) -> HttpResponse:
    """One signature with all that was declared: confirm it, refuse it, record a withdrawal."""
    viewer = request.viewer
    found = queries.adhesion(viewer, uid)
    if found.agreement.slug != slug:
        raise Unknown
    start = {"actor": str(found.actor_id or "")}
    form = CheckForm(
        request.POST or None, initial=start, adhesion=found, cards=_cards(viewer, found)
    )
    if request.method == "POST" and form.is_valid():
        try:
            _answer(request, found, form)
        except Invalid as refusal:
            form.show(refusal)
        else:
            messages.success(request, gettext("Saved. The signatory is told by mail."))
            return redirect("adhesions", slug)
    context = {**frame(viewer, found.agreement), **shown(found), "form": form, "noindex": True}
    return render(request, "governance/adhesion.html", context, status=422 if form.errors else 200)


def _answer(request: VivaioRequest, found: Adhesion, form: CheckForm) -> None:
    verb, given = request.POST.get("verb", ""), form.cleaned_data
    by, key = request.viewer, given["key"]
    if verb == "confirm":
        actor = UUID(given["actor"]) if given.get("actor") else None
        operations.confirm_adhesion(by=by, uid=found.uid, actor=actor, key=key)
    elif verb == "refuse":
        operations.refuse_adhesion(by=by, uid=found.uid, reason=given["reason"], key=key)
    elif verb == "withdraw":
        operations.withdraw_adhesion(by=by, uid=found.uid, reason=given["reason"])
    else:
        raise Unknown


def _cards(viewer: Viewer, found: Adhesion) -> Choices:
    """Cards that may be the organisation's: those the centre keeps, that of the form on top."""
    language = viewer.language
    cards = [
        one
        for one in traits.kept_by(viewer, found.agreement.centre_id, found.actor_id)
        if one.nature == found.agreement.nature
    ]
    named = sorted(cards, key=lambda one: sort_key(one.name.best(language).words, language))
    pairs = [(str(one.uid), one.name.best(language).words) for one in named]
    return Choices([("", gettext("none in the directory")), *pairs])
