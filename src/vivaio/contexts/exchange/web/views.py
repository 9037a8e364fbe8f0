"""The page of one offer or request, and what those who write it do there."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from vivaio.contexts.exchange import operations, policies, queries
from vivaio.contexts.exchange.models import LIFE, Sort
from vivaio.contexts.exchange.queries import Row
from vivaio.contexts.exchange.web import presenters
from vivaio.contexts.exchange.web.forms import RenewForm
from vivaio.ground.actors.web.cards import paragraphs, tie_of
from vivaio.kernel.errors import Unknown
from vivaio.platform.links import queries as links
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, everybody, signed_in
from vivaio.platform.web.saving import done, posted_version
from vivaio.platform.web.wording import country


def shown(viewer: Viewer, row: Row) -> dict[str, Any]:
    """What every page of an offer or a request says of it."""
    (line,) = presenters.lines(viewer, [row])
    language = viewer.language
    return {
        "row": row,
        "line": line,
        "kind": row.record_kind,
        "actor": row.actor if line.actor else None,
        "description": paragraphs(row.description, language) if row.description else [],
        "sort": Sort(row.sort).label,
        "groups": presenters.concept_names("target_group", row.target_groups, language),
        "country_name": country(row.country) if row.country else "",
        "is_example": row.nature == Nature.EXAMPLE,
        "page_centre": row.centre_id,
        "room": "actors",
    }


@require_safe
@everybody
def page(request: VivaioRequest, kind: str, slug: str) -> HttpResponse:
    """What is offered or sought, by whom and until when; what may suit it, and why."""
    viewer = request.viewer
    row = queries.found(viewer, kind, slug)
    found = queries.matches(viewer, row)
    verbs = [verb for verb in LIFE.verbs if verb not in ("expire", "renew")]
    context = {
        **shown(viewer, row),
        "matches": presenters.suggestions(viewer, found),
        "may_introduce": {
            one.row.uid: bool(policies.can_introduce(viewer, row, one.row)) for one in found
        },
        "ties": [tie_of(hop, viewer.language) for hop in links.of(viewer, row.uid)
                 if hop.kind == "meets"],
        "may_edit": bool(policies.can_write(viewer, row.actor)),
        "may_answer": bool(policies.can_answer(row)),
        "verbs": [verb for verb in verbs if policies.can_move(viewer, row, verb)],
        "renewing": RenewForm() if policies.can_move(viewer, row, "renew") else None,
        "noindex": row.nature == Nature.EXAMPLE or row.state != "open",
    }  # fmt: skip
    return render(request, "exchange/page.html", context)


@require_POST
@signed_in
def move(request: VivaioRequest, kind: str, slug: str, verb: str) -> HttpResponse:
    """Open it, say that it found its match, withdraw it, open it again."""
    row = queries.found(request.viewer, kind, slug)
    form = RenewForm(request.POST)
    until = form.cleaned_data["until"] if form.is_valid() else None
    done(request, lambda: operations.move(
        by=request.viewer, kind=kind, uid=row.uid, verb=verb, until=until,
        version=posted_version(request),
    ))  # fmt: skip
    return redirect(kind, row.slug)


@require_POST
@signed_in
def introduce(request: VivaioRequest, kind: str, slug: str) -> HttpResponse:
    """Bring this one and its opposite in contact."""
    row = queries.found(request.viewer, kind, slug)
    try:
        other = UUID(request.POST.get("other", ""))
    except ValueError:
        raise Unknown from None
    operations.introduce(by=request.viewer, kind=kind, uid=row.uid, other=other)
    said = gettext("Both sides got a letter. In a month they are asked what came of it.")
    messages.success(request, said)
    return redirect(kind, row.slug)
