"""What a room says of itself so that tables can be brought into it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from vivaio.kernel.decision import Decision
from vivaio.kernel.errors import Message
from vivaio.platform.registry import Registry
from vivaio.platform.tenancy.viewer import Viewer

#: The target of the column by which rows are known again.
IDENTITY = "external_id"


@dataclass(frozen=True, slots=True)
class Field:
    """What a column can be: `label` is a msgid, `headings` what people call such a column.

    A field in languages is the target of one column a language (`name@it`); a field that takes
    several columns joins what they hold.
    """

    code: str
    label: str
    headings: frozenset[str] = frozenset()
    in_languages: bool = False
    takes_several: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """On which terms a table comes in: for whom, in which language, from where, how far.

    `source`: the name under which its identities are kept; `evidence`: the key of the document in
    which its facts stand. `literal`: the table is one of our own, its cells are as we wrote them.
    """

    by: Viewer
    centre: UUID | None
    country: str
    language: str
    source: str
    evidence: str = ""
    nature: str = "fact"
    publish: bool = True
    also_likely: bool = False
    literal: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody is to choose between: `said` by a row under an identity, `stands` on the card.

    `stands` is a fingerprint, by which a card that was changed since is told.
    """

    key: str
    identity: str
    said: Any
    stands: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to know of one cell: what stood there, and what was made of it."""

    column: str
    value: str
    message: Message
    choice: Choice | None = None


@dataclass(slots=True)
class Draft:
    """A row as its room understands it.

    `values` by key, each as JSON writes it; what the row says nothing of is not among them.
    `problem`: why it cannot be taken. `traces`: words by which the same thing may be known again
    where the file has no identities: records with one of them in common may be the same.
    """

    values: dict[str, Any] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    problem: Message | None = None
    identity: str = ""
    record: UUID | None = None
    version: int | None = None
    title: str = ""
    traces: tuple[str, ...] = ()
    #: What a new record is made with beside its values; never compared.
    extra: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Current:
    """A record as it stands: its values under the same keys, and its version.

    `problem`: why it may not be changed.
    """

    uid: UUID
    version: int
    values: Mapping[str, Any]
    title: str
    problem: Message | None = None


class Session(Protocol):
    """A room at work on one import."""

    def draft(self, cells: Mapping[str, Sequence[tuple[str, str]]]) -> Draft:
        """Understand a row: for each target its columns, each with its heading and its cell."""

    def current(self, uids: Sequence[UUID], keys: frozenset[str]) -> Mapping[UUID, Current]:
        """Records as they stand, those that there are and that may be known of."""

    def alike(self, drafts: Sequence[Draft]) -> Sequence[tuple[UUID, str] | None]:
        """For each draft a record that is likely the same thing, with its title."""

    def register(self, drafts: Sequence[Draft]) -> Sequence[UUID]:
        """Make new records, within the caller's transaction."""

    def amend(self, current: Current, changes: Mapping[str, Any]) -> None:
        """Change a record, within the caller's transaction."""


@dataclass(frozen=True, slots=True)
class Importer:
    """A kind of record that tables can be brought into; `title` is a msgid, `name` the word on
    the command line."""

    kind: str
    name: str
    title: str
    fields: tuple[Field, ...]
    begin: Callable[[Terms], Session]
    may: Callable[[Viewer, UUID | None], Decision]
    may_publish: Callable[[Viewer, UUID | None], Decision]
    #: Headings that only our own exports have, all of them.
    own_headings: frozenset[str] = frozenset()
    #: A small table of made-up rows to try it with.
    example: Callable[[], bytes] | None = None
    #: The heading by which such a table is known for made up.
    example_heading: str = ""


importers: Registry[Importer] = Registry("importers")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a table comes from, as people will read it beside each fact."""

    title: str
    publisher: str = ""
    licence: str = ""
    address: str = ""
    published_on: str = ""
    checked_on: date | None = None
