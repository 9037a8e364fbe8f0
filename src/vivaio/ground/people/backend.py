"""Who a session belongs to."""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from vivaio.ground.people.models import Account


class AccountBackend(AuthenticationBackend):
    """allauth's, which brings an account together with its person: every page wants both."""

    def get_user(self, user_id: Any) -> Account | None:
        """The account of a session, if it may still be used."""
        found = Account.objects.select_related("person").filter(pk=user_id).first()
        return found if found and self.user_can_authenticate(found) else None
