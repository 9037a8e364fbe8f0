"""Strategies and measures as pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext, gettext_lazy

from vivaio.contexts.strategy import checking
from vivaio.contexts.strategy.models import ANSWERS, Comment, Goal, Heading, Measure, Strategy
from vivaio.contexts.strategy.parts import SECTION, Block
from vivaio.contexts.strategy.queries.measures import Come
from vivaio.contexts.strategy.rules import MEANINGS, Status, meaning
from vivaio.kernel import clock
from vivaio.kernel.text import Wording
from vivaio.platform.records.queries import headings
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.markdown import markdown
from vivaio.platform.web.wording import country, day, page_of

STATES = {
    "draft": ("draft", gettext_lazy("Draft")),
    "open": ("announced", gettext_lazy("Open for comments")),
    "adopted": ("force", gettext_lazy("Adopted")),
    "superseded": ("ended", gettext_lazy("Superseded")),
}
#: By status, the shape of its badge.
SHAPES = {
    Status.LATE: "stale", Status.BEHIND: "stale", Status.UNMEASURED: "draft",
    Status.ON_TRACK: "published", Status.DONE: "force", Status.NOT_BEGUN: "announced",
    Status.STOPPED: "withdrawn",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class StrategyLine:
    """A strategy of a list; `state` and `shape` for its badge."""

    uid: UUID
    title: Wording
    lead: Wording
    href: str
    shape: str
    state: str
    country: str
    country_name: str
    when: str
    is_example: bool


def period(first: date | None, last: date | None) -> str:
    """From when until when."""
    ends = [day(one) for one in (first, last)]
    return " – ".join(one or "…" for one in ends) if any(ends) else ""


def state_of(row: Strategy, today: date) -> tuple[str, str]:
    """The shape of its badge, and its state in words; open ends with its last day."""
    if row.state == "open" and checking.closed(row, today):
        return "ended", gettext("Comments are being answered")
    shape, words = STATES.get(row.state, ("ended", row.state))
    return shape, str(words)


def strategy_line(row: Strategy, language: str) -> StrategyLine:
    """A strategy as a list shows it."""
    shape, state = state_of(row, row.day_of(clock.now()))
    return StrategyLine(
        row.uid, row.title.best(language), row.summary.best(language),
        page_of(row.record_address()), shape, state, row.country, country(row.country),
        period(row.starts_on, row.ends_on), row.nature == Nature.EXAMPLE,
    )  # fmt: skip


def shown_strategy(viewer: Viewer, row: Strategy) -> dict[str, Any]:
    """What every page of a strategy says of it."""
    return {
        "row": row,
        "line": strategy_line(row, viewer.language),
        "takes_comments": checking.closed(row, row.day_of(clock.now())) is None,
        "is_example": row.nature == Nature.EXAMPLE,
        "page_centre": row.centre_id,
        "room": "strategy",
    }


def paragraph_of(block: Block, language: str) -> dict[str, Any]:
    """A block with its words as HTML, and in which language they are."""
    words = block.words.best(language)
    return {
        "code": block.code, "words": words, "is_section": block.sort == SECTION,
        "html": "" if block.sort == SECTION else markdown(words.words),
    }  # fmt: skip


def said_of(one: Comment, language: str) -> dict[str, Any]:
    """A comment with its answer."""
    return {
        "uid": one.uid, "name": one.name or gettext("Somebody"), "words": one.words,
        "language": one.language, "when": day(one.at), "waits": one.is_shown is None,
        "left_out": one.is_shown is False,
        "answer": str(dict(ANSWERS).get(one.answer, "")),
        "reason": one.reason.best(language), "answered": day(one.answered_on),
    }  # fmt: skip


def sections_of(
    row: Strategy, comments: Mapping[str, Sequence[Comment]], language: str
) -> list[dict[str, Any]]:
    """The text as sections with their paragraphs, each with what people say of it."""
    made: list[dict[str, Any]] = []
    for block in row.blocks():
        told = [said_of(one, language) for one in comments.get(block.code, ())]
        shown = {**paragraph_of(block, language), "comments": told}
        if shown["is_section"] or not made:
            opening = shown if shown["is_section"] else None
            made.append({"heading": opening, "paragraphs": []})
        if not shown["is_section"]:
            made[-1]["paragraphs"].append(shown)
    return made


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure of a list with its status; `late` says for how many days."""

    uid: UUID
    number: str
    title: Wording
    href: str
    slug: str
    is_draft: bool
    shape: str
    status: str
    meaning: str
    late: str
    country: str
    country_name: str
    due: str
    owner: Wording | None
    owner_href: str
    headings: tuple[str, ...]
    goals: tuple[str, ...]
    is_example: bool


def owners_of(viewer: Viewer, rows: Iterable[Measure]) -> dict[UUID, tuple[Wording, str]]:
    """Who answers for measures, as far as the viewer may know: names and pages."""
    wanted = {row.owner_id for row in rows if row.owner_id}
    return {
        uid: (one.title.best(viewer.language), page_of(one.address))
        for uid, one in headings(viewer, wanted).items()
    }


def late_words(days: int) -> str:
    """For how long something has been late; "" where nothing is."""
    return gettext("%(count)s days late") % {"count": days} if days else ""


def measure_lines(viewer: Viewer, several: Sequence[Come]) -> list[MeasureLine]:
    """Measures as lists show them."""
    owners = owners_of(viewer, (come.row for come in several))
    return [_line(come, viewer.language, owners) for come in several]


def _line(come: Come, language: str, owners: Mapping[UUID, tuple[Wording, str]]) -> MeasureLine:
    row, names = come.row, dict(Heading.choices)
    owner, href = owners.get(row.owner_id, (None, "")) if row.owner_id else (None, "")
    return MeasureLine(
        uid=row.uid, number=row.number, title=row.title.best(language),
        href=page_of(row.record_address()), slug=row.slug, is_draft=row.state == "draft",
        shape=SHAPES[come.status], status=str(come.status.label),
        meaning=meaning(come.facts, come.status, clock.today()), late=late_words(come.days_late),
        country=row.country, country_name=country(row.country), due=day(row.due_on), owner=owner,
        owner_href=href,
        headings=tuple(str(names[code]) for code in row.headings if code in names),
        goals=tuple(f"{one}. {Goal(one).label}" for one in row.goals if one in Goal.values),
        is_example=row.nature == Nature.EXAMPLE,
    )  # fmt: skip


def shown_measure(viewer: Viewer, row: Measure) -> dict[str, Any]:
    """What every page of a measure says of it."""
    return {
        "row": row,
        "title": row.title.best(viewer.language),
        "summary": row.summary.best(viewer.language),
        "is_example": row.nature == Nature.EXAMPLE,
        "page_centre": row.centre_id,
        "room": "strategy",
    }


def meanings() -> list[tuple[str, str, str, str]]:
    """Each status: code, name, what it means, the shape of its badge."""
    return [(one.value, str(one.label), str(MEANINGS[one]), SHAPES[one]) for one in Status]
