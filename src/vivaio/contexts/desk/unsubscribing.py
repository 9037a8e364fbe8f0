"""The signed word in a mail that lets whoever holds it stop one sort of mail to one account.

It names nothing but the sort and the account, opens no other door and never expires: a mail may be
read years later (RFC 8058 asks that one POST be enough, without signing in).
"""

from __future__ import annotations

from uuid import UUID

from django.core.signing import BadSignature, Signer

DIGEST = "digest"
_signer = Signer(salt="vivaio.unsubscribe")


def token(account: UUID, purpose: str = DIGEST) -> str:
    """The word for an account, by its uid."""
    return _signer.sign(f"{purpose}.{account.hex}")


def account_of(word: str, purpose: str = DIGEST) -> UUID | None:
    """The uid of the account a word was made for; None for any other word."""
    try:
        said, _, account = _signer.unsign(word).partition(".")
    except BadSignature:
        return None
    return UUID(account) if said == purpose else None
