"""Opening accounts."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.db import transaction

from vivaio.ground.people.models import Account, Person
from vivaio.kernel.decision import no, require
from vivaio.kernel.errors import N_
from vivaio.platform.tenancy.viewer import Viewer


def open_account(*, by: Viewer, email: str, name: str, language: str) -> Account:
    """An account with its person, or the one that has this address already."""
    if not by.is_system:
        require(no(N_("Only the operator of the platform opens accounts for others.")))
    with transaction.atomic():
        found = Account.objects.filter(email=email.strip().lower()).first()
        if found:
            return found
        account = Account.objects.create_user(email, name=name, language=language)
        Person.objects.create(account=account, name=name)
        # Whoever opens the account answers for the address; its owner proves it with each code.
        EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)
        return account


def note_keeper(*, account: int) -> None:
    """Remember, in the caller's transaction, that single records are entrusted to an account."""
    Account.objects.filter(pk=account, has_kept=False).update(has_kept=True)
