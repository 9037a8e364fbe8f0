"""What a first view of a page brings over the wire: every file, as a browser asks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urljoin

import brotli

from benchmarks.served import Answer, Server

_FACE = re.compile(r"@font-face\s*{([^}]*)}")
_IMPORT = re.compile(r"""(?:\bimport\b[^"';]*|\bfrom\s*)["']([^"']+)["']""")
_RANGE = re.compile(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?")


@dataclass(frozen=True, slots=True)
class View:
    """All bytes, heads of the answers included; those of fonts and of scripts; all requests."""

    bytes: int
    fonts: int
    scripts: int
    requests: int


class _Parts(HTMLParser):
    """The addresses a page loads by itself, and the characters it shows before anything is opened.

    A browser asks for a font when it draws a character of its range.
    """

    def __init__(self) -> None:
        super().__init__()
        self.styles: list[str] = []
        self.scripts: list[str] = []
        self.pictures: list[str] = []
        self.signs: set[str] = set()
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if (tag == "details" and "open" not in given) or tag in ("title", "option", "script"):
            self._hidden.append(tag)
        if tag == "link" and given.get("rel") == "stylesheet":
            self.styles.append(given["href"])
        elif tag == "link" and given.get("rel") == "icon":
            self.pictures.append(given["href"])
        elif tag == "script" and given.get("src"):
            self.scripts.append(given["src"])
        elif tag == "img" and given.get("loading") != "lazy":
            self.pictures.append(given.get("src", ""))
        elif tag == "use" and not given.get("href", "#").startswith("#"):
            self.pictures.append(given["href"].partition("#")[0])

    def handle_endtag(self, tag: str) -> None:
        if self._hidden and self._hidden[-1] == tag:
            self._hidden.pop()

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.signs.update(data)


def _plain(answer: Answer) -> str:
    is_brotli = answer.headers.get("content-encoding") == "br"
    return (brotli.decompress(answer.body) if is_brotli else answer.body).decode()


def _weight(answer: Answer) -> int:
    return len(answer.body) + sum(
        len(name) + len(value) + 4 for name, value in answer.headers.items()
    )


def first_view(server: Server, address: str, language: str) -> View:
    """Ask for a page and all it loads; fonts as far as characters of the page need them.

    Every family is counted for every character, so the true weight may be less.
    """
    headers = {"Accept-Encoding": "br", "Accept-Language": language}
    seen: dict[str, int] = {}
    content: dict[str, int] = {}

    def fetch(path: str) -> str:
        answer = server.ask(path, headers)
        if answer.status != 200:
            raise SystemExit(f"{path}, which {address} loads, answers {answer.status}")
        seen[path] = _weight(answer)
        content[path] = len(answer.body)
        is_text = answer.headers.get("content-type", "").startswith(("text/", "application/"))
        return _plain(answer) if is_text else ""

    parts = _Parts()
    parts.feed(fetch(address))
    fonts = 0
    for style in dict.fromkeys(parts.styles):
        for font in _fonts(fetch(style), parts.signs):
            path = urljoin(style, font)
            fetch(path)
            fonts += content[path]
    scripts, waiting = 0, list(parts.scripts)
    while waiting:
        script = waiting.pop()
        if script not in seen:
            waiting += [urljoin(script, one) for one in _IMPORT.findall(fetch(script))]
            scripts += content[script]
    for picture in dict.fromkeys(parts.pictures):
        fetch(picture)
    return View(sum(seen.values()), fonts, scripts, len(seen))


def _fonts(style: str, signs: set[str]) -> Iterator[str]:
    for face in _FACE.findall(style):
        address = re.search(r"""url\(["']?([^"')]+)""", face)
        ranges = _RANGE.findall(face.partition("unicode-range")[2])
        wanted = not ranges or any(
            int(first, 16) <= ord(sign) <= int(last or first, 16)
            for first, last in ranges
            for sign in signs
        )
        if address and wanted:
            yield address.group(1)
