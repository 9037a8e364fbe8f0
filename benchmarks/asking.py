"""What is asked, again and again, and how an answer is known to be right."""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode

from benchmarks.served import Answer, Server
from vivaio.kernel import clock

BROWSER = {"Accept-Encoding": "identity", "Accept-Language": "en"}


@dataclass
class Asked:
    """One kind of request; `addresses` never ends. `words` stand in every right answer.

    `most`: the target, as a multiple of the floor, the first or second; `before`: done before
    each request; `warm`: requests of each round that are not measured, after which what is kept
    is there.
    """

    title: str
    server: Server
    addresses: Iterator[str]
    words: str
    headers: Mapping[str, str] = field(default_factory=dict)
    most: float | None = None
    before: Callable[[], None] | None = None
    warm: int = 1
    floor: int = 1
    milliseconds: list[float] = field(default_factory=list)

    def once(self) -> None:
        """Ask once; SystemExit when the answer is not what it should be."""
        if self.before:
            self.before()
        address = next(self.addresses)
        answer = self.server.ask(address, {**BROWSER, **self.headers})
        if answer.status != 200 or self.words.encode() not in answer.body:
            raise SystemExit(f"{self.title}: {address} answers {answer.status}, not {self.words!r}")

    def measure(self, number: int) -> None:
        """The CPU milliseconds of the server's processes for each of so many requests."""
        self.server.connect_anew()
        for _ in range(self.warm):
            self.once()
        before = self.server.used()
        for _ in range(number):
            self.once()
        self.milliseconds.append((self.server.used() - before) * 1000 / number)


class _Fields(HTMLParser):
    """The fields of the page's form of class `form`, as a browser would send them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._inside = False
        self._area = ""
        self._choice = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = given.get("class") == "form"
        elif not self._inside:
            return
        elif tag == "input" and "name" in given:
            ticked = given.get("type") not in ("checkbox", "radio") or "checked" in given
            if ticked:
                self.found.append((given["name"], given.get("value", "")))
        elif tag == "textarea":
            self._area = given["name"]
            self.found.append((self._area, ""))
        elif tag == "select":
            self._choice = given["name"]
        elif tag == "option" and "selected" in given:
            self.found.append((self._choice, given["value"]))

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""
        elif tag == "form":
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._area:
            name, value = self.found[-1]
            self.found[-1] = (name, value + data.removeprefix("\n"))


class Edited(Asked):
    """Saving a card: the form is fetched once a card, then sent with other words each time."""

    def prepare(self, cards: list[str]) -> None:
        """Fetch the forms of these cards (slugs)."""
        self.cards = itertools.cycle([self._form(slug) for slug in cards])
        self.number, self.began = 0, clock.now()

    def _form(self, slug: str) -> tuple[str, dict[str, list[str]], Callable[[], int]]:
        address = f"/it/actors/{slug}/edit/"
        answer = self.server.ask(address, {**BROWSER, **self.headers})
        parser = _Fields()
        parser.feed(answer.body.decode())
        fields: dict[str, list[str]] = {}
        for name, value in parser.found:
            fields.setdefault(name, []).append(value)
        if "version" not in fields:
            raise SystemExit(f"{self.title}: no form at {address} ({answer.status})")
        return slug, fields, itertools.count(int(fields["version"][0])).__next__

    def once(self) -> None:
        """Save other words; the answer leads back to the card."""
        slug, fields, version = next(self.cards)
        self.number += 1
        self.last = slug, f"We have said this {self.number} times since {self.began}."
        sent = {
            **fields,
            "version": [str(version())],
            "key": [str(uuid.uuid4())],
            "summary": [self.last[1]],
        }
        form = urlencode(sent, doseq=True).encode()
        headers = {
            **BROWSER,
            **self.headers,
            "Content-Type": "application/x-www-form-urlencoded",
            "Origin": f"http://127.0.0.1:{self.server.port}",
        }
        answer = self.server.ask(f"/it/actors/{slug}/edit/", headers, form)
        if answer.status != 302 or slug not in answer.headers.get("location", ""):
            raise SystemExit(f"{self.title}: {slug} answers {answer.status}")

    def shows_at_once(self) -> bool:
        """Whether somebody who has not signed in reads the last words at the first request."""
        slug, words = self.last
        return words.encode() in self.server.ask(f"/it/actors/{slug}/", BROWSER).body


class Coded(Asked):
    """Requests for a code, each for another address and from another machine: none is refused."""

    def prepare(self, mark: str) -> None:
        """`mark`: the cookie `vivaio_csrf=…` of the form."""
        self.mark = mark
        self.numbers = itertools.count()

    def once(self) -> None:
        """Ask for a code; the answer leads to where it is typed."""
        number = next(self.numbers)
        secret = self.mark.partition("=")[2]
        sent = {"csrfmiddlewaretoken": secret, "email": f"reader{number}@demo.example"}
        headers = {
            **BROWSER,
            "Cookie": self.mark,
            "X-Forwarded-For": f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}",
            "Content-Type": "application/x-www-form-urlencoded",
            "Origin": f"http://127.0.0.1:{self.server.port}",
        }
        answer = self.server.ask("/en/account/login/code/", headers, urlencode(sent).encode())
        if answer.status != 302 or "confirm" not in answer.headers.get("location", ""):
            raise SystemExit(f"{self.title}: answers {answer.status}")


__all__ = ["BROWSER", "Answer", "Asked", "Coded", "Edited"]
