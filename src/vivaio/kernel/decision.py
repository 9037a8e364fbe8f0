"""The answer of a policy: yes, or no with a reason a person can read."""

from __future__ import annotations

from dataclasses import dataclass, field

from vivaio.kernel.errors import Message, NotAllowed


@dataclass(frozen=True, slots=True)
class Decision:
    """Truthy when allowed; `reason` is the sentence shown with a refusal."""

    allowed: bool
    reason: Message = field(default_factory=lambda: Message(""))

    def __bool__(self) -> bool:
        return self.allowed


YES = Decision(True)


def no(reason: str, **parameters: object) -> Decision:
    """A refusal with its sentence (an English msgid, marked by the caller with `N_`)."""
    return Decision(False, Message(reason, parameters))


def require(decision: Decision) -> None:
    """Pass, or raise `NotAllowed` with the decision."""
    if not decision.allowed:
        raise NotAllowed(decision)
