"""The page on which administrators decide how their centre looks and where it is reached."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from vivaio.ground.centres import policies, queries
from vivaio.ground.centres.models import Centre
from vivaio.ground.centres.operations import settings as operations
from vivaio.ground.centres.queries import settings as settled
from vivaio.ground.centres.web import settings_forms as forms
from vivaio.kernel.decision import require
from vivaio.kernel.errors import N_, Conflict, Invalid
from vivaio.kernel.text import Text
from vivaio.platform.funding import operations as funding
from vivaio.platform.funding import queries as grants
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, members
from vivaio.platform.web.wording import country

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """One form of the page: what it starts with, and the operation that saves it."""

    title: str
    form: type[forms.PartForm]
    start: Callable[[Centre, str], Values]
    save: Callable[[Viewer, Centre, forms.PartForm], object]


def _about(centre: Centre, language: str) -> Values:
    return {
        "version": centre.version,
        "short_name": centre.short_name.texts.get(language, ""),
        "name_note": centre.name_note.texts.get(language, ""),
        "website": centre.website,
        "email": centre.email,
        "time_zone": centre.time_zone,
        "jurisdiction": centre.jurisdiction,
    }


def _common(by: Viewer, centre: Centre, form: forms.PartForm) -> Values:
    given = form.cleaned_data
    return {"by": by, "centre": centre.uid, "version": given["version"], "key": given["key"]}


def _save_about(by: Viewer, centre: Centre, form: forms.PartForm) -> None:
    operations.amend_centre(**_common(by, centre, form), language=by.language, values=form.values())


def _seat(subject: str) -> Part:
    def start(centre: Centre, language: str) -> Values:
        words, source, on = settled.seat(centre.uid, centre.code, subject)
        return {
            "version": centre.version,
            "words": words.best(language).words,
            "source": source.best(language).words,
            "on": on,
        }

    def save(by: Viewer, centre: Centre, form: forms.PartForm) -> None:
        operations.state_seat(
            **_common(by, centre, form),
            language=by.language,
            subject=subject,
            values=form.values(),
        )

    title = N_("Legal seat") if subject == "seat_legal" else N_("Operational seat")
    return Part(title, forms.SeatForm, start, save)


def _look(centre: Centre, language: str) -> Values:
    found = settled.settled(centre.uid)
    return {"version": found.version, "leaf": found.leaf, "leaf_deep": found.leaf_deep}


def _reach(centre: Centre, language: str) -> Values:
    found = settled.settled(centre.uid)
    return {
        "version": found.version,
        "languages": list(found.languages),
        "domain": found.domain,
        "machine_translation": found.machine_translation,
    }


def _freshness(centre: Centre, language: str) -> Values:
    found = settled.settled(centre.uid)
    return {
        "version": found.version,
        "confirm_months": found.confirm_months,
        "archive_months": found.archive_months,
    }


def _settle(by: Viewer, centre: Centre, form: forms.PartForm) -> None:
    operations.settle(**_common(by, centre, form), values=form.values())


_GRANT_TEXTS = ("authority", "statement", "disclaimer")


def _grant(centre: Centre, language: str) -> Values:
    kept = grants.grant(Viewer.anonymous(), centre.uid)
    found: Values = {
        name: getattr(kept.profile, name)
        for name in ("programme", "agreement_number", "co_funded", "emblem_required")
    }
    for name in _GRANT_TEXTS:
        found[name] = getattr(kept.profile, name).texts.get(language, "")
    return {**found, "version": kept.version}


def _save_grant(by: Viewer, centre: Centre, form: forms.PartForm) -> None:
    profile = grants.grant(by, centre.uid).profile
    values = form.values()
    for name in _GRANT_TEXTS:
        text, words = getattr(profile, name), values[name].strip()
        unchanged = words == text.texts.get(by.language, "")
        first = Text(by.language, {by.language: words})
        again = text.with_words(by.language, words) if text else first
        values[name] = text if unchanged else again
    funding.keep_grant(**_common(by, centre, form), values=values)


PARTS: Mapping[str, Part] = {
    "about": Part(N_("Name, contacts, clock and law"), forms.AboutForm, _about, _save_about),
    "seat_legal": _seat("seat_legal"),
    "seat_operational": _seat("seat_operational"),
    "look": Part(N_("Colours"), forms.LookForm, _look, _settle),
    "reach": Part(N_("Languages and own domain"), forms.ReachForm, _reach, _settle),
    "freshness": Part(N_("Freshness of the cards"), forms.FreshnessForm, _freshness, _settle),
    "grant": Part(N_("Grant"), forms.GrantForm, _grant, _save_grant),
}


@require_http_methods(["GET", "HEAD", "POST"])
@members
def settings(request: VivaioRequest, slug: str) -> HttpResponse:
    """Show all parts; save the one that was sent, and keep what was typed when it is refused."""
    viewer = request.viewer
    centre = queries.centre(viewer, slug)
    require(policies.can_settle(viewer, centre.uid))
    if request.method != "POST":
        return _page(request, centre)
    name = request.POST.get("part", "")
    if name not in PARTS:
        raise Http404
    part = PARTS[name]
    form = part.form(request.POST, prefix=None, auto_id=f"{name}_%s")
    if form.is_valid():
        try:
            part.save(viewer, centre, form)
        except Invalid as refusal:
            form.show(refusal)
        except Conflict as conflict:
            return _conflict(request, queries.centre(viewer, slug), name, form, conflict)
        else:
            messages.success(request, gettext("Saved."))
            return redirect(f"{request.path}#{name}")
    return _page(request, centre, {name: form})


def _conflict(
    request: VivaioRequest, centre: Centre, name: str, form: forms.PartForm, conflict: Conflict
) -> HttpResponse:
    """Show both: what somebody else saved, and what was typed here; sending again saves it."""
    theirs = PARTS[name].start(centre, request.viewer.language)
    differing = [
        {
            "label": field.label,
            "theirs": _shown(theirs.get(key)),
            "mine": _shown(form.cleaned_data.get(key)),
            "id": f"{name}_{key}",
        }
        for key, field in form.fields.items()
        if key not in ("key", "part", "version")
        and _shown(theirs.get(key)) != _shown(form.cleaned_data.get(key))
    ]
    form.follow(conflict.version)
    return _page(request, centre, {name: form}, differing)


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    return ", ".join(value) if isinstance(value, list) else str(value or "")


def _page(
    request: VivaioRequest,
    centre: Centre,
    sent: Mapping[str, forms.PartForm] | None = None,
    conflicts: list[dict[str, Any]] | None = None,
) -> HttpResponse:
    language, sent = request.viewer.language, sent or {}
    parts = [
        {
            "name": name,
            "title": gettext(part.title),
            "form": sent.get(name)
            or part.form(
                initial={**part.start(centre, language), "part": name, "key": uuid.uuid4()},
                auto_id=f"{name}_%s",
            ),
        }
        for name, part in PARTS.items()
    ]
    context = {
        "centre": centre,
        "name": centre.name.best(language),
        "country_name": country(centre.country),
        "parts": parts,
        "wrong": next(iter(sent), ""),
        "conflicts": conflicts or [],
        "page_centre": centre.uid,
        "theme_centre": centre.uid,
        "noindex": True,
    }
    status = 422 if sent else 200
    return render(request, "centres/settings.html", context, status=status)
