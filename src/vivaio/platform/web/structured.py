"""What machines read of a page: schema.org as JSON-LD, in a block of data that never runs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

#: Signs that could end the block, or begin another one, as JSON writes them otherwise.
_HARMLESS = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def structured(data: Mapping[str, Any]) -> Markup:
    """A `script` block of data; empty values are left out, at every depth."""
    written = json.dumps({"@context": "https://schema.org", **_filled(data)}, ensure_ascii=False)
    words = written.translate(_HARMLESS)
    return Markup(f'<script type="application/ld+json">{words}</script>')  # noqa: S704 - as JSON


def _filled(value: Any) -> Any:
    if isinstance(value, Mapping):
        kept = {name: _filled(one) for name, one in value.items()}
        return {name: one for name, one in kept.items() if one not in ("", None, [], {})}
    if isinstance(value, list | tuple):
        return [_filled(one) for one in value]
    return value
