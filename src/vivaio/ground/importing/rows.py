"""What rooms share in taking the rows of a table for records."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Any, Generic, TypeVar, cast
from uuid import UUID

from django.db import models

from vivaio.ground.importing.cells import NOT_TAKEN, decimal, entitle, plainly
from vivaio.ground.importing.importers import IDENTITY, Current, Draft, Field, Remark, Terms
from vivaio.ground.indicators import editing
from vivaio.ground.indicators.parts import Lists
from vivaio.kernel import clock
from vivaio.kernel.decision import Decision
from vivaio.kernel.errors import N_, Invalid, Message
from vivaio.kernel.text import Text
from vivaio.kernel.writing import clean
from vivaio.platform.multilingual.folding import fold
from vivaio.platform.records import operations as records
from vivaio.platform.search import queries as search
from vivaio.platform.sheets import cleaning
from vivaio.platform.tenancy.models import Visibility

R = TypeVar("R", bound=models.Model)
#: The most characters of what makes something beside the record.
_BESIDE = 160


class RowsSession(ABC, Generic[R]):
    """A session (`importers.Session`) for records whose fields have the names of the columns.

    A room names the model, its texts in languages, its lists of codes and what makes something
    `beside` the record; it says what a cell means, what a new record is and what it may not hold.
    Journal and permission are its own: the verbs are KIND.imported and KIND.amended.
    """

    model: type[R]
    texts: tuple[str, ...] = ("title", "summary")
    lists: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    #: The sentence for a row without a title, and the most characters of one.
    title_needed: str
    longest_title: int

    def __init__(self, terms: Terms) -> None:
        self.terms = terms

    @abstractmethod
    def value(self, field: str, words: str) -> Any:
        """What a cell says, as JSON writes it; None where it cannot be used."""

    @abstractmethod
    def code(self, field: str, words: str) -> str:
        """The code that is meant by one of a list; "" for none."""

    def said_beside(self, field: str, words: str) -> str:
        """What a cell says of what is made beside the record; "" where it cannot be used."""
        return cleaning.line(words)[:_BESIDE]

    @abstractmethod
    def trace(self, draft: Draft) -> str:
        """What tells a row from others with its title."""

    @abstractmethod
    def may(self, row: R) -> Decision:
        """Whether the record may be changed by this import."""

    def begun(self) -> R:
        """A new record, to which the row has said nothing yet."""
        return self.model(
            centre_id=self.terms.centre, nature=self.terms.nature, origin="imported",
            country=self.terms.country, visibility=Visibility.CENTRE,
        )  # fmt: skip

    def settled(self, row: R, draft: Draft) -> None:
        """Finish a new record before it is saved: its state, and what its lists begin with."""

    @abstractmethod
    def check(self, row: R, values: Mapping[str, Any]) -> Mapping[str, list[Message]]:
        """What is wrong with a record that has just been given these values."""

    def saved(self, row: R, draft: Draft | None) -> None:
        """Do what follows; the draft of a new record."""

    def draft(self, cells: Mapping[str, Sequence[tuple[str, str]]]) -> Draft:
        """Understand a row."""
        draft = Draft()
        for target, column, words in plainly(cells):
            field, _, language = target.partition("@")
            if field == IDENTITY:
                draft.identity = cleaning.line(words)
            elif field in self.texts:
                draft.values[f"{field}@{language or self.terms.language}"] = clean(words)
            elif words:
                draft.remarks += [
                    Remark(column, one[:120], Message(NOT_TAKEN))
                    for one in self._left(draft, field, words)
                ]
        entitle(draft, self.terms.language, self.title_needed, self.longest_title)
        draft.traces = (f"{fold(draft.title)}|{self.trace(draft)}",)
        return draft

    def _left(self, draft: Draft, field: str, words: str) -> list[str]:
        """Take a cell; gives the words of it that cannot be used."""
        if field in self.lists:
            codes, left = split(words, lambda one: self.code(field, one))
            draft.values[field] = [*draft.values.get(field, []), *codes]
            return left
        if field in self.beside:
            draft.extra[field] = self.said_beside(field, words)
            return [] if draft.extra[field] else [words]
        value = self.value(field, words)
        if value is None:
            return [words]
        draft.values[field] = value
        return []

    def current(self, uids: Sequence[UUID], keys: frozenset[str]) -> Mapping[UUID, Current]:
        """Records as they stand."""
        found = {}
        for row in self._seen().filter(uid__in=[*uids]):
            allowed = self.may(row)
            found[row.uid] = Current(
                row.uid, row.version, {key: self._value_of(row, key) for key in keys},
                row.record_title().best(self.terms.language).words,
                None if allowed else allowed.reason,
            )  # fmt: skip
        return found

    def alike(self, drafts: Sequence[Draft]) -> Sequence[tuple[UUID, str] | None]:
        """For each draft a record with its title."""
        titles = [draft.title for draft in drafts]
        named = search.titled(self.terms.by, self.kind, titles)
        return [(named[one][0], one) if named.get(one) else None for one in titles]

    def register(self, drafts: Sequence[Draft]) -> Sequence[UUID]:
        """Make new records."""
        made = []
        for draft in drafts:
            row: Any = self.begun()
            self._put(row, draft.values)
            self.settled(row, draft)
            records.save(row, by=self.terms.by, verb=f"{self.kind}.imported")
            self.saved(row, draft)
            made.append(row.uid)
        return made

    def amend(self, current: Current, changes: Mapping[str, Any]) -> None:
        """Change a record."""
        row = self._seen().get(uid=current.uid)
        records.check_version(row, current.version)
        self._put(row, changes)
        records.save(row, by=self.terms.by, verb=f"{self.kind}.amended")
        self.saved(row, None)

    @property
    def kind(self) -> str:
        """The kind of its records."""
        return str(self.model.record_kind)  # type: ignore[attr-defined]

    def _seen(self) -> Any:
        return self.model._default_manager.visible_to(self.terms.by)  # type: ignore[attr-defined]

    def _column(self, field: str) -> models.Field[Any, Any]:
        return cast("models.Field[Any, Any]", self.model._meta.get_field(field))

    def _value_of(self, row: Any, key: str) -> Any:
        field, _, language = key.partition("@")
        if field in self.texts:
            text: Text = getattr(row, field)
            return text.texts.get(language, "")
        value = getattr(row, self._column(field).attname)
        if isinstance(value, UUID):
            return str(value)
        return value.isoformat() if isinstance(value, date) else value

    def _put(self, row: Any, values: Mapping[str, Any]) -> None:
        for key, value in values.items():
            field, _, language = key.partition("@")
            if field in self.texts:
                language = language or self.terms.language
                text: Text = getattr(row, field) or Text(language)
                setattr(row, field, text.with_words(language, value) if value else text)
                continue
            column = self._column(field)
            if isinstance(column, models.ForeignKey):
                setattr(row, column.attname, UUID(value))
            elif isinstance(column, models.DateField):
                setattr(row, field, date.fromisoformat(value))
            else:
                setattr(row, field, value)
        if wrong := self.check(row, values):
            raise Invalid(dict(wrong))


#: The columns that begin an indicator; they are never compared, and no table changes one.
INDICATOR_HEADINGS = {
    "indicator": "indicator|indicatore|indicateur|kazalnik|pokazatelj|δείκτης",
    "unit": "unit|unità|unité|enota|jedinica|μονάδα|unitate",
    "baseline": "baseline|valore iniziale|valeur initiale|izhodišče|polazna vrijednost|αφετηρία"
    "|valoare inițială",
    "target": "target|obiettivo|cible|cilj|ciljna vrijednost|στόχος|țintă",
}
INDICATOR_LABELS = {
    "indicator": N_("Indicator"), "unit": N_("Unit"), "baseline": N_("Baseline"),
    "target": N_("Target"),
}  # fmt: skip
OF_INDICATOR = tuple(INDICATOR_LABELS)


def fields_of(
    labels: Mapping[str, str],
    headings: Mapping[str, str],
    texts: Collection[str],
    lists: Collection[str],
) -> tuple[Field, ...]:
    """The fields of a room in the order of their labels; `headings` parted by a bar."""
    return tuple(
        Field(
            code, label, frozenset(headings[code].split("|")), in_languages=code in texts,
            takes_several=code in lists,
        )
        for code, label in labels.items()
    )  # fmt: skip


def begin_indicator(
    row: Any, lists: Lists, extra: Mapping[str, str], *, first: date | None, last: date | None
) -> None:
    """The indicator of a row; one that does not hold is left out rather than the record."""
    if not extra.get("indicator"):
        return
    given: dict[str, Any] = {"name": extra["indicator"], "unit": extra.get("unit", "")}
    numbers = {name: decimal(extra.get(name, "")) for name in ("baseline", "target")}
    if last is not None and numbers["baseline"] != numbers["target"]:
        given |= numbers
    try:
        editing.begin_indicator(row, lists, given, first=first or clock.today(), last=last)
    except Invalid:
        row.indicators = []


def split(words: str, code: Callable[[str], str]) -> tuple[list[str], list[str]]:
    """The codes of a cell that holds several, and what of it is none."""
    parts = [part.strip() for part in re.split(r"[;,\n|]", words) if part.strip()]
    codes = {part: code(part) for part in parts}
    return [codes[one] for one in parts if codes[one]], [one for one in parts if not codes[one]]
