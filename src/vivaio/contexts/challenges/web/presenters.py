"""Challenges and ideas as pages show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.translation import gettext, ngettext

from vivaio.contexts.challenges import policies
from vivaio.contexts.challenges.models import Answer, Challenge, Idea
from vivaio.contexts.challenges.queries import evaluation, ideas
from vivaio.ground.taxonomy.queries import label
from vivaio.kernel.text import Text, Wording
from vivaio.platform.records import queries as records
from vivaio.platform.records.translatables import kind_name
from vivaio.platform.search.queries import Hit
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.wording import country, day, euro, page_of

#: By state of a challenge, the shape of its badge; and of an idea, or of its answer.
SHAPES = {
    "open": "published", "received": "announced", "shown": "announced", "accepted": "published",
    "in_part": "published", "rejected": "refused", "out_of_scope": "refused", "draft": "draft",
    "turned_away": "refused", "withdrawn": "withdrawn",
}  # fmt: skip


def state_name(row: Challenge) -> str:
    """The state of a challenge in words."""
    return {
        "draft": gettext("Draft"),
        "open": gettext("Still open"),
        "closed": gettext("Being judged") if row.reviews_needed else gettext("Being answered"),
        "evaluated": gettext("Being answered"),
        "answered": gettext("Answered"),
    }.get(row.state, row.state)


def idea_state(row: Idea) -> tuple[str, str]:
    """The shape and the words for where an idea stands."""
    if row.state == "answered":
        return SHAPES.get(row.answer, "published"), str(Answer(row.answer).label)
    words = {
        "draft": gettext("Draft"),
        "received": gettext("Received"),
        "shown": gettext("Waits for its answer"),
        "turned_away": gettext("Turned away"),
        "withdrawn": gettext("Taken back"),
    }
    return SHAPES.get(row.state, "ended"), words.get(row.state, row.state)


@dataclass(frozen=True, slots=True)
class Line:
    """One of a list; `state` and `shape` for its badge."""

    uid: UUID
    title: Wording
    lead: Wording | None
    href: str
    shape: str
    state: str
    country: str
    country_name: str
    tags: tuple[tuple[str, str], ...]
    when: str
    kind: str
    is_example: bool


def themes(codes: Sequence[str], language: str) -> tuple[str, ...]:
    """The names of themes."""
    return tuple(label("theme", code, language).words for code in codes)


def challenge_when(row: Challenge) -> str:
    """Until when it is open, or by when it answers."""
    if row.state == "open" and row.closes_on:
        return gettext("Ideas until %(day)s") % {"day": day(row.closes_on)}
    if row.state == "answered":
        return gettext("Concluded on %(day)s") % {"day": day(row.concluded_on)}
    return gettext("Answers by %(day)s") % {"day": day(row.answers_by)} if row.answers_by else ""


def challenge_lines(
    viewer: Viewer, rows: Sequence[Challenge], counts: Mapping[UUID, int]
) -> list[Line]:
    """Challenges as a list shows them."""
    language, found = viewer.language, []
    for row in rows:
        number = counts.get(row.uid, 0)
        said = ngettext("%(count)s idea", "%(count)s ideas", number) % {"count": number}
        found.append(
            Line(
                uid=row.uid,
                title=row.title.best(language),
                lead=None,
                href=page_of(row.record_address()),
                shape=SHAPES.get(row.state, "ended"),
                state=state_name(row),
                country=row.country,
                country_name=country(row.country),
                tags=tuple((one, "") for one in themes(row.themes, language)),
                when=" · ".join(filter(None, (challenge_when(row), said))),
                kind="",
                is_example=row.nature == Nature.EXAMPLE,
            )
        )
    return found


def idea_lines(viewer: Viewer, rows: Sequence[Idea]) -> list[Line]:
    """Ideas as a list shows them."""
    language, found = viewer.language, []
    for row in rows:
        shape, words = idea_state(row)
        found.append(
            Line(
                uid=row.uid,
                title=row.title.best(language),
                lead=row.summary.best(language) if row.summary else None,
                href=page_of(row.record_address()),
                shape=shape,
                state=words,
                country=row.country,
                country_name=country(row.country),
                tags=(),
                when=day(row.received_on),
                kind="",
                is_example=row.nature == Nature.EXAMPLE,
            )
        )
    return found


def similar_lines(hits: Sequence[Hit]) -> list[dict[str, Any]]:
    """What says something alike, each with its language."""
    return [
        {
            "title": Wording(hit.title, hit.language),
            "href": f"/id/{hit.uid}",
            "kind": kind_name(hit.kind),
            "country": country(hit.country),
            "is_example": hit.nature == Nature.EXAMPLE,
        }
        for hit in hits
    ]


def criteria(row: Challenge, language: str) -> list[dict[str, Any]]:
    """The rubric: code, name and weight."""
    return [
        {"code": one["code"], "name": Text.from_json(one["name"]).best(language),
         "weight": one["weight"]}
        for one in row.criteria
    ]  # fmt: skip


def owner(viewer: Viewer, uid: UUID | None) -> dict[str, Any] | None:
    """An organisation with its address, where the viewer may know of it."""
    found = records.headings(viewer, [uid]).get(uid) if uid else None
    if found is None:
        return None
    return {"name": found.title.best(viewer.language), "href": page_of(found.address)}


def names_of(viewer: Viewer, idea: Idea) -> list[str]:
    """The names under which an idea is shown; nothing while its challenge is judged blind."""
    challenge = idea.challenge
    is_team = bool(policies.can_write(viewer, idea.centre_id))
    if (
        challenge is not None
        and challenge.names_are_hidden
        and (not is_team or evaluation.is_reviewer(viewer, challenge))
    ):
        return []
    return [one.name for one in ideas.authors(idea) if one.is_named and one.name]


def hides_names(idea: Idea) -> bool:
    """Whether the names of its authors are kept back for the jury's sake."""
    return idea.challenge is not None and idea.challenge.names_are_hidden


def money(amount: int | None) -> str:
    """Whole euro as a reader of the page writes them."""
    return "" if amount is None else euro(Decimal(amount))


def is_late(idea: Idea, today: date) -> bool:
    """Whether the day that was promised is past without an answer."""
    return idea.state == "shown" and idea.answer_by is not None and idea.answer_by < today
