"""Courses as pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.translation import gettext, ngettext

from vivaio.contexts.training import marks, policies, queries
from vivaio.contexts.training.models import LIFE, Course, State
from vivaio.contexts.training.queries import SHOWN_FROM, Numbers
from vivaio.ground.actors.web.cards import paragraphs, tie_of
from vivaio.ground.indicators.web.presenters import number
from vivaio.ground.taxonomy.territories import queries as territories
from vivaio.kernel import clock
from vivaio.kernel.text import Wording
from vivaio.platform.files import queries as files
from vivaio.platform.links import queries as links
from vivaio.platform.records import queries as records
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.wording import country, day, language, page_of

#: By state, the shape of its badge.
SHAPES = {"draft": "draft", "published": "published", "closed": "ended", "cancelled": "withdrawn"}


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


def line(row: Course, reader: str) -> Line:
    """A course as a list shows it."""
    place = (territories.name(row.nuts, reader) or row.nuts) if row.nuts[2:] else ""
    return Line(
        uid=row.uid, title=row.title.best(reader), lead=row.audience.best(reader),
        href=page_of(row.record_address()), shape=SHAPES.get(row.state, "ended"),
        state=str(dict(State.choices).get(row.state, row.state)), country=row.country,
        country_name=country(row.country), place=place, when=days(row),
        tags=tuple((language(code), "") for code in row.languages),
        is_example=row.nature == Nature.EXAMPLE,
    )  # fmt: skip


def days(row: Course) -> str:
    """From when until when."""
    ends = list(dict.fromkeys(filter(None, (row.starts_on, row.ends_on))))
    return " – ".join(day(one) for one in ends)


def sessions(row: Course, reader: str, *, within: bool = False) -> list[dict[str, Any]]:
    """Its sessions; the address of one that is online is for those who are `within`."""
    return [
        {
            "code": one.code, "day": day(one.on, "full"), "iso": one.on.isoformat(),
            "hours": f"{one.starts}–{one.ends}", "place": one.place.best(reader),
            "online": one.online if within else "", "is_online": bool(one.online),
        }
        for one in row.all_sessions()
    ]  # fmt: skip


def standing(row: Course, told: Numbers) -> list[str]:
    """What everybody may read of the numbers: of fewer than five persons nothing."""
    said = []
    if told.enrolled >= SHOWN_FROM:
        said.append(ngettext("%(count)s person is enrolled", "%(count)s people are enrolled",
                             told.enrolled) % {"count": told.enrolled})  # fmt: skip
    if told.completed >= SHOWN_FROM:
        said.append(ngettext("%(count)s person completed it", "%(count)s people completed it",
                             told.completed) % {"count": told.completed})  # fmt: skip
    if row.places is not None and bool(policies.can_enrol(row, clock.today(row.zone))):
        is_full = told.enrolled >= row.places or told.waiting
        said.append(gettext("all places are taken") if is_full else gettext("there are places"))
    return said


def opinions(row: Course) -> dict[str, Any] | None:
    """What those who came think, as numbers; none while fewer than five have said it."""
    told = queries.said(row)
    if len(told) < SHOWN_FROM:
        return None
    return {
        "count": len(told),
        "useful": number(round(Decimal(sum(one.useful for one in told)) / len(told), 1)),
        "again": round(100 * sum(one.again for one in told) / len(told)),
    }


def shown(viewer: Viewer, row: Course) -> dict[str, Any]:
    """What every page of a course says of it."""
    return {
        "row": row,
        "line": line(row, viewer.language),
        "is_example": row.nature == Nature.EXAMPLE,
        "page_centre": row.centre_id,
        "zone": row.zone,
        "room": "challenges",
    }


def page_context(viewer: Viewer, row: Course) -> dict[str, Any]:
    """All of the page of a course."""
    reader = viewer.language
    holder = records.headings(viewer, [row.organiser_id]) if row.organiser_id else {}
    hops = [hop for hop in links.of(viewer, row.uid) if hop.kind not in ("organised_by", "about")]
    may_edit = bool(policies.can_amend(viewer, row))
    own = queries.own(viewer, row)
    is_within = may_edit or (own is not None and own.state == "enrolled")
    return {
        **shown(viewer, row),
        "about": paragraphs(row.about, reader),
        "reason": paragraphs(row.reason, reader),
        "price": row.price.best(reader),
        "outcomes": [one.words.best(reader) for one in row.all_outcomes()],
        "sessions": sessions(row, reader, within=is_within),
        "organiser": [(one.title.best(reader), page_of(one.address)) for one in holder.values()],
        "languages": [language(code) for code in row.languages],
        "until": day(row.enrol_until),
        "standing": standing(row, queries.numbers([row])[row.uid]),
        "opinions": opinions(row),
        "materials": [(one.name.best(reader), one.href) for one in row.all_materials()],
        "files": files.of_record(viewer, row.uid),
        "ties": [tie_of(hop, reader) for hop in hops],
        "may_edit": may_edit,
        "may_see_people": bool(policies.can_see_people(viewer, row)),
        "may_enrol": bool(policies.can_enrol(row, clock.today(row.zone))),
        "own": own,
        "own_mark": marks.mark(own.uid) if own else "",
        "verbs": [verb for verb in LIFE.verbs if policies.can_move(viewer, row, verb)],
        "noindex": row.nature == Nature.EXAMPLE or row.state == "draft",
    }
