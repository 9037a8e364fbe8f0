"""Opening accounts, and changing what they say of their owner."""

from __future__ import annotations

from collections.abc import Collection

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
        complete(account)
        # Whoever opens the account answers for the address; its owner proves it with each code.
        EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)
        return account


def note_keeper(*, account: int) -> None:
    """Remember, in the caller's transaction, that single records are entrusted to an account."""
    Account.objects.filter(pk=account, has_kept=False).update(has_kept=True)


def complete(account: Account) -> Person:
    """The person of an account, made when there is none yet."""
    made, _ = Person.objects.get_or_create(account=account, defaults={"name": account.name})
    return made


def owner_of(addresses: Collection[str]) -> tuple[Account, str] | None:
    """The account in which one of these addresses is confirmed, and that address."""
    found = EmailAddress.objects.filter(email__in=addresses, verified=True, user__is_active=True)
    address = found.select_related("user").order_by("pk").first()
    return (address.user, address.email) if address else None


def introduce(*, by: Viewer, name: str, language: str) -> None:
    """Say how one is called, and in which language one is written to."""
    own = by.account
    if own is None:
        require(no(N_("Sign in to change your account.")))
        return
    with transaction.atomic():
        Account.objects.filter(pk=own).update(name=name, language=language)
        Person.objects.filter(account=by.account).update(name=name)
