"""Queueing a message: one row to one recipient, in the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable
from email.utils import parseaddr
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.db.models import Value
from django.db.models.functions import Lower

from vivaio.kernel import uid
from vivaio.kernel.errors import N_, Invalid, Message
from vivaio.platform import tasks
from vivaio.platform.mail import feet, sending
from vivaio.platform.mail.models import Outgoing


def queue(
    *,
    to: str,
    subject: str,
    text: str,
    html: str = "",
    language: str,
    purpose: str,
    secret: bool = False,
    key: str | None = None,
    unsubscribe: str = "",
    centre: UUID | None = None,
) -> Outgoing:
    """Put a message to one recipient into the outbox, in the caller's transaction.

    A `key` that this recipient already has gives the message there is, and nothing is added.
    Invalid when the address is none, or address or subject hold a line break or other control
    character. `unsubscribe` is the whole address where one POST ends messages of this sort.
    The block of the grant of `centre` (None: of the network) goes under both forms of its words.
    """
    to = to.strip(" ")
    _require_sound(to, subject)
    with transaction.atomic():
        known = _known(key, to)
        if known:
            return known
        text, html = feet.with_feet(text, html, language, centre)
        message = Outgoing(
            key=key or "",
            recipient=to,
            message_id=f"<{uid.new()}@{_domain()}>",
            language=language,
            purpose=purpose,
            subject=subject,
            text=text,
            html=html,
            secret=secret,
            unsubscribe=unsubscribe,
        )
        return _put_into(message)


def _put_into(message: Outgoing) -> Outgoing:
    """Store it with its task; the one there is, when another process was quicker."""
    try:
        with transaction.atomic():
            message.save(force_insert=True)
    except IntegrityError:
        known = _known(message.key, message.recipient)
        if known is None:
            raise
        return known
    tasks.enqueue(sending.send, message=message.pk)
    return message


def _require_sound(to: str, subject: str) -> None:
    errors: dict[str, list[Message]] = {}
    if not to.isprintable():
        errors["to"] = [Message(N_("An e-mail address is one line without control characters."))]
    else:
        try:
            validate_email(to)
        except ValidationError:
            errors["to"] = [Message(N_("This is not an e-mail address."))]
    if not subject or any(ord(letter) < 32 or ord(letter) == 127 for letter in subject):
        errors["subject"] = [Message(N_("A subject is one line, and not empty."))]
    elif len(subject) > 500:
        errors["subject"] = [Message(N_("A subject has at most 500 characters."))]
    if errors:
        raise Invalid(errors)


def forget(keys: Iterable[str]) -> None:
    """Delete messages by their names, sent or not: what they were about is gone."""
    Outgoing.objects.filter(key__in=list(keys)).delete()


def _known(key: str | None, to: str) -> Outgoing | None:
    if not key:
        return None
    rows = Outgoing.objects.alias(folded=Lower("recipient"))
    return rows.filter(key=key, folded=Lower(Value(to))).first()


def _domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
