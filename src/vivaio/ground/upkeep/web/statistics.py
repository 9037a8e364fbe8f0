"""How fresh the directory is, country by country, for everybody."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vivaio.ground.actors.freshness import Freshness
from vivaio.ground.upkeep import queries
from vivaio.ground.upkeep.web.drawings import shares
from vivaio.kernel import clock
from vivaio.platform.web import tables
from vivaio.platform.web.audience import VivaioRequest, everybody
from vivaio.platform.web.wording import country, day

_COLUMNS = ("country", *(one.value for one in Freshness), "total", "examples", "as_of")


@require_safe
@everybody
def freshness(request: VivaioRequest) -> HttpResponse:
    """The table with its bars."""
    lines = queries.by_country()
    rows = [
        {
            "code": line.country,
            "name": country(line.country),
            "numbers": [line.numbers[one.value] for one in Freshness],
            "total": line.total,
            "drawing": shares(line.numbers),
        }
        for line in lines
    ]
    context = {
        "rows": rows,
        "states": [one.label for one in Freshness],
        "sums": [sum(line.numbers[one.value] for line in lines) for one in Freshness],
        "total": sum(line.total for line in lines),
        "examples": sum(line.examples for line in lines),
        "today": day(clock.today()),
        "room": "actors",
    }
    return render(request, "upkeep/freshness.html", context)


@require_safe
@everybody
def freshness_csv(request: VivaioRequest) -> HttpResponseBase:
    """The same numbers to take away."""
    today = clock.today().isoformat()
    rows = (
        (
            line.country, *(line.numbers[one.value] for one in Freshness), line.total,
            line.examples, today,
        )
        for line in queries.by_country()
    )  # fmt: skip
    return tables.answer("freshness.csv", _COLUMNS, rows)
