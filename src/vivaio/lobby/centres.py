"""The centres: everything known of each, on one page."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from vivaio.contexts.consortium import queries as consortia
from vivaio.contexts.pages import queries as pages
from vivaio.contexts.pages.web import presenters as editorial
from vivaio.ground.actors import queries as actors
from vivaio.ground.actors.models import RoleKind
from vivaio.ground.actors.queries import Part
from vivaio.ground.actors.web import presenters
from vivaio.ground.actors.web.cards import sister_ties
from vivaio.ground.actors.web.presenters import Tie
from vivaio.ground.centres import queries
from vivaio.kernel.errors import Unknown
from vivaio.platform.links import queries as links
from vivaio.platform.records import queries as records
from vivaio.platform.records.keeping import ByVersion
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, everybody
from vivaio.platform.web.notes import Notes
from vivaio.platform.web.structured import structured
from vivaio.platform.web.wording import country, day, page_of

#: Subjects of statements that have a heading of their own, in the order of the page.
SUBJECTS = {
    "mission": _("Mission"),
    "mandate": _("Mandate"),
    "objective": _("Objectives"),
    "service": _("What it offers"),
    "governance": _("How it is governed"),
    "coordination": _("Coordination"),
    "composition": _("Composition"),
    "seat_operational": _("Operational seat"),
    "seat_legal": _("Legal seat"),
    "presentation": _("Launch"),
    "method": _("How it works"),
    "term": _("Words"),
    "activation": _("Activation"),
    "history": _("History"),
}
#: Statements that stand beside the roles, where each of them has its line already.
_BESIDE_ROLES = ("coordination", "composition", "seat_operational", "seat_legal")


@require_safe
@everybody
def centres(request: VivaioRequest) -> HttpResponse:
    """The centres of the network."""
    language = request.viewer.language
    lines = [
        {
            "name": one.name.best(language),
            "href": page_of(one.address),
            "uid": one.uid,
            "country": one.country,
            "country_name": country(one.country),
        }
        for one in queries.centres(request.viewer)
    ]
    return render(request, "lobby/centres.html", {"lines": lines, "room": "centres"})


def _tie(part: Part, language: str, notes: Notes) -> Tie:
    who = part.actor or part.place
    assert who is not None
    return Tie(
        label=str(RoleKind(part.role).label),
        name=who.title.best(language),
        href=page_of(who.address),
        when=day(part.since),
        standing=presenters.standing_words(part.standing),
        where=part.town,
        note=notes.number(part.attribution),
    )


def _project_leads(viewer: Viewer, parts: list[Part], language: str) -> list[Tie]:
    """Those of a centre who lead a project: a role in the project, not in the centre."""
    actors_here = list(dict.fromkeys(part.actor.uid for part in parts if part.actor))
    return [
        Tie(
            label=gettext("lead of the project %(name)s")
            % {"name": lead.consortium.title.best(language).words},
            name=lead.actor.title.best(language),
            href=page_of(lead.actor.address),
        )
        for lead in consortia.leads(viewer, actors_here)
    ]


def _members(parts: list[Part], language: str, notes: Notes) -> list[dict[str, Any]]:
    return [
        {
            "uid": part.actor.uid,
            "name": part.actor.title.best(language),
            "href": page_of(part.actor.address),
            "kind": part.actor.category,
            "note": notes.number(part.attribution),
        }
        for part in parts
        if part.role == RoleKind.MEMBER and part.actor
    ]


@require_safe
@everybody
def centre(request: VivaioRequest, slug: str) -> HttpResponse:
    """One centre: who it is, what it is for, where its seats are, who belongs to it."""
    viewer = request.viewer
    try:
        found = queries.centre(viewer, slug)
    except Unknown:
        present = records.present_slug("centre", slug)
        if present is None or present == slug:
            raise
        queries.centre(viewer, present)
        return redirect("centre", present, permanent=True)
    told = _kept.of((viewer.sight, viewer.language, found.uid), lambda: shown(viewer, found))
    return render(request, "lobby/centre.html", {**told})


#: The pages of centres, as those of one sight read them, as long as no record changes.
_kept: ByVersion[dict[str, Any]] = ByVersion(100)


def _organisation(found: Any, language: str) -> dict[str, Any]:
    """A centre as schema.org calls it."""
    return {
        "@type": "Organization",
        "name": found.name.best(language).words,
        "alternateName": list(found.name.texts.values()),
        "url": found.website or f"{settings.PUBLIC_ADDRESS}{page_of(found.record_address())}",
        "email": found.email,
        "identifier": f"urn:uuid:{found.uid}",
        "areaServed": {"@type": "Country", "name": country(found.country)},
    }


def shown(viewer: Viewer, found: Any) -> dict[str, Any]:
    """What the page of a centre holds."""
    language, notes = viewer.language, Notes()
    said = presenters.said(records.claims(found.uid), language, notes)
    parts = actors.parts_in(viewer, found.uid)
    news, own_pages = pages.of_centre(viewer, found.uid)
    leading = [part for part in parts if part.role != RoleKind.MEMBER]
    return {
        "centre": found,
        "page_centre": found.uid,
        "theme_centre": found.uid,
        "is_example": found.nature == Nature.EXAMPLE,
        "name": found.name.best(language),
        "name_note": found.name_note.best(language),
        "country_name": country(found.country),
        "sections": [
            (subject, title, [one for one in said if one.subject == subject])
            for subject, title in SUBJECTS.items()
            if subject not in _BESIDE_ROLES and any(one.subject == subject for one in said)
        ],
        "beside_roles": [one for one in said if one.subject in _BESIDE_ROLES],
        "roles": [
            *_project_leads(viewer, parts, language),
            *(_tie(part, language, notes) for part in leading),
        ],
        "members": _members(parts, language, notes),
        "ties": [
            Tie(hop.label, hop.other.title.best(language), page_of(hop.other.address))
            for hop in links.of(viewer, found.uid)
        ],
        "sister_cards": sister_ties(viewer, found.uid),
        "notes": notes.all(),
        "news": [editorial.line(row, language, {}) for row in news],
        "pages": [editorial.line(row, language, {}) for row in own_pages],
        "data": ""
        if found.nature == Nature.EXAMPLE
        else structured(_organisation(found, language)),
        "room": "centres",
    }
