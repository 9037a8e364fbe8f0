"""Signing in with another service: a real provider of OpenID Connect, on this machine."""

from __future__ import annotations

import contextlib
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.config.running import eventually, free_port
from tests.e2e import axe
from tests.e2e.browsing import Visitor, visiting
from tests.e2e.house import ROOT, House, open_house


@contextlib.contextmanager
def provider(port: int, callback: str, log: Path) -> Iterator[None]:
    """npm's oidc-provider, as a process."""
    node = Path(sys.executable).parent / "node"
    command = [str(node), "tests/e2e/provider.mjs", str(port), callback]
    with log.open("w") as file:
        process = subprocess.Popen(command, cwd=ROOT, stdout=file, stderr=subprocess.STDOUT)
    try:
        eventually(lambda: "ready at" in log.read_text(), "the provider")
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=10)


@pytest.fixture(scope="module")
def federated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house of its own, which has a provider."""
    folder = tmp_path_factory.mktemp("federated")
    theirs, ours = free_port(), free_port()
    callback = f"http://127.0.0.1:{ours}/account/oidc/oidc/login/callback/"
    settings = {
        "VIVAIO_OIDC_ISSUER": f"http://127.0.0.1:{theirs}",
        "VIVAIO_OIDC_NAME": "University",
        "VIVAIO_OIDC_CLIENT": "vivaio",
        "VIVAIO_OIDC_SECRET": "a-secret-for-tests-of-no-value-elsewhere",
    }
    with (
        provider(theirs, callback, folder / "provider.txt"),
        open_house(folder / "home", port=ours, extra=settings) as house,
    ):
        yield house


@contextlib.contextmanager
def guest(browser: Browser, house: House) -> Iterator[Visitor]:
    """A visitor who may leave for the provider, and says there who they are."""
    with visiting(browser, house) as visitor:
        yield visitor
        # What the provider's own pages do is theirs; what ours do is judged by the other walks.
        visitor.complaints[:] = [one for one in visitor.complaints if "Content Security" in one]


def go_through(visitor: Visitor, login: str, button: str = "Sign in with University") -> None:
    """Press our button, sign in over there, consent, come back."""
    page = visitor.page
    page.get_by_role("button", name=button).click()
    page.locator("input[name=login]").fill(login)
    page.locator("input[name=password]").fill("anything")
    page.locator("button[type=submit]").click()
    page.locator("button[type=submit]").click()
    page.wait_for_url(f"{visitor.house.address}/**")


def name_of(visitor: Visitor) -> str:
    return str(visitor.page.get_by_role("banner").locator("summary").last.inner_text()).strip()


def test_a_new_person_comes_in_and_comes_back(browser: Browser, federated: House) -> None:
    """The first time an account is opened, the second time it is there."""
    for _ in range(2):
        with guest(browser, federated) as visitor:
            visitor.go("/en/account/login/?next=/en/centres/")
            assert axe.violations(visitor.page) == []
            go_through(visitor, "grace")
            visitor.arrive("/en/centres/")
            assert name_of(visitor) == "Grace"
            visitor.go("/en/account/")
            assert visitor.page.get_by_text("grace@post.example").count() == 1


def open_account(visitor: Visitor, address: str) -> None:
    page = visitor.page
    visitor.go("/en/account/signup/")
    page.locator("#id_email").fill(address)
    page.get_by_role("main").locator("form button").first.click()
    page.wait_for_url("**/confirm-email/**")
    page.locator("#id_code").fill(visitor.house.code(address, before=0))
    page.locator("#id_code").press("Enter")
    page.wait_for_url(lambda now: "/account/" not in now)


def test_an_address_that_is_not_verified_opens_no_account(
    browser: Browser, federated: House
) -> None:
    """Whoever claims an address without proof stays outside, and its owner gets a mail."""
    address = "ada@post.example"
    with guest(browser, federated) as visitor:
        open_account(visitor, address)
        before = len(federated.mails(address))
    with guest(browser, federated) as visitor:
        visitor.go("/en/account/login/")
        go_through(visitor, "unverified-ada")
        assert "/confirm-email/" in visitor.page.url
        visitor.go("/en/account/")
        assert not visitor.path.endswith("/en/account/")  # it still waits for a code
    mail = eventually(lambda: federated.mails(address)[before:], "a mail to the owner")
    assert "there is one already" in mail[0]
    with guest(browser, federated) as visitor:  # a verified one does, and is told
        visitor.go("/en/account/login/?next=/en/account/providers/")
        go_through(visitor, "ada")
        visitor.page.get_by_text("University, connected on").wait_for()
        assert axe.violations(visitor.page) == []
    eventually(
        lambda: any("was connected to yours" in one for one in federated.mails(address)),
        "the mail that tells of it",
    )


def test_connecting_and_parting(browser: Browser, federated: House) -> None:
    """Somebody who is signed in connects a service, whatever address it has, and parts it."""
    with guest(browser, federated) as visitor:
        open_account(visitor, "mary@post.example")
        visitor.go("/en/account/providers/")
        go_through(visitor, "unverified-somerville", "Connect University")
        visitor.page.get_by_text("University, connected on").wait_for()
        visitor.page.get_by_role("button", name="Part it").click()
        visitor.page.get_by_text("None is connected.").wait_for()


def test_turning_back(browser: Browser, federated: House) -> None:
    """Who changes their mind over there is told so here, and nothing has happened."""
    with guest(browser, federated) as visitor:
        visitor.go("/en/account/login/")
        visitor.page.get_by_role("button", name="Sign in with University").click()
        visitor.page.get_by_text("[ Cancel ]").click()
        visitor.page.wait_for_url(f"{federated.address}/**")
        assert "You turned back" in visitor.page.get_by_role("heading", level=1).inner_text()
        visitor.complaints.clear()
