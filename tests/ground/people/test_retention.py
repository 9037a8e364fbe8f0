"""Nothing is kept longer than its rule says, and each night says what it erased."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from tests.factories import centres, people
from tests.factories.scene import build
from vivaio.ground.people import own_data
from vivaio.ground.people.models import Account
from vivaio.kernel import uid
from vivaio.platform.limits import operations as limits
from vivaio.platform.mail import operations as mail
from vivaio.platform.mail.models import Outgoing
from vivaio.platform.personal import operations as personal
from vivaio.platform.personal import queries
from vivaio.platform.personal.models import Forgetting
from vivaio.platform.records.models import Receipt
from vivaio.platform.registry import PersonalData, Retention, personal_data

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def _used(account: Account, moment: datetime) -> None:
    Account.objects.filter(pk=account.pk).update(last_login=moment, joined_at=moment)


def test_an_unused_account_is_warned_and_then_erased() -> None:
    now = timezone.now()
    account = people.account("Somebody Long Gone", language="it")
    _used(account, now - 699 * DAY)
    personal.forget(now)
    assert not Outgoing.objects.exists()
    _used(account, now - 705 * DAY)
    personal.forget(now)
    personal.forget(now + DAY)
    message = Outgoing.objects.get(recipient=account.email)  # one warning, not one a night
    assert (message.purpose, message.language) == ("unused-account", "it")
    assert "/it/account/login/" in message.text
    personal.forget(now + 29 * DAY)
    assert Account.objects.filter(pk=account.pk).exists()
    Account.objects.filter(pk=account.pk).update(warned_at=now - 31 * DAY)
    _used(account, now - 735 * DAY)
    personal.forget(now)
    assert not Account.objects.filter(pk=account.pk).exists()
    report = Forgetting.objects.filter(model="people.Account").latest("pk")
    assert (report.number, report.days, report.error) == (1, own_data.UNUSED, "")


def test_whoever_comes_back_stays() -> None:
    now = timezone.now()
    account = people.account()
    Account.objects.filter(pk=account.pk).update(warned_at=now - 400 * DAY)
    _used(account, now - 380 * DAY)
    personal.forget(now)
    assert Account.objects.filter(pk=account.pk).exists()


def test_nobody_is_erased_without_a_warning_or_out_of_a_team() -> None:
    now = timezone.now()
    stranger, colleague = people.account(), people.account()
    people.appoint(colleague, centres.centre(), "member")
    for account in (stranger, colleague):
        _used(account, now - 2000 * DAY)
    Account.objects.filter(pk=colleague.pk).update(warned_at=now - 100 * DAY)
    personal.forget(now)
    assert Account.objects.filter(pk__in=(stranger.pk, colleague.pk)).count() == 2
    assert not Outgoing.objects.filter(recipient=colleague.email).exists()


def test_receipts_mails_and_sessions_go() -> None:
    now = timezone.now()
    for days in (0, 29, 31):
        Receipt.objects.create(
            key=uid.new(), verb="x", account=None, result=uid.new(), at=now - days * DAY
        )
    row = mail.queue(
        to="a@post.example", subject="S", text="T", language="en", purpose="x", key="k"
    )
    Outgoing.objects.filter(pk=row.pk).update(state="sent", settled_at=now - 366 * DAY)
    Client().post("/en/account/login/code/", {"email": "a@post.example"})
    Session.objects.update(expire_date=now - DAY)
    assert personal.forget(now) >= 3
    assert Receipt.objects.count() == 2
    row.refresh_from_db()
    assert (row.recipient, row.subject, row.text, row.state) == ("", "", "", "sent")
    assert not Session.objects.exists()


def test_a_rule_that_fails_keeps_no_other_from_its_work() -> None:
    def fail(moment: datetime) -> int:
        raise LookupError

    personal_data.register(
        "test.Failing", PersonalData("test.Failing", {}, retention=Retention(1, "x", fail))
    )
    try:
        personal.forget()
    finally:
        del personal_data._values["test.Failing"]
    assert Forgetting.objects.get(model="test.Failing").error == "LookupError"
    assert Forgetting.objects.filter(error="").count() >= 4


def test_the_network_is_told_and_nobody_else() -> None:
    scene = build()
    personal.forget()
    page = scene.client("operator").get("/en/account/forgotten/")
    assert page.status_code == 200
    assert "To refuse floods of requests" in page.content.decode()
    refused = scene.client("editor").get("/en/account/forgotten/")
    assert refused.status_code == 403
    assert "This is for those who administer the network." in refused.content.decode()


def test_the_register_of_purposes_is_whole() -> None:
    purposes = queries.purposes()
    told = {held.model for purpose in purposes for held in purpose.holdings}
    personal_ones = {
        one.model for one in personal_data.all().values() if "personal" in one.fields.values()
    }
    assert told == personal_ones
    for purpose in purposes:
        assert purpose.purpose
        assert "GDPR" in purpose.legal_basis
        for held in purpose.holdings:
            assert held.kept or (held.days is not None and held.since), held.model


def test_counting_is_shared_and_ends() -> None:
    minute = timedelta(minutes=1)
    outcomes = [limits.allowed("x", "A@b.example", most=3, within=minute) for _ in range(5)]
    assert outcomes == [True, True, True, False, False]
    assert not limits.allowed("x", "a@B.example", most=3, within=minute)
    assert limits.allowed("x", "c@b.example", most=3, within=minute)
    assert limits.forget(timezone.now() + DAY) == 2
    assert limits.allowed("x", "a@b.example", most=3, within=minute)


def test_a_hundred_codes_in_a_minute_are_refused_with_a_sentence() -> None:
    account = people.account()
    answers = [
        Client().post("/en/account/login/code/", {"email": account.email}) for _ in range(100)
    ]
    refused = [one for one in answers if one.status_code != 302]
    assert len(refused) == 97
    assert "Wait a minute, then try again." in refused[0].content.decode()
    assert f'value="{account.email}"' in refused[0].content.decode()
    assert Outgoing.objects.count() == 3


def test_a_hundred_addresses_from_one_place_are_refused() -> None:
    answers = [
        Client().post("/en/account/login/code/", {"email": f"somebody{n}@post.example"})
        for n in range(100)
    ]
    assert len([one for one in answers if one.status_code == 302]) == 60
