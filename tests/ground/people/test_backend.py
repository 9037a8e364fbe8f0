"""Whose a session is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from vivaio.ground.people.backend import AccountBackend
from vivaio.ground.people.models import Account, Person

pytestmark = pytest.mark.django_db


def test_an_account_comes_with_its_person_in_one_statement() -> None:
    account = Account.objects.create_user("somebody@post.example", name="Somebody")
    person = Person.objects.create(account=account, name="Somebody Else")
    with CaptureQueriesContext(connection) as captured:
        found = AccountBackend().get_user(account.pk)
        assert found is not None
        assert (found, found.person, found.person.name) == (account, person, person.name)
    assert len(captured) == 1
    for field in Account._meta.concrete_fields:
        kept = getattr(Account.objects.get(pk=account.pk), field.attname)
        assert getattr(found, field.attname) == kept


def test_an_account_without_a_person_has_none() -> None:
    account = Account.objects.create_user("nobody@post.example")
    found = AccountBackend().get_user(account.pk)
    assert found is not None
    assert getattr(found, "person", None) is None


def test_no_session_outlives_its_account() -> None:
    account = Account.objects.create_user("gone@post.example", is_active=False)
    assert AccountBackend().get_user(account.pk) is None
    assert AccountBackend().get_user(account.pk + 1) is None
