"""What a link must be like: its kind, its dates, no twin, no circle."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext

from vivaio.kernel.errors import N_, Invalid, Message
from vivaio.kernel.period import PartialDate, Period
from vivaio.platform.links import grammar
from vivaio.platform.links.models import Link
from vivaio.platform.records.models import Record
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer

#: How many records a search for circles passes at most.
FARTHEST = 10_000


def fitting(code: str, source: Record, target: Record) -> grammar.LinkKind:
    """The kind of a code, if the grammar lets it tie these two; else what would be allowed."""
    kind = grammar.known(code)
    if kind is None:
        raise Invalid({"kind": [Message(N_("There is no such kind of link."))]})
    if source.pk == target.pk:
        raise Invalid({"target": [Message(N_("A record cannot be linked to itself."))]})
    if not grammar.allows(kind, source.kind, target.kind):
        raise Invalid({"kind": [_allowed(kind, source, target)]})
    return kind


def _allowed(kind: grammar.LinkKind, source: Record, target: Record) -> Message:
    """The refusal; for a relation with those that these two could have instead."""
    others = grammar.between(source.kind, target.kind) if kind.relation else []
    if not others:
        return Message(N_("These two records cannot be linked in this way."))
    words = N_("These two cannot be related in this way. What is possible: %(kinds)s.")
    return Message(words, {"kinds": ", ".join(gettext(one) for one in others)})


def kind_of(link: Link) -> grammar.LinkKind:
    """The kind of a stored link; one whose room is gone is a plain tie."""
    none = frozenset[str]()
    return grammar.known(link.kind) or grammar.LinkKind(link.kind, none, none, "", "")


def check_period(since: str, until: str) -> None:
    """Dates as precisely as known, in their order."""
    dates: dict[str, PartialDate | None] = {}
    for name, value in (("since", since), ("until", until)):
        try:
            dates[name] = PartialDate.parse(value) if value else None
        except ValueError:
            wrong = N_("Give a year, a month or a day, such as 2024, 2024-07 or 2024-07-15.")
            raise Invalid({name: [Message(wrong)]}) from None
    try:
        Period(dates["since"], dates["until"])
    except ValueError:
        raise Invalid({"until": [Message(N_("It cannot end before it starts."))]}) from None


def check_new(
    kind: grammar.LinkKind,
    source: Record,
    target: Record,
    since: str,
    until: str,
    but: Link | None = None,
) -> None:
    """No twin: none of the same period, and of those that still hold only one."""
    ends = Q(source=source, target=target)
    if kind.symmetric:
        ends |= Q(source=target, target=source)
    same = Link.objects.filter(ends, kind=kind.code, deleted_at=None)
    if but is not None:
        same = same.exclude(pk=but.pk)
    periods = set(same.values_list("since", "until"))
    still_open = any(not ended for _, ended in periods)
    if (since, until) in periods or (not until and still_open):
        raise Invalid({"": [Message(N_("These two records are already linked in this way."))]})


def check_circle(by: Viewer, kind: grammar.LinkKind, source: Record, target: Record) -> None:
    """Nobody belongs to themselves through others: followed over what the viewer may know of."""
    if not kind.acyclic:
        return
    links = Link.objects.visible_to(by).filter(kind=kind.code, until="")
    reached, edge = {target.pk}, {target.pk}
    while edge and len(reached) < FARTHEST:
        following = links.filter(source__in=edge).values_list("target_id", flat=True)
        edge = set(following) - reached
        reached |= edge
        if source.pk in edge:
            words = N_("That would close a circle: the other one stands under this one already.")
            raise Invalid({"target": [Message(words)]})


def nature_of(given: str | None, source: Record, target: Record) -> str:
    """Of a link with an example at one end: an example."""
    invented = Nature.EXAMPLE in (source.nature, target.nature)
    if given is None:
        return Nature.EXAMPLE if invented else Nature.FACT
    if given == Nature.FACT and invented:
        raise Invalid({"nature": [Message(N_("A link to an example is itself an example."))]})
    return given
