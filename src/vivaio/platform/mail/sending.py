"""Sending: at most once, and never again by itself when nobody can know whether it went out."""

from __future__ import annotations

import logging
import smtplib
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from vivaio.platform import tasks
from vivaio.platform.mail import feet
from vivaio.platform.mail.models import LIFE, Outgoing, State

logger = logging.getLogger(__name__)

_MINUTES = timedelta(minutes=1)
#: How long to wait after each attempt that came to nothing; after the last, the message failed.
DELAYS = tuple(minutes * _MINUTES for minutes in (1, 5, 15, 60, 120, 240, 480))
#: A code that arrives after a quarter of an hour helps nobody.
SECRET_DELAYS = tuple(timedelta(seconds=seconds) for seconds in (15, 60, 180))
#: After this long without an outcome, *sending* is what a crash left.
LONGEST_HANDOVER = timedelta(minutes=30)
KEPT = timedelta(days=90)


@tasks.task("mail.send")
def send(message: int) -> str:
    """Hand one message over."""
    return deliver(message)


def deliver(message: int) -> str:
    """Hand a message that waits to the mail server, and give its state afterwards.

    *Sending* is committed before the handing over and *sent* after it, so a crash in between
    leaves *sending*; that becomes *stranded*, for nobody can know whether it went out.
    """
    row = _begin(message)
    if row is None:
        return _state(message)
    try:
        envelope = _envelope(row)
        envelope.message()  # a message that cannot be written down fails before the handing over
        connection = get_connection()
    except Exception as error:
        return _settle(row, "refuse", error)
    try:
        connection.open()
    except Exception as error:  # nothing was handed over yet, whatever went wrong
        return _later(row, error)
    return _hand_over(row, envelope, connection)


def _begin(message: int) -> Outgoing | None:
    """The message, now *sending*; None when it is not one that waits."""
    with transaction.atomic():
        row = Outgoing.objects.select_for_update().filter(pk=message).first()
        if row is None:
            return None
        if row.state == State.SENDING:
            _store(row, "strand", "The sender was lost while it handed the message over.")
            return None
        if not LIFE.can("hand_over", row.state):
            return None
        row.state = LIFE.after("hand_over")
        row.attempts += 1
        row.due_at = timezone.now()
        row.save(update_fields=["state", "attempts", "due_at"])
    return row


def _headers(row: Outgoing) -> dict[str, str]:
    headers = {
        "Message-ID": row.message_id,
        "Content-Language": row.language,
        "Auto-Submitted": "auto-generated",
    }
    if row.unsubscribe:
        headers["List-Unsubscribe"] = f"<{row.unsubscribe}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers


def _envelope(row: Outgoing) -> EmailMultiAlternatives:
    envelope = EmailMultiAlternatives(
        subject=row.subject,
        body=row.text,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[row.recipient],
        headers=_headers(row),
    )
    if row.html:
        envelope.attach_alternative(row.html, "text/html")
        if f"cid:{feet.EMBLEM}" in row.html:
            envelope.attach(feet.emblem_part())
    return envelope


def _hand_over(
    row: Outgoing, envelope: EmailMultiAlternatives, connection: BaseEmailBackend
) -> str:
    """Sort the outcomes: accepted, refused for now, refused for good, or not known."""
    try:
        accepted = connection.send_messages([envelope])
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _reason in error.recipients.values()]
        return _refused(row, error, min(codes, default=550))
    except smtplib.SMTPResponseException as error:
        return _refused(row, error, error.smtp_code)
    except smtplib.SMTPNotSupportedError as error:  # found out before anything was handed over
        return _settle(row, "refuse", error)
    except Exception as error:
        return _settle(row, "strand", error)
    finally:
        _close(connection)
    return _settle(row, "note_sent" if accepted else "strand", None)


def _close(connection: BaseEmailBackend) -> None:
    try:
        connection.close()
    except Exception as error:  # the outcome is known by now
        logger.info("The mail server did not say goodbye: %s", error)


def _refused(row: Outgoing, error: Exception, code: int) -> str:
    """RFC 5321: 4xx is a refusal for now; 5xx one for good; neither took the message."""
    if 400 <= code < 500:
        return _later(row, error)
    return _settle(row, "refuse" if 500 <= code < 600 else "strand", error)


def _later(row: Outgoing, error: Exception) -> str:
    delays = SECRET_DELAYS if row.secret else DELAYS
    if row.attempts > len(delays):
        return _settle(row, "refuse", error)
    with transaction.atomic():
        row.due_at = timezone.now() + delays[row.attempts - 1]
        row.state, row.error = LIFE.after("put_back"), _said(error)
        put_back = Outgoing.objects.filter(pk=row.pk, state=State.SENDING)
        if put_back.update(state=row.state, due_at=row.due_at, error=row.error):
            tasks.enqueue_at(send, row.due_at, message=row.pk)
    return _state(row.pk)


def _settle(row: Outgoing, verb: str, error: Exception | None) -> str:
    with transaction.atomic():
        fresh = Outgoing.objects.select_for_update().get(pk=row.pk)
        if LIFE.can(verb, fresh.state):
            _store(fresh, verb, _said(error) if error else "")
    return _state(row.pk)


def _store(row: Outgoing, verb: str, error: str) -> None:
    row.state, row.error, row.settled_at = LIFE.after(verb), error, timezone.now()
    if row.secret:
        row.text = row.html = ""
    row.save(update_fields=["state", "error", "settled_at", "text", "html"])
    if error:
        logger.warning("Message %s is %s: %s", row.message_id, row.state, error)


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:500]


def _state(message: int) -> str:
    state = Outgoing.objects.filter(pk=message).values_list("state", flat=True).first()
    return state or "gone"


def sweep() -> int:
    """Strand what a crash left in *sending*; give what waits without a task a new one."""
    now = timezone.now()
    touched = 0
    sending = Outgoing.objects.filter(state=State.SENDING, due_at__lt=now - LONGEST_HANDOVER)
    for message in sending.values_list("pk", flat=True):
        with transaction.atomic():
            row = Outgoing.objects.select_for_update().get(pk=message)
            if row.state == State.SENDING:
                _store(row, "strand", "The sender was lost while it handed the message over.")
                touched += 1
    waiting = Outgoing.objects.filter(state=State.QUEUED, due_at__lt=now - LONGEST_HANDOVER)
    for message in waiting.values_list("pk", flat=True):
        with transaction.atomic():
            if waiting.filter(pk=message).update(due_at=now):
                tasks.enqueue(send, message=message)
                touched += 1
    return touched


def prune() -> int:
    """Erase the words of what was settled long ago; that it was sent stays known."""
    old = Outgoing.objects.filter(settled_at__lt=timezone.now() - KEPT).exclude(text="", html="")
    return old.update(text="", html="")
