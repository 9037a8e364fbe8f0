"""What an account asks of its owner."""

from __future__ import annotations

from collections.abc import Iterator

from allauth.mfa.models import Authenticator

from vivaio.kernel.errors import N_, Message
from vivaio.platform.registry import DeskLine
from vivaio.platform.tenancy.viewer import Viewer


def lines(viewer: Viewer) -> Iterator[DeskLine]:
    """Whoever administers a centre is asked for a second way to sign in."""
    manages = viewer.network or any("manage" in may for may in viewer.roles.values())
    if not manages or viewer.account is None:
        return
    if Authenticator.objects.filter(user=viewer.account).exists():
        return
    yield DeskLine(
        message=Message(N_("Your account can be opened with a mail alone. Add a passkey.")),
        address="account/keys/",
        why=Message(N_("You administer a centre, so others rely on your account being safe.")),
        verb=Message(N_("Add a passkey")),
    )
