"""The e-mail addresses that people have shown to be theirs."""

from __future__ import annotations

from allauth.account.models import EmailAddress


def verified(account: int) -> list[str]:
    """The addresses of an account that it has proved, in small letters; the first one first."""
    rows = EmailAddress.objects.filter(user=account, verified=True).order_by("-primary", "pk")
    return [one.lower() for one in rows.values_list("email", flat=True)]
