"""Privacy, cookies, legal notes and security.txt: all made from what the code itself says."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vivaio.contexts.duties import policies, queries
from vivaio.contexts.duties.models import Responsibility
from vivaio.contexts.duties.web.forms import SHARES, WHO
from vivaio.ground.centres import queries as centres
from vivaio.kernel import clock
from vivaio.kernel.errors import Unknown
from vivaio.platform.registry import PersonalData, personal_data
from vivaio.platform.registry.people import BASES
from vivaio.platform.web.audience import VivaioRequest, everybody
from vivaio.platform.web.wording import day


def _kept(one: PersonalData) -> str:
    """How long, as the declaration says it."""
    if one.retention is None:
        return _(one.kept)
    words = {"days": one.retention.days, "since": _(one.retention.since)}
    return _("%(days)s days after %(since)s") % words


def purposes() -> list[dict[str, Any]]:
    """The register of purposes: why, on what basis and for how long; each purpose once."""
    found: dict[str, dict[str, Any]] = {}
    for one in personal_data.all().values():
        if "personal" in one.fields.values() and one.purpose:
            purpose = found.setdefault(one.purpose, {"bases": {}, "kept": {}})
            purpose["bases"][_(BASES[one.legal_basis])] = True
            purpose["kept"][_kept(one)] = True
    return [
        {"words": _(words), "bases": list(said["bases"]), "kept": list(said["kept"])}
        for words, said in found.items()
    ]


@require_safe
@everybody
def privacy(request: VivaioRequest) -> HttpResponse:
    """What is known of people, why, on what basis and for how long."""
    found = queries.responsibility(None)
    context = {"purposes": purposes(), "network": _said(found, request.viewer.language)}
    return render(request, "duties/privacy.html", context)


def _said(found: Responsibility | None, language: str) -> dict[str, Any]:
    shares = found.shares if found else {}
    who = dict(WHO)
    return {
        "controller": found.controller if found else "",
        "contact": found.contact if found else "",
        "officer": found.officer if found else "",
        "arrangement": found.arrangement if found else "",
        "arrangement_on": day(found.arrangement_on) if found else "",
        "essence": found.essence.best(language) if found else None,
        "legal_note": found.legal_note.best(language) if found else None,
        "is_example": found is not None and found.nature == "example",
        "shares": [
            (label, who[shares[code]] if shares.get(code) else "") for code, label in SHARES
        ],
    }


@require_safe
@everybody
def who(request: VivaioRequest) -> HttpResponse:
    """Who answers for what: the network and each centre; what nobody said is not known."""
    viewer, language = request.viewer, request.viewer.language
    lines = centres.centres(viewer)
    kept = queries.responsibilities([one.uid for one in lines])
    scopes = [("", None, kept.get(None))]
    bodies = [
        {
            "slug": "", "name": None, "said": _said(scopes[0][2], language),
            "may_keep": bool(policies.can_keep(viewer, None)),
        },
        *(
            {
                "slug": one.slug, "name": one.name.best(language),
                "said": _said(kept.get(one.uid), language),
                "may_keep": bool(policies.can_keep(viewer, one.uid)),
            }
            for one in lines
        ),
    ]  # fmt: skip
    return render(request, "duties/who.html", {"bodies": bodies})


@require_safe
@everybody
def cookies(request: VivaioRequest) -> HttpResponse:
    """The cookies there are, read from the settings: technical ones alone."""
    stays = _("%(days)s days") % {"days": settings.SESSION_COOKIE_AGE // 86_400}
    rows = [
        (settings.SESSION_COOKIE_NAME, _("keeps you signed in"), stays),
        (settings.CSRF_COOKIE_NAME, _("protects forms from being sent by other sites"),
         _("%(days)s days") % {"days": settings.CSRF_COOKIE_AGE // 86_400}),
        ("messages", _("carries a sentence such as “Saved” to the next page"), _("one page")),
    ]  # fmt: skip
    return render(request, "duties/cookies.html", {"rows": rows})


@require_safe
@everybody
def legal(request: VivaioRequest) -> HttpResponse:
    """Who runs this platform, under which licence, and whom to write to."""
    said = _said(queries.responsibility(None), request.viewer.language)
    return render(request, "duties/legal.html", {"said": said, "is_example": said["is_example"]})


@require_safe
@everybody
def security(request: VivaioRequest) -> HttpResponse:
    """RFC 9116; the file expires in half a year, counted from today, so that it never has."""
    if not settings.SECURITY_CONTACT:
        raise Unknown
    expires = datetime.combine(clock.today() + timedelta(days=182), time(), UTC)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {', '.join(code for code, _name in settings.LANGUAGES)}",
        f"Canonical: {settings.PUBLIC_ADDRESS}{request.path}",
    ]
    if settings.SECURITY_POLICY:
        lines.append(f"Policy: {settings.SECURITY_POLICY}")
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
