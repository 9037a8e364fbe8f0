"""What people write becomes words, never a program."""

from __future__ import annotations

import pytest

from vivaio.platform.web.markdown import is_safe_address, markdown
from vivaio.platform.web.structured import structured

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "[a](vbscript:x)",
    "![a](https://evil.example/pixel.png)",
    '[a](https://a.example "x" onclick=alert(1))',
    "<a href='javascript:alert(1)'>x</a>",
    "<svg/onload=alert(1)>",
    "<iframe src=//evil.example></iframe>",
    "<style>body{display:none}</style>",
    "[a]: javascript:alert(1)\n\n[a]",
    "<javascript:alert(1)>",
    "```<script>\nalert(1)\n</script>```",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<form action=//evil.example><button>x</button></form>",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_runs(words: str) -> None:
    made = markdown(words).lower()
    for sign in ("<script", "<img", "<svg", "<iframe", "<style", "<form", "<button", "onerror=x"):
        assert sign not in made
    for sign in ('href="javascript', 'href="data:', 'href="vbscript'):
        assert sign not in made


def test_what_may_be_written() -> None:
    made = markdown("**a** *b* `c`\n\n- one\n- two\n\n> said\n\n[x](https://example.org)")
    for part in ("<strong>a</strong>", "<em>b</em>", "<li>one</li>", "<blockquote>"):
        assert part in made
    assert '<a href="https://example.org" rel="noopener">x</a>' in made


def test_links_of_strangers_are_theirs() -> None:
    made = markdown("[x](https://example.org)", trusted=False)
    assert 'rel="noopener nofollow ugc"' in made


def test_headings_belong_to_the_page() -> None:
    made = markdown("# Big\n\nBig\n===")
    assert "<h1" not in made


@pytest.mark.parametrize(
    "words",
    ["https://example.org/a?b=c", "http://example.org", "mailto:a@b.example", "/en/news/", "/"],
)
def test_addresses_that_may_be_linked(words: str) -> None:
    assert is_safe_address(words)


@pytest.mark.parametrize(
    "words",
    [
        "", "//evil.example", "javascript:alert(1)", "data:text/html,x", "https://", "https:x",
        "https://user@evil.example", "example.org", "https://a.example/ b", "/\\evil.example",
        "https://a.example/\n", "mailto:nobody", "ftp://a.example", "\u0000https://a.example",
    ],
)  # fmt: skip
def test_addresses_that_may_not(words: str) -> None:
    assert not is_safe_address(words)


def test_data_cannot_end_its_block() -> None:
    made = structured({"name": "</script><!--", "empty": "", "deep": {"nothing": []}, "a": ["&"]})
    assert made.count("<") == 2
    assert "empty" not in made
    assert "deep" not in made
