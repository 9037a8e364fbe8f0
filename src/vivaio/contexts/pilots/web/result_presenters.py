"""Evidence, transfers, readiness and social return as pages show them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext

from vivaio.contexts.pilots import policies, queries, returns
from vivaio.contexts.pilots.models import RESULT_LIFE, Evidence, Pilot, Transfer
from vivaio.contexts.pilots.parts import QUESTIONS, Figure
from vivaio.contexts.pilots.web.result_forms import ANSWERS, ASKED, SHARES
from vivaio.ground.actors.web.cards import paragraphs, tie_of
from vivaio.ground.indicators.web.presenters import number
from vivaio.ground.taxonomy.territories import queries as territories
from vivaio.platform.links import queries as links
from vivaio.platform.records import queries as records
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.wording import country, day, euro, page_of

_SHAPES = {"draft": "draft", "published": "published", "archived": "ended"}


def _when(row: Evidence | Transfer) -> str:
    if isinstance(row, Evidence):
        return day(row.on_day)
    ends = [day(one) for one in (row.starts_on, row.ends_on)]
    return " – ".join(one or "…" for one in ends) if any(ends) else ""


def result_line(row: Evidence | Transfer, language: str) -> dict[str, Any]:
    """One as the page of its pilot names it."""
    return {
        "kind": row.record_kind, "title": row.title.best(language), "when": _when(row),
        "href": page_of(row.record_address()), "lead": row.summary.best(language),
        "shape": _SHAPES.get(row.state, "ended") if row.state != "published" else "",
    }  # fmt: skip


def _figure(one: Figure, language: str) -> dict[str, Any]:
    numbers = {name: number(getattr(one, name)) for name in Figure.NUMBERS}
    return {
        **numbers, "name": one.name.best(language), "unit": one.unit.best(language),
        "source": one.source.best(language), "number": one.number or "",
    }  # fmt: skip


def result_context(viewer: Viewer, row: Evidence | Transfer) -> dict[str, Any]:
    """All of the page of evidence or of a transfer."""
    language = viewer.language
    actor = getattr(row, f"{row.ACTOR}_id")
    named = records.headings(viewer, {row.pilot_id, *([actor] if actor else [])})
    hops = [
        one for one in links.of(viewer, row.uid)
        if one.kind not in (row.ACTOR_TIE, "about") and one.other.uid != row.pilot_id
    ]  # fmt: skip
    nuts = getattr(row, "nuts", "")
    return {
        "row": row, "kind": row.record_kind, "title": row.title.best(language),
        "shape": _SHAPES.get(row.state, "ended"), "when": _when(row),
        "lead": row.summary.best(language),
        "words": {
            name: paragraphs(getattr(row, name), language)
            for name in row.LONGEST if name not in ("title", "summary")
        },
        "pilot": _link(named.get(row.pilot_id), language),
        "actor": _link(named.get(actor), language) if actor else None,
        "figures": [_figure(one, language) for one in row.all_figures()]
        if isinstance(row, Evidence) else [],
        "confidence": row.get_confidence_display() if isinstance(row, Evidence) else "",
        "place": territories.name(nuts, language) if nuts[2:] else "",
        "country_name": country(getattr(row, "country", "")),
        "ties": [tie_of(hop, language) for hop in hops],
        "may_edit": bool(policies.can_write_result(viewer, row)),
        "verbs": [v for v in RESULT_LIFE.verbs if policies.can_move_result(viewer, row, v)],
        "is_example": row.nature == Nature.EXAMPLE, "page_centre": row.centre_id,
        "room": "challenges", "noindex": row.nature == Nature.EXAMPLE or row.state != "published",
    }  # fmt: skip


def _link(heading: Any, language: str) -> Any:
    return (heading.title.best(language), page_of(heading.address)) if heading else None


def readiness(row: Pilot, language: str) -> list[tuple[Any, Any, Any]]:
    """The questions before a larger scale with their answers; nothing where none is answered."""
    there = {one.code: one for one in row.all_answers()}
    return [
        (ASKED[code], ANSWERS[there[code].answer], there[code].words.best(language))
        for code in QUESTIONS
        if code in there
    ]


def estimate(row: Pilot, language: str) -> dict[str, Any] | None:
    """The range of a social return with every assumption it rests on."""
    one = row.the_estimate()
    if one is None:
        return None
    worth = returns.worth(one)
    lines = [
        (gettext("How often did it happen in the first year?"), number(one.quantity), ""),
        (gettext("What is one worth, in euro"), euro(one.value_low), euro(one.value_high)),
        *(
            (str(label), _percent(getattr(one, f"{name}_low")),
             _percent(getattr(one, f"{name}_high")))
            for name, label in SHARES.items()
        ),
        (gettext("For how many years does it last?"), str(one.years), ""),
        (gettext("Discount in percent a year"), _percent(one.discount), ""),
        (gettext("What was spent, in euro"), euro(one.investment), ""),
    ]  # fmt: skip
    return {
        "low": number(round(worth.low, 2)), "high": number(round(worth.high, 2)), "lines": lines,
        "outcome": one.outcome.best(language), "source": one.source.best(language),
    }  # fmt: skip


def _percent(value: Decimal) -> str:
    return f"{number(value)} %"


def grown(viewer: Viewer, row: Pilot) -> dict[str, Any]:
    """What the page of a pilot says of evidence, readiness, worth and transfers."""
    language = viewer.language
    return {
        "results": [result_line(one, language) for one in queries.results_of(viewer, row)],
        "readiness": readiness(row, language),
        "estimate": estimate(row, language),
    }
