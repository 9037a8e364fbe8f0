"""The catalogue of solutions, and the page of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vivaio.contexts.solutions import policies, queries
from vivaio.contexts.solutions.models import LIFE, Check, Form, Solution, Stage
from vivaio.contexts.solutions.queries import PAGE, Asked
from vivaio.contexts.solutions.web.forms import TieForm
from vivaio.ground.actors.web.cards import tie_of
from vivaio.ground.centres import queries as centres
from vivaio.ground.taxonomy.queries import label, names
from vivaio.kernel.decision import require
from vivaio.kernel.text import Wording
from vivaio.platform.links import queries as links
from vivaio.platform.records import queries as records
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, everybody, signed_in
from vivaio.platform.web.paging import asked_page, pager
from vivaio.platform.web.wording import country, day, page_of

#: Ties to organisations, which have a part of the page of their own.
_USE = ("adopted_by", "mentored_by")


@dataclass(frozen=True, slots=True)
class Line:
    """One of the catalogue."""

    uid: UUID
    title: Wording
    lead: Wording
    href: str
    form: str
    stage: str
    state: str
    country: str
    country_name: str
    tags: tuple[tuple[str, str], ...]
    is_example: bool


def lines(viewer: Viewer, rows: Sequence[Solution]) -> list[Line]:
    """Solutions as a list shows them."""
    language = viewer.language
    return [
        Line(
            uid=row.uid, title=row.title.best(language), lead=row.summary.best(language),
            href=page_of(row.record_address()), form=str(Form(row.form).label),
            stage=str(Stage(row.stage).label), state=row.state, country=row.country,
            country_name=country(row.country),
            tags=tuple((label("theme", one, language).words, "") for one in row.themes),
            is_example=row.nature == Nature.EXAMPLE,
        )
        for row in rows
    ]  # fmt: skip


def asked_of(request: VivaioRequest) -> Asked:
    """What the address asks for; what nobody has is asked for all the same and finds nothing."""
    given = {name: request.GET.get(name, "").strip()[:60] for name in
             ("form", "stage", "theme", "country")}  # fmt: skip
    words = request.GET.get("q", "").strip()[:200]
    return Asked(words=words, page=asked_page(request.GET), **given)


@require_safe
@everybody
def listing(request: VivaioRequest) -> HttpResponse:
    """The catalogue, narrowed by theme, form, stage, country and words."""
    viewer, asked = request.viewer, asked_of(request)
    rows, total = queries.listed(viewer, asked)
    context = {
        "asked": asked,
        "lines": lines(viewer, rows),
        "total": total,
        "forms": Form.choices,
        "stages": Stage.choices,
        "themes": [(code, name.words) for code, name in names("theme", viewer.language).items()],
        "countries": [(code, country(code)) for code in queries.countries(viewer)],
        "pager": pager(request, asked.page, total, PAGE),
        "query": request.GET.urlencode(),
        "room": "challenges",
        "noindex": bool(asked.words),
    }
    return render(request, "solutions/list.html", context)


def shown(viewer: Viewer, row: Solution) -> dict[str, Any]:
    """What every page of a solution says of it."""
    (line,) = lines(viewer, [row])
    return {
        "row": row,
        "line": line,
        "is_example": line.is_example,
        "page_centre": row.centre_id,
        "room": "challenges",
    }


def page_context(viewer: Viewer, row: Solution) -> dict[str, Any]:
    """All of the page of a solution."""
    language = viewer.language
    hops = [hop for hop in links.of(viewer, row.uid) if hop.kind != "owned_by"]
    owner = records.headings(viewer, [row.owner_id]) if row.owner_id else {}
    texts = ("users", "payers", "cost", "price", "lasting", "inclusion")
    return {
        **shown(viewer, row),
        "words": {name: getattr(row, name).best(language) for name in texts},
        "is_lasting": Check(row.is_lasting).label,
        "is_inclusive": Check(row.is_inclusive).label,
        "owner": [(one.title.best(language), page_of(one.address)) for one in owner.values()],
        "users": [_use(hop, language) for hop in hops if hop.kind in _USE],
        "ties": [tie_of(hop, language) for hop in hops if hop.kind not in (*_USE, "about")],
        "may_edit": bool(policies.can_amend(viewer, row)),
        "verbs": [verb for verb in LIFE.verbs if policies.can_move(viewer, row, verb)],
        "noindex": row.nature == Nature.EXAMPLE or row.state != "published",
    }


def _use(hop: Any, language: str) -> dict[str, Any]:
    return {"tie": tie_of(hop, language), "since": day(hop.since) if hop.since else "",
            "reason": hop.reason.best(language) if hop.reason else None}  # fmt: skip


@require_safe
@everybody
def page(request: VivaioRequest, slug: str) -> HttpResponse:
    """What it is, who uses it and who pays, whether it can last, where it came from."""
    row = queries.found(request.viewer, slug)
    context = page_context(request.viewer, row)
    context["form"] = TieForm() if context["may_edit"] else None
    return render(request, "solutions/page.html", context)


@require_safe
@signed_in
def of_centre(request: VivaioRequest, slug: str) -> HttpResponse:
    """The solutions of a centre, drafts too."""
    viewer = request.viewer
    centre = centres.centre(viewer, slug)
    require(policies.can_add(viewer, centre.uid))
    context = {
        "centre": centre,
        "centre_name": centre.name.best(viewer.language),
        "lines": lines(viewer, queries.of_centre(viewer, centre.uid)),
        "page_centre": centre.uid,
        "noindex": True,
    }
    return render(request, "solutions/centre.html", context)
