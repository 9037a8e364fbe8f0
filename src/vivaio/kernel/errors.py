"""The ways in which an operation says no; each maps to one answer of the web.

NotAllowed 403 · Unknown 404 (also for "not yours to know") · Invalid and Conflict 422.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol


def N_(msgid: str) -> str:  # noqa: N802 - the name gettext's tools know
    """Mark a sentence for translation without translating it yet."""
    return msgid


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence for a reader, translated when read: `msgid` in English, named parameters."""

    msgid: str
    parameters: Mapping[str, Any] = field(default_factory=dict)


class Reasoned(Protocol):
    """What a refusal rests on: a decision that carries its reason."""

    @property
    def reason(self) -> Message:
        """The sentence for the reader."""


class Refusal(Exception):
    """An operation that was not done, with nothing changed."""


class NotAllowed(Refusal):
    """The viewer may see the thing but not do this to it."""

    def __init__(self, decision: Reasoned) -> None:
        super().__init__(decision.reason.msgid)
        self.decision = decision


class Unknown(Refusal):
    """There is no such thing, or none that this viewer may know of."""


class Invalid(Refusal):
    """What was given cannot be taken; a list of sentences for each field ("" for the whole)."""

    def __init__(self, errors: Mapping[str, list[Message]]) -> None:
        super().__init__(", ".join(f"{name}: {m.msgid}" for name, ms in errors.items() for m in ms))
        self.errors = errors


class Conflict(Refusal):
    """Somebody else saved first: `current` is the thing as it stands, `version` its number."""

    def __init__(self, current: object, version: int) -> None:
        super().__init__(f"version is {version}")
        self.current = current
        self.version = version
