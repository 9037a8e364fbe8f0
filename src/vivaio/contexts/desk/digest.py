"""The digest: the desk by mail, at most once a local day, and never when it is empty."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import ngettext

from vivaio.contexts.desk import presenters, queries, unsubscribing
from vivaio.contexts.desk.models import Desk, Frequency
from vivaio.ground.centres import queries as centres
from vivaio.kernel import clock
from vivaio.kernel.errors import N_, Invalid, Message, Unknown
from vivaio.kernel.language import INTERFACE
from vivaio.platform.mail import operations as mail
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.middleware import as_viewer

MONDAY = 0
#: Time zones that are offered; the one of the centre stands for an empty choice.
ZONES = tuple(sorted(one for one in available_timezones() if one.startswith("Europe/")))


@dataclass(frozen=True, slots=True)
class Letter:
    """A digest as it is sent."""

    subject: str
    text: str
    html: str
    unsubscribe: str


def latest_due(frequency: str, hour: int, zone: str, now: datetime) -> date:
    """The local day of the last moment up to `now` at which a digest was due.

    An hour that a change of clocks skips falls due when the clocks have changed, one that comes
    twice falls due the first time.
    """
    local = ZoneInfo(zone)
    # A day later than today covers zones ahead of UTC in the skipped hour of a change.
    day = now.astimezone(local).date() + timedelta(days=1)
    while True:
        due = datetime.combine(day, time(hour), local)
        wanted = frequency != Frequency.WEEKLY or day.weekday() == MONDAY
        if wanted and due.timestamp() <= now.timestamp():
            return day
        day -= timedelta(days=1)


def zone_of(viewer: Viewer, kept: Desk | None) -> str:
    """The time zone of somebody's hours: their own choice, else their first centre's."""
    chosen = kept.zone if kept else ""
    return chosen or next(iter(centres.time_zones(viewer).values()), "UTC")


def choose(*, by: Viewer, frequency: str, hour: int, zone: str) -> None:
    """Set how often one's own digest comes, and when; the next one is one that is still to come.

    A preference that nobody else sees is no act of the journal.
    """
    if by.account is None:
        raise Unknown
    problems: dict[str, list[Message]] = {}
    if frequency not in Frequency.values:
        problems["frequency"] = [Message(N_("Choose how often."))]
    if not 0 <= hour < 24:
        problems["hour"] = [Message(N_("Choose an hour of the day."))]
    if zone and zone not in ZONES:
        problems["zone"] = [Message(N_("Choose a time zone from the list."))]
    if problems:
        raise Invalid(problems)
    with transaction.atomic():
        kept, _ = Desk.objects.select_for_update().get_or_create(account_id=by.account)
        kept.frequency, kept.hour, kept.zone = frequency, hour, zone
        past = latest_due(frequency, hour, zone_of(by, kept), clock.now())
        kept.told_on = max(past, kept.told_on or past)
        kept.save()


def stop(account: UUID) -> None:
    """Send no more digests to an account, by its uid; nothing when there is none."""
    Desk.objects.filter(account__uid=account).update(frequency=Frequency.OFF)


def send_due(now: datetime | None = None) -> int:
    """Put the digests that have fallen due into the outbox; the number of them.

    Each person is a transaction of its own: the day is noted and the mail queued together. The
    mail's key names account and day, so that no day has two, whatever is run again.
    """
    now = now or clock.now()
    wanting = Desk.objects.exclude(frequency=Frequency.OFF).filter(account__is_active=True)
    return sum(_send(account, now) for account in wanting.values_list("account_id", flat=True))


def _send(account: int, now: datetime) -> bool:
    with transaction.atomic():
        rows = Desk.objects.select_for_update(of=("self",)).select_related("account__person")
        kept = rows.filter(account=account).first()
        if kept is None or kept.frequency == Frequency.OFF:
            return False
        owner = kept.account
        language = owner.language if owner.language in INTERFACE else settings.LANGUAGE_CODE
        viewer = as_viewer(owner, language)
        day = latest_due(kept.frequency, kept.hour, zone_of(viewer, kept), now)
        if kept.told_on is not None and day <= kept.told_on:
            return False
        kept.told_on = day
        kept.save(update_fields=["told_on"])
        letter = compose(viewer, kept.frequency, owner.uid)
        if letter is None:
            return False
        mail.queue(
            to=owner.email, subject=letter.subject, text=letter.text, html=letter.html,
            language=language, purpose="digest", key=f"desk.digest:{owner.uid}:{day}",
            unsubscribe=letter.unsubscribe,
        )  # fmt: skip
        return True


def compose(viewer: Viewer, frequency: str, account: UUID) -> Letter | None:
    """The digest in its reader's language; None when nothing waits."""
    with translation.override(viewer.language):
        told = [
            one for one in presenters.sections(viewer, queries.held(viewer)) if one.code != "handed"
        ]
        number = sum(one.count for one in told)
        if not number:
            return None
        subject = ngettext(
            "Your desk: %(count)s thing waits", "Your desk: %(count)s things wait", number
        ) % {"count": number}
        home = f"{settings.PUBLIC_ADDRESS}/{viewer.language}/"
        unsubscribe = f"{home}desk/digest/stop/{unsubscribing.token(account)}/"
        context = {
            "subject": subject,
            "language": viewer.language,
            "sections": told,
            "origin": settings.PUBLIC_ADDRESS,
            "desk": f"{home}desk/",
            "choices": f"{home}desk/digest/",
            "unsubscribe": unsubscribe,
            "is_weekly": frequency == Frequency.WEEKLY,
            "name": viewer.name,
        }
        text = render_to_string("desk/digest.txt", context)
        return Letter(subject, text, render_to_string("desk/digest.html", context), unsubscribe)
