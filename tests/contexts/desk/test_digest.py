"""The digest: when it falls due, what it says, and how it stops."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from email import message_from_string, policy
from uuid import UUID

import pytest
from django.core import mail as sent_mail
from django.test import Client

from tests.contexts.desk.cards import card
from tests.factories import centres, people
from vivaio.contexts.desk import digest, operations, unsubscribing
from vivaio.contexts.desk.models import Desk
from vivaio.ground.people.models import Account
from vivaio.kernel.errors import Invalid
from vivaio.platform.mail import operations as mail
from vivaio.platform.mail import sending
from vivaio.platform.mail.models import Outgoing


def utc(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "day"),
    [
        # Clocks go forward in Zagreb on 28 March 2027: two o'clock is skipped.
        ("2027-03-27 00:59", "2027-03-26"),
        ("2027-03-27 01:00", "2027-03-27"),
        ("2027-03-28 00:59", "2027-03-27"),
        ("2027-03-28 01:00", "2027-03-28"),
        ("2027-03-28 23:59", "2027-03-28"),
        ("2027-03-29 00:00", "2027-03-29"),
        # They go back on 25 October 2026: two o'clock comes twice, and counts once.
        ("2026-10-24 23:59", "2026-10-24"),
        ("2026-10-25 00:00", "2026-10-25"),
        ("2026-10-25 01:00", "2026-10-25"),
        ("2026-10-26 00:59", "2026-10-25"),
        ("2026-10-26 01:00", "2026-10-26"),
    ],
)
def test_two_in_the_morning_across_changes_of_clocks(now: str, day: str) -> None:
    found = digest.latest_due("daily", 2, "Europe/Zagreb", utc(now))
    assert found == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("zone", "before", "after"),
    [
        ("Europe/Athens", "05:00", "04:00"),
        ("Europe/Zagreb", "06:00", "05:00"),
        ("Europe/Lisbon", "07:00", "06:00"),
    ],
)
def test_seven_is_seven_in_winter_and_summer(zone: str, before: str, after: str) -> None:
    """The local hour stays; the moment moves."""
    for day, moment in ((date(2027, 3, 27), before), (date(2027, 3, 28), after)):
        at = utc(f"{day} {moment}")
        assert digest.latest_due("daily", 7, zone, at) == day
        earlier = digest.latest_due("daily", 7, zone, at - timedelta(seconds=1))
        assert earlier == day - timedelta(days=1)


def test_every_day_of_a_year_falls_due_once_and_in_order() -> None:
    moment, days = utc("2026-06-01 00:00"), []
    for quarter in range(366 * 24 * 4):
        day = digest.latest_due("daily", 2, "Europe/Rome", moment + timedelta(minutes=15) * quarter)
        if not days or days[-1] != day:
            days.append(day)
    assert days == [days[0] + timedelta(days=n) for n in range(len(days))]


def test_once_a_week_on_monday() -> None:
    for now in ("2026-11-23 06:00", "2026-11-25 12:00", "2026-11-30 05:59"):
        assert digest.latest_due("weekly", 7, "Europe/Rome", utc(now)) == date(2026, 11, 23)
    assert digest.latest_due("weekly", 7, "Europe/Rome", utc("2026-11-30 06:00")).day == 30


@pytest.fixture
def centre(db: None) -> UUID:
    return centres.centre(country="HR")


@pytest.fixture
def ana(centre: UUID) -> Account:
    account = people.account("Ana", language="it")
    people.appoint(account, centre, "editor")
    Desk.objects.update_or_create(account=account, defaults={"frequency": "daily"})
    return account


def tomorrow() -> datetime:
    return datetime.now(UTC) + timedelta(days=1)


def test_one_a_day_in_the_readers_language_with_the_reason(centre: UUID, ana: Account) -> None:
    card(centre, "Past", -5)
    card(centre, "Soon", 20)
    assert digest.send_due(tomorrow()) == 1
    assert digest.send_due(tomorrow()) == 0
    assert digest.send_due(tomorrow() + timedelta(days=1)) == 1
    row = Outgoing.objects.order_by("pk").first()
    assert (row.recipient, row.language, row.purpose) == (ana.email, "it", "digest")
    assert "/it/actors/past/upkeep/" in row.text
    for words in (row.text, row.html):
        assert "Past" in words
        assert "Soon" in words
        assert "/it/desk/digest/stop/" in words
    assert row.html.startswith("<!doctype html>")
    assert '<html lang="it">' in row.html


def test_it_is_grouped_and_says_why(centre: UUID, ana: Account) -> None:
    ana.language = "en"
    ana.save()
    card(centre, "Past", -5)
    card(centre, "Soon", 20)
    digest.send_due(tomorrow())
    text = Outgoing.objects.get().text
    assert text.index("Late (1)") < text.index("“Past”") < text.index("Expires (1)")
    assert text.count("Why you see this: You edit the cards of this centre") == 2
    assert "You get this because you asked for your desk by mail every day" in text
    assert "&" not in text


def test_never_empty(centre: UUID, ana: Account) -> None:
    assert digest.send_due(tomorrow()) == 0
    card(centre, "Far", 200)
    assert digest.send_due(tomorrow() + timedelta(days=1)) == 0
    assert not Outgoing.objects.exists()


def test_what_lies_with_a_colleague_is_not_told(centre: UUID, ana: Account) -> None:
    from_ana = card(centre, "Past", -5)
    ivo = people.account("Ivo")
    people.appoint(ivo, centre, "editor")
    operations.hand_over(
        by=people.viewer(ana), item="cards", line=str(from_ana), to=ivo.pk, why="On leave"
    )
    assert digest.send_due(tomorrow()) == 0


@pytest.mark.parametrize("frequency", ["off", "weekly", "daily"])
def test_the_person_chooses(centre: UUID, ana: Account, frequency: str) -> None:
    card(centre, "Past", -5)
    client = Client()
    client.force_login(ana, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post(
        "/en/desk/digest/", {"frequency": frequency, "hour": "6", "zone": "Europe/Athens"}
    )
    assert answer.status_code == 302
    kept = Desk.objects.get(account=ana)
    assert (kept.frequency, kept.hour, kept.zone) == (frequency, 6, "Europe/Athens")
    assert digest.send_due() == 0  # the next hour is still to come
    sent = sum(digest.send_due(datetime.now(UTC) + timedelta(days=day)) for day in range(1, 15))
    assert sent == {"off": 0, "weekly": 2, "daily": 14}[frequency]


def test_another_hour_on_the_same_day_brings_no_second_one(centre: UUID, ana: Account) -> None:
    card(centre, "Past", -5)
    Desk.objects.filter(account=ana).update(hour=0, zone="Europe/Rome")
    now = datetime.now(UTC)
    assert digest.send_due(now) == 1
    digest.choose(by=people.viewer(ana), frequency="daily", hour=23, zone="Europe/Rome")
    told = Desk.objects.get(account=ana).told_on
    assert digest.send_due(now) == 0
    assert Outgoing.objects.filter(key__endswith=str(told)).count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [("frequency", "hourly"), ("hour", 24), ("hour", -1), ("zone", "Mars/Olympus")],
)
def test_what_is_not_offered_is_refused(ana: Account, field: str, value: object) -> None:
    given = {"frequency": "daily", "hour": 7, "zone": "", field: value}
    with pytest.raises(Invalid):
        digest.choose(by=people.viewer(ana), **given)
    client = Client()
    client.force_login(ana, backend="django.contrib.auth.backends.ModelBackend")
    assert client.post("/en/desk/digest/", given).status_code == 422


def _stop_path(account: Account) -> str:
    return f"/en/desk/digest/stop/{unsubscribing.token(account.uid)}/"


def test_one_click_stops_it_without_signing_in(centre: UUID, ana: Account) -> None:
    """As a mail program does it: no cookie, no mark against forgery, one POST."""
    stranger = Client(enforce_csrf_checks=True)
    page = stranger.get(_stop_path(ana))
    assert page.status_code == 200
    assert "<button" in page.content.decode()
    assert Desk.objects.get(account=ana).frequency == "daily"
    answer = stranger.post(
        _stop_path(ana), "List-Unsubscribe=One-Click", "application/x-www-form-urlencoded"
    )
    assert answer.status_code == 200
    assert Desk.objects.get(account=ana).frequency == "off"
    card(centre, "Past", -5)
    assert digest.send_due(tomorrow()) == 0


def test_a_forged_word_stops_nothing(ana: Account) -> None:
    word = unsubscribing.token(ana.uid)
    forged = (
        word[:-1] + ("a" if word[-1] != "a" else "b"),
        word.replace(ana.uid.hex, people.account().uid.hex),
        unsubscribing.token(ana.uid, "invitations"),
        f"digest.{ana.uid.hex}",
    )
    for one in forged:
        assert Client().post(f"/en/desk/digest/stop/{one}/").status_code == 404, one
    assert Desk.objects.get(account=ana).frequency == "daily"


def test_the_word_names_only_the_sort_and_the_account(ana: Account) -> None:
    word = unsubscribing.token(ana.uid)
    assert word.partition(":")[0] == f"digest.{ana.uid.hex}"
    assert ana.email not in word


@pytest.mark.django_db(transaction=True)
def test_the_headers_are_those_of_the_standard() -> None:
    centre = centres.centre()
    ana = people.account("Ana")
    people.appoint(ana, centre, "editor")
    Desk.objects.update_or_create(account=ana, defaults={"frequency": "daily"})
    card(centre, "Past", -5)
    digest.send_due(tomorrow())
    row = Outgoing.objects.get()
    assert sending.deliver(row.pk) == "sent"
    written = sent_mail.outbox[0].message().as_string()
    message = message_from_string(written, policy=policy.default)
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = re.fullmatch(r"<(https?://.*)>", message["List-Unsubscribe"].strip())
    assert address is not None
    assert unsubscribing.token(ana.uid) in address[1]
    kinds = [part.get_content_type() for part in message.walk()]
    assert kinds == ["multipart/alternative", "text/plain", "text/html"]


@pytest.mark.parametrize("name", ["Ana\r\nBcc: all@post.example", "Ana\nX: y"])
def test_line_breaks_reach_no_header(centre: UUID, name: str) -> None:
    """In a name they stay in the body; in a subject or an address they are refused."""
    ana = people.account(name)
    people.appoint(ana, centre, "editor")
    Desk.objects.update_or_create(account=ana, defaults={"frequency": "daily"})
    card(centre, "Past\r\nBcc: all@post.example", -5)
    digest.send_due(tomorrow())
    row = Outgoing.objects.get()
    assert "\n" not in row.subject
    assert "\n" not in row.recipient
    for to, subject in ((f"ana@post.example\n{name}", "x"), ("ana@post.example", f"x\n{name}")):
        with pytest.raises(Invalid):
            mail.queue(to=to, subject=subject, text="x", language="en", purpose="digest")
