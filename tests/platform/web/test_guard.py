"""Forms for everybody: people pass, machines and floods are told why they do not."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django import forms
from django.http import QueryDict
from django.test import RequestFactory
from pytest_django import Settings

from vivaio.kernel import clock
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web import guard
from vivaio.platform.web.guard import Guard, GuardedForm
from vivaio.platform.web.models import Sending

pytestmark = pytest.mark.django_db


class Letter(GuardedForm):
    guard = Guard("letter", sendings=2, within=timedelta(minutes=30))
    words = forms.CharField()


def _form(
    ago: timedelta = timedelta(minutes=1), account: int | None = None,
    address: str = "192.0.2.1", **given: Any,
) -> Letter:  # fmt: skip
    request = RequestFactory().post("/", REMOTE_ADDR=address)
    request.viewer = Viewer(account=account)  # type: ignore[attr-defined]
    data = QueryDict(mutable=True)
    data.update({"words": "Good morning", "key": str(uuid4()), "opened": Letter.mark(ago), **given})
    return Letter(data, request=request)


def test_a_person_passes() -> None:
    form = _form()
    assert form.is_valid()
    assert Sending.objects.count() == 1


def test_what_people_do_not_see_stays_empty() -> None:
    form = _form(second_name="Bot")
    assert not form.is_valid()
    assert "Empty the last field" in str(form.non_field_errors())
    assert not Sending.objects.exists()


def test_nobody_writes_in_no_time() -> None:
    """The second try, with the same words and the same note, is in time."""
    form = _form(ago=timedelta())
    assert "very quick" in str(form.non_field_errors())
    with time_machine.travel(clock.now() + timedelta(seconds=4), tick=False):
        again = Letter(form.data, request=form._request)
        assert again.is_valid()


@pytest.mark.parametrize(
    ("opened", "said"),
    [
        (Letter.mark(timedelta(days=2)), "more than a day"),
        ("", "did not say"),
        ("letter:1abc:forged", "did not say"),
        (Letter.mark().replace("letter", "other"), "did not say"),
        ("x" * 200, "did not say"),
    ],
    ids=["old", "none", "forged", "of another form", "long"],
)
def test_what_is_stale_or_forged_is_opened_again(opened: str, said: str) -> None:
    """The form that comes back keeps its words and holds a new note."""
    form = _form(opened=opened)
    assert said in str(form.non_field_errors())
    assert form["words"].value() == "Good morning"
    with time_machine.travel(clock.now() + timedelta(seconds=4), tick=False):
        assert Letter(form.data, request=form._request).is_valid()


def test_a_note_is_good_for_its_own_form_only() -> None:
    class Other(GuardedForm):
        guard = Guard("other")

    assert not _form(opened=Other.mark(timedelta(minutes=1))).is_valid()


def test_floods_are_kept_out_by_address() -> None:
    assert _form().is_valid()
    assert _form().is_valid()
    third = _form()
    assert not third.is_valid()
    assert "within 30 minutes" in str(third.non_field_errors())
    assert Sending.objects.count() == 2, "what is refused does not lengthen the wait"
    assert _form(address="192.0.2.2").is_valid()


def test_the_time_passes() -> None:
    for _ in range(2):
        assert _form().is_valid()
    with time_machine.travel(clock.now() + timedelta(minutes=31), tick=False):
        assert _form().is_valid()


def test_floods_are_kept_out_by_account() -> None:
    """Somebody who signed in is counted wherever they send from."""
    for last in (1, 2):
        assert _form(account=7, address=f"192.0.2.{last}").is_valid()
    assert not _form(account=7, address="192.0.2.3").is_valid()
    assert _form(account=8, address="192.0.2.4").is_valid()


def test_what_is_wrong_otherwise_is_not_counted() -> None:
    for _ in range(5):
        assert not _form(words="").is_valid()
    assert not Sending.objects.exists()


def test_old_notes_go() -> None:
    assert _form().is_valid()
    with time_machine.travel(clock.now() + timedelta(days=3), tick=False):
        assert _form().is_valid()
    assert Sending.objects.count() == 1


def test_no_address_is_kept() -> None:
    assert _form(address="198.51.100.7").is_valid()
    assert "198.51" not in str(Sending.objects.values())


@pytest.mark.parametrize(
    ("proxied", "forwarded", "address", "told"),
    [
        (False, "", "192.0.2.1", "192.0.2.1"),
        (False, "203.0.113.9", "192.0.2.1", "192.0.2.1"),
        (True, "203.0.113.9, 203.0.113.8", "192.0.2.1", "203.0.113.8"),
        (True, "nonsense", "192.0.2.1", "unknown"),
        (True, "", "2001:db8:1:2:3:4:5:6", "20010db800010002::/64"),
        (False, "", "2001:db8:1:2::1", "20010db800010002::/64"),
        (False, "", "::ffff:192.0.2.1", "192.0.2.1"),
    ],
)
def test_where_a_request_comes_from(
    settings: Settings, proxied: bool, forwarded: str, address: str, told: str
) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if proxied else None
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    request = RequestFactory().get("/", REMOTE_ADDR=address, **headers)
    assert guard.address_of(request) == told
