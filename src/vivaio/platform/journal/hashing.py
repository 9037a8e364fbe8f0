"""The arithmetic of the chain: one form of an act in bytes, and the hashes over it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias
from uuid import UUID

from vivaio.platform.journal.models import Entry, Personal

#: What may be stored in parameters. No fractions: two databases write them in two ways.
JSON: TypeAlias = str | int | bool | Sequence["JSON"] | Mapping[str, "JSON"] | None


def plain(value: JSON) -> Any:
    """The value as the databases give it back; TypeError or ValueError for what they would not.

    A NUL and half a surrogate pair cannot be stored by PostgreSQL.
    """
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        if "\x00" in value:
            raise ValueError("a text in the journal holds a NUL")
        value.encode("utf-8")
        return str(value)
    if isinstance(value, Mapping):
        if not all(isinstance(key, str) for key in value):
            raise TypeError("a name in the journal is not a text")
        return {plain(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    raise TypeError(f"the journal cannot keep a {type(value).__name__}")


def digest(value: object) -> str:
    """SHA-256 over canonical JSON (names sorted, no spaces, UTF-8), in hexadecimal."""
    canonical = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def of_personal(salt: str, person: UUID | None, values: Mapping[str, str]) -> str:
    """What an entry keeps of its personal side."""
    return digest({"salt": salt, "person": person and str(person), "values": dict(values)})


def of_personal_row(row: Personal) -> str:
    """The same, of a stored row."""
    return of_personal(row.salt, row.person, row.values)


def of_entry(entry: Entry) -> str:
    """The hash of an act, which holds the hash of the act before it."""
    return digest(
        {
            "uid": str(entry.uid),
            "chain": entry.chain and str(entry.chain),
            "number": entry.number,
            "at": entry.at.isoformat(timespec="microseconds"),
            "verb": entry.verb,
            "account": entry.account,
            "hand": str(entry.hand),
            "subject": str(entry.subject),
            "others": entry.others,
            "parameters": entry.parameters,
            "previous": entry.previous_hash,
            "personal": entry.personal_digest,
        }
    )
