"""Every policy says in words what it asks for, and the page about roles shows all of them."""

from __future__ import annotations

import inspect
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from django.test import Client

import vivaio
from vivaio.platform.tenancy.rules import ACCOUNT, EVERYBODY, Role, Rule, roles, rules
from vivaio.platform.tenancy.viewer import CAPABILITIES, NETWORK_CAPABILITIES

pytestmark = pytest.mark.django_db

PACKAGE = Path(vivaio.__file__).parent


def _modules() -> list[ModuleType]:
    files = [*PACKAGE.rglob("policies.py"), *PACKAGE.rglob("policies/*.py")]
    names = [
        ".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
        for file in files
    ]
    return [import_module(name) for name in sorted(names)]


def _policies() -> list[str]:
    return [
        f"{module.__name__}.{name}"
        for module in _modules()
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if name.startswith("can_") and function.__module__ == module.__name__
    ]


@pytest.mark.parametrize("policy", _policies())
def test_every_policy_has_a_rule(policy: str) -> None:
    assert policy in rules, (
        f"{policy} is missing from the page “What each role may do”: mark it with "
        '@rule(N_("Change a card"), "edit"), where rule = Room(N_("heading of the room")); '
        "see platform/tenancy/rules.py"
    )


def test_no_rule_is_left_over() -> None:
    assert set(rules.all()) == set(_policies())


def test_rules_ask_for_what_somebody_has() -> None:
    """Capabilities there are: of a centre, of the network, or over what a role was given."""
    given = {word for role in roles.all().values() for word in role.own}
    known = NETWORK_CAPABILITIES | {EVERYBODY, ACCOUNT} | given
    unknown = {name: rule.needs - known for name, rule in rules.all().items()}
    assert not {name: words for name, words in unknown.items() if words}


def test_the_page_shows_every_rule(client: Client) -> None:
    page = client.get("/en/about/roles/")
    assert page.status_code == 200
    words = page.content.decode()
    for rule in rules.all().values():
        assert rule.words.replace("'", "&#39;") in words or rule.words in words, rule.words
        assert rule.room.replace("'", "&#39;") in words or rule.room in words, rule.room


def _role(**capabilities: frozenset[str]) -> Role:
    return Role("some", "Some", "", **capabilities)


def _rule(*needs: str, over: str = "both", own: bool = False) -> Rule:
    return Rule("x.can_y", "Room", "Words", frozenset(needs), over, own)  # type: ignore[arg-type]


def test_how_far_a_role_reaches() -> None:
    """The network's role has no key of a centre, but for appointing."""
    network = _role(network=NETWORK_CAPABILITIES)
    assert network.reaches(_rule("edit")) == ("network",)
    assert network.reaches(_rule("edit", over="centre")) == ()
    assert network.reaches(_rule("appoint")) == ("centres",)
    team = _role(centre=CAPABILITIES)
    assert team.reaches(_rule("edit")) == ("centre",)
    assert team.reaches(_rule("edit", over="network")) == ()
    assert team.reaches(_rule("read", own=True)) == ("own",)
    assert team.reaches(_rule("appoint")) == ()
    assert _role(own=frozenset({"card"})).reaches(_rule("edit", "card")) == ("own",)
    assert roles.get(EVERYBODY).reaches(_rule(ACCOUNT)) == ()
    assert roles.get(ACCOUNT).reaches(_rule(ACCOUNT)) == ("all",)
