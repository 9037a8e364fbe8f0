"""What a room can plug in. `viewer` is always a `tenancy.Viewer`, which lies above this package."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal, get_args
from uuid import UUID

from vivaio.kernel.errors import Message
from vivaio.kernel.text import Text
from vivaio.platform.registry.people import KEPT_WITH_THE_REST, LegalBasis, Retention

#: public: anyone may read it · personal: of a person, exported and erased with them ·
#: secret: never leaves the database · technical: says nothing about anybody.
Sensitivity = Literal["public", "personal", "secret", "technical"]


@dataclass(frozen=True, slots=True)
class SearchSource:
    """A kind of record that can be found; `documents` gives `search.Document`s of all of them."""

    kind: str
    documents: Callable[[], Iterable[Any]]


#: waits: somebody has to act · expires: it ends on `due` · promised: we told somebody `due` ·
#: coming: it happens on `due` · new: it came since the viewer's last visit.
DeskSort = Literal["waits", "expires", "promised", "coming", "new"]


@dataclass(frozen=True, slots=True)
class DeskLine:
    """One thing on somebody's desk: what it is, where it is done, and by when.

    `address` is a path without a language; `why` says why the viewer sees it, `verb` what is done
    there ("Answer", "Confirm"); `subject` is the record it is about. A line with a `key`, the same
    each time, can be delegated to somebody of `centre` who may do it too. What is past its `due`
    is late, whatever its sort.
    """

    message: Message
    address: str
    due: date | None = None
    why: Message | None = None
    verb: Message | None = None
    sort: DeskSort = "waits"
    subject: UUID | None = None
    centre: UUID | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class DeskItem:
    """A part of "my desk": `title` is a msgid; `lines(viewer)` is what waits, most urgent first."""

    code: str
    title: str
    lines: Callable[[Any], Iterable[DeskLine]]


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One item of a feed; `address` is a path without a language."""

    uid: UUID
    title: Text
    summary: Text
    address: str
    at: datetime
    example: bool = False


@dataclass(frozen=True, slots=True)
class Feed:
    """A list that others can follow: `title` is a msgid; `entries(viewer)` comes newest first."""

    code: str
    title: str
    entries: Callable[[Any], Iterable[FeedEntry]]


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A record at a place (degrees, WGS 84); `address` is a path without a language."""

    uid: UUID
    title: Text
    address: str
    latitude: float
    longitude: float
    example: bool = False


@dataclass(frozen=True, slots=True)
class MapLayer:
    """A layer of the map and of its list: `title` is a msgid; `points(viewer)` may be shown."""

    code: str
    title: str
    points: Callable[[Any], Iterable[MapPoint]]


@dataclass(frozen=True, slots=True)
class Export:
    """A table to take away: `columns` (name to heading msgid) and `rows(viewer)` by those names.

    `about`, a msgid, says in a sentence what is in it. `files` are further forms of it: media type
    to path, in which `{language}` stands for the reader's. `kinds` of record are those it is made
    from: the latest change of any of them is its own.
    """

    code: str
    title: str
    columns: Mapping[str, str]
    rows: Callable[[Any], Iterable[Mapping[str, object]]]
    about: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Representation:
    """How the records of a kind are told as linked data.

    `describe(viewer, uid, description)` adds what that viewer may know; `description` is a
    `platform.linked.Description`, which already holds what all records have.
    """

    kind: str
    describe: Callable[[Any, UUID, Any], None]


#: How a kind of link stands in the thread. along: the target came of the source, later ·
#: against: the source came of the target · both: either way · beside: who or what stands by.
Way = Literal["along", "against", "both", "beside"]


@dataclass(frozen=True, slots=True)
class LinkKind:
    """How two records may be tied: kinds of record at both ends, and a msgid for each direction.

    `forward` is read on the source's page before the target's title ("Runs"), `backward` on the
    target's ("Run by"). An empty set of kinds allows every kind.

    A `relation` is what the network is drawn from: those at its two ends may record, confirm and
    refuse it; `meaning`, a msgid, says what it is. `symmetric`: it says the same from both ends.
    `acyclic`: nobody stands in it to themselves through others. `gathers`: whoever is tied so to
    the same target works together there. `way`: how the thread of a record runs along it; what is
    a `relation` or `gathers` stands beside the thread, what is `symmetric` is walked both ways.
    """

    code: str
    sources: frozenset[str]
    targets: frozenset[str]
    forward: str
    backward: str
    relation: bool = False
    symmetric: bool = False
    acyclic: bool = False
    gathers: bool = False
    meaning: str = ""
    way: Way = "along"


@dataclass(frozen=True, slots=True)
class GapLine:
    """One record with which the thread ends: `since` when; `address` has no language."""

    uid: UUID
    title: Text
    address: str
    country: str
    nature: str
    since: date | None


@dataclass(frozen=True, slots=True)
class GapFound:
    """How many records have a gap, how many of them are examples, and the first of them."""

    total: int = 0
    examples: int = 0
    lines: Sequence[GapLine] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """A place where the thread breaks off: `title` and `about`, its definition, are msgids.

    `found(viewer, centre, limit)` gives what this viewer may see, of one centre or (None) of all,
    with at most `limit` lines, the oldest first, in one query.
    """

    code: str
    title: str
    about: str
    found: Callable[[Any, UUID | None, int], GapFound]


@dataclass(frozen=True, slots=True)
class BesideLine:
    """What another room has to say of a record: its own record at `address`, a path without a
    language, with its state (`shape` of a badge, `state` a msgid), notes, and links to what can be
    done: msgids with their paths."""

    title: Text
    address: str
    shape: str = ""
    state: str = ""
    notes: Sequence[Text] = ()
    verbs: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class BesidePart:
    """A part of a record's page that another room fills; `title` and `empty` are msgids."""

    code: str
    title: str
    lines: Sequence[BesideLine] = ()
    verbs: Sequence[tuple[str, str]] = ()
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """What a room adds to the pages of records of some kinds, which it does not keep itself.

    `part(viewer, uid)` is asked for a record the viewer sees; None where there is nothing to say.
    """

    code: str
    kinds: frozenset[str]
    part: Callable[[Any, UUID], BesidePart | None]


@dataclass(frozen=True, slots=True)
class RoomLink:
    """An entrance in a centre's own room: `title` and `note` (what is done there) are msgids.

    `address` is a path without a language in which `{slug}` stands for the centre's:
    `centres/{slug}/team/`. `allowed(viewer, centre)`, with the centre's uid, says whether this
    viewer is shown it: a bool or a `Decision`. `icon` is one of `platform/web/icons.txt`.
    """

    code: str
    title: str
    address: str
    allowed: Callable[[Any, UUID], object]
    note: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class PersonalData:
    """What a model knows of people, and why: every field of it by name, none left out.

    `export(person)` gives what is stored of a person as plain values, `erase(person)` removes or
    blanks it and gives the number of rows it touched; `person` is a uid. Where a foreign key says
    whose a row is, both may be left out: it is exported, and goes as the key says (`on_delete`).
    `kept`, a msgid, says how long where no `retention` does; `stays`, a msgid, says what is left
    when a person is erased, and why.
    """

    model: str
    fields: Mapping[str, Sensitivity]
    purpose: str = ""
    export: Callable[[UUID], object] | None = field(default=None)
    erase: Callable[[UUID], int] | None = field(default=None)
    legal_basis: LegalBasis = "task"
    kept: str = KEPT_WITH_THE_REST
    retention: Retention | None = None
    stays: str = ""

    def __post_init__(self) -> None:
        unknown = set(self.fields.values()) - set(get_args(Sensitivity))
        if unknown:
            raise ValueError(f"{self.model} declares {sorted(unknown)}")
        if "personal" in self.fields.values() and not self.purpose:
            raise ValueError(f"{self.model} holds personal data without a purpose")
