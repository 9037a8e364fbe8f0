"""A desk in words: for its page, and for the digest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from vivaio.contexts.desk.queries import Held, Lying
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.errors import sentence
from vivaio.platform.web.wording import day, page_of

TITLES = {
    "late": gettext_lazy("Late"),
    "waits": gettext_lazy("Waits for me"),
    "promised": gettext_lazy("Promised"),
    "expires": gettext_lazy("Expires"),
    "coming": gettext_lazy("The next thirty days"),
    "new": gettext_lazy("New for me"),
    "handed": gettext_lazy("Handed to colleagues"),
}
NOTES = {
    "late": gettext_lazy("The day has passed; each of these is still open."),
    "waits": gettext_lazy("Somebody has to act, and it may be you."),
    "promised": gettext_lazy("Somebody was told that it would be done by then."),
    "expires": gettext_lazy("It ends on that day unless it is renewed or confirmed."),
    "coming": gettext_lazy("What happens soon."),
    "new": gettext_lazy("It came since your last visit."),
    "handed": gettext_lazy("A colleague looks after these; take one back at any time."),
}
#: Lines of a section on the desk and in a digest; the others are on the section's own pages.
AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is read. `due` is told in days, `on` is the day itself."""

    words: str
    href: str
    due: str
    on: str
    iso: str
    why: str
    verb: str
    room: str
    item: str
    key: str
    centre: str
    lying: Lying | None
    lies: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page, some of its lines, and how many it has."""

    code: str
    title: str
    note: str
    lines: list[Line]
    count: int

    @property
    def more(self) -> int:
        """How many lines are not among those shown."""
        return self.count - len(self.lines)


def in_days(days: int | None) -> str:
    """When it is due, told in days; "" without a date."""
    if days is None:
        return ""
    if days < 0:
        return ngettext("%(count)s day late", "%(count)s days late", -days) % {"count": -days}
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    return ngettext("in %(count)s day", "in %(count)s days", days) % {"count": days}


def _lies(viewer: Viewer, lying: Lying | None) -> str:
    if lying is None:
        return ""
    words = {"giver": lying.giver_name, "receiver": lying.receiver_name, "why": lying.why}
    if lying.receiver == viewer.account:
        return _("%(giver)s handed this to you: %(why)s") % words
    if lying.giver == viewer.account:
        return _("You handed this to %(receiver)s: %(why)s") % words
    return _("%(giver)s handed this to %(receiver)s: %(why)s") % words


def line(viewer: Viewer, one: Held) -> Line:
    """One line in the language of the moment."""
    said = one.line
    return Line(
        words=sentence(said.message),
        href=page_of(said.address),
        due=in_days(one.days),
        on=day(said.due),
        iso=said.due.isoformat() if said.due else "",
        why=sentence(said.why) if said.why else "",
        verb=sentence(said.verb) if said.verb else _("Open"),
        room=_(one.title),
        item=one.item,
        key=said.key,
        centre=str(said.centre) if said.centre and said.key else "",
        lying=one.lying,
        lies=_lies(viewer, one.lying),
    )


def sections(
    viewer: Viewer, held: Iterable[Held], *, start: int = 0, most: int = AT_ONCE
) -> list[Section]:
    """The sections that have lines, in their order, with so many lines of each."""
    made = []
    for code, group in groupby(held, key=lambda one: one.section):
        every = list(group)
        lines = [line(viewer, one) for one in every[start : start + most]]
        made.append(Section(code, str(TITLES[code]), str(NOTES[code]), lines, len(every)))
    return made
