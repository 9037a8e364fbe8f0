"""What is made up says so wherever it shows; what is real never does."""

from __future__ import annotations

import csv
import io
import re
from xml.etree import ElementTree

import pytest

EXAMPLE, FACT = "mani-vicine-odv-esempio", "comune-di-torino"
MARKS = {
    "it": "ESEMPIO", "el": "ΠΑΡΑΔΕΙΓΜΑ", "en": "EXAMPLE",
}  # fmt: skip
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.parametrize("language", MARKS)
def test_on_pages(visit, language):
    visitor = visit()
    page = visitor.page
    visitor.go(f"/{language}/actors/{EXAMPLE}/")
    banner = page.locator(".banner")
    assert MARKS[language] in banner.inner_text()
    box = banner.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 300, "the mark stands in the first screen"
    assert MARKS[language] in page.locator(".head .badge").first.inner_text()
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"

    visitor.go(f"/{language}/actors/{FACT}/")
    assert page.locator(".banner, .badge--example").count() == 0
    assert page.locator("meta[name=robots]").count() == 0

    for view, line in (("cards", ".cards > *"), ("table", "tbody tr")):
        visitor.go(f"/{language}/actors/?country=IT&view={view}")
        lines = page.locator(line)
        marked = lines.filter(has=page.locator(".badge--example"))
        assert lines.count() == 17
        assert marked.count() == 11
        assert all(MARKS[language] in words for words in marked.all_inner_texts())
        assert marked.filter(has=page.locator(f"a[href$='/{FACT}/']")).count() == 0

    visitor.go(f"/{language}/search/?q=caregiver")
    hits = page.locator(".hits > li")
    assert hits.count() > 0
    assert hits.filter(has=page.locator(".badge--example")).count() == hits.count()


@pytest.mark.parametrize("language", MARKS)
def test_in_the_feed(visit, language):
    answer = visit().page.request.get(visit().house.address + f"/{language}/feed.atom")
    entries = ElementTree.fromstring(answer.text()).findall(f"{ATOM}entry")
    assert entries
    examples = 0
    for entry in entries:
        title = entry.findtext(f"{ATOM}title", "")
        terms = {one.get("term") for one in entry.findall(f"{ATOM}category")}
        marked = title.startswith(MARKS[language])
        assert ("example" in terms) == marked
        link = entry.find(f"{ATOM}link")
        assert link is not None
        address = link.get("href", "")
        if "/actors/" in address:
            assert marked == bool(re.search(r"-(esempio|primjer)(-\d+)?/$", address))
        examples += marked
    assert examples


@pytest.mark.parametrize("language", MARKS)
def test_in_the_table_to_take_away(visit, language):
    visitor = visit()
    visitor.go(f"/{language}/actors/?country=IT")
    with visitor.page.expect_download() as coming:
        visitor.page.locator("a[href*='export.csv']").click()
    rows = list(csv.DictReader(io.StringIO(coming.value.path().read_text("utf-8-sig"))))
    assert len(rows) == 17
    assert sum(row["nature"] == "fact" for row in rows) == 6
    examples = [row for row in rows if row["nature"] != "fact"]
    assert all(row["nature"].startswith("example") for row in examples)
    assert all(MARKS[language] in row["nature"] for row in examples)
    facts = [row["name@it"].lower() for row in rows if row not in examples]
    assert FACT.replace("-", " ") in facts


def test_not_in_the_site_map(visit):
    visitor = visit()
    answer = visitor.page.request.get(visitor.house.address + "/sitemap.xml")
    assert f"/it/actors/{FACT}/" in answer.text()
    assert "-esempio/" not in answer.text()
    assert "-primjer/" not in answer.text()
