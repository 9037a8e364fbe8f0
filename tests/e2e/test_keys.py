"""Passkeys, with a key that Chromium plays; apps, codes, sessions; the end of an account."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import hmac
import json
import re
import struct
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.e2e import axe, signing
from tests.e2e.browsing import Visitor, visiting
from tests.e2e.house import House


@pytest.fixture
def local(house: House) -> House:
    """The house under a name: a number is no domain that a passkey could belong to."""

    class Named(House):
        @property
        def address(self) -> str:
            return f"http://localhost:{self.port}"

    return Named(house.home, house.port)


@contextlib.contextmanager
def with_key(browser: Browser, house: House) -> Iterator[Visitor]:
    """A visitor whose browser has a passkey device that always says yes."""
    with visiting(browser, house) as visitor:
        driver = visitor.context.new_cdp_session(visitor.page)
        driver.send("WebAuthn.enable")
        driver.send(
            "WebAuthn.addVirtualAuthenticator",
            {
                "options": {
                    "protocol": "ctap2",
                    "transport": "internal",
                    "hasResidentKey": True,
                    "hasUserVerification": True,
                    "isUserVerified": True,
                    "automaticPresenceSimulation": True,
                }
            },
        )
        yield visitor


def open_account(visitor: Visitor, address: str) -> None:
    """Somebody new."""
    page = visitor.page
    visitor.go("/en/account/signup/")
    page.locator("#id_email").fill(address)
    page.get_by_role("main").locator("form button").first.click()
    page.wait_for_url("**/confirm-email/**")
    page.locator("#id_code").fill(visitor.house.code(address, before=0))
    page.locator("#id_code").press("Enter")
    page.wait_for_url(lambda now: "/account/" not in now)


def look(visitor: Visitor) -> None:
    """The page is sound, and accessible."""
    visitor.look("en", cookies=True)
    assert axe.violations(visitor.page) == []


def verb(visitor: Visitor, words: str) -> None:
    """Press a button or follow a link of the content."""
    main = visitor.page.get_by_role("main")
    main.get_by_role("button", name=words).or_(main.get_by_role("link", name=words)).first.click()


def test_a_passkey_from_the_first_day_to_the_last(browser: Browser, local: House) -> None:
    """Add it, rename it, sign in with it alone, be asked for it after a code, remove it."""
    address = "key.owner@post.example"
    with with_key(browser, local) as visitor:
        page = visitor.page
        open_account(visitor, address)
        visitor.go("/en/account/keys/")
        look(visitor)
        verb(visitor, "Add a passkey")
        page.wait_for_url("**/passkeys/add/")
        look(visitor)
        page.locator("#id_name").fill("My telephone")
        verb(visitor, "Add this passkey")

        # Recovery codes came with it; to see them, the key says once more that it is us.
        page.wait_for_url("**/reauthenticate/**")
        look(visitor)
        if "/key/" not in page.url:
            page.get_by_role("link", name="With a passkey").click()
            look(visitor)
        verb(visitor, "Use my passkey")
        page.wait_for_url("**/keys/codes/")
        look(visitor)
        assert page.locator(".codes li").count() == 10

        visitor.go("/en/account/keys/passkeys/")
        look(visitor)
        verb(visitor, "Rename")
        look(visitor)
        page.locator("#id_name").fill("Blue telephone")
        verb(visitor, "Save")
        page.get_by_text("Blue telephone").wait_for()

        signing.sign_out(visitor)
        visitor.go("/en/account/login/?next=/en/actors/")
        look(visitor)
        verb(visitor, "Sign in with a passkey")
        visitor.arrive("/en/actors/")

        signing.sign_out(visitor)
        visitor.go("/en/")
        code = signing.ask_for_code(visitor, address, "en")
        page.locator("#id_code").fill(code)
        page.locator("#id_code").press("Enter")
        page.wait_for_url("**/login/second/**")
        look(visitor)
        verb(visitor, "Use my passkey")
        page.wait_for_url(lambda now: "/account/" not in now)

        visitor.go("/en/account/keys/passkeys/")
        verb(visitor, "Remove")
        if "/reauthenticate/" in page.url:
            if "/key/" not in page.url:
                page.get_by_role("link", name="With a passkey").click()
            verb(visitor, "Use my passkey")
            page.wait_for_url("**/remove/")
        look(visitor)
        verb(visitor, "Remove it")
        page.get_by_text("No passkey yet").wait_for()
        look(visitor)
    mails = "\n".join(local.mails(address))
    assert "A passkey was added" in mails


def _number(secret: str) -> str:
    """What an app would show now (RFC 6238)."""
    digest = hmac.new(
        base64.b32decode(secret), struct.pack(">Q", int(time.time()) // 30), hashlib.sha1
    ).digest()
    place = digest[-1] & 15
    value = struct.unpack(">I", digest[place : place + 4])[0] & 0x7FFFFFFF
    return f"{value % 1_000_000:06}"


@pytest.mark.parametrize("javascript", [True, False], ids=["with", "without"])
def test_an_app_and_the_day_it_is_lost(visit, javascript: bool) -> None:
    """Set it up, sign in with a recovery code in its place; all without JavaScript as well."""
    address = f"app.owner.{javascript}@post.example".lower()
    visitor = visit(javascript=javascript)
    page = visitor.page
    open_account(visitor, address)
    visitor.go("/en/account/keys/app/add/")
    if javascript:
        look(visitor)
    verb(visitor, "Begin")
    secret = page.locator("code").inner_text()
    if javascript:
        look(visitor)
    page.locator("#id_code").fill(_number(secret))
    verb(visitor, "Set it up")
    page.wait_for_url("**/reauthenticate/code/**")
    page.locator("#id_code").fill("000000")
    verb(visitor, "Go on")
    assert "This is not the right code." in page.get_by_role("main").inner_text()
    # The number that set it up was not used up by that.
    page.locator("#id_code").fill(_number(secret))
    verb(visitor, "Go on")
    page.wait_for_url("**/keys/codes/")
    codes = page.locator(".codes li").all_inner_texts()
    signing.sign_out(visitor)
    visitor.go("/en/")
    page.locator("a[href^='/en/account/login/']").first.click()
    page.locator("input[type=email]").fill(address)
    before = len(visitor.house.mails(address))
    page.get_by_role("main").locator("form button").first.click()
    page.wait_for_url("**/code/confirm/**")
    page.locator("#id_code").fill(visitor.house.code(address, before=before))
    page.locator("#id_code").press("Enter")
    page.wait_for_url("**/login/second/**")
    page.locator("#id_code").fill(codes[0])
    verb(visitor, "Go on")
    page.wait_for_url(lambda now: "/account/" not in now)


def test_sessions_are_seen_and_ended(visit) -> None:
    """Somebody signed in at two places ends the other one from here."""
    here, there = visit(), visit()
    for visitor in (here, there):
        visitor.go("/en/")
        signing.sign_in(visitor, signing.CROATIA, "en")
    here.go("/en/account/")
    look(here)
    listed = here.page.locator(".sessions li")
    assert listed.count() >= 2
    assert "Chrome on Linux" in listed.first.inner_text()
    assert "This one" in listed.first.inner_text()
    verb(here, "Sign out everywhere else")
    here.page.get_by_role("status").wait_for()
    assert listed.count() == 1
    there.go("/en/account/")
    assert "/account/login/" in there.page.url


@pytest.mark.parametrize("javascript", [True, False], ids=["with", "without"])
def test_words_outlive_the_session(visit, javascript: bool) -> None:
    """The session ends while a form is open: after signing in, its words are there to be sent."""
    visitor = visit(javascript=javascript)
    page = visitor.page
    visitor.go("/it/")
    signing.sign_in(visitor, signing.ITALY)
    visitor.go("/it/actors/add/")
    page.locator("#id_name").fill(f"Parole salvate {javascript}")
    cookies = [one for one in visitor.context.cookies() if one["name"] != "vivaio_session"]
    visitor.context.clear_cookies()
    visitor.context.add_cookies(cookies)
    page.locator("form.form .verb").first.click()
    page.wait_for_url("**/account/login/**")
    before = len(visitor.house.mails(signing.ITALY))
    page.locator("input[type=email]").fill(signing.ITALY)
    page.get_by_role("main").locator("form button").first.click()
    page.wait_for_url("**/code/confirm/**")
    page.locator("#id_code").fill(visitor.house.code(signing.ITALY, before=before))
    page.locator("#id_code").press("Enter")
    page.wait_for_url("**/account/kept/")
    visitor.look("it", cookies=True)
    if javascript:
        assert axe.violations(page) == []
    page.get_by_role("main").locator("form .verb").first.click()
    visitor.arrive("/it/actors/")
    visitor.go(f"/it/actors/?q=Parole+salvate+{javascript}")
    assert f"Parole salvate {javascript}" in page.get_by_role("main").inner_text()


@pytest.mark.parametrize("javascript", [True, False], ids=["with", "without"])
def test_taking_ones_data_and_leaving(visit, javascript: bool) -> None:
    """The file holds what was told; the code of the mail erases; the door is shut."""
    address = f"leaver.{javascript}@post.example".lower()
    visitor = visit(javascript=javascript)
    page = visitor.page
    open_account(visitor, address)
    visitor.go("/en/account/")
    page.locator("#id_name").fill("Lea Verde")
    verb(visitor, "Save")
    page.get_by_role("status").first.wait_for()
    with page.expect_download() as download:
        verb(visitor, "Download my data")
    told = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert "Lea Verde" in json.dumps(told)
    assert address in json.dumps(told)
    visitor.go("/en/account/erase/")
    if javascript:
        look(visitor)
    before = len(visitor.house.mails(address))
    verb(visitor, "Send me a code")
    page.locator("#id_code").fill("WRONG123")
    page.locator("#id_sure").check()
    page.locator(".verb--danger").click()
    page.get_by_text("This is not the right code.").first.wait_for()
    if javascript:
        look(visitor)
    page.locator("#id_code").fill(visitor.house.code(address, before=before))
    page.locator("#id_sure").check()
    page.locator(".verb--danger").click()
    page.wait_for_url("**/account/erased/")
    if javascript:
        look(visitor)
    visitor.go("/en/account/")
    assert "/account/login/" in visitor.page.url
    assert not re.search(address, visitor.house.log)
