"""Cursors: where a list goes on. To whoever holds one they are words without a meaning."""

from __future__ import annotations

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from uuid import UUID

from vivaio.kernel.errors import N_, Invalid, Message

LONGEST = 80
REFUSED = N_("Take the cursor as it was given, or begin without one.")


def after_uid(uid: UUID) -> str:
    """The cursor of a list in the order of uids, after this one."""
    return _written(f"u{uid.hex}")


def after_change(change: int) -> str:
    """The cursor of a list in the order of changes, after this number."""
    return _written(f"c{change}")


def uid_of(cursor: str) -> UUID | None:
    """Where a list by uids goes on; None from its beginning. `Invalid` for another cursor."""
    if not cursor:
        return None
    try:
        return UUID(hex=_read(cursor, "u"))
    except ValueError:
        raise _refused() from None


def change_of(cursor: str) -> int:
    """Where a list by changes goes on; 0 from its beginning. `Invalid` for another cursor."""
    if not cursor:
        return 0
    number = _read(cursor, "c")
    if not number.isdecimal() or len(number) > 18:
        raise _refused()
    return int(number)


def _written(words: str) -> str:
    return urlsafe_b64encode(words.encode()).decode().rstrip("=")


def _read(cursor: str, letter: str) -> str:
    try:
        if len(cursor) > LONGEST:
            raise _refused()
        words = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii")
    except (binascii.Error, ValueError):
        raise _refused() from None
    if not words.startswith(letter) or _written(words) != cursor:
        raise _refused()
    return words[1:]


def _refused() -> Invalid:
    return Invalid({"cursor": [Message(REFUSED)]})
