"""Writing statements, taking in and answering reports, noting yearly duties."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from vivaio.contexts.duties import checking, following, law, policies, queries
from vivaio.contexts.duties.models import LIFE, Done, Responsibility, Statement, Ticket
from vivaio.ground.centres import queries as centres
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Conflict, Invalid, Unknown
from vivaio.platform.journal import operations as journal
from vivaio.platform.mail import operations as mail
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer


def _requires(errors: checking.Errors) -> None:
    if errors:
        raise Invalid(errors)


@operation
def publish_statement(
    *,
    by: Viewer,
    centre: UUID | None,
    version: int,
    language: str,
    words: Mapping[str, str],
    values: Mapping[str, Any],
    nature: str = Nature.FACT,
    key: UUID | None = None,
) -> UUID:
    """Publish another version of a statement: words in one language, the others go on.

    `version` is the number of the one it follows (0: the first); Conflict when there is a newer.
    """
    require(policies.can_keep(by, centre))
    before = queries.statement(centre)
    if version != (before.version if before else 0):
        raise Conflict(before, before.version if before else 0)
    texts = checking.texts(before, language, words)
    _requires(checking.statement(values, texts))
    made = Statement.objects.create(
        centre_id=centre, version=version + 1, nature=nature, **texts, **values
    )
    journal.append(
        by=by, verb="duties.statement", subject=centre or made.uid, centre=centre,
        parameters={"version": made.version},
    )  # fmt: skip
    return made.uid


@operation
def keep_responsibility(
    *,
    by: Viewer,
    centre: UUID | None,
    version: int,
    language: str,
    words: Mapping[str, str],
    values: Mapping[str, Any],
    nature: str = Nature.FACT,
    key: UUID | None = None,
) -> UUID:
    """Say who answers for the data of a centre, or of the network; empty is *not known*."""
    require(policies.can_keep(by, centre))
    found = queries.responsibility(centre)
    if version != (found.version if found else 0):
        raise Conflict(found, found.version if found else 0)
    kept = found or Responsibility(centre_id=centre, version=0, nature=nature)
    texts = checking.texts(found, language, words)
    for name, value in {**texts, **values}.items():
        setattr(kept, name, value)
    kept.version += 1
    kept.save()
    journal.append(by=by, verb="duties.responsibility", subject=centre or kept.uid, centre=centre)
    return kept.uid


@operation
def receive_report(
    *,
    by: Viewer,
    centre: UUID | None,
    topic: str,
    words: str,
    page: str = "",
    email: str = "",
    nature: str = Nature.FACT,
    key: UUID | None = None,
) -> UUID:
    """Take in what somebody wrote, with a number and a day by which it is answered.

    Anybody may; whoever left an address gets a mail with both.
    """
    _requires(checking.report(topic, words, page, email))
    if centre and centre not in {one.uid for one in centres.centres(by)}:
        raise Unknown
    jurisdiction, zone = centres.under_law([centre])[0][1:] if centre else ("", "UTC")
    today = clock.today(zone)
    due = today + law.term(jurisdiction).as_time()
    ticket = Ticket.objects.create(
        number=_next_number(today.year), centre_id=centre, account_id=by.account, topic=topic,
        words=words, page=page, email=email, language=by.language, due=due, nature=nature,
    )  # fmt: skip
    journal.append(
        by=by, verb="duties.received", subject=ticket.uid, centre=centre,
        parameters={"number": ticket.number},
    )  # fmt: skip
    if email:
        _acknowledge(ticket)
    return ticket.uid


def _next_number(year: int) -> str:
    last = Ticket.objects.filter(number__startswith=f"{year}-").order_by("-number").first()
    return f"{year}-{int(last.number.partition('-')[2]) + 1 if last else 1:05}"


def _acknowledge(ticket: Ticket) -> None:
    with translation.override(ticket.language):
        words = {
            "number": ticket.number,
            "day": checking.day_words(ticket.due),
            "address": address_of(ticket),
        }
        _mail(
            ticket,
            _("We have your report %(number)s") % words,
            _(
                "Thank you. Your report has the number %(number)s, and we answer by %(day)s.\n\n"
                "Where it stands, at any time and without an account:\n%(address)s\n"
            )
            % words,
            "received",
        )


def address_of(ticket: Ticket) -> str:
    """Where the author follows a report."""
    origin = f"{settings.PUBLIC_ADDRESS}/{ticket.language}"
    return f"{origin}/report/follow/?report={following.word(ticket.uid)}"


def _mail(ticket: Ticket, subject: str, text: str, what: str) -> None:
    mail.queue(
        to=ticket.email, subject=subject, text=text, language=ticket.language,
        purpose="report", key=f"duties.report:{ticket.uid}:{what}",
    )  # fmt: skip


@operation
def answer_report(*, by: Viewer, uid: UUID, words: str, key: UUID | None = None) -> UUID:
    """Answer a report; its author reads it at the secret address, and by mail if they left one."""
    ticket = queries.ticket(by, uid)
    require(policies.can_move(by, ticket, "answer"))
    _requires(checking.answer(words))
    ticket.answer, ticket.answered_at = words.strip(), clock.now()
    ticket.state = LIFE.after("answer")
    ticket.save()
    _note(by, ticket, "duties.answered")
    if ticket.email:
        with translation.override(ticket.language):
            said = {"number": ticket.number, "address": address_of(ticket)}
            subject = _("The answer to your report %(number)s") % said
            text = f"{ticket.answer}\n\n{said['address']}\n"
            _mail(ticket, subject, text, f"answered:{ticket.answered_at.isoformat()}")
    return ticket.uid


@operation
def move_report(*, by: Viewer, uid: UUID, verb: str, key: UUID | None = None) -> UUID:
    """Take a report up, close it, or open it again."""
    ticket = queries.ticket(by, uid)
    if verb not in LIFE.verbs or verb == "answer":
        raise Unknown
    require(policies.can_move(by, ticket, verb))
    ticket.state = LIFE.after(verb)
    ticket.save()
    _note(by, ticket, f"duties.{verb}")
    return ticket.uid


def _note(by: Viewer, ticket: Ticket, verb: str) -> None:
    journal.append(
        by=by, verb=verb, subject=ticket.uid, centre=ticket.centre_id,
        parameters={"number": ticket.number},
    )  # fmt: skip


@operation
def note_done(*, by: Viewer, centre: UUID, duty: str, year: int, key: UUID | None = None) -> UUID:
    """Note that a centre has done a yearly duty."""
    require(policies.can_keep(by, centre))
    open_ones = [(one.duty.code, one.year) for one in queries.owed([centre])]
    if (duty, year) not in open_ones:
        raise Unknown
    done = Done.objects.create(centre_id=centre, duty=duty, year=year)
    journal.append(
        by=by, verb="duties.done", subject=centre, centre=centre, parameters={"year": year}
    )
    return done.uid
