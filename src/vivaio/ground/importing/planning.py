"""What is to become of each row: read, compared with what is here, and nothing written yet."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from vivaio.ground.importing import queries
from vivaio.ground.importing.importers import (
    IDENTITY,
    Choice,
    Current,
    Draft,
    Importer,
    Remark,
    Session,
    Terms,
)
from vivaio.ground.importing.models import Outcome
from vivaio.ground.importing.queries import Known
from vivaio.ground.importing.seen import Seen
from vivaio.kernel.errors import N_, Message
from vivaio.platform.records import queries as records
from vivaio.platform.sheets.table import Row, Survey

LONGEST_IDENTITY = 200
ALREADY = N_("Row %(row)s has the same identifier “%(identity)s”.")
SAME_ROW = N_("Row %(row)s says the same.")
TOO_LONG = N_("The identifier is longer than %(most)s characters.")
REMOVED = N_("What this row became was removed here; it is not made again.")
LIKELY = N_("It may be the same as “%(title)s”, which is here already.")
KEPT_HERE = N_("It was changed here since the last import, to “%(here)s”: that was kept.")
LEFT_OUT = N_("This column was chosen for no field: what stands in it was left out, in all rows.")
BEYOND = N_("This stands to the right of the last heading, and was left out.")


@dataclass(slots=True)
class Planned:
    """A row with what is to become of it.

    `changes`: for a record that is here, its new values by key; `taken`: fingerprints of what the
    row said, to be compared with at the next import.
    """

    number: int
    draft: Draft
    outcome: str = Outcome.CREATED.value
    reason: Message | None = None
    identity: str = ""
    row_hash: str = ""
    known: Known | None = None
    current: Current | None = None
    changes: dict[str, Any] = field(default_factory=dict)
    taken: dict[str, str] = field(default_factory=dict)
    record: UUID | None = None
    is_noted: bool = False

    @property
    def remarks(self) -> list[Remark]:
        """What is to be known of its cells."""
        return self.draft.remarks

    def refuse(self, reason: Message) -> None:
        """Nothing is to become of it."""
        self.outcome, self.reason = Outcome.REFUSED.value, reason


def fingerprint(value: Any) -> str:
    """Sixteen signs that differ when the value does."""
    written = json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.blake2b(written.encode("utf-8", "replace"), digest_size=8).hexdigest()


class Planner:
    """Plans batch after batch of one file, in the order of its rows."""

    def __init__(
        self, importer: Importer, terms: Terms, survey: Survey, mapping: Mapping[str, str],
        seen: Seen,
    ) -> None:  # fmt: skip
        self._session: Session = importer.begin(terms)
        self._kind, self._terms, self._seen = importer.kind, terms, seen
        self._columns = [(name, mapping.get(name, "")) for name in survey.header]
        self._has_identity = IDENTITY in mapping.values()
        self._unchosen = {name for name, target in self._columns if not target}

    @property
    def session(self) -> Session:
        """The room at work."""
        return self._session

    def drafts(self, rows: Sequence[Row]) -> list[Planned]:
        """Understand rows; the database is not asked."""
        return [self._drafted(row) for row in rows]

    def _drafted(self, row: Row) -> Planned:
        if row.problem is not None:
            refused = Planned(row.number, Draft())
            refused.refuse(row.problem)
            return refused
        cells: dict[str, list[tuple[str, str]]] = {}
        left_out: list[Remark] = []
        for (name, target), cell in zip(self._columns, row.cells, strict=False):
            if target:
                cells.setdefault(target, []).append((name, cell))
            elif cell.strip() and name in self._unchosen:
                self._unchosen.discard(name)
                left_out.append(Remark(name, cell[:200], Message(LEFT_OUT)))
        planned = Planned(row.number, self._session.draft(cells))
        planned.remarks.extend(left_out)
        planned.remarks.extend(Remark("", cell[:200], Message(BEYOND)) for cell in row.beyond)
        if planned.draft.problem is not None:
            planned.refuse(planned.draft.problem)
        self._identify(planned)
        return planned

    def _identify(self, planned: Planned) -> None:
        draft = planned.draft
        if draft.record is not None and not draft.identity:
            planned.identity = f"uid:{draft.record}"
        elif draft.identity:
            planned.identity = draft.identity
        elif draft.traces and planned.reason is None:
            planned.identity = f"={fingerprint(draft.traces[0])}"
        if not planned.identity:
            return
        if len(planned.identity) > LONGEST_IDENTITY:
            planned.refuse(Message(TOO_LONG, {"most": LONGEST_IDENTITY}))
            return
        first = self._seen.first(planned.identity, planned.number)
        if first != planned.number and planned.reason is None:
            words = {"row": first, "identity": planned.identity[:80]}
            said = SAME_ROW if planned.identity.startswith("=") else ALREADY
            planned.refuse(Message(said, words))

    def decide(self, batch: Sequence[Planned]) -> None:
        """Compare drafts with what is here, a few questions to the database for all of them."""
        alive = [one for one in batch if one.reason is None]
        known = queries.known(
            self._terms.centre, self._kind, self._terms.source, [one.identity for one in alive]
        )
        for one in alive:
            one.row_hash = fingerprint(one.draft.values)
            one.known = known.get(one.identity)
        pending = [one for one in alive if not self._is_as_before(one)]
        self._compare(pending)
        self._look_for_likely([one for one in pending if one.current is None and not one.reason])

    def _is_as_before(self, one: Planned) -> bool:
        if one.known is None or one.known.is_gone or one.known.row_hash != one.row_hash:
            return False
        one.outcome, one.record, one.is_noted = Outcome.UNCHANGED.value, one.known.record, True
        return True

    def _compare(self, pending: Sequence[Planned]) -> None:
        wanted = {
            one.known.record if one.known else one.draft.record
            for one in pending
            if one.known or one.draft.record
        }
        keys = frozenset(key for one in pending for key in one.draft.values)
        found = self._session.current([uid for uid in wanted if uid], keys) if wanted else {}
        for one in pending:
            uid = one.known.record if one.known else one.draft.record
            here = found.get(uid) if uid else None
            if here is None and (one.known is not None or (uid and records.is_taken(uid))):
                one.refuse(Message(REMOVED))
            elif here is not None and here.problem is not None:
                one.refuse(here.problem)
            elif here is not None:
                one.current, one.record = here, here.uid
                self._merge(one, here)

    def _merge(self, one: Planned, here: Current) -> None:
        """Three ways: what the last import said, what stands here, what the file says now."""
        before = one.known.values if one.known else {}
        is_newest = one.draft.version is not None and one.draft.version == here.version
        for key, said in one.draft.values.items():
            stands, told = here.values.get(key), fingerprint(said)
            if said == stands:
                one.taken[key] = told
            elif not is_newest and key in before and before[key] == told:
                one.taken[key] = told  # changed here, and the source says what it said before
            elif is_newest or self._is_untouched(key, stands, before):
                one.changes[key], one.taken[key] = said, told
            elif key not in before and _is_empty(said):
                one.taken[key] = told  # the file does not say; that is no wish to empty it
            else:
                self._keep_here(one, key, said, stands, before)
        one.outcome = (Outcome.UPDATED if one.changes else Outcome.UNCHANGED).value

    @staticmethod
    def _is_untouched(key: str, stands: Any, before: Mapping[str, str]) -> bool:
        """Whether nobody here has said otherwise since the source was last believed."""
        return before[key] == fingerprint(stands) if key in before else _is_empty(stands)

    def _keep_here(
        self, one: Planned, key: str, said: Any, stands: Any, before: Mapping[str, str]
    ) -> None:
        message = Message(KEPT_HERE, {"here": shown(stands)})
        choice = Choice(key, one.identity, said, fingerprint(stands))
        one.remarks.append(Remark(key, shown(said), message, choice))
        one.row_hash = ""  # so that it is told again, until somebody decides
        if key in before:
            one.taken[key] = before[key]

    def _look_for_likely(self, fresh: Sequence[Planned]) -> None:
        found = self._session.alike([one.draft for one in fresh]) if fresh else ()
        for one, likely in zip(fresh, found, strict=True):
            one.taken = {key: fingerprint(said) for key, said in one.draft.values.items()}
            if likely is None:
                continue
            message = Message(LIKELY, {"title": likely[1][:120]})
            if one.identity.startswith("=") and not self._terms.also_likely:
                one.record = likely[0]
                one.refuse(message)
            else:
                one.remarks.append(Remark("", one.draft.title[:120], message))


def _is_empty(value: Any) -> bool:
    return value is None or value in ("", [])


def shown(value: Any) -> str:
    """A value in a sentence."""
    if isinstance(value, Mapping):
        value = " / ".join(str(one) for one in value.get("t", value).values())
    if isinstance(value, list | tuple):
        value = ", ".join(str(one) for one in value)
    words = " ".join(str("" if value is None else value).split())
    return words if len(words) <= 120 else words[:119] + "…"
