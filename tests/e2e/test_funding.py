"""The emblem of the Union stands on every page, and no other mark is higher."""

from __future__ import annotations

import pytest

from tests.e2e.test_accessibility import PAGES

#: What stands for somebody: our own mark, flags, and patterns in the place of a logo.
MARKS = ".site-head .mark, .flag, .members .leaf, main img[src*=logo]"
HEIGHTS = "all => all.map(one => one.getBoundingClientRect().height)"


@pytest.mark.parametrize("kind", ["home", "a centre", "an actor", "a consortium", "not found"])
def test_no_other_mark_is_higher(visit, kind):
    path, status = PAGES[kind]
    visitor = visit()
    visitor.go(f"/it/{path}", status=status)
    emblem = visitor.page.locator(".grant__emblem")
    box = emblem.bounding_box()
    assert box is not None
    assert box["height"] >= 60
    assert box["width"] == pytest.approx(box["height"] * 1.5, abs=1)
    others = visitor.page.eval_on_selector_all(MARKS, HEIGHTS)
    assert others
    assert max(others) <= box["height"]
    assert emblem.get_attribute("alt") == "Bandiera dell’Unione europea"
