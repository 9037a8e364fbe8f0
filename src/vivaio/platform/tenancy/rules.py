"""What each policy asks for, in words: from this the page about roles is made.

Every public function `can_…` of a `policies.py` is marked where it is written, with a rule of its
room; a test finds one that is not.

    rule = Room(N_("Cards of the directory"))

    @rule(N_("Change a card"), "edit")
    def can_amend(viewer: Viewer, actor: Actor) -> Decision: ...
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeVar

from vivaio.kernel.errors import N_
from vivaio.platform.registry.registry import Registry
from vivaio.platform.tenancy.viewer import REACHING

Policy = TypeVar("Policy", bound=Callable[..., object])

#: What needs no role: no account even, or just an account.
EVERYBODY, ACCOUNT = "everybody", "account"
#: What a viewer may do with the single records that are entrusted to them.
ENTRUSTED = "entrusted"
#: Whose things a rule is about: a centre's, the network's own, or each by their own team.
Over = Literal["centre", "network", "both"]
#: How far a role reaches under a rule.
Reach = Literal["all", "centre", "centres", "network", "own"]


@dataclass(frozen=True, slots=True)
class Rule:
    """`words` is a msgid for what is done, `needs` the capabilities of which any one is enough.

    `own`: it is about what is one's own, such as one's place in a team; where an account is enough
    for that, other capabilities are for what is others'.
    """

    policy: str
    room: str
    words: str
    needs: frozenset[str]
    over: Over = "both"
    own: bool = False


@dataclass(frozen=True, slots=True)
class Role:
    """A part that people have; `title` and `note` are msgids.

    `centre` holds its capabilities in one centre, `network` those over what no centre owns, and
    `own` those over single records that it was given.
    """

    code: str
    title: str
    note: str
    centre: frozenset[str] = frozenset()
    network: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()

    def reaches(self, rule: Rule) -> tuple[Reach, ...]:
        """How far this role may do what a rule is about; nothing where it may not."""
        has = {EVERYBODY} if self.code == EVERYBODY else {EVERYBODY, ACCOUNT}
        is_for_all = bool(rule.needs & has)
        if is_for_all and not rule.own:
            return ("all",)
        found: list[Reach] = ["own"] if is_for_all else []
        if rule.needs & self.centre and rule.over != "network":
            found.append("own" if rule.own and not is_for_all else "centre")
        if rule.needs & self.network & REACHING:
            found.append("centres")
        if rule.needs & self.network - REACHING and rule.over != "centre":
            found.append("network")
        if rule.needs & self.own and "own" not in found:
            found.append("own")
        return tuple(found)


rules: Registry[Rule] = Registry("rules")
roles: Registry[Role] = Registry("roles")

roles.register(
    EVERYBODY, Role(EVERYBODY, N_("Everybody"), N_("Whoever reads, without having signed in."))
)
roles.register(
    ACCOUNT, Role(ACCOUNT, N_("With an account"), N_("Whoever has signed in, without a role."))
)
roles.register(
    "organisation",
    Role(
        "organisation",
        N_("Organisation's editor"),
        N_("Keeps the card of an organisation: that card alone."),
        own=frozenset({ENTRUSTED}),
    ),
)


class Room:
    """The rules of one room, under its heading (a msgid)."""

    def __init__(self, title: str) -> None:
        self.title = title

    def __call__(
        self, words: str, *needs: str, over: Over = "both", own: bool = False
    ) -> Callable[[Policy], Policy]:
        """Mark a policy with what is done under it, and which capabilities it asks for."""
        if not needs:
            raise ValueError(f"{words}: a rule says what it asks for")

        def mark(policy: Policy) -> Policy:
            name = f"{policy.__module__}.{policy.__qualname__}"
            rule = Rule(name, self.title, words, frozenset(needs), over, own)
            rules.register(name, rule)
            return policy

        return mark
