"""A thread as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.utils.translation import gettext, pgettext

from vivaio.contexts.thread.queries import Told
from vivaio.kernel.text import Wording
from vivaio.platform.links.walking import Knot, Side, Step
from vivaio.platform.records.translatables import kind_name, kind_title
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.wording import day, page_of


@dataclass(frozen=True, slots=True)
class Line:
    """One record of a thread; `after` is the one from which it is reached, when not the first.

    `title` is None for a record that is no longer there. `kind` is a msgid. `marks` say what was
    removed or merged.
    """

    uid: UUID
    title: Wording | None
    href: str
    thread: str
    kind: str
    label: str
    after: Wording | None
    when: str
    iso: str
    until: str
    reason: Wording | None
    is_example: bool
    marks: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """What is so many hops away."""

    depth: int
    lines: tuple[Line, ...]


def groups(viewer: Viewer, found: Told, side: Side) -> list[Group]:
    """One side of a thread, nearest first."""
    knots = {step.knot.uid: step.knot for step in found.thread.steps}
    return [
        Group(depth, tuple(line(viewer, found, step, knots.get(step.origin)) for step in steps))
        for depth, steps in groupby(found.thread.of(side), key=lambda step: step.depth)
    ]


def line(viewer: Viewer, found: Told, step: Step, origin: Knot | None) -> Line:
    """A step as a line of the list."""
    language, knot, strand = viewer.language, step.knot, step.strand
    iso = strand.since or strand.recorded_on.isoformat()
    return Line(
        uid=knot.uid,
        title=None if knot.gone_on else knot.title.best(language),
        href=page_of(knot.address),
        thread=page_of(f"thread/{knot.uid}/"),
        kind=kind_title(knot.kind),
        label=step.label,
        after=origin.title.best(language) if origin and not origin.gone_on else None,
        when=day(iso),
        iso=iso,
        until=day(strand.until),
        reason=strand.reason.best(language) if strand.reason else None,
        is_example=Nature.EXAMPLE in (knot.nature, strand.nature),
        marks=marks(found, knot),
    )


def marks(found: Told, knot: Knot) -> tuple[tuple[str, str], ...]:
    """What removals and merges have left at a record: a word, then when and the reason."""
    if knot.gone_on is not None:
        words = gettext("Removed on %(day)s.") % {"day": day(knot.gone_on)}
        return (_mark(gettext("Removed"), words, found.reasons.get(knot.uid, "")),)
    if knot.uid not in found.absorbed:
        return ()
    template = gettext("On %(day)s another record went into this one (%(kind)s).")
    return tuple(
        _mark(
            pgettext("thread", "Merged"),
            template % {"day": day(one.on), "kind": kind_name(one.kind)},
            found.reasons.get(one.uid, ""),
        )
        for one in found.absorbed[knot.uid]
    )


def _mark(sign: str, words: str, reason: str) -> tuple[str, str]:
    return sign, f"{words} {reason}".strip()
