"""Relations of the network: recorded at one end, answered at the other, dated, taken back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal
from uuid import NAMESPACE_URL, UUID, uuid5

from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import N_, Conflict, Invalid, Message, Unknown
from vivaio.kernel.text import Text, text
from vivaio.platform.journal import operations as journal
from vivaio.platform.journal import wording
from vivaio.platform.links import checking, grammar, policies
from vivaio.platform.links.declarations import CONFIRMED, DATED, LINKED, REFUSED, WITHDRAWN
from vivaio.platform.links.models import Confirmation, Link, Side
from vivaio.platform.records import operations as records
from vivaio.platform.records.models import Record, Source
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.viewer import Viewer

#: Said of what is not there and of what is not the viewer's to know, in the same words.
NO_SUCH = N_("There is no such card, or it is not yours to see.")


@operation
def relate(
    *,
    by: Viewer,
    here: UUID,
    other: UUID,
    kind: str,
    direction: Literal["forward", "backward"] = "forward",
    reason: str = "",
    since: str = "",
    until: str = "",
    told_in: str = "",
    told_at: str = "",
    key: UUID | None = None,
) -> UUID:
    """Record a relation from the card `here`, whose side confirms it so; the link's uid.

    `forward`: `here` is its source. The other side may confirm or refuse it. Raises `Unknown` for
    a `here` that the viewer may not know of, `NotAllowed`, and `Invalid` beside "kind", "other",
    "since", "until" for what does not fit. `told_in` and `told_at` are the
    title and the address of a document that says so.
    """
    end = _seen(by, here)
    if end is None:
        raise Unknown(f"record {here}")
    require(policies.can_speak_for(by, end))
    far = _seen(by, other)
    if far is None:
        raise Invalid({"other": [Message(NO_SUCH)]})
    source, target = (end, far) if direction == "forward" else (far, end)
    _check(by, kind, source, target, since, until)
    made = Link(
        kind=kind,
        source=source,
        target=target,
        since=since,
        until=until,
        recorded_on=clock.today(),
        author=by.account,
        reason=text(reason, by.language) if reason else Text(by.language),
        citation=_source(by, told_in, told_at),
        nature=checking.nature_of(None, source, target),
    )
    made.save(force_insert=True)
    if by.account is not None:
        _answer(by, made, Side.SOURCE if direction == "forward" else Side.TARGET, is_so=True)
    _note(LINKED, by, made, end)
    return made.uid


@operation
def confirm(*, by: Viewer, link: UUID, side: str) -> UUID:
    """Say for one side that a relation is so; saying it twice changes nothing."""
    found, end = _spoken_for(by, link, side)
    if _answer(by, found, side, is_so=True):
        _note(CONFIRMED, by, found, end)
    return found.uid


@operation
def refuse(*, by: Viewer, link: UUID, side: str) -> UUID:
    """Say for one side that a relation is not so: it is shown no more, the journal keeps it."""
    found, end = _spoken_for(by, link, side)
    Confirmation.objects.filter(link=found, side=side).delete()
    _answer(by, found, side, is_so=False)
    found.deleted_at = clock.now()
    found.save(update_fields=["deleted_at"])
    _note(REFUSED, by, found, end)
    return found.uid


@operation
def redate(
    *, by: Viewer, link: UUID, since: str, until: str, seen: str = "", key: UUID | None = None
) -> UUID:
    """Correct when a relation holds; what the other side has confirmed has to be said anew.

    `seen`: the dates that the writer was shown, as `since/until`; `Conflict` when somebody else
    has changed them meanwhile.
    """
    found, sides = _of_mine(by, link)
    if seen and seen != f"{found.since}/{found.until}":
        raise Conflict(found, 0)
    checking.check_period(since, until)
    kind = checking.kind_of(found)
    try:
        checking.check_new(kind, found.source, found.target, since, until, but=found)
    except Invalid as refusal:
        raise Invalid({"since": refusal.errors[""]}) from None
    if (since, until) == (found.since, found.until):
        return found.uid
    if found.until and not until:
        checking.check_circle(by, kind, found.source, found.target)
    found.since, found.until = since, until
    found.save(update_fields=["since", "until"])
    Confirmation.objects.filter(link=found).exclude(side__in=sides).delete()
    _note(DATED, by, found, _end(found, sides), since=since or "…", until=until or "…")
    return found.uid


@operation
def withdraw(*, by: Viewer, link: UUID, reason: str) -> UUID:
    """Take a relation back that was a mistake, saying why."""
    found, sides = _of_mine(by, link)
    words = reason.strip()
    if not words:
        raise Invalid({"reason": [Message(N_("Say why, in a sentence."))]})
    found.deleted_at = clock.now()
    found.save(update_fields=["deleted_at"])
    _note(WITHDRAWN, by, found, _end(found, sides), personal={"reason": words})
    return found.uid


def _source(by: Viewer, title: str, address: str) -> Source | None:
    """The document that says so; the same title at the same address is the same document."""
    words = title.strip() or address
    if not words:
        return None
    key = f"told-{uuid5(NAMESPACE_URL, f'{address} {words}').hex}"
    return records.keep_source(
        key=key, title=text(words, by.language), address=address, language=by.language
    )


def _seen(by: Viewer, uid: UUID) -> Record | None:
    return Record.objects.visible_to(by).filter(pk=uid).first()


def _check(by: Viewer, kind: str, source: Record, target: Record, since: str, until: str) -> None:
    """What does not fit is refused beside the field where it was given."""
    try:
        relation = _checked(by, kind, source, target, since, until)
    except Invalid as refusal:
        moved = {"target": "other", "": "other"}
        raise Invalid({moved.get(k, k): said for k, said in refusal.errors.items()}) from None
    _check_not_refused(by, relation, source, target)


def _checked(
    by: Viewer, kind: str, source: Record, target: Record, since: str, until: str
) -> grammar.LinkKind:
    relation = checking.fitting(kind, source, target)
    if not relation.relation:
        raise Invalid({"kind": [Message(N_("There is no such kind of link."))]})
    checking.check_period(since, until)
    checking.check_new(relation, source, target, since, until)
    if not until:
        checking.check_circle(by, relation, source, target)
    return relation


def _check_not_refused(by: Viewer, kind: grammar.LinkKind, source: Record, target: Record) -> None:
    """What a side has refused is not claimed again over its head."""
    for first, second in ((source, target), (target, source))[: 2 if kind.symmetric else 1]:
        refused = Confirmation.objects.filter(
            link__kind=kind.code, link__source=first, link__target=second, is_so=False
        )
        for side in refused.values_list("side", flat=True):
            if not policies.can_speak_for(by, first if side == Side.SOURCE else second):
                words = N_("The other side has said that this is not so. Ask them to record it.")
                raise Invalid({"other": [Message(words)]})


def _relation(by: Viewer, uid: UUID) -> Link:
    rows = Link.objects.visible_to(by).select_related("source", "target")
    found = rows.filter(pk=uid, kind__in=[kind.code for kind in grammar.relations()]).first()
    if found is None:
        raise Unknown(f"link {uid}")
    return found


def _spoken_for(by: Viewer, uid: UUID, side: str) -> tuple[Link, Record]:
    found = _relation(by, uid)
    if side not in Side.values:
        raise Unknown(f"side {side}")
    end = found.source if side == Side.SOURCE else found.target
    require(policies.can_speak_for(by, end))
    return found, end


def _of_mine(by: Viewer, uid: UUID) -> tuple[Link, list[str]]:
    """A relation at one end of which the viewer speaks, and the sides that are the viewer's."""
    found = _relation(by, uid)
    ends = ((Side.SOURCE, found.source), (Side.TARGET, found.target))
    mine = [str(side) for side, end in ends if policies.can_speak_for(by, end)]
    if not mine:
        require(policies.can_speak_for(by, found.source))
    return found, mine


def _end(found: Link, sides: list[str]) -> Record:
    return found.source if Side.SOURCE in sides else found.target


def _answer(by: Viewer, link: Link, side: str, *, is_so: bool) -> bool:
    """Keep a side's answer; whether it is a new one."""
    given = {"is_so": is_so, "author": by.account, "given_on": clock.today()}
    _, new = Confirmation.objects.get_or_create(link=link, side=side, defaults=given)
    return new


def _note(
    verb: str,
    by: Viewer,
    found: Link,
    end: Record,
    personal: Mapping[str, str] | None = None,
    **parameters: str,
) -> None:
    """Into the journal of the end that speaks, in the words that are read on its page."""
    kind = checking.kind_of(found)
    spoken, other = kind.forward, found.target_id
    if end.pk == found.target_id:
        spoken, other = kind.backward, found.source_id
    journal.append(
        by=by,
        verb=verb,
        subject=end.pk,
        centre=end.centre_id,
        parameters={"relation": wording.msgid(spoken), "link": str(found.uid), **parameters},
        personal=personal,
        other=[other],
    )
