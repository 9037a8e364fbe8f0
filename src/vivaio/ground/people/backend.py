"""Who a session belongs to."""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import IntegerField

from vivaio.ground.people.models import Account, Person
from vivaio.platform.tenancy.readings import Reading

_OWN = [field.attname for field in Account._meta.concrete_fields]
_PERSONS = [field.attname for field in Person._meta.concrete_fields]
_account = Reading(
    lambda viewer, pk: Account.objects.filter(pk=pk).values_list(
        *_OWN, *(f"person__{name}" for name in _PERSONS)
    ),
    pk=IntegerField(),
)


class AccountBackend(AuthenticationBackend):
    """allauth's, which brings an account together with its person: every page wants both."""

    def get_user(self, user_id: Any) -> Account | None:
        """The account of a session, if it may still be used."""
        for row in _account.rows(None, pk=user_id):
            found = Account.from_db("default", _OWN, row[: len(_OWN)])
            own = row[len(_OWN) :]
            person = Person.from_db("default", _PERSONS, own) if own[0] else None
            Account._meta.get_field("person").set_cached_value(found, person)
            return found if self.user_can_authenticate(found) else None
        return None
