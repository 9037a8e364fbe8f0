"""With a keyboard alone: everything is reached, seen and worked."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest

from tests.e2e import signing
from tests.e2e.browsing import DESK, PHONE

ways = pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])

#: What has the focus, whether a person sees that it has, and whether something lies over it.
_STOP = """() => {
  const one = document.activeElement;
  if (!one || one === document.body || one === document.documentElement) return null;
  const style = getComputedStyle(one);
  const box = [...one.getClientRects()].find((box) => box.width && box.height);
  const x = box ? Math.min(Math.max(box.x + box.width / 2, 1), innerWidth - 2) : -1;
  const y = box ? Math.min(Math.max(box.y + box.height / 2, 1), innerHeight - 2) : -1;
  const top = box && document.elementFromPoint(x, y);
  one.dataset.stop = "";
  return {
    what: one.outerHTML.slice(0, 160),
    seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
      && style.visibility === "visible" && Boolean(box),
    inside: Boolean(box) && box.bottom > 0 && box.top < innerHeight,
    free: Boolean(top) && (one === top || one.contains(top) || top.contains(one)),
  };
}"""

_MISSED = """() => {
  const words = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  return [...document.querySelectorAll(`${words}, [tabindex="0"]`)]
    .filter((one) => !("stop" in one.dataset) && !one.disabled && one.checkVisibility())
    // A field that is there for machines alone is hidden from everybody who reads.
    .filter((one) => !(one.tabIndex === -1 && one.closest("[aria-hidden=true]")))
    // The arrows lead from one choice of a group to the next.
    .filter((one) => one.type !== "radio"
      || !document.querySelector(`input[type=radio][name="${one.name}"][data-stop]`))
    .map((one) => one.outerHTML.slice(0, 160));
}"""


def tab(page, *, back=False):
    """Go one stop further; it is seen, and nothing covers it. None: past the last one."""
    page.keyboard.press("Shift+Tab" if back else "Tab")
    stop = page.evaluate(_STOP)
    assert stop is None or (stop["seen"] and stop["inside"] and stop["free"]), stop
    return stop


def tab_to(page, selector):
    """Go on until something is reached."""
    while tab(page) is not None:
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"no stop at {selector}")


#: Each with the width at which it is walked.
STOPS = {
    "": PHONE,
    "centres/greece/": DESK,
    "actors/?country=HR": PHONE,
    "actors/?view=table": DESK,
    "actors/grad-brezograd-primjer/": PHONE,
    "map/": DESK,
    "consortia/seed2scale/": DESK,
    "sister-cards/avise-italian-centre/": PHONE,
    "search/?q=torino": DESK,
    "account/login/": PHONE,
    "report/": DESK,
    "accessibility/italy/": PHONE,
}


@pytest.mark.parametrize(("address", "width"), STOPS.items())
def test_every_stop_is_reached_and_seen(visit, address, width):
    visitor = visit(width=width)
    visitor.go(f"/el/{address}")
    first = tab(visitor.page)
    assert "#content" in first["what"]
    while tab(visitor.page) is not None:
        pass
    assert visitor.page.evaluate(_MISSED) == []


@ways
def test_the_skip_link_leads_past_the_menu(visit, javascript):
    visitor = visit(javascript=javascript)
    page = visitor.page
    visitor.go("/it/")
    tab(page)
    page.keyboard.press("Enter")
    tab(page)
    assert page.evaluate("document.activeElement.matches('main input[type=search]')")
    page.keyboard.type("Torino")
    page.keyboard.press("Enter")
    page.wait_for_url("**/it/search/**")
    tab_to(page, ".hits a")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda now: "/search/" not in now)
    visitor.look("it")


@pytest.mark.parametrize(("key", "javascript"), [("Enter", True), ("Space", False)])
def test_the_language_menu(visit, javascript, key):
    visitor = visit(javascript=javascript)
    page = visitor.page
    visitor.go("/it/actors/?country=IT")
    tab_to(page, "header summary")
    page.keyboard.press(key)
    tab_to(page, "header .menu a[hreflang=el]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/el/actors/?country=IT")
    visitor.look("el")


def test_escape_closes_a_menu_and_gives_the_focus_back(visit):
    visitor = visit()
    page = visitor.page
    visitor.go("/it/")
    tab_to(page, "header summary")
    page.keyboard.press("Enter")
    tab(page)
    page.keyboard.press("Escape")
    assert page.locator("header details[open]").count() == 0
    assert page.evaluate("document.activeElement.matches('header summary')")
    page.keyboard.press("Enter")
    tab_to(page, "header .site-tools > a")
    assert page.locator("header details[open]").count() == 0


@ways
def test_filter_table_and_pages(visit, javascript):
    visitor = visit(javascript=javascript)
    page = visitor.page
    visitor.go("/en/actors/")
    tab_to(page, ".facets .more summary")
    page.keyboard.press("Enter")
    tab_to(page, "input[name=country][value=SI]")
    page.keyboard.press("Space")
    tab_to(page, ".filter button")
    page.keyboard.press("Space")
    page.wait_for_url("**/en/actors/?country=SI")
    assert page.locator(".cards article").count() == 5
    tab_to(page, ".choice a[href*='view=table']")
    page.keyboard.press("Enter")
    page.wait_for_url("**view=table**")
    assert parse_qs(visitor.query)["country"] == ["SI"]
    tab_to(page, ".scroll")
    visitor.go("/en/actors/?view=table")
    tab_to(page, "a[rel=next]")
    page.keyboard.press("Enter")
    page.wait_for_url("**page=2**")
    tab_to(page, "a[rel=prev]")


@ways
def test_signing_in_and_saving(visit, javascript):
    visitor = visit(javascript=javascript)
    page = visitor.page
    visitor.go("/it/actors/zupanijska-agencija-savski-kraj-primjer/")
    before = len(visitor.house.mails(signing.CROATIA))
    tab_to(page, "header a[href*='/account/login/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/account/login/**")
    tab_to(page, "input[type=email]")
    page.keyboard.type(signing.CROATIA)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda now: "/confirm/" in now)
    code = visitor.house.code(signing.CROATIA, before=before)
    tab_to(page, "#id_code")
    page.keyboard.type(code)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda now: "/account/" not in now)
    tab_to(page, "main a[href$='/edit/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/edit/")
    tab_to(page, "#id_themes input, #id_themes_0")
    page.keyboard.press("Space")
    tab_to(page, "form.form button.verb")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zupanijska-agencija-savski-kraj-primjer/")
    visitor.look("it", cookies=True)
    tab_to(page, "header summary:has(+ ul form)")
    page.keyboard.press("Enter")
    tab_to(page, "header .menu button")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda now: "-primjer/" not in now)
    assert page.get_by_role("banner").locator("a[href*='/account/login/']").count() == 1


def test_every_stop_of_the_form(visit):
    visitor = visit(width=PHONE)
    visitor.go("/el/")
    signing.sign_in(visitor, signing.ITALY, "el")
    visitor.go("/el/actors/mani-vicine-odv-esempio/edit/")
    while tab(visitor.page) is not None:
        pass
    assert visitor.page.evaluate(_MISSED) == []


def test_the_menu_of_ones_name_opens_within_a_telephone(visit):
    visitor = visit(width=PHONE)
    visitor.go("/el/")
    signing.sign_in(visitor, signing.ITALY, "el")
    visitor.page.get_by_role("banner").locator("summary").last.click()
    box = visitor.page.locator("header details[open] ul").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE
