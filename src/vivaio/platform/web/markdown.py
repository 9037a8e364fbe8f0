"""Words that people write in Markdown, as HTML in which nothing of theirs can run."""

from __future__ import annotations

from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

#: What may remain; headings are not among them: a page's headings are its own.
_TAGS = {
    "a", "blockquote", "br", "code", "em", "hr", "li", "ol", "p", "pre", "strong",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "mailto", "tel"}
#: Of links: whoever is followed learns nothing; those of strangers are not vouched for.
_TRUSTED, _STRANGERS = "noopener", "noopener nofollow ugc"

_reader = (
    MarkdownIt("commonmark", {"html": False, "linkify": False})
    .enable("table")
    .disable(["heading", "lheading", "image", "html_block", "html_inline", "reference"])
)


@lru_cache(maxsize=512)
def markdown(words: str, *, trusted: bool = True) -> Markup:
    """Markdown as safe HTML: no HTML of the writer, no pictures, no headings.

    Links of writers who are not `trusted` are marked as theirs (`ugc`).
    """
    made = _reader.render(words)
    cleaned = nh3.clean(
        made,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel=_TRUSTED if trusted else _STRANGERS,
        clean_content_tags={"script", "style"},
    )
    return Markup(cleaned)  # noqa: S704 - cleaned just now


def is_safe_address(words: str) -> bool:
    """Whether words may become the address of a link: of the web, of mail, or a page of ours."""
    if any(sign.isspace() or ord(sign) < 32 or sign in "\\\"'<>`" for sign in words):
        return False
    if words.startswith("/"):
        return not words.startswith("//")
    scheme, divided, rest = words.partition(":")
    if scheme.lower() == "mailto":
        return "@" in rest
    return scheme.lower() in ("http", "https") and divided == ":" and _has_host(rest)


def _has_host(rest: str) -> bool:
    host = rest.removeprefix("//").partition("/")[0]
    return rest.startswith("//") and "." in host and "@" not in host
