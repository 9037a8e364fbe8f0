"""On what basis people are known, for how long, and whom a declaration is asked about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from vivaio.kernel.errors import N_
from vivaio.platform.registry.registry import Registry

LegalBasis = Literal["task", "consent", "contract", "duty", "interest"]
BASES: Mapping[LegalBasis, str] = {
    "task": N_("A task in the public interest: article 6(1)(e) of the GDPR."),
    "consent": N_("Your consent: article 6(1)(a) of the GDPR."),
    "contract": N_("What you asked us for: article 6(1)(b) of the GDPR."),
    "duty": N_("A legal duty: article 6(1)(c) of the GDPR."),
    "interest": N_("Our legitimate interest in a safe service: article 6(1)(f) of the GDPR."),
}
KEPT_WITH_THE_REST = N_("As long as what it belongs to.")


@dataclass(frozen=True, slots=True)
class Retention:
    """Rows are kept for `days` after `since`, a msgid that goes on from "days after".

    `expire(moment)` erases what had come to that before the moment, and gives the number.
    """

    days: int
    since: str
    expire: Callable[[datetime], int]


@dataclass(frozen=True, slots=True)
class Subject:
    """A person as tables know them; `keys` are the primary keys of their rows by model label."""

    person: UUID
    account: int | None = None
    addresses: tuple[str, ...] = ()
    keys: Mapping[str, Any] = field(default_factory=dict)


#: Who knows people by their uid: the floor above says so.
subject_sources: Registry[Callable[[UUID], Subject]] = Registry("subject_sources")
_present: ContextVar[Subject | None] = ContextVar("subject", default=None)


def subject_of(person: UUID) -> Subject:
    """All by which tables know a person."""
    present = _present.get()
    if present is not None and present.person == person:
        return present
    for source in subject_sources.all().values():
        return source(person)
    return Subject(person)


@contextmanager
def remembered(person: UUID) -> Iterator[Subject]:
    """Who somebody was stays known while their rows disappear one after the other."""
    found = subject_of(person)
    token = _present.set(found)
    try:
        yield found
    finally:
        _present.reset(token)
