"""How entries are tied to the thread: what came before them, and what came of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vivaio.contexts.chronicle.models import MODELS
from vivaio.kernel.errors import N_, Invalid, Message
from vivaio.platform.registry import LinkKind, link_kinds

_PROCEDURE, _ACTOR, _NEED = frozenset({"procedure"}), frozenset({"actor"}), frozenset({"need"})
_ALL = frozenset(MODELS)
LINKS = (
    LinkKind("led_by", _ALL, _ACTOR, N_("conducted by"), N_("conducts"), way="beside"),
    LinkKind("agreed_with", frozenset({"convention"}), _ACTOR, N_("agreed with"),
             N_("party to"), way="beside"),
    LinkKind("brought_to", frozenset({"need", "challenge", "measure"}), _PROCEDURE,
             N_("brought to"), N_("brought from")),
    LinkKind("continues_in", _PROCEDURE, _PROCEDURE, N_("continues in"), N_("continues"),
             acyclic=True),
    LinkKind("led_to", _PROCEDURE, frozenset({"act"}), N_("led to"), N_("came of")),
    LinkKind("concluded_by", frozenset({"procedure", "act"}), frozenset({"convention"}),
             N_("concluded by"), N_("concludes")),
    LinkKind("produced", frozenset({"convention", "act", "procedure", "pilot"}),
             frozenset({"result"}), N_("produced"), N_("produced by")),
    LinkKind("answers", frozenset({"result", "convention", "act"}), _NEED, N_("answers"),
             N_("answered by"), way="against"),
    LinkKind("reported_under", frozenset({"result"}), frozenset({"measure"}),
             N_("reported under"), N_("reported by"), way="against"),
    LinkKind("described_in", frozenset({"pilot", "solution", "result"}),
             frozenset({"practice"}), N_("described in"), N_("describes")),
    LinkKind("adopted_in", frozenset({"practice", "transfer"}),
             frozenset({"procedure", "convention", "pilot", "measure"}), N_("adopted in"),
             N_("adopts")),
    LinkKind("trained_for", frozenset({"transfer", "course", "pilot"}), _PROCEDURE,
             N_("trained people for"), N_("with people trained by")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tie:
    """One that an entry may have: with which kinds, and whether it begins at the entry.

    `words` is a msgid, read from the entry's side.
    """

    code: str
    words: str
    others: tuple[str, ...]
    begins: bool


def of(kind: str) -> Iterator[Tie]:
    """The ties that an entry of a kind may have, those of other rooms too.

    Who led it is said in its form.
    """
    for one in link_kinds.all().values():
        if one.code == "led_by":
            continue
        if kind in one.sources:
            yield Tie(one.code, one.forward, tuple(sorted(one.targets)), True)
        if kind in one.targets:
            yield Tie(one.code, one.backward, tuple(sorted(one.sources)), False)


def known(kind: str, code: str, begins: bool | None = None) -> Tie:
    """The tie of a code; `begins` says which way it runs where it could run both ways."""
    for one in of(kind):
        if one.code == code and begins in (None, one.begins):
            return one
    raise Invalid({"kind": [Message(N_("There is no such kind of link."))]})
