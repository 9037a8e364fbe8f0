"""Records of every kind in every visibility and state, and those who look at them."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from uuid import UUID

from django.test import Client

from tests.factories import (
    actors,
    centres,
    consortia,
    duplicates,
    editorial,
    files,
    imports,
    people,
    taxonomy,
)
from tests.factories.kinds import MAKERS, Ground
from tests.factories.settling import settle
from tests.factories.words import canary
from vivaio.ground.centres.operations import settings
from vivaio.ground.people.models import Account
from vivaio.platform.links import operations as links
from vivaio.platform.records.kinds import models_by_kind
from vivaio.platform.revisions import operations as revisions
from vivaio.platform.tenancy.models import Nature, Visibility
from vivaio.platform.tenancy.viewer import Viewer

STATES = ("draft", "published", "archived")
#: Kinds that are their centre's alone, by a constraint of the database.
PRIVATE = frozenset({"interview"})
VIEWERS = ("anonymous", "outsider", "member_b", "editor_b", "member_a", "editor_a", "operator")


@dataclass(frozen=True)
class Case:
    """One record of centre A (or, without an owner, of the network), and its word."""

    kind: str
    visibility: str
    state: str
    nature: str
    deleted: bool
    owned: bool
    bird: str
    uid: UUID

    def __str__(self) -> str:
        signs = [self.kind, self.visibility, self.state, self.nature]
        signs += ["deleted"] * self.deleted + ["of the network"] * (not self.owned)
        return " ".join(signs)

    def seen_by(self, viewer: str) -> bool:
        """The rule of the house, told a second time: never compare it with itself."""
        if self.deleted:
            return False
        if viewer in ("member_a", "editor_a") and self.owned:
            return True
        if viewer == "operator" and not self.owned:
            return True
        if self.state != "published":
            return False
        if viewer in ("anonymous", "outsider"):
            return self.visibility == "public"
        return self.visibility in ("public", "network")


@dataclass
class World:
    """Two centres, their teams, and the cases."""

    a: UUID
    b: UUID
    accounts: dict[str, Account]
    cases: list[Case] = field(default_factory=list)

    def client(self, viewer: str) -> Client:
        """A browser of one of the viewers."""
        client = Client(raise_request_exception=True)
        if viewer in self.accounts:
            client.force_login(
                self.accounts[viewer], backend="django.contrib.auth.backends.ModelBackend"
            )
        return client

    def viewer(self, name: str) -> Viewer:
        """One of the viewers, as queries know them."""
        if name == "anonymous":
            return Viewer.anonymous()
        return people.viewer(self.accounts[name])

    def birds(self, viewer: str, *kinds: str) -> set[str]:
        """The words that a viewer must find."""
        return {
            case.bird
            for case in self.cases
            if case.seen_by(viewer) and (not kinds or case.kind in kinds)
        }


def build() -> World:
    """Make everything; some two hundred records."""
    taxonomy.schemes()
    a, b = centres.centre("Alba"), centres.centre("Brera")
    accounts = {name: people.account(name) for name in VIEWERS[1:-1]}
    accounts["operator"] = people.account("operator", is_superuser=True, is_staff=True)
    for name, centre in (("member", a), ("editor", a), ("member", b), ("editor", b)):
        people.appoint(accounts[f"{name}_{'a' if centre == a else 'b'}"], centre, name)
    world = World(a, b, accounts)
    ground = Ground(a, actors.actor(a, "Companion"))
    for visibility, state, nature in product(Visibility.values, STATES, Nature.values):
        # The longest matrix for actors, which alone have a life so far; of the other kinds,
        # examples in the state in which others may see them.
        for kind in models_by_kind():
            if kind == "actor" or nature == Nature.FACT or state == "published":
                world.cases.append(_make(world, ground, kind, visibility, state, nature))
    for visibility, state in product(Visibility.values, STATES):
        world.cases.append(_make(world, ground, "actor", visibility, state, "fact", owned=False))
    for kind in models_by_kind():
        made = _make(world, ground, kind, "public", "published", "fact", deleted=True)
        world.cases.append(made)
    _entangle(world, ground)
    for case in world.cases:
        settle(
            case.uid,
            visibility=case.visibility,
            state=case.state,
            nature=case.nature,
            owner=_owner(world, case),
            deleted=case.deleted,
        )
    return world


def _owner(world: World, case: Case) -> UUID | None:
    if not case.owned:
        return None
    return case.uid if case.kind == "centre" else world.a


def _make(
    world: World,
    ground: Ground,
    kind: str,
    visibility: str,
    state: str,
    nature: str,
    *,
    deleted: bool = False,
    owned: bool = True,
) -> Case:
    bird = canary()
    uid = MAKERS[kind](ground, bird)
    visibility = "centre" if kind in PRIVATE else visibility
    if kind == "centre":
        for name in ("member", "editor"):
            people.appoint(world.accounts[f"{name}_a"], uid, name)
    return Case(kind, visibility, state, nature, deleted, owned, bird, uid)


def _entangle(world: World, ground: Ground) -> None:
    """Tie public records to every case, so that a name could slip through the other end."""
    of_kind = {kind: [c for c in world.cases if c.kind == kind] for kind in MAKERS}
    consortia.consortium(
        [consortia.partner(case.uid, case.bird) for case in of_kind["actor"]], "Everybody"
    )
    club = centres.centre("Club")
    for case in of_kind["actor"]:
        actors.role(club, case.uid, case.bird)
        revisions.keep(
            by=Viewer.system(), record=case.uid, content={"name": case.bird}, why=case.bird
        )
        files.file(case.uid, case.bird, centre=ground.centre)
        if case.owned and not case.deleted:
            imports.bird(ground.centre, case.uid, case.bird)
        if case.nature == "fact":
            duplicates.pair(ground.companion, case.uid)
        if case.nature == "fact" and case.owned:
            actors.sister_card(case.uid, ground.centre, "By")
            actors.sister_card(ground.companion, case.uid, "About")
    paper = editorial.editorial("news", ground.centre, "Paper")
    for case in world.cases:
        if case.kind != "news":
            links.link(by=Viewer.system(), kind="about", source=paper, target=case.uid)
    for case in of_kind["place"]:
        actors.role(club, None, case.bird, place=case.uid, kind="operational_seat")
    for case in of_kind["centre"]:
        settings.settle(
            by=Viewer.system(),
            centre=case.uid,
            version=0,
            values={"domain": f"{case.bird}.example"},
        )
        actors.role(case.uid, ground.companion, case.bird)
    for case in of_kind["consortium"]:
        if case.nature == "fact":
            consortia.consortium((), "Successor", predecessor=case.uid)
