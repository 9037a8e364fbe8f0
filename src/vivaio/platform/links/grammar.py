"""Which kinds of record may be tied in which way: rooms say so when the application starts."""

from __future__ import annotations

from vivaio.platform.registry import LinkKind, link_kinds
from vivaio.platform.registry.kinds import Way

__all__ = ["LinkKind", "allows", "between", "known", "register", "relations", "way", "ways"]


def register(kind: LinkKind) -> LinkKind:
    """Add a kind of link; ValueError when its code names another already."""
    return link_kinds.register(kind.code, kind)


def known(code: str) -> LinkKind | None:
    """The kind of a code, or none if no installed room has it."""
    return link_kinds.get(code) if code in link_kinds else None


def allows(kind: LinkKind, source: str, target: str) -> bool:
    """Whether a record of kind `source` may be tied so to one of kind `target`."""
    fits_source = not kind.sources or source in kind.sources
    return fits_source and (not kind.targets or target in kind.targets)


def relations() -> list[LinkKind]:
    """The kinds from which the network is drawn, in the order in which they were registered."""
    return [kind for kind in link_kinds.all().values() if kind.relation]


def between(source: str, target: str) -> list[str]:
    """How a record of one kind may be related to one of another: msgids, in both directions."""
    forward = [kind.forward for kind in relations() if allows(kind, source, target)]
    backward = [
        kind.backward for kind in relations() if not kind.symmetric and allows(kind, target, source)
    ]
    return [*forward, *backward]


def way(kind: LinkKind) -> Way:
    """How the thread runs along a kind of link."""
    if kind.relation or kind.gathers:
        return "beside"
    return "both" if kind.symmetric and kind.way != "beside" else kind.way


def ways() -> dict[Way, tuple[str, ...]]:
    """The codes of all kinds but those along which the thread runs plainly."""
    known_ones = link_kinds.all().values()
    wanted: tuple[Way, ...] = ("against", "both", "beside")
    return {one: tuple(kind.code for kind in known_ones if way(kind) == one) for one in wanted}
