"""Pilots as pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from vivaio.contexts.pilots import policies, queries
from vivaio.contexts.pilots.models import ENDS, LIFE, Level, Pilot, State
from vivaio.contexts.pilots.parts import Node, Step
from vivaio.contexts.pilots.web import drawing
from vivaio.contexts.pilots.web.result_presenters import grown
from vivaio.ground.actors.web.cards import paragraphs, tie_of
from vivaio.ground.indicators.web.presenters import indicators
from vivaio.ground.taxonomy.queries import label
from vivaio.ground.taxonomy.territories import queries as territories
from vivaio.kernel import clock
from vivaio.kernel.text import Wording
from vivaio.platform.links import queries as links
from vivaio.platform.records import queries as records
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web import beside
from vivaio.platform.web.wording import country, day, euro, page_of

#: By state, the shape of its badge.
SHAPES = {"draft": "draft", "planned": "announced", "running": "published",
          "evaluating": "announced", "closed": "ended", "stopped": "withdrawn"}  # fmt: skip

#: Ties that other parts of the page tell of.
_SHOWN = frozenset(
    {"run_by", "about", "measured_by", "transferred_by", "tests", "tried_for", "validates"}
)


@dataclass(frozen=True, slots=True)
class Line:
    """One of a list; `state` and `shape` for its badge."""

    uid: UUID
    title: Wording
    lead: Wording
    href: str
    shape: str
    state: str
    country: str
    country_name: str
    place: str
    when: str
    tags: tuple[tuple[str, str], ...]
    is_example: bool


def place_of(row: Pilot, language: str) -> str:
    """Its region in words; "" where only the country is known."""
    return (territories.name(row.nuts, language) or row.nuts) if row.nuts[2:] else ""


def days(row: Pilot) -> str:
    """From when until when."""
    ends = [day(one) for one in (row.starts_on, row.ended_on or row.ends_on)]
    return " – ".join(one or "…" for one in ends) if any(ends) else ""


def line(row: Pilot, language: str) -> Line:
    """A pilot as a list shows it."""
    return Line(
        uid=row.uid, title=row.title.best(language), lead=row.summary.best(language),
        href=page_of(row.record_address()), shape=SHAPES.get(row.state, "ended"),
        state=str(dict(State.choices).get(row.state, row.state)), country=row.country,
        country_name=country(row.country),
        place=place_of(row, language), when=days(row),
        tags=tuple((label("theme", one, language).words, "") for one in row.themes),
        is_example=row.nature == Nature.EXAMPLE,
    )  # fmt: skip


def steps(row: Pilot, language: str, sort: str) -> list[dict[str, Any]]:
    """Its steps of one sort by their days, the logbook with the newest first."""
    chosen = [one for one in row.all_steps() if one.sort == sort]
    chosen.sort(key=lambda one: (one.on is None, one.on), reverse=sort == "log")
    return [_step(one, row, language) for one in chosen]


def _step(one: Step, row: Pilot, language: str) -> dict[str, Any]:
    is_open = one.sort == "milestone" and one.done_on is None and row.state in queries.AT_WORK
    return {
        "code": one.code, "words": one.words.best(language), "answer": one.answer.best(language),
        "when": day(one.on), "iso": one.on.isoformat() if one.on else "",
        "done": day(one.done_on),
        "is_late": is_open and one.on is not None and one.on < clock.today(),
    }  # fmt: skip


def theory(row: Pilot, language: str) -> dict[str, Any]:
    """The theory of change as a picture and as the lines of a table."""
    nodes: list[Node] = row.all_nodes()
    order = list(Level.values)
    nodes.sort(key=lambda one: order.index(one.level))
    said = {one.code: one.words.best(language) for one in nodes}
    return {
        "drawing": drawing.theory(
            [(one, said[one.code].words) for one in nodes], gettext("Theory of change")
        ),
        "lines": [
            (Level(one.level).label, said[one.code], [said[to] for to in one.to if to in said])
            for one in nodes
        ],
    }


def shown(viewer: Viewer, row: Pilot) -> dict[str, Any]:
    """What every page of a pilot says of it."""
    return {
        "row": row,
        "line": line(row, viewer.language),
        "is_example": row.nature == Nature.EXAMPLE,
        "page_centre": row.centre_id,
        "room": "challenges",
    }


def page_context(viewer: Viewer, row: Pilot) -> dict[str, Any]:
    """All of the page of a pilot."""
    language = viewer.language
    leader = records.headings(viewer, [row.leader_id]) if row.leader_id else {}
    may_edit = bool(policies.can_amend(viewer, row))
    hops = [hop for hop in links.of(viewer, row.uid) if hop.kind not in _SHOWN]
    sorts = ("milestone", "risk", "log") if may_edit else ("milestone",)
    return {
        **shown(viewer, row),
        **grown(viewer, row),
        "words": {
            name: paragraphs(getattr(row, name), language)
            for name in ("trial", "findings", "failures", "reason", "funding")
        },
        "leader": [(one.title.best(language), page_of(one.address)) for one in leader.values()],
        "groups": [label("target_group", one, language).words for one in row.target_groups],
        "budget": euro(Decimal(row.budget)) if row.budget is not None else "",
        "costs": [(one.name.best(language), euro(Decimal(one.amount))) for one in row.all_costs()],
        "indicators": indicators(row.uid, row.all_indicators(), language),
        "theory": theory(row, language) if row.theory else None,
        "plan": {sort: steps(row, language, sort) for sort in sorts},
        "ties": [tie_of(hop, language) for hop in hops],
        "beside": beside.parts(viewer, "pilot", row.uid),
        "may_edit": may_edit,
        "verbs": [
            (verb, verb in ENDS) for verb in LIFE.verbs if policies.can_move(viewer, row, verb)
        ],
        "noindex": row.nature == Nature.EXAMPLE or row.state == "draft",
    }
