"""Reading accounts."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.db.models import Q

from vivaio.ground.people.models import Account


def owner_of(address: str) -> int | None:
    """The account to which an e-mail address belongs, if any."""
    wanted = address.strip().lower()
    named = Q(email=wanted) | Q(emailaddress__email__iexact=wanted, emailaddress__verified=True)
    return Account.objects.filter(named).values_list("pk", flat=True).first()


def addresses_of(account: int) -> frozenset[str]:
    """The addresses that an account has proven to be its own, in lower case."""
    rows = EmailAddress.objects.filter(user=account, verified=True).values_list("email", flat=True)
    return frozenset(address.lower() for address in rows)
