"""A centre's launch and the composition of its network: reading and telling."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from vivaio.contexts.governance import policies
from vivaio.contexts.governance.helix import HELIXES
from vivaio.contexts.governance.models import Composition, Dimension
from vivaio.contexts.governance.operations import composition as operations
from vivaio.contexts.governance.queries import composition as queries
from vivaio.contexts.governance.queries.composition import Launched
from vivaio.contexts.governance.web import presenters
from vivaio.contexts.governance.web.forms import AimForm, LaunchForm
from vivaio.ground.centres import queries as centres
from vivaio.ground.taxonomy.queries import names
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Conflict, Invalid
from vivaio.kernel.text import Text
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.web import tables
from vivaio.platform.web.audience import VivaioRequest, everybody, signed_in
from vivaio.platform.web.notes import Notes
from vivaio.platform.web.wording import day

_FORM_METHODS = ["GET", "HEAD", "POST"]


def _page(
    request: VivaioRequest, centre: Any, found: Composition | None, *, alone: bool
) -> HttpResponse:
    viewer, notes = request.viewer, Notes()
    members = queries.network(viewer, centre.uid) if centre else []
    launch = queries.launch(centre.uid) if centre else None
    context = {
        "centre": centre,
        "centre_name": centre.name.best(viewer.language) if centre else None,
        "found": found,
        "title": found.title.best(viewer.language) if found else None,
        "note": found.note.best(viewer.language) if found else None,
        "set_on": day(found.set_on) if found else "",
        "due": day(found.due) if found else "",
        "launch": presenters.launched(launch, viewer.language, notes),
        "sides": presenters.sides(queries.sides(found, members), viewer.language),
        "size": len(members),
        "invented": presenters.examples_in(members, found),
        "alone": alone,
        "is_example": alone and found is not None and found.nature == Nature.EXAMPLE,
        "noindex": presenters.examples_in(members, found),
        "aims_are_example": found is not None and found.nature == Nature.EXAMPLE,
        "may_edit": bool(policies.can_aim(viewer, centre.uid)) if centre else False,
        "notes": notes.all(),
        "room": "centres",
    }
    return render(request, "governance/composition.html", context)


@require_safe
@everybody
def of_centre(request: VivaioRequest, slug: str) -> HttpResponse:
    """What a centre's network is composed of, and what it aims at now."""
    centre = centres.centre(request.viewer, slug)
    found = queries.of_centre(request.viewer, centre.uid)
    return _page(request, centre, found, alone=False)


@require_safe
@everybody
def composition(request: VivaioRequest, slug: str) -> HttpResponse:
    """One composition aimed at, held against what its centre has reached."""
    found = queries.composition(request.viewer, slug)
    return _page(request, found.centre, found, alone=True)


@require_safe
@everybody
def composition_csv(request: VivaioRequest, slug: str) -> HttpResponseBase:
    """The composition as a table."""
    viewer = request.viewer
    centre = centres.centre(viewer, slug)
    found = queries.of_centre(viewer, centre.uid)
    counted = queries.sides(found, queries.network(viewer, centre.uid))
    rows = presenters.table(counted, viewer.language)
    return tables.answer(f"composition-{centre.slug}.csv", presenters.COLUMNS, rows, private=True)


def _codes(language: str) -> list[tuple[str, str, str]]:
    """What can be aimed at, in the order of the form."""
    found = []
    for dimension in (Dimension.SECTOR, Dimension.LEVEL):
        title = Dimension(dimension).label
        for code, name in names(dimension, language).items():
            found.append((str(dimension), code, f"{title}: {name.words}"))
    helix = Dimension.HELIX.label
    return found + [
        (str(Dimension.HELIX), code, f"{helix}: {gettext(name)}") for code, name in HELIXES.items()
    ]


def _initial(found: Composition | None, language: str) -> dict[str, Any]:
    start: dict[str, Any] = {
        "version": found.version if found else 0,
        "title": found.title.best(language).words if found else gettext("Composition aimed at"),
        "due": found.due if found else "",
        "key": uuid.uuid4(),
    }
    lines = []
    for target in queries.targets(found):
        if target.dimension == Dimension.TERRITORY:
            lines.append(f"{target.code} {target.aimed}")
        else:
            start[f"{target.dimension}:{target.code}"] = target.aimed
    return start | {"territory": "\n".join(lines)}


@require_http_methods(_FORM_METHODS)
@signed_in
def aim(request: VivaioRequest, slug: str) -> HttpResponse:
    """Set what the network aims at."""
    viewer = request.viewer
    centre = centres.centre(viewer, slug)
    require(policies.can_aim(viewer, centre.uid))
    found = queries.of_centre(viewer, centre.uid)
    start = _initial(found, viewer.language)
    form = AimForm(request.POST or None, initial=start, codes=_codes(viewer.language))
    if request.method == "POST" and form.is_valid():
        try:
            _aim(request, centre, found, form)
        except Invalid as refusal:
            form.show(refusal)
        except Conflict as conflict:
            form.add_error(
                None, gettext("Somebody else saved meanwhile. Save again to replace it.")
            )
            form.follow(conflict.version)
        else:
            messages.success(request, gettext("Saved."))
            return redirect("centre_composition", slug)
    context = {"form": form, "centre": centre, "name": centre.name.best(viewer.language)}
    status = 422 if form.errors else 200
    return render(request, "governance/aim.html", context, status=status)


def _aim(request: VivaioRequest, centre: Any, found: Composition | None, form: AimForm) -> None:
    given, language = form.cleaned_data, request.viewer.language
    title = Text(language, {language: given["title"]})
    operations.aim(
        by=request.viewer,
        centre=centre.uid,
        title=found.title.with_words(language, given["title"]) if found else title,
        aims=form.aims(),
        due=given["due"],
        nature=found.nature if found else Nature.FACT,
        uid=found.uid if found else None,
        version=given["version"],
        key=given["key"],
    )


def _told(known: Launched | None, language: str) -> dict[str, str]:
    if known is None:
        return {}
    return {"stage": known.stage, "on": known.on, "act": known.act.best(language).words}


@require_http_methods(_FORM_METHODS)
@signed_in
def launch(request: VivaioRequest, slug: str) -> HttpResponse:
    """Tell how far the launch is."""
    viewer = request.viewer
    centre = centres.centre(viewer, slug)
    require(policies.can_aim(viewer, centre.uid))
    known, language = queries.launch(centre.uid), viewer.language
    form = LaunchForm(request.POST or None, initial=_told(known, language))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        act = (known.act if known else Text(language)).with_words(language, given["act"])
        try:
            operations.record_launch(
                by=viewer, centre=centre.uid, stage=given["stage"], on=given["on"], act=act,
                key=given["key"],
            )  # fmt: skip
        except Invalid as refusal:
            form.show(refusal)
        else:
            messages.success(request, gettext("Saved."))
            return redirect("centre_composition", slug)
    context = {"form": form, "centre": centre, "name": centre.name.best(language)}
    return render(request, "governance/launch.html", context, status=422 if form.errors else 200)
