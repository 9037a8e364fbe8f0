"""Sending an idea, writing at it together, taking it back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from vivaio.contexts.challenges import checking, letters, policies
from vivaio.contexts.challenges.models import IDEA_LIFE, Author, Idea
from vivaio.contexts.challenges.queries import challenges
from vivaio.contexts.challenges.queries import ideas as queries
from vivaio.ground.centres import queries as centres
from vivaio.ground.people import queries as people
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import N_, Invalid, Message
from vivaio.kernel.text import Text
from vivaio.kernel.writing import clean
from vivaio.platform.journal import operations as journal
from vivaio.platform.links import operations as links
from vivaio.platform.records import operations as records
from vivaio.platform.records.wording import begun
from vivaio.platform.records.writing import operation
from vivaio.platform.revisions import operations as revisions
from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.tenancy.viewer import Viewer

#: So many people write one idea.
MOST_AUTHORS = 8


def _cleaned(words: Mapping[str, str]) -> dict[str, str]:
    given = {name: clean(words.get(name, "")) for name in checking.OF_IDEAS}
    needed = ["title", "summary"]
    if wrong := checking.problems_of_words(given, checking.OF_IDEAS, needed):
        raise Invalid(wrong)
    return given


@operation
def begin(
    *, by: Viewer, challenge: UUID | None, centre: UUID, language: str, words: Mapping[str, str],
    name: str, address: str, is_named: bool = False, actor: UUID | None = None, send: bool = True,
    translations: Mapping[str, Text] | None = None, nature: str = "", slug_words: str = "",
    on: date | None = None, promised: date | None = None, key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Send an idea, or keep it as a draft; its author gets the link to it by mail.

    To a challenge, or unasked to a centre. `on` and `promised` are days that only the
    house itself may tell: when it came, and by when its answer was promised.
    """
    asked = challenges.by_uid(by, challenge) if challenge else None
    keeper = asked.centre if asked and asked.centre else centres.centre_of(by, centre)
    today = on if on and by.is_system else clock.today()
    require(policies.can_send(by, asked, today))
    texts, who = begun(_cleaned(words), language), clean(name)[:120]
    if not who:
        raise Invalid({"name": [Message(checking.SOMETHING)]})
    row = Idea(
        challenge=asked, centre=keeper, actor_id=actor, country=keeper.country, state="draft",
        visibility=asked.visibility if asked else Visibility.PUBLIC,
        nature=nature or (asked.nature if asked else "fact"),
        **{"reason": Text(language), **texts, **(translations or {})},
    )  # fmt: skip
    records.save(row, by=by, verb="idea.drafted", slug_words=slug_words)
    account = by.account or people.owner_of(address)
    author = Author.objects.create(
        idea=row, name=who, address=address.strip().lower(), account_id=account, is_first=True,
        is_named=is_named, language=language, joined_at=clock.now(),
    )  # fmt: skip
    if send:
        _send(row, by, today, promised if by.is_system else None)
    letters.to_author(row, author, "sent" if send else "kept")
    return row.uid


def _send(row: Idea, by: Viewer, today: date, promised: date | None = None) -> None:
    asked = row.challenge
    row.state = IDEA_LIFE.after("send")
    row.received_on = today
    row.answer_by = asked.answers_by if asked else promised or today + checking.UNASKED
    records.save(row, by=by, verb="idea.send")
    _keep_version(row)
    row.authors.update(told=["received"])  # they know: they sent it
    if asked:
        links.link(
            by=Viewer.system(), kind="received", source=asked.uid, target=row.uid,
            since=today.isoformat(), recorded_on=today,
        )  # fmt: skip


def _keep_version(row: Idea) -> None:
    revisions.keep(by=Viewer.system(), record=row.uid, content=row.content())


@operation
def send(*, by: Viewer, marked: str, version: int) -> UUID:
    """Send what was kept as a draft."""
    row = queries.author(marked).idea
    require(policies.can_send(by, row.challenge, clock.today()))
    require(IDEA_LIFE.can("send", row.state))
    records.check_version(row, version)
    _send(row, by, clock.today())
    return row.uid


@operation
def amend(
    *, by: Viewer, marked: str, version: int, words: Mapping[str, str], key: UUID | None = None
) -> UUID:
    """Change its words, by any of its authors; each version that was sent is kept."""
    row = queries.author(marked).idea
    require(policies.allows_writing(by, row, clock.today()))
    records.check_version(row, version)
    changed: dict[str, Any] = {}
    for name, said in _cleaned(words).items():
        text: Text = getattr(row, name) or Text(row.title.source)
        if text.texts.get(text.source, "") != said:
            changed[name] = text.with_words(text.source, said)
    for name, fresh in changed.items():
        setattr(row, name, fresh)
    if changed:
        records.save(row, by=by, verb="idea.amended")
        if row.state != "draft":
            _keep_version(row)
    return row.uid


@operation
def withdraw(*, by: Viewer, marked: str, version: int) -> UUID:
    """Take it back: nobody reads it any more."""
    row = queries.author(marked).idea
    require(IDEA_LIFE.can("withdraw", row.state))
    records.check_version(row, version)
    row.state = IDEA_LIFE.after("withdraw")
    records.save(row, by=by, verb="idea.withdraw")
    return row.uid


@operation
def invite(*, by: Viewer, marked: str, name: str, address: str, key: UUID | None = None) -> UUID:
    """Ask somebody to be an author too; they get a link of their own."""
    asking = queries.author(marked)
    row, who = asking.idea, clean(name)[:120]
    require(policies.allows_writing(by, row, clock.today()))
    if not who:
        raise Invalid({"name": [Message(checking.SOMETHING)]})
    there = [one.address for one in row.authors.all()]
    if address.strip().lower() in there:
        said = N_("This address is among the authors already.")
        raise Invalid({"address": [Message(said)]})
    if len(there) >= MOST_AUTHORS:
        said = N_("At most %(most)s people write one idea.")
        raise Invalid({"": [Message(said, {"most": MOST_AUTHORS})]})
    made = Author.objects.create(
        idea=row, name=who, address=address.strip().lower(),
        account_id=people.owner_of(address), language=asking.language,
    )  # fmt: skip
    letters.to_author(row, made, "invited", asking.name)
    journal.append(by=by, verb="idea.invited", subject=row.uid, centre=row.centre_id)
    return made.uid


@operation
def join(*, by: Viewer, marked: str, is_named: bool) -> UUID:
    """Say yes to being an author, and whether one's name is shown; say it anew at any time."""
    author = queries.author(marked, joined=False)
    if author.joined_at is None:
        journal.append(
            by=by, verb="idea.joined", subject=author.idea_id, centre=author.idea.centre_id
        )
    author.joined_at, author.is_named = author.joined_at or clock.now(), is_named
    author.save(update_fields=["joined_at", "is_named"])
    return author.uid


@operation
def stop_letters(*, by: Viewer, marked: str) -> UUID:
    """Tell this person nothing more about any of their ideas."""
    author = queries.stopping(marked)
    Author.objects.filter(address=author.address, stopped_at=None).update(stopped_at=clock.now())
    return author.uid
