"""From relations to arrays, and from arrays to what is stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from math import isnan
from typing import TYPE_CHECKING, Any
from uuid import UUID

from vivaio.kernel.later import Later

if TYPE_CHECKING:
    import numpy as np

    from vivaio.analysis import network
else:
    np, network = Later("numpy"), Later("vivaio.analysis.network")

#: Raised when the arithmetic changes, so that everything is worked out anew.
METHOD, VERSION = "network", 1
PARAMETERS: Mapping[str, Any] = {"exact": 1_500, "pivots": 96, "steps": 90, "seed": 4}

Pair = tuple[UUID, UUID]


@dataclass(frozen=True, slots=True)
class Worked:
    """Columns in the order of `uids`: places, measures; `tied` is None where there is nobody."""

    uids: list[str]
    x: list[float]
    y: list[float]
    between: list[float]
    tied: list[float | None]
    community: list[int]
    component: list[int]

    def stored(self) -> dict[str, Any]:
        """As JSON holds it."""
        return asdict(self)


def fingerprint(pairs: Iterable[Pair]) -> str:
    """Of who is related to whom, in whatever order and however often."""
    known = sorted({min(pair, pair[::-1]) for pair in pairs})
    whole = b"".join(end.bytes for pair in known for end in pair)
    return sha256(f"{METHOD} {VERSION} ".encode() + whole).hexdigest()


def work_out(pairs: Iterable[Pair]) -> Worked:
    """Places and measures of all who are related to somebody."""
    known = sorted({min(pair, pair[::-1]) for pair in pairs})
    uids = sorted({end for pair in known for end in pair})
    number = {uid: place for place, uid in enumerate(uids)}
    ends = [(number[one], number[other]) for one, other in known]
    graph = network.Graph.of(len(uids), np.array(ends, dtype=np.int64).reshape(-1, 2))
    seed = PARAMETERS["seed"]
    places = network.layout(graph, steps=PARAMETERS["steps"], seed=seed)
    between = network.betweenness(
        graph, exact=PARAMETERS["exact"], pivots=PARAMETERS["pivots"], seed=seed
    )
    tied = [None if isnan(one) else round(one, 4) for one in network.constraint(graph).tolist()]
    return Worked(
        uids=[str(uid) for uid in uids],
        x=np.round(places[:, 0], 4).tolist(),
        y=np.round(places[:, 1], 4).tolist(),
        between=np.round(between, 6).tolist(),
        tied=tied,
        community=network.communities(graph).tolist(),
        component=network.components(graph).tolist(),
    )
