"""Accounts: one an address, without a password, opened for others by the operator alone."""

from __future__ import annotations

import pytest
from django.core import mail

from vivaio.ground.people import operations
from vivaio.ground.people.models import Account, Person
from vivaio.kernel.errors import NotAllowed
from vivaio.platform.tenancy.viewer import Viewer

pytestmark = pytest.mark.django_db


def _open(by: Viewer, email: str) -> Account:
    return operations.open_account(by=by, email=email, name="Ana Marić", language="hr")


def test_an_account_comes_with_its_person() -> None:
    account = _open(Viewer.system(), " Ana@Post.example ")
    assert (account.email, account.name, account.language) == (
        "ana@post.example",
        "Ana Marić",
        "hr",
    )
    assert Person.objects.get(account=account).name == "Ana Marić"


def test_nobody_has_a_password_to_lose() -> None:
    account = _open(Viewer.system(), "ana@post.example")
    assert not account.has_usable_password()
    assert not account.check_password("")


def test_one_account_an_address() -> None:
    first = _open(Viewer.system(), "ana@post.example")
    assert _open(Viewer.system(), "ANA@post.example") == first
    assert (Account.objects.count(), Person.objects.count()) == (1, 1)


def test_others_open_no_accounts() -> None:
    with pytest.raises(NotAllowed):
        _open(Viewer.anonymous(), "ana@post.example")
    assert not Account.objects.exists()


def test_opening_an_account_tells_nobody() -> None:
    _open(Viewer.system(), "ana@post.example")
    assert mail.outbox == []
