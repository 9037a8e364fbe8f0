"""The press kit of a centre: what may be printed, on a page and in one file made on request."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext, override
from django.views.decorators.http import require_safe

from vivaio.contexts.governance.queries import composition as queries
from vivaio.contexts.governance.web import presenters
from vivaio.ground.actors.traits import Traits
from vivaio.ground.centres import queries as centres
from vivaio.kernel import clock
from vivaio.kernel.language import INTERFACE
from vivaio.platform.records import queries as records
from vivaio.platform.records.queries import Claim
from vivaio.platform.tenancy.examples import headed, titled
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.web import tables
from vivaio.platform.web.audience import VivaioRequest, everybody
from vivaio.platform.web.notes import Notes
from vivaio.platform.web.wording import country, day

_MARK = Path(settings.PACKAGE) / "platform" / "web" / "static" / "vivaio" / "mark.svg"
#: The statements of which the text for printing is made.
_BOILERPLATE = ("mission", "mandate", "objective")


def _statements(claims: list[Claim]) -> list[Claim]:
    return [one for one in claims if one.subject in _BOILERPLATE]


def _figures(members: list[Traits]) -> list[str]:
    """Figures of facts alone: nothing invented is given to the press."""
    facts = [one for one in members if one.nature == Nature.FACT]
    sectors = {one.sector for one in facts if one.sector}
    figures = [
        ngettext(
            "%(count)s organisation in the network", "%(count)s organisations in the network",
            len(facts),
        ) % {"count": len(facts)}
    ]  # fmt: skip
    if sectors:
        figures.append(
            ngettext("%(count)s sector", "%(count)s sectors", len(sectors))
            % {"count": len(sectors)}
        )
    return figures


@require_safe
@everybody
def kit(request: VivaioRequest, slug: str) -> HttpResponse:
    """Names, text, figures with their date, contacts, and everything in one file."""
    viewer, language, notes = request.viewer, request.viewer.language, Notes()
    centre = centres.centre(viewer, slug)
    members = queries.network(viewer, centre.uid)
    launch = presenters.launched(queries.launch(centre.uid), language, notes)
    said = [
        (one.text.best(language), notes.number(one.attribution))
        for one in _statements(records.claims(centre.uid))
    ]
    context = {
        "centre": centre,
        "centre_name": centre.name.best(language),
        "country_name": country(centre.country),
        "names": [
            (code, centre.name.texts[code]) for code in INTERFACE if code in centre.name.texts
        ],
        "said": said,
        "figures": _figures(members),
        "today": day(clock.today()),
        "launch": launch,
        "notes": notes.all(),
        "is_example": centre.nature == Nature.EXAMPLE,
        "room": "centres",
    }
    return render(request, "governance/press.html", context)


@require_safe
@everybody
def bundle(request: VivaioRequest, slug: str) -> HttpResponse:
    """The kit in one file, made now."""
    viewer = request.viewer
    centre = centres.centre(viewer, slug)
    members = queries.network(viewer, centre.uid)
    counted = queries.sides(queries.of_centre(viewer, centre.uid), members)
    claims = _statements(records.claims(centre.uid))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mark.svg", _MARK.read_bytes())
        for code in INTERFACE:
            archive.writestr(f"text-{code}.txt", _text(centre, claims, members, code))
        title = gettext("Composition of the network") + f" · {day(clock.today())}"
        if presenters.examples_in(members, None):
            title = titled(title, Nature.EXAMPLE)
        archive.writestr("composition.svg", presenters.picture(title, counted, viewer.language))
        rows = presenters.table(counted, viewer.language)
        archive.writestr("composition.csv", "".join(tables.lines(presenters.COLUMNS, rows)))
    response = HttpResponse(made.getvalue(), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="press-{centre.slug}.zip"'
    response["Cache-Control"] = "private, no-store"
    return response


def _text(centre: Any, claims: list[Claim], members: list[Traits], code: str) -> str:
    """The words for printing in one language, each statement with its source."""
    with override(code):
        lines = [centre.name.best(code).words, country(centre.country), ""]
        for one in claims:
            source = one.attribution.title.best(code).words
            lines.append(f"{one.text.best(code).words} [{source}]")
        lines += ["", gettext("Figures of %(day)s") % {"day": day(clock.today())}]
        lines += _figures(members)
        unknown = gettext("not known")
        lines += [
            "",
            f"{gettext('Website')}: {centre.website or unknown}",
            f"{gettext('E-mail')}: {centre.email or unknown}",
        ]
        return "\n".join(headed(lines, centre.nature)) + "\n"
