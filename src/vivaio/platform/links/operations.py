"""Tying records together, saying until when a tie held, and taking a mistaken one back."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import N_, Invalid, Message, Unknown
from vivaio.kernel.period import PartialDate, Period
from vivaio.kernel.text import Text, text
from vivaio.platform.journal import operations as journal
from vivaio.platform.journal import wording
from vivaio.platform.links import grammar, policies
from vivaio.platform.links.declarations import ENDED, LINKED, UNLINKED
from vivaio.platform.links.models import Link
from vivaio.platform.records.models import Record, Source
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer


@operation
def link(
    *,
    by: Viewer,
    kind: str,
    source: UUID,
    target: UUID,
    reason: str | Text = "",
    since: str = "",
    until: str = "",
    recorded_on: date | None = None,
    citation: Source | None = None,
    nature: str | None = None,
) -> UUID:
    """Tie `source` to `target`; returns the link's uid.

    A plain `reason` is in the viewer's language. Without a `nature`, the link is an example when
    one of its ends is. Raises `Unknown` for an end the viewer may not know of, `NotAllowed`, and
    `Invalid` for a kind or dates that do not fit, or for what is linked so already.
    """
    start, end = _visible(by, source), _visible(by, target)
    require(policies.can_link(by, start))
    relation = _fitting(kind, start, end)
    _check_period(since, until)
    _check_new(kind, source, target, since, until)
    made = Link(
        kind=kind,
        source=start,
        target=end,
        since=since,
        until=until,
        recorded_on=recorded_on or clock.today(),
        author=by.account,
        reason=reason if isinstance(reason, Text) else _written(reason, by),
        citation=citation,
        nature=_nature(nature, start, end),
    )
    made.save(force_insert=True)
    _note(LINKED, by, made, relation.forward)
    return made.uid


@operation
def end(*, by: Viewer, link: UUID, until: str) -> UUID:
    """Say until when a link held (a date as precisely as known); it stays on the record."""
    found = _editable(by, link)
    _check_period(found.since, until)
    if not until:
        raise Invalid({"until": [Message(N_("Say until when it held, at least the year."))]})
    found.until = until
    _check_new(found.kind, found.source_id, found.target_id, found.since, until, but=found)
    found.save(update_fields=["until"])
    _note(ENDED, by, found, _forward(found), until=until)
    return found.uid


@operation
def unlink(*, by: Viewer, link: UUID) -> UUID:
    """Take back a link that was a mistake: nobody is shown it any more."""
    found = _editable(by, link)
    found.deleted_at = clock.now()
    found.save(update_fields=["deleted_at"])
    _note(UNLINKED, by, found, _forward(found))
    return found.uid


def _visible(by: Viewer, uid: UUID) -> Record:
    record = Record.objects.visible_to(by).filter(pk=uid).first()
    if record is None:
        raise Unknown(f"record {uid}")
    return record


def _editable(by: Viewer, uid: UUID) -> Link:
    found = Link.objects.visible_to(by).select_related("source").filter(pk=uid).first()
    if found is None:
        raise Unknown(f"link {uid}")
    require(policies.can_link(by, found.source))
    return found


def _fitting(code: str, source: Record, target: Record) -> grammar.LinkKind:
    kind = grammar.known(code)
    if kind is None:
        raise Invalid({"kind": [Message(N_("There is no such kind of link."))]})
    if source.pk == target.pk:
        raise Invalid({"target": [Message(N_("A record cannot be linked to itself."))]})
    if not grammar.allows(kind, source.kind, target.kind):
        raise Invalid({"kind": [Message(N_("These two records cannot be linked in this way."))]})
    return kind


def _check_period(since: str, until: str) -> None:
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


def _check_new(
    kind: str, source: UUID, target: UUID, since: str, until: str, but: Link | None = None
) -> None:
    same = Link.objects.filter(kind=kind, source=source, target=target, deleted_at=None)
    if but is not None:
        same = same.exclude(pk=but.pk)
    periods = set(same.values_list("since", "until"))
    still_open = any(not ended for _, ended in periods)
    if (since, until) in periods or (not until and still_open):
        raise Invalid({"": [Message(N_("These two records are already linked in this way."))]})


def _nature(given: str | None, source: Record, target: Record) -> str:
    invented = Nature.EXAMPLE in (source.nature, target.nature)
    if given is None:
        return Nature.EXAMPLE if invented else Nature.FACT
    if given == Nature.FACT and invented:
        raise Invalid({"nature": [Message(N_("A link to an example is itself an example."))]})
    return given


def _written(reason: str, by: Viewer) -> Text:
    return text(reason, by.language) if reason else Text(by.language)


def _forward(found: Link) -> str:
    kind = grammar.known(found.kind)
    return kind.forward if kind else found.kind


def _note(verb: str, by: Viewer, found: Link, relation: str, **parameters: str) -> None:
    journal.append(
        by=by,
        verb=verb,
        subject=found.source_id,
        centre=found.source.centre_id,
        parameters={"relation": wording.msgid(relation), "link": str(found.uid), **parameters},
        other=[found.target_id],
    )
