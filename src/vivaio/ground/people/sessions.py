"""The browsers in which people are signed in: noting them, listing them, ending them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from vivaio.ground.people.models import Account, Presence
from vivaio.kernel.errors import Unknown
from vivaio.platform.tenancy.viewer import Viewer

#: The moment of the last form is noted at most so often.
GRAIN = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Open:
    """One browser; `is_this`: the one that asks."""

    uid: UUID
    agent: str
    began_at: datetime
    seen_at: datetime
    is_this: bool


def of(viewer: Viewer, present: str) -> list[Open]:
    """A viewer's own sessions that still hold, the one that asks first, then the latest."""
    rows = Presence.objects.filter(account=viewer.account).order_by("-seen_at")
    holding = Session.objects.filter(expire_date__gt=timezone.now())
    rows = rows.filter(key__in=holding.values("session_key"))
    found = [Open(r.uid, r.agent, r.began_at, r.seen_at, r.key == present) for r in rows]
    return sorted(found, key=lambda one: not one.is_this)


def end(*, by: Viewer, session: UUID) -> None:
    """End one of one's own sessions; `Unknown` when it is none of them."""
    with transaction.atomic():
        found = Presence.objects.filter(account=by.account, uid=session).first()
        if by.account is None or found is None:
            raise Unknown(f"session {session}")
        _end(found)


def end_others(*, by: Viewer, present: str) -> int:
    """End all of one's own sessions but the one that asks; the number of them."""
    with transaction.atomic():
        rows = list(Presence.objects.filter(account=by.account).exclude(key=present))
        for row in rows:
            _end(row)
    return len(rows)


def _end(row: Presence) -> None:
    Session.objects.filter(session_key=row.key).delete()
    row.delete()


def end_all(account: int, addresses: tuple[str, ...]) -> int:
    """End every session of an account, those too that wait for a code to one of its addresses."""
    keys = set(Presence.objects.filter(account=account).values_list("key", flat=True))
    keys.update(_that_speak_of(account, addresses))
    ended, _ = Session.objects.filter(session_key__in=keys).delete()
    Presence.objects.filter(account=account).delete()
    return ended


def _that_speak_of(account: int, addresses: tuple[str, ...]) -> Iterator[str]:
    for session in Session.objects.iterator(chunk_size=500):
        held = session.get_decoded()
        words = json.dumps(held, default=str, ensure_ascii=False).lower()
        if held.get("_auth_user_id") == str(account) or any(
            address.lower() in words for address in addresses
        ):
            yield session.session_key


def note(key: str) -> None:
    """A session is in use."""
    now = timezone.now()
    Presence.objects.filter(key=key, seen_at__lt=now - GRAIN).update(seen_at=now)


def clear(before: datetime) -> int:
    """Delete the sessions that had expired before a moment; the number of them."""
    with transaction.atomic():
        gone, _ = Session.objects.filter(expire_date__lt=before).delete()
        held = Session.objects.values("session_key")
        Presence.objects.exclude(key__in=held).delete()
    return gone


def _signed_in(sender: Any, request: HttpRequest, user: Account, **given: Any) -> None:
    agent = "".join(c for c in request.headers.get("User-Agent", "") if c.isprintable())[:300]
    if not request.session.session_key:
        request.session.save()
    Presence.objects.update_or_create(
        key=request.session.session_key,
        defaults={
            "account": user,
            "agent": agent,
            "began_at": timezone.now(),
            "seen_at": timezone.now(),
        },
    )


def _signed_out(sender: Any, request: HttpRequest, user: Account | None, **given: Any) -> None:
    Presence.objects.filter(key=request.session.session_key or "").delete()


def listen() -> None:
    """Hear of every sign-in, whichever way it was done."""
    user_logged_in.connect(_signed_in, dispatch_uid="people.presence")
    user_logged_out.connect(_signed_out, dispatch_uid="people.absence")
