"""What other rooms add to the page of a record, as the shared component draws it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from vivaio.kernel.text import Wording
from vivaio.platform.registry import BesidePart, beside
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.wording import page_of

#: What can be done: words and where.
Verb = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing with its state, notes and verbs."""

    title: Wording
    href: str
    shape: str
    state: str
    notes: tuple[Wording, ...]
    verbs: tuple[Verb, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page, under its heading."""

    code: str
    title: str
    lines: tuple[Line, ...]
    verbs: tuple[Verb, ...]
    empty: str


def parts(viewer: Viewer, kind: str, uid: UUID) -> list[Part]:
    """All that rooms add to the page of a record the viewer sees, in order of registration."""
    asked = [one for one in beside.all().values() if kind in one.kinds]
    found = [one.part(viewer, uid) for one in asked]
    return [_part(one, viewer.language) for one in found if one is not None]


def _verbs(verbs: Any) -> tuple[Verb, ...]:
    return tuple((gettext(words), page_of(address)) for words, address in verbs)


def _part(one: BesidePart, language: str) -> Part:
    lines = tuple(
        Line(
            each.title.best(language), page_of(each.address), each.shape,
            gettext(each.state) if each.state else "",
            tuple(note.best(language) for note in each.notes if note), _verbs(each.verbs),
        )
        for each in one.lines
    )  # fmt: skip
    empty = gettext(one.empty) if one.empty else ""
    return Part(one.code, gettext(one.title), lines, _verbs(one.verbs), empty)
