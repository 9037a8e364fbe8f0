"""One house and one browser for all walks."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.e2e.browsing import Visitor, visiting
from tests.e2e.house import House, open_house

Visit = Callable[..., Visitor]
#: What the browser does beside showing pages; with the last three it makes each window two pages
#: of its own, for what it proposes while one types an address.
IDLE = (
    "HttpsUpgrades",
    "MediaRouter",
    "OptimizationHints",
    "PreloadTopChromeWebUI",
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
)


@pytest.fixture(scope="package")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The demonstration, loaded once and served."""
    with open_house(tmp_path_factory.mktemp("e2e") / "home") as opened:
        yield opened


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The system's Chromium; no name is looked up, so nothing foreign can be reached."""
    program = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    assert program is not None, "Chromium is missing: apt-get install -y chromium-headless-shell"
    names = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"
    words = ["--disable-gpu", "--disable-background-networking", names]
    words.append(f"--disable-features={','.join(IDLE)}")
    if os.geteuid() == 0:
        words.append("--no-sandbox")
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=program, args=words)
        yield opened
        opened.close()


@pytest.fixture
def visit(browser: Browser, house: House) -> Iterator[Visit]:
    """Call it for a visitor: `visit(width=…, javascript=…, scheme=…)`."""
    with contextlib.ExitStack() as stack:
        yield lambda **how: stack.enter_context(visiting(browser, house, **how))
