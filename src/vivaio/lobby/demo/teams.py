"""The demonstration's people: invented, at addresses that reach nobody."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from vivaio.ground.centres import operations as centres
from vivaio.ground.centres.operations import invitations
from vivaio.ground.people import operations as people
from vivaio.platform.tenancy.sources import standing_of
from vivaio.platform.tenancy.viewer import Viewer

#: By the code of a centre: the language of its team, and its name in the names of accounts.
_TEAMS = {
    "it": ("it", "Italy"),
    "hr": ("hr", "Croatia"),
    "gr": ("el", "Greece"),
    "si": ("sl", "Slovenia"),
    "ro": ("ro", "Romania"),
}
#: What each role of a team may do, in words.
_ROLES = {
    "administrator": "looks after the centre and its team",
    "editor": "edits and publishes the centre's cards",
    "member": "reads what the centre keeps to itself",
}
COORDINATOR = "coordinator@demo.example"
NEWCOMER = "newcomer.it@demo.example"


def accounts() -> list[tuple[str, str]]:
    """The demonstration's addresses, and what each may do."""
    teams = [
        (f"{role}.{language}@demo.example", f"{country}: {may}")
        for language, country in _TEAMS.values()
        for role, may in _ROLES.items()
    ]
    return [
        (COORDINATOR, "coordinates the network"),
        *teams,
        (NEWCOMER, "is invited into the Italian team: the link comes by mail"),
    ]


def _account(by: Viewer, email: str, name: str, language: str) -> Viewer:
    """An account, as operations know whoever signs in with it."""
    account = people.open_account(by=by, email=email, name=name, language=language)
    roles, network = standing_of(account.pk)
    return Viewer(account=account.pk, name=name, roles=roles, network=network, language=language)


def editor(by: Viewer, code: str) -> Viewer:
    """The editor of a centre's team."""
    language, country = _TEAMS[code]
    return _account(by, f"editor.{language}@demo.example", f"Editor {country}", language)


def load_teams(by: Viewer, uids: Mapping[str, UUID]) -> None:
    """Appoint everybody as it happens: coordination, then administrators, then their teams."""
    first = _account(by, COORDINATOR, "Coordinator of the network", "it")
    assert first.account is not None
    centres.appoint(by=by, account=first.account, centre=None, role="coordinator")
    coordinator = _account(by, COORDINATOR, first.name, "it")
    for code, (language, country) in _TEAMS.items():
        appointing = coordinator
        for role in _ROLES:
            email, name = f"{role}.{language}@demo.example", f"{role.capitalize()} {country}"
            found = _account(by, email, name, language)
            assert found.account is not None
            centres.appoint(by=appointing, account=found.account, centre=uids[code], role=role)
            if role == "administrator":
                appointing = _account(by, email, name, language)
        if code == "it":
            invitations.invite(
                by=appointing, team=uids[code], email=NEWCOMER, role="member", language="it"
            )
