"""What became of an idea, step by step: one for its page and for the letters to its authors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from vivaio.contexts.challenges.models import Answer, Idea
from vivaio.kernel.errors import N_, Unknown
from vivaio.kernel.text import Text, Wording
from vivaio.platform.links import queries as links
from vivaio.platform.links import walking
from vivaio.platform.tenancy.viewer import Viewer

RECEIVED = N_("Received")
SHOWN = N_("Read and shown to everybody")
TURNED_AWAY = N_("Turned away")
WITHDRAWN = N_("Taken back by its authors")
#: Ties that say whose it is and where it came from, not where it went.
_OWN = ("received", "proposed_by")
#: How far the thread is told, as of needs.
DEPTH = 6


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened: `title` and `address` of the record it led to, and the reason."""

    key: str
    on: date | None
    words: str
    title: Wording | None = None
    address: str = ""
    reason: Wording | None = None
    is_example: bool = False


def _reason(text: Text, language: str) -> Wording | None:
    return text.best(language) if text else None


def _further(viewer: Viewer, idea: Idea) -> list[Step]:
    """What came of that to which it led, along the thread: a measure that its pilot founds."""
    try:
        found = walking.thread(viewer, idea.uid, back=False, depth=DEPTH)
    except Unknown:  # not shown yet
        return []
    language = viewer.language
    titles = {step.knot.uid: step.knot.title.best(language).words for step in found.steps}
    return [
        Step(
            f"link-{step.strand.uid}",
            step.strand.recorded_on,
            f"{titles[step.origin]}: {step.label}",
            step.knot.title.best(language),
            step.knot.address,
            _reason(step.strand.reason, language),
            step.knot.nature == "example",
        )
        for step in found.of("forward")
        if step.depth > 1 and step.knot.gone_on is None and titles[step.origin]
    ]


def whole(viewer: Viewer, idea: Idea) -> list[Step]:
    """All steps with those beyond the first hop; of these a page leads to the thread instead."""
    return _in_order([*of(viewer, idea), *_further(viewer, idea)])


def _in_order(steps: list[Step]) -> list[Step]:
    return sorted(steps, key=lambda step: step.on or date.min)


def of(viewer: Viewer, idea: Idea) -> list[Step]:
    """All steps, the oldest first, in the language of the moment."""
    language = viewer.language
    steps = []
    if idea.received_on:
        steps.append(Step("received", idea.received_on, gettext(RECEIVED)))
    if idea.shown_on:
        steps.append(Step("shown", idea.shown_on, gettext(SHOWN)))
    for hop in links.of(viewer, idea.uid):
        if hop.kind in _OWN or (hop.kind == "about" and hop.direction == "backward"):
            continue
        words = hop.label[:1].upper() + hop.label[1:]
        steps.append(
            Step(
                f"link-{hop.uid}",
                hop.recorded_on,
                words,
                hop.other.title.best(language),
                hop.other.address,
                _reason(hop.reason, language),
                hop.other.nature == "example",
            )
        )
    if idea.answered_on and idea.state == "answered":
        words = gettext("Answered: %(answer)s") % {"answer": Answer(idea.answer).label}
        reason = _reason(idea.reason, language)
        steps.append(Step("answered", idea.answered_on, words, reason=reason))
    if idea.state == "turned_away":
        reason = _reason(idea.reason, language)
        steps.append(Step("turned_away", idea.answered_on, gettext(TURNED_AWAY), reason=reason))
    if idea.state == "withdrawn":
        steps.append(Step("withdrawn", idea.updated_at.date(), gettext(WITHDRAWN)))
    return _in_order(steps)
