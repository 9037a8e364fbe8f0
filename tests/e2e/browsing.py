"""Somebody with a browser, and what no page of ours may ever do to them."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

from tests.e2e.house import House

PHONE, DESK = 360, 1440
LANGUAGES = ("en", "it", "fr", "sl", "hr", "el", "ro")
#: Chromium's own line for each answer of 400 and more; those are judged as answers instead.
_LOADING = re.compile(r"Failed to load resource: the server responded with a status of \d+")

_FOUND = """() => ({
  language: document.documentElement.lang,
  title: document.title,
  headings: [...document.querySelectorAll("h1")].map((one) => one.textContent.trim()),
  alternates: Object.fromEntries(
    [...document.querySelectorAll("link[rel=alternate][hreflang]")]
      .map((one) => [one.hreflang, one.href])
  ),
  wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  main: document.querySelectorAll("main#content").length,
  stored: localStorage.length + sessionStorage.length,
})"""


@dataclass
class Visitor:
    """A person at a browser; whatever went wrong on the way is gathered in `complaints`."""

    context: BrowserContext
    page: Page
    house: House
    complaints: list[str] = field(default_factory=list)

    def go(self, path: str, *, status: int = 200) -> None:
        """Type an address of the house; it answers as expected."""
        response = self.page.goto(self.house.address + path)
        assert response is not None
        assert response.status == status, f"{path}: {response.status}"

    def arrive(self, path: str) -> None:
        """Wait until the page at a path has been loaded; the query does not matter."""
        self.page.wait_for_url(lambda now: urlsplit(now).path == path)

    @property
    def path(self) -> str:
        """Where the browser is, without host and query."""
        return urlsplit(self.page.url).path

    @property
    def query(self) -> str:
        """The query of the address where the browser is."""
        return urlsplit(self.page.url).query

    def look(self, language: str, *, cookies: bool = False) -> dict[str, Any]:
        """Check what is true of every page, and give what was found on this one."""
        found: dict[str, Any] = self.page.evaluate(_FOUND)
        where = f"{self.path} at {self.page.viewport_size}"
        assert found["language"] == language, where
        assert len(found["headings"]) == 1, f"{where}: {found['headings']}"
        assert found["headings"][0], where
        assert re.fullmatch(r"(?s)\s*\S.*· Vivaio", found["title"]), f"{where}: {found['title']}"
        assert found["main"] == 1, where
        assert found["wide"] <= 0, f"{where} is {found['wide']} pixels too wide"
        rest = self.path.removeprefix(f"/{language}/")
        public = f"http://127.0.0.1:{self.house.port}"
        expected = {code: f"{public}/{code}/{rest}" for code in LANGUAGES}
        expected["x-default"] = expected["en"]
        assert found["alternates"] == expected, where
        assert found["stored"] == 0, where
        if not cookies:
            assert self.context.cookies() == [], where
        return found

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not _LOADING.match(message.text):
            self.complaints.append(f"{self.page.url}: {message.type}: {message.text}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((f"{self.house.address}/", "data:")):
            self.complaints.append(f"{self.page.url} asked {request.url}")

    def _answered(self, response: Response) -> None:
        is_page = response.request.is_navigation_request()
        if response.status >= (500 if is_page else 400):
            self.complaints.append(f"{response.url}: {response.status}")

    def watch(self, page: Page) -> None:
        """Gather what goes wrong in a tab."""
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))
        page.on("request", self._asked)
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)

    def _failed(self, request: Request) -> None:
        # A navigation that was replaced by the next one is no failure.
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"{request.url}: {request.failure}")


@contextlib.contextmanager
def visiting(
    browser: Browser,
    house: House,
    *,
    width: int = DESK,
    javascript: bool = True,
    scheme: Any = "light",
) -> Iterator[Visitor]:
    """A fresh visitor, without history; at the end nothing may have gone wrong."""
    context = browser.new_context(
        viewport={"width": width, "height": 780 if width == PHONE else 900},
        java_script_enabled=javascript,
        color_scheme=scheme,
        reduced_motion="reduce",
    )
    context.set_default_timeout(20_000)
    visitor = Visitor(context, context.new_page(), house)
    visitor.watch(visitor.page)
    try:
        yield visitor
        assert visitor.complaints == []
    finally:
        context.close()
