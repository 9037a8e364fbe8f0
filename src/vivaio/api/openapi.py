"""The description of the interface (OpenAPI 3.1): what the rooms say, and what holds for all."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse

from vivaio.api.interface import interface
from vivaio.api.version import BASE
from vivaio.platform.rest.door import MEDIA_TYPE
from vivaio.platform.web import problems

TAGS = {
    "actors": "The directory of actors.",
    "centres": "National competence centres.",
    "changes": "What has changed, for programs that keep a copy.",
    "consortia": "Projects that are done together.",
    "news": "News of the network and of its centres.",
    "pages": "Pages that stay.",
    "places": "Places where social innovation has a roof.",
    "programmes": "Programmes of a city, a region or a network.",
    "taxonomy": "The concepts whose codes records use.",
    "territories": "The regions of NUTS whose codes records use.",
}
_PROBLEM = {
    "title": "Problem",
    "description": "What did not work (RFC 9457).",
    "type": "object",
    "required": ["type", "title", "status", "instance"],
    "properties": {
        "type": {"type": "string", "examples": ["about:blank"]},
        "title": {"type": "string", "description": "In the reader's language."},
        "status": {"type": "integer", "examples": [422]},
        "detail": {"type": "string", "description": "What to do about it."},
        "instance": {"type": "string", "description": "The address that was asked."},
        "errors": {
            "type": "array",
            "description": "The parameters it is about.",
            "items": {
                "type": "object",
                "required": ["parameter", "detail"],
                "properties": {"parameter": {"type": "string"}, "detail": {"type": "string"}},
            },
        },
    },
    "examples": [
        {
            "type": "about:blank",
            "title": "What was sent cannot be taken as it is.",
            "status": 422,
            "instance": "/api/v1/actors",
            "errors": [{"parameter": "limit", "detail": "Input should be at most 200"}],
        }
    ],
}
_PROBLEMS = {
    400: "The address cannot be read.",
    404: "There is no such record, or none that everybody may read.",
    405: "This interface is only for reading.",
    406: "It is given as JSON.",
    422: "A parameter is unknown, or what it says cannot be used.",
    429: "More often than `RateLimit-Policy` allows; `Retry-After` says when to go on.",
}
_HEADERS = {
    "ETag": "The state of this answer: send it back as `If-None-Match`.",
    "Last-Modified": "When the record was last changed (single records).",
    "Link": "The next page (`rel=next`), where there is one.",
    "RateLimit": "How many readings are left, and for how long (seconds).",
    "RateLimit-Policy": "How many readings a window of so many seconds allows.",
    "Retry-After": "Seconds to wait.",
}


def _ref(kind: str, name: str) -> dict[str, str]:
    return {"$ref": f"#/components/{kind}/{name}"}


def _for_all(path: str, operation: dict[str, Any]) -> None:
    """Add what holds for every operation."""
    operation["parameters"].append(_ref("parameters", "IfNoneMatch"))
    names = ("ETag", "Last-Modified", "Link", "RateLimit", "RateLimit-Policy")
    operation["responses"][200]["headers"] = {name: _ref("headers", name) for name in names}
    operation["responses"][200]["description"] = operation["summary"]
    operation["responses"] = {
        str(status): response for status, response in operation["responses"].items()
    } | {"304": {"description": "Nothing has changed since then."}}
    for status in _PROBLEMS:
        if status != 404 or "{" in path:
            operation["responses"][str(status)] = _ref("responses", f"Problem{status}")


def description() -> dict[str, Any]:
    """The whole of it, as plain data; addresses are without a host."""
    made: dict[str, Any] = dict(interface.get_openapi_schema(path_prefix=f"/{BASE}"))
    for path, operations in made["paths"].items():
        for operation in operations.values():
            _for_all(path, operation)
    made["tags"] = [{"name": name, "description": said} for name, said in TAGS.items()]
    made["info"]["license"] = {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}
    parts = made["components"]
    parts["schemas"]["Problem"] = _PROBLEM
    parts["headers"] = {
        name: {"description": said, "schema": {"type": "string"}} for name, said in _HEADERS.items()
    }
    parts["parameters"] = {
        "IfNoneMatch": {
            "name": "If-None-Match",
            "in": "header",
            "required": False,
            "description": "The `ETag` of the answer you have: 304 where it still holds.",
            "schema": {"type": "string"},
        }
    }
    content = {problems.MEDIA_TYPE: {"schema": _ref("schemas", "Problem")}}
    parts["responses"] = {
        f"Problem{status}": {"description": said, "content": content}
        for status, said in _PROBLEMS.items()
    }
    parts["responses"]["Problem429"] = {
        **parts["responses"]["Problem429"],
        "headers": {"Retry-After": _ref("headers", "Retry-After")},
    }
    return made


@cache
def _written() -> bytes:
    return json.dumps(description(), ensure_ascii=False, indent=1).encode()


def openapi(request: HttpRequest) -> HttpResponse:
    """The description as JSON."""
    return HttpResponse(_written(), content_type=MEDIA_TYPE)
