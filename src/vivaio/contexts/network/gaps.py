"""Between whom no relation is recorded: told by groups of cards, never by names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from uuid import UUID

from vivaio.contexts.network.queries import Network
from vivaio.ground.actors.census import Counted, census
from vivaio.platform.records.keeping import ByVersion
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer

#: A group of cards: the scheme of the taxonomy and the code in it.
Group = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Gap:
    """Two groups in a country, each with a card at least, and no relation between any two.

    `is_example`: one of the groups has examples alone.
    """

    country: str
    one: Group
    other: Group
    ones: int
    others: int
    is_example: bool


_kept: ByVersion[tuple[Gap, ...]] = ByVersion(room=2)


def gaps(shown: Network) -> Sequence[Gap]:
    """All gaps of the public network, the widest first: those with most cards on both sides."""
    return _kept.of("", lambda: tuple(found(census(Viewer.anonymous()), shown)))


def found(cards: Iterable[Counted], network: Network) -> list[Gap]:
    """Gaps between a sector, or a level of administration, and a kind of actor, by country."""
    groups: dict[UUID, set[Group]] = {}
    members: dict[tuple[str, Group], list[Counted]] = defaultdict(list)
    for card in cards:
        if card.country:
            groups[card.uid] = set(_groups(card))
            for group in groups[card.uid]:
                members[card.country, group].append(card)
    bound = _bound(groups, network)
    made = []
    for country in sorted({place for place, _ in members}):
        here = [group for place, group in members if place == country]
        wide = [group for group in here if group[0] != "kind"]
        for one, other in product(sorted(wide), sorted(set(here) - set(wide))):
            if (country, one, other) not in bound:
                gap = _gap(country, one, other, members)
                if gap is not None:
                    made.append(gap)
    return sorted(made, key=lambda gap: -min(gap.ones, gap.others) * 1000 - gap.ones - gap.others)


def _groups(card: Counted) -> Iterable[Group]:
    """A public body is told by its level where that is known."""
    if card.kind:
        yield "kind", card.kind
    if card.level:
        yield "level", card.level
    elif card.sector:
        yield "sector", card.sector


def _bound(groups: dict[UUID, set[Group]], network: Network) -> set[tuple[str, Group, Group]]:
    """The pairs of groups that are related in a country."""
    bound = set()
    for edge in network.edges:
        country = network.nodes[edge.source].country
        if country and country == network.nodes[edge.target].country:
            ends = groups.get(edge.source, set()), groups.get(edge.target, set())
            for one, other in (*product(*ends), *product(*ends[::-1])):
                bound.add((country, one, other))
    return bound


def _gap(
    country: str,
    one: Group,
    other: Group,
    members: dict[tuple[str, Group], list[Counted]],
) -> Gap | None:
    """None where a card stands in both: it is not told from itself."""
    ones, others = members[country, one], members[country, other]
    if {card.uid for card in ones} & {card.uid for card in others}:
        return None
    invented = [all(card.nature == Nature.EXAMPLE for card in side) for side in (ones, others)]
    return Gap(country, one, other, len(ones), len(others), any(invented))
