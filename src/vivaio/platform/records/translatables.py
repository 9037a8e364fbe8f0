"""Which texts of a record can be translated, and by whom: every kind joins by itself.

A model of records is translatable in all its texts in languages, by those who edit in the centre
that keeps the record. A room registers its kind only where that is not the whole truth.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.utils.translation import gettext, override

from vivaio.kernel.decision import YES, Decision, no
from vivaio.kernel.errors import N_
from vivaio.kernel.text import Text
from vivaio.platform.multilingual.fields import TextField
from vivaio.platform.records.kinds import models_by_kind
from vivaio.platform.records.models import Recorded
from vivaio.platform.registry import Registry
from vivaio.platform.tenancy.viewer import Viewer

#: The most characters a translation may have where the room says nothing else.
LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Translatable:
    """What a room says about the texts of its kind.

    `title` names the kind (a msgid). `verbatim`: texts that stand as their source printed them
    and are translated by nobody; `names`: texts that may stay as they are, so that they are
    offered but never count as missing; `longest`: the most characters of a text; `may`: who may
    translate a record, in place of the editors of its centre. `parts` and `put` read and write
    texts that lie deeper than in columns: paths of letters, digits, `_`, `.` and `-` with their
    texts, and one path with its new text; `label` names such a path.
    """

    kind: str
    title: str = ""
    verbatim: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    longest: Mapping[str, int] = field(default_factory=dict)
    may: Callable[[Viewer, Any], Decision] | None = None
    parts: Callable[[Any], Mapping[str, Text]] | None = None
    put: Callable[[Any, str, Text], None] | None = None
    label: Callable[[str], str] | None = None


translatables: Registry[Translatable] = Registry("translatables")


def of(kind: str) -> Translatable:
    """What is said of a kind; nothing special when no room has spoken."""
    return translatables.get(kind) if kind in translatables else Translatable(kind)


def kind_title(kind: str) -> str:
    """What a kind of record is called, a msgid; its code without a name."""
    return of(kind).title or kind


def kind_name(kind: str) -> str:
    """The same in the language of the moment."""
    return gettext(kind_title(kind))


@cache
def columns(kind: str) -> tuple[str, ...]:
    """The columns of a kind that hold texts in languages, in the order of the model."""
    model = models_by_kind()[kind]
    return tuple(one.name for one in model._meta.concrete_fields if isinstance(one, TextField))


def texts(row: Recorded) -> dict[str, Text]:
    """All texts of a record that can be translated, by path, those without words left out."""
    said = of(row.record_kind)
    names = (name for name in columns(row.record_kind) if name not in said.verbatim)
    found = {name: getattr(row, name) for name in names}
    if said.parts is not None:
        found |= said.parts(row)
    return {path: text for path, text in found.items() if text.texts.get(text.source)}


def put(row: Recorded, path: str, text: Text) -> None:
    """Give a record another text at one of its paths."""
    said = of(row.record_kind)
    if path in columns(row.record_kind):
        setattr(row, path, text)
    elif said.put is not None:
        said.put(row, path, text)
    else:
        raise KeyError(path)


def label(kind: str, path: str) -> str:
    """What a text is called, in the language of the moment."""
    said = of(kind)
    if path in columns(kind):
        return str(models_by_kind()[kind]._meta.get_field(path).verbose_name)  # type: ignore[union-attr]
    return str(said.label(path)) if said.label else path


def label_msgid(kind: str, path: str) -> str:
    """The same as the English sentence that the catalogues know."""
    with override("en"):
        return label(kind, path)


def longest(kind: str, path: str) -> int:
    """The most characters that a text may have."""
    return of(kind).longest.get(path, LONGEST)


def may_translate(viewer: Viewer, row: Recorded) -> Decision:
    """The room's own rule, or: the editors of the centre, the coordination for the network."""
    said = of(row.record_kind)
    if said.may is not None:
        return said.may(viewer, row)
    if viewer.may("edit", row.centre_id):
        return YES
    if row.centre_id is None:
        return no(N_("This is kept by the network; its coordination translates it."))
    return no(N_("This is translated by the editors of the centre that keeps it."))
