"""What became of a need, hop by hop: for its page, for its authors, and for their digest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext, override

from vivaio.contexts.needs.models import Answer, Grouping, Need, Voice
from vivaio.kernel.errors import N_, Unknown
from vivaio.platform.links import walking
from vivaio.platform.tenancy.viewer import Viewer

RECEIVED = N_("Received. An editor of the centre reads it; until then nobody else sees it.")
HEARD = N_("Said to the centre.")
ACCEPTED = N_("Accepted: everybody can read it.")
DECLINED = N_("Not taken up. The reason: %(reason)s")
IN_WORK = N_("Somebody is working on an answer.")
ANSWERED = N_("Answered: %(answer)s.")
GROUPED = N_("Put together with others who say the same: “%(title)s”. The reason: %(reason)s")
#: How far the thread is told.
DEPTH = 6


@dataclass(frozen=True, slots=True)
class Hop:
    """One thing that became of it: `key` is the same each time, `address` a path if it has one."""

    key: str
    words: str
    on: date | None = None
    address: str = ""
    reason: str = ""


def of_need(viewer: Viewer, need: Need) -> list[Hop]:
    """All that became of a need, as far as the viewer may know it, oldest first."""
    with override(viewer.language):
        hops = [Hop("heard", gettext(HEARD), need.heard_on)]
        if need.state == "received":
            return [Hop("received", gettext(RECEIVED), need.heard_on)]
        if need.state == "declined":
            reason = need.answer.best(viewer.language).words
            words = gettext(DECLINED) % {"reason": reason}
            return [*hops, Hop("declined", words, need.answered_on)]
        hops.append(Hop("accepted", gettext(ACCEPTED), need.published_on))
        if need.state == "in_work":
            hops.append(Hop("in_work", gettext(IN_WORK)))
        if need.answer_code:
            hops.append(_answered(viewer, need))
        return sorted(hops + _onwards(viewer, need), key=lambda one: one.on or date.max)


def _answered(viewer: Viewer, need: Need) -> Hop:
    words = gettext(ANSWERED) % {"answer": Answer(need.answer_code).label}
    return Hop(
        f"answer:{need.answer_code}:{need.answered_on}", words, need.answered_on,
        reason=need.answer.best(viewer.language).words,
    )  # fmt: skip


def _onwards(viewer: Viewer, need: Need) -> list[Hop]:
    """What came of it along the thread; who or what only stands beside it did not."""
    try:
        found = walking.thread(viewer, need.uid, back=False, depth=DEPTH)
    except Unknown:  # accepted, but not for this viewer
        return []
    return [
        Hop(
            f"link:{step.strand.uid}",
            f"{step.label}: {step.knot.title.best(viewer.language).words}",
            step.strand.recorded_on,
            step.knot.address,
            step.strand.reason.best(viewer.language).words if step.strand.reason else "",
        )
        for step in found.of("forward")
        if step.knot.gone_on is None
    ]


def of_voice(voice: Voice, language: str) -> list[Hop]:
    """The same for an author: what everybody may know, and how their own words were grouped."""
    viewer = Viewer.anonymous(language)
    if voice.wrote_id == voice.need_id:
        return of_need(viewer, voice.need)
    with override(language):
        first = Hop("heard", gettext(HEARD), voice.wrote.heard_on)
        grouped = Grouping.objects.filter(gone=voice.wrote_id, undone_at=None).first()
        hops = [first]
        if grouped is not None and voice.need.state in Need.open_states:
            title = voice.need.title.best(language).words
            words = gettext(GROUPED) % {"title": title, "reason": grouped.reason}
            hops.append(
                Hop(f"grouped:{grouped.uid}", words, grouped.on,
                    voice.need.record_address())
            )  # fmt: skip
        theirs = of_need(viewer, voice.need)
        return hops + [hop for hop in theirs if hop.key not in ("heard", "received")]
