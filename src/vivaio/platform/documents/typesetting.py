"""Setting a document: tagged PDF for readers with any senses (PDF/UA-1) and to keep (PDF/A-2a)."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings

from vivaio.kernel.errors import N_, Invalid, Message
from vivaio.kernel.later import Later
from vivaio.platform.documents.tree import Tree

if TYPE_CHECKING:
    import typst
else:
    typst = Later("typst")

_HERE = Path(__file__).resolve().parent
_FORM = (_HERE / "vivaio.typ").read_bytes()
_STANDARDS: list[Any] = ["a-2a", "ua-1"]
_one_at_a_time = threading.Lock()


class NotSetError(RuntimeError):
    """The form of documents, or what it is set with, is not as it must be: our fault."""


def typefaces() -> Path:
    """Where the faces lie that scripts/assets.py has made."""
    return Path(settings.PACKAGE) / "typefaces"


@lru_cache(maxsize=1)
def _letters() -> frozenset[int]:
    """The code points that every document can show, whichever of its two faces it needs."""
    file = typefaces() / "coverage.json"
    if not file.is_file():
        raise NotSetError("The typefaces of documents are missing: run scripts/assets.py.")
    faces: dict[str, set[int]] = {}
    for name, points in json.loads(file.read_text("utf-8")).items():
        faces.setdefault(" ".join(name.split()[:2]), set()).update(points)
    return frozenset.intersection(*map(frozenset, faces.values())) | {ord("\n")}


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, one in value.items():
            if name not in ("svg", "emblem", "href"):
                yield from _strings(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _strings(one)


def require_letters(tree: Tree) -> None:
    """Invalid, naming the signs, when the document has some that our typefaces do not draw."""
    strange = {sign for words in _strings(tree) for sign in words if ord(sign) not in _letters()}
    if strange:
        text = N_("A document cannot show these signs: %(signs)s. Write it without them.")
        raise Invalid({"": [Message(text, {"signs": " ".join(sorted(strange)[:20])})]})


@lru_cache(maxsize=1)
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(typefaces())],
    )
    if "Vivaio Sans latin" not in fonts.families():
        raise NotSetError("The typefaces of documents are missing: run scripts/assets.py.")
    # Its root is this folder: a form could read nothing else.
    return typst.Compiler(root=str(_HERE), font_paths=fonts, ignore_system_fonts=True)


def set_document(tree: Tree, dated: date) -> bytes:
    """The bytes of the PDF; the same for the same content, for its moment is the document's day."""
    require_letters(tree)
    moment = datetime(dated.year, dated.month, dated.day, tzinfo=UTC)
    given = {"document": json.dumps(tree, ensure_ascii=False, sort_keys=True)}
    with _one_at_a_time:
        made, warnings = _compiler().compile_with_warnings(
            input=_FORM,
            format="pdf",
            sys_inputs=given,
            pdf_standards=_STANDARDS,
            timestamp=moment,
        )
    if warnings:
        raise NotSetError("; ".join(warning.message for warning in warnings))
    assert isinstance(made, bytes)
    return made
