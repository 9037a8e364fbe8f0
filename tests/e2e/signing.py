"""Signing in as a person does: the address, the mail, the code."""

from __future__ import annotations

from tests.e2e.browsing import Visitor

ITALY, CROATIA, GREECE = (
    "editor.it@demo.example",
    "editor.hr@demo.example",
    "member.el@demo.example",
)


def ask_for_code(visitor: Visitor, address: str, language: str = "it") -> str:
    """Follow *sign in* from the page where one is, and give the code that came by mail."""
    before = len(visitor.house.mails(address))
    page = visitor.page
    page.get_by_role("banner").locator(f"a[href^='/{language}/account/login/']").click()
    page.locator("input[type=email]").fill(address)
    page.get_by_role("main").locator("form button").first.click()
    page.wait_for_url(lambda now: f"/{language}/account/login/code/confirm/" in now)
    return visitor.house.code(address, before=before)


def sign_in(visitor: Visitor, address: str, language: str = "it") -> None:
    """Come in, from the page where one is, and be back there."""
    code = ask_for_code(visitor, address, language)
    visitor.page.locator("#id_code").fill(code)
    visitor.page.locator("#id_code").press("Enter")
    visitor.page.wait_for_url(lambda now: "/account/" not in now)


def sign_out(visitor: Visitor) -> None:
    """Leave by the menu of one's name."""
    banner = visitor.page.get_by_role("banner")
    banner.locator("summary").last.click()
    banner.locator("form button").click()
    visitor.page.wait_for_url(lambda now: "/account/" not in now)
