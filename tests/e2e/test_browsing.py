"""The watch itself: what it is there to catch is caught."""

from __future__ import annotations

import pytest

from tests.e2e import axe
from tests.e2e.browsing import visiting

MISCHIEF = {
    "a foreign request": "new Image().src = 'http://elsewhere.example/pixel.png'",
    "an inline style": "document.body.insertAdjacentHTML('beforeend', '<p style=\"margin:0\">')",
    "an error": "setTimeout(() => { throw new Error('mischief') })",
    "a file that is not there": "fetch('/static/vivaio/none.css')",
}
SEEN = {
    "a second heading": "document.querySelector('main').append(document.createElement('h1'))",
    "a wide page": "document.querySelector('main').style.width = '2000px'",
    "a wrong language": "document.documentElement.lang = 'de'",
    "a cookie": "document.cookie = 'trace=1; path=/'",
    "something stored": "localStorage.setItem('trace', '1')",
}


@pytest.mark.parametrize("what", MISCHIEF)
def test_mischief_on_the_way_fails_the_visit(browser, house, what):
    with pytest.raises(AssertionError), visiting(browser, house) as visitor:
        visitor.go("/it/about/")
        visitor.page.evaluate(MISCHIEF[what])
        for _frame in range(600):  # the browser tells of it some frames later
            if visitor.complaints:
                break
            visitor.page.evaluate("new Promise((done) => requestAnimationFrame(done))")


@pytest.mark.parametrize("what", SEEN)
def test_mischief_on_a_page_is_seen(visit, what):
    visitor = visit()
    visitor.go("/it/about/")
    visitor.look("it")
    visitor.page.evaluate(SEEN[what])
    with pytest.raises(AssertionError):
        visitor.look("it")


def test_pale_words_are_seen(visit):
    visitor = visit()
    visitor.go("/it/about/")
    visitor.page.evaluate("document.querySelector('h1').style.color = '#ccc'")
    assert axe.violations(visitor.page, "color-contrast") != []
