"""Tying records together, saying until when a tie held, and taking a mistaken one back."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import N_, Invalid, Message, Unknown
from vivaio.kernel.text import Text, text
from vivaio.platform.journal import operations as journal
from vivaio.platform.journal import wording
from vivaio.platform.links import checking, grammar, policies
from vivaio.platform.links.declarations import ENDED, LINKED, UNLINKED
from vivaio.platform.links.models import Link
from vivaio.platform.records.models import Record, Source
from vivaio.platform.records.writing import operation
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
    relation = checking.fitting(kind, start, end)
    checking.check_period(since, until)
    checking.check_new(relation, start, end, since, until)
    if not until:
        checking.check_circle(by, relation, start, end)
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
        nature=checking.nature_of(nature, start, end),
    )
    made.save(force_insert=True)
    _note(LINKED, by, made, relation.forward)
    return made.uid


@operation
def end(*, by: Viewer, link: UUID, until: str) -> UUID:
    """Say until when a link held (a date as precisely as known); it stays on the record."""
    found = _editable(by, link)
    checking.check_period(found.since, until)
    if not until:
        raise Invalid({"until": [Message(N_("Say until when it held, at least the year."))]})
    found.until = until
    relation = checking.kind_of(found)
    checking.check_new(relation, found.source, found.target, found.since, until, but=found)
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
    found = Link.objects.visible_to(by).select_related("source", "target").filter(pk=uid).first()
    if found is None:
        raise Unknown(f"link {uid}")
    require(policies.can_link(by, found.source))
    return found


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
