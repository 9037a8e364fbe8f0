"""Reading answers as a curious person would: headers and bodies, lists to their end."""

from __future__ import annotations

import re

from django.http import HttpResponse, StreamingHttpResponse
from django.test import Client


def body(response: HttpResponse | StreamingHttpResponse) -> str:
    """Everything an answer says, its headers too."""
    content = response.getvalue() if response.streaming else response.content
    headers = "\n".join(f"{name}: {value}" for name, value in response.items())
    return f"{headers}\n{content.decode(errors='replace')}"


def to_the_end(client: Client, path: str) -> str:
    """All pages of a list."""
    found = ""
    separator = "&" if "?" in path else "?"
    for number in range(1, 100):
        page = body(client.get(f"{path}{separator}page={number}"))
        found += page
        if not re.search(rf"[?&;]page={number + 1}\b", page):
            return found
    raise AssertionError(f"{path} never ends")


def count(page: str) -> list[str]:
    """The numbers in the line that says how much a list holds."""
    status = re.search(r'<p role="status">(.*?)</p>', page, re.S)
    assert status is not None
    return re.findall(r"\d+", re.sub("<.*?>", "", status[1]))


def anonymised(page: str) -> str:
    """A page without what differs from one request to the next."""
    return re.sub(r'csrfmiddlewaretoken" value="\w+"|ETag: .*|Content-Length: \d+', "", page)
