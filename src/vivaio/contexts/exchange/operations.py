"""Writing offers and requests, moving them through their life, and bringing people in contact."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from vivaio.contexts.exchange import checking, letters, policies, queries
from vivaio.contexts.exchange.models import LIFE, MODELS, OPPOSITE, Contact, Offer, Outcome, Request
from vivaio.ground.actors import queries as actors
from vivaio.ground.actors.models import Actor
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import N_, Invalid, Message, Unknown
from vivaio.kernel.text import Text
from vivaio.kernel.writing import TOO_LONG, clean
from vivaio.platform.journal import operations as journal
from vivaio.platform.links import operations as links
from vivaio.platform.links import queries as tied
from vivaio.platform.records import operations as records
from vivaio.platform.records.wording import amended, begun, put
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.tenancy.viewer import Viewer

#: Letters about one offer or request that are forwarded in a day.
MOST_A_DAY = 10
TIES = {"offer": "offered_by", "request": "sought_by"}


def _row(by: Viewer, kind: str, uid: UUID) -> Offer | Request:
    if kind not in MODELS:
        raise Unknown(kind)
    return queries.by_uid(by, kind, uid)


def _cleaned(words: Mapping[str, str], values: Mapping[str, Any]) -> dict[str, str]:
    given = {name: clean(words.get(name, "")) for name in checking.LONGEST}
    if wrong := checking.problems_of_words(given) | checking.problems_of_values(values):
        raise Invalid(wrong)
    return given


@operation
def draft(
    *, by: Viewer, kind: str, actor: UUID, language: str, words: Mapping[str, str],
    values: Mapping[str, Any], translations: Mapping[str, Text] | None = None,
    visibility: str = Visibility.PUBLIC, nature: str = "", slug_words: str = "",
    key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Begin an offer or a request (`kind`) of an actor; an example where the actor is one.

    `translations` are whole texts in place of the words in one language.
    """
    card = actors.actor_of(by, actor)
    require(policies.can_write(by, card))
    if kind not in MODELS:
        raise Unknown(kind)
    texts = {**begun(_cleaned(words, values), language), **(translations or {})}
    row = MODELS[kind](
        actor=card, centre_id=card.centre_id, nature=nature or card.nature, visibility=visibility,
        **texts, **_placed(card, values),
    )  # fmt: skip
    records.save(row, by=by, verb=f"{kind}.drafted", slug_words=slug_words)
    return row.uid


def _placed(card: Actor, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values, where nothing is said with the actor's own place."""
    given = dict(values)
    if not given.get("nuts") and not given.get("country"):
        given |= {"country": card.country, "nuts": card.nuts}
    given["country"] = given.get("country") or str(given.get("nuts") or "")[:2]
    return given


@operation
def amend(
    *, by: Viewer, kind: str, uid: UUID, version: int, words: Mapping[str, str],
    values: Mapping[str, Any], visibility: str = "", key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Change an offer or a request in the language of its original."""
    row = _row(by, kind, uid)
    require(policies.can_write(by, row.actor))
    records.check_version(row, version)
    fresh = _placed(row.actor, values) | amended(row, _cleaned(words, values))
    fresh["visibility"] = Visibility(visibility).value if visibility else row.visibility
    if put(row, fresh):
        records.save(row, by=by, verb=f"{kind}.amended")
    return uid


@operation
def move(
    *, by: Viewer, kind: str, uid: UUID, version: int, verb: str, until: date | None = None
) -> UUID:
    """Open, match, withdraw or renew it; `until` is the new last day of what is renewed."""
    row = _row(by, kind, uid)
    if verb not in LIFE.verbs or (verb == "expire" and not by.is_system):
        raise Unknown(verb)
    require(policies.can_move(by, row, verb))
    records.check_version(row, version)
    if verb == "renew":
        row.expires_on = until or row.expires_on
    if verb in ("open", "renew"):
        if problem := checking.problem_of_end(row.expires_on):
            raise Invalid({"expires_on": [problem]})
        row.opened_on, row.ended_on = clock.today(), None
    elif verb != "withdraw" or row.state == "open":
        row.ended_on = clock.today()
    row.state = LIFE.after(verb)
    records.save(row, by=by, verb=f"{kind}.{verb}")
    _tie(row)
    return uid


def _tie(row: Offer | Request) -> None:
    """Tie what is open to its actor, and end the tie with it."""
    by, kind = Viewer.system(), TIES[row.record_kind]
    open_ties = [hop for hop in tied.of(by, row.uid) if hop.kind == kind and not hop.until]
    today = clock.today().isoformat()
    if row.state == "open" and not open_ties:
        try:
            links.link(by=by, kind=kind, source=row.uid, target=row.actor_id, since=today)
        except Invalid:  # it was tied so until this very day
            return
    elif row.state != "open":
        for hop in open_ties:
            links.end(by=by, link=hop.uid, until=today)


@operation
def write(
    *, by: Viewer, kind: str, uid: UUID, name: str, address: str, words: str,
    key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Hand a visitor's letter on to the actor, whose address is not shown."""
    row = _row(by, kind, uid)
    require(policies.can_answer(row))
    given = {"name": clean(name), "words": clean(words)}
    wrong = {one: [Message(N_("Write something here."))] for one, said in given.items() if not said}
    wrong |= {
        one: [Message(TOO_LONG, {"limit": limit})]
        for one, limit in (("name", 120), ("words", 3_000))
        if len(given[one]) > limit
    }
    if wrong:
        raise Invalid(wrong)
    since = clock.now() - queries.A_DAY
    if Contact.objects.filter(record=uid, other=None, at__gte=since).count() >= MOST_A_DAY:
        raise Invalid({"": [Message(N_("So many wrote about this today: try again tomorrow."))]})
    contact = Contact(record_id=uid, address=address, at=clock.now(), **given)
    contact.save(force_insert=True)
    if not letters.forward(row, contact):
        raise Invalid({"": [Message(N_("No address is known here: ask the centre."))]})
    return contact.uid


@operation
def introduce(*, by: Viewer, kind: str, uid: UUID, other: UUID) -> UUID:
    """A person decides that two suit each other: both are told, and tied. Twice changes nothing."""
    row, opposite = _row(by, kind, uid), _row(by, OPPOSITE.get(kind, ""), other)
    require(policies.can_introduce(by, row, opposite))
    offer, request = (row, opposite) if kind == "offer" else (opposite, row)
    contact, is_new = Contact.objects.get_or_create(
        record_id=offer.uid, other_id=request.uid, defaults={"at": clock.now()}
    )
    if is_new:
        today = clock.today().isoformat()
        links.link(
            by=Viewer.system(), kind="meets", source=offer.uid, target=request.uid, since=today
        )
        letters.introduce(offer, request, contact)
        letters.introduce(request, offer, contact)
        journal.append(
            by=by, verb="exchange.introduced", subject=offer.uid, centre=offer.centre_id,
            other=[request.uid],
        )  # fmt: skip
    return contact.uid


@operation
def answer(*, by: Viewer, marked: str, outcome: str, said: str = "") -> UUID:
    """Say what came of a contact; the last answer counts, and the same twice changes nothing."""
    contact = queries.contact(marked)
    words = clean(said)
    if outcome not in Outcome.values:
        raise Invalid({"outcome": [Message(N_("Choose one of the three answers."))]})
    if len(words) > 1_000:
        raise Invalid({"said": [Message(TOO_LONG, {"limit": 1_000})]})
    if (contact.outcome, contact.said) == (outcome, words):
        return contact.uid
    contact.outcome, contact.said, contact.answered_at = outcome, words, clock.now()
    contact.save(update_fields=["outcome", "said", "answered_at"])
    journal.append(
        by=by, verb="exchange.answered", subject=contact.record_id,
        centre=contact.record.centre_id, parameters={"outcome": outcome},
    )  # fmt: skip
    return contact.uid
