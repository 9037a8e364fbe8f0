"""What happened on the way of a thread: the list, and the page of one entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vivaio.contexts.chronicle import policies, queries
from vivaio.contexts.chronicle.models import LIFE, MODELS, Entry, Stage
from vivaio.contexts.chronicle.queries import PAGE, Asked
from vivaio.contexts.chronicle.web.forms import TieForm
from vivaio.ground.actors.web.cards import paragraphs, tie_of
from vivaio.ground.centres import queries as centres
from vivaio.ground.indicators.web.presenters import number
from vivaio.ground.taxonomy.queries import label, names
from vivaio.ground.taxonomy.territories import queries as territories
from vivaio.kernel.decision import require
from vivaio.kernel.text import Wording
from vivaio.platform.links import queries as links
from vivaio.platform.records import queries as records
from vivaio.platform.records.translatables import kind_name
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, everybody, signed_in
from vivaio.platform.web.paging import asked_page, pager
from vivaio.platform.web.wording import country, day, page_of


@dataclass(frozen=True, slots=True)
class Line:
    """One of the list."""

    uid: UUID
    kind: str
    title: Wording
    lead: Wording
    href: str
    when: str
    state: str
    country: str
    country_name: str
    tags: tuple[tuple[str, str], ...]
    is_example: bool


def days(row: Entry) -> str:
    """From when until when; one day alone where it began and ended on the same."""
    ends = [day(one) for one in (row.starts_on, row.ends_on)]
    if ends[0] == ends[1]:
        return ends[0]
    return " – ".join(one or "…" for one in ends)


def lines(viewer: Viewer, rows: Sequence[Entry]) -> list[Line]:
    """Entries as a list shows them."""
    language = viewer.language
    return [
        Line(
            uid=row.uid, kind=kind_name(row.record_kind), title=row.title.best(language),
            lead=row.summary.best(language), href=page_of(row.record_address()), when=days(row),
            state=row.state, country=row.country, country_name=country(row.country),
            tags=tuple((label("theme", one, language).words, "") for one in row.themes),
            is_example=row.nature == Nature.EXAMPLE,
        )
        for row in rows
    ]  # fmt: skip


def asked_of(request: VivaioRequest) -> Asked:
    """What the address asks for; what nobody has is asked for all the same and finds nothing."""
    given = {name: request.GET.get(name, "").strip()[:60] for name in ("kind", "theme", "country")}
    words = request.GET.get("q", "").strip()[:200]
    return Asked(words=words, page=asked_page(request.GET), **given)


@require_safe
@everybody
def listing(request: VivaioRequest) -> HttpResponse:
    """All of it, narrowed by kind, theme, country and words."""
    viewer, asked = request.viewer, asked_of(request)
    found = queries.listed(viewer, asked)
    context = {
        "asked": asked,
        "lines": lines(viewer, found.rows),
        "total": found.total,
        "kinds": [(kind, kind_name(kind)) for kind in MODELS],
        "themes": [(code, name.words) for code, name in names("theme", viewer.language).items()],
        "countries": [(code, country(code)) for code in found.countries],
        "pager": pager(request, asked.page, found.total, PAGE),
        "query": request.GET.urlencode(),
        "noindex": bool(asked.words),
    }
    return render(request, "chronicle/list.html", context)


def page_context(viewer: Viewer, row: Entry) -> dict[str, Any]:
    """All of the page of an entry."""
    language = viewer.language
    (line,) = lines(viewer, [row])
    owner = records.headings(viewer, [row.owner_id]) if row.owner_id else {}
    hops = [hop for hop in links.of(viewer, row.uid) if hop.kind not in ("led_by", "about")]
    return {
        "row": row,
        "line": line,
        "kind": row.record_kind,
        "is_example": line.is_example,
        "page_centre": row.centre_id,
        "outcome": paragraphs(row.outcome, language),
        "stage": Stage(row.stage).label,
        "place": (territories.name(row.nuts, language) or row.nuts) if row.nuts[2:] else "",
        "owner": [(one.title.best(language), page_of(one.address)) for one in owner.values()],
        "total": number(Decimal(row.total)) if row.total is not None else "",
        "unit": row.unit.best(language),
        "shares": [
            (one.name.best(language), number(Decimal(one.amount))) for one in row.all_shares()
        ],
        "days": [
            (one.on.isoformat(), day(one.on), one.words.best(language)) for one in row.all_days()
        ],
        "ties": [tie_of(hop, language) for hop in hops],
        "may_edit": bool(policies.can_amend(viewer, row)),
        "verbs": [verb for verb in LIFE.verbs if policies.can_move(viewer, row, verb)],
        "noindex": row.nature == Nature.EXAMPLE or row.state != "published",
    }


@require_safe
@everybody
def page(request: VivaioRequest, kind: str, slug: str) -> HttpResponse:
    """What happened when, what it cost or counted, where it came from and what came of it."""
    row = queries.found(request.viewer, kind, slug)
    context = page_context(request.viewer, row)
    context["form"] = TieForm(kind=kind) if context["may_edit"] else None
    return render(request, "chronicle/page.html", context)


@require_safe
@signed_in
def of_centre(request: VivaioRequest, slug: str) -> HttpResponse:
    """All of a centre, drafts too."""
    viewer = request.viewer
    centre = centres.centre(viewer, slug)
    require(policies.can_add(viewer, centre.uid))
    context = {
        "centre": centre,
        "centre_name": centre.name.best(viewer.language),
        "lines": lines(viewer, queries.of_centre(viewer, centre.uid)),
        "kinds": [(kind, kind_name(kind)) for kind in MODELS],
        "page_centre": centre.uid,
        "noindex": True,
    }
    return render(request, "chronicle/centre.html", context)
