"""The walk of somebody who reads: home, a country, its centre, who belongs to it, what it does."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest
from babel import Locale

from tests.e2e.browsing import DESK, PHONE

WAYS = [pytest.param(DESK, True, id="desk"), pytest.param(PHONE, False, id="phone-no-script")]
WORDS = {"it": "innovazione sociale", "el": "κοινωνική καινοτομία", "en": "social innovation"}


@pytest.mark.parametrize(("width", "javascript"), WAYS)
@pytest.mark.parametrize("language", ["it", "el", "en"])
def test_the_walk_of_a_reader(visit, language, width, javascript):
    visitor = visit(width=width, javascript=javascript)
    page = visitor.page
    visitor.go(f"/{language}/")
    visitor.look(language)

    country = Locale(language).territories["IT"]
    page.get_by_role("main").get_by_role("link", name=country).click()
    visitor.arrive(f"/{language}/centres/italy/")
    visitor.look(language)
    roles = page.locator("#roles")
    assert roles.get_by_role("link", name="Politecnico di Milano").count() == 2
    assert "Open Incet" in roles.inner_text()

    roles.get_by_role("link", name="Comune di Torino", exact=True).last.click()
    visitor.arrive(f"/{language}/actors/comune-di-torino/")
    visitor.look(language)

    page.get_by_role("link", name="SEED2SCALE", exact=True).first.click()
    visitor.arrive(f"/{language}/consortia/seed2scale/")
    visitor.look(language)
    facts = page.locator("#facts").inner_text()
    assert "ESF-SI-2023-NCC-01-0003" in facts
    assert page.locator("#partners tbody tr").count() == 26

    page.get_by_role("navigation").locator("a[href$='/search/']").click()
    box = page.get_by_role("main").get_by_role("searchbox")
    box.fill("Avise Italie")
    box.press("Enter")
    page.wait_for_url("**q=Avise**")
    assert parse_qs(visitor.query)["q"] == ["Avise Italie"]
    visitor.look(language)
    found = f"/{language}/sister-cards/avise-italian-centre/"
    page.locator(f".hits a[href='{found}']").click()
    visitor.arrive(found)
    visitor.look(language)
    printed = page.locator("#text > div")
    assert printed.get_attribute("lang") == "fr"
    assert "Turin" in printed.inner_text()
    themes = page.locator("#themes li").all_inner_texts()
    assert [theme.strip() for theme in themes] == [
        "Europe", "Innovation sociale", "Urbanisme", "Politiques publiques",
        "Évaluation de l'impact social",
    ]  # fmt: skip


@pytest.mark.parametrize(("width", "javascript"), WAYS)
def test_the_language_switch_keeps_page_and_filter(visit, width, javascript):
    visitor = visit(width=width, javascript=javascript)
    page = visitor.page
    visitor.go("/it/actors/?country=SI&view=table")
    for before, after, own in (("it", "el", "Ελληνικά"), ("el", "hr", "Hrvatski")):
        header = page.get_by_role("banner")
        header.locator("summary").click()
        header.get_by_role("link", name=own).click()
        page.wait_for_url(f"**/{after}/actors/**")
        assert parse_qs(visitor.query) == {"country": ["SI"], "view": ["table"]}, before
        assert page.locator("input[name=country][value=SI]").is_checked()
        visitor.look(after)
    assert page.locator("table tbody tr").count() == 5


def test_pages_of_a_list_lead_on_and_back(visit):
    visitor = visit()
    page = visitor.page
    visitor.go("/it/actors/")
    first = page.locator(".cards h2").all_inner_texts()
    page.locator("a[rel=next]").click()
    page.wait_for_url("**?page=2")
    visitor.look("it")
    second = page.locator(".cards h2").all_inner_texts()
    assert first
    assert second
    assert not set(first) & set(second)
    page.locator("a[rel=prev]").click()
    page.wait_for_url("**/it/actors/")
    assert page.locator(".cards h2").all_inner_texts() == first


def test_a_civil_servant_finds_who_helps_carers_in_tuscany(visit):
    visitor = visit()
    page = visitor.page
    visitor.go("/it/")
    box = page.get_by_role("main").get_by_role("searchbox")
    box.fill("caregiver familiari Toscana")
    box.press("Enter")
    page.locator(".hits").get_by_role("link", name="Mani Vicine ODV").first.click()
    visitor.arrive("/it/actors/mani-vicine-odv-esempio/")
    assert "Toscana" in page.locator("#facts").inner_text()
