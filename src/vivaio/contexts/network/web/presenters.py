"""Relations as pages show them: plain data, in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from vivaio.kernel.errors import N_
from vivaio.kernel.text import Wording
from vivaio.platform.links import grammar, related
from vivaio.platform.links import queries as links
from vivaio.platform.links.queries import Hop
from vivaio.platform.records import queries as records
from vivaio.platform.records.queries import Heading
from vivaio.platform.search import queries as search
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.wording import country, day, page_of

#: By how many of the two sides a relation is confirmed.
CONFIRMED = (
    N_("recorded, confirmed by neither side"),
    N_("confirmed by one side"),
    N_("confirmed by both sides"),
)
_MOST_CANDIDATES = 8


@dataclass(frozen=True, slots=True)
class RelationLine:
    """One relation as seen from one card."""

    uid: UUID
    label: str
    name: Wording
    href: str
    since: str
    until: str
    recorded_on: str
    reason: Wording
    source: Wording | None
    source_href: str
    confirmed: str
    waits_for: str
    is_example: bool


def lines(hops: Sequence[Hop], viewer: Viewer) -> list[RelationLine]:
    """The relations of a card, with what waits for this side's answer."""
    return [_line(hop, viewer.language) for hop in hops]


def _line(hop: Hop, language: str) -> RelationLine:
    here = "source" if hop.direction == "forward" else "target"
    said = hop.confirmed or frozenset()
    cited = hop.citation
    return RelationLine(
        uid=hop.uid,
        label=hop.label,
        name=hop.other.title.best(language),
        href=page_of(hop.other.address),
        since=day(hop.since),
        until=day(hop.until),
        recorded_on=day(hop.recorded_on),
        reason=hop.reason.best(language),
        source=cited.title.best(language) if cited else None,
        source_href=cited.address if cited and cited.address.startswith("http") else "",
        confirmed=gettext(CONFIRMED[len(said)]),
        waits_for="" if here in said else here,
        is_example=Nature.EXAMPLE in (hop.nature, hop.other.nature),
    )


def choices(kind: str) -> list[tuple[str, str]]:
    """The relations of a kind of record, as a form offers them."""
    return [
        (f"{one.code}.{direction}", links.label(one.code, direction))
        for one, direction in related.admitted(kind)
    ]


def meanings(kind: str) -> list[tuple[str, str]]:
    """What these relations mean: name and sentence, each once."""
    kinds = {one.code: one for one, _ in related.admitted(kind)}
    return [(gettext(one.forward), gettext(one.meaning)) for one in kinds.values()]


def candidates(viewer: Viewer, heading: Heading, chosen: str, words: str) -> list[tuple[UUID, str]]:
    """The cards that a typed name may mean, of those with which the grammar allows the relation."""
    code, _, direction = chosen.partition(".")
    kind = grammar.known(code)
    if kind is None or not words:
        return []
    allowed = sorted(kind.sources if direction == "backward" else kind.targets)
    named = search.suggest(viewer, words, viewer.language, _MOST_CANDIDATES, allowed)
    hits = search.find(
        viewer, words, language=viewer.language, kinds=allowed, limit=_MOST_CANDIDATES
    ).hits
    uids = dict.fromkeys([*(one.uid for one in named), *(hit.uid for hit in hits)])
    uids.pop(heading.uid, None)
    known = records.headings(viewer, uids)
    found = [known[uid] for uid in uids if uid in known][:_MOST_CANDIDATES]
    return [(one.uid, _named(one, viewer.language)) for one in found]


def _named(one: Heading, language: str) -> str:
    name = one.title.best(language).words
    return f"{name} ({country(one.country)})" if one.country else name


def sides(found: related.Relation, language: str) -> dict[str, Any]:
    """One relation with both its ends, and what each has said."""
    ends = (
        ("source", found.source_title, found.source_address),
        ("target", found.target_title, found.target_address),
    )
    return {
        "relation": links.label(found.kind, "forward"),
        "ends": [
            {
                "side": side,
                "name": title.best(language),
                "href": page_of(address),
                "confirmed": side in found.confirmed,
                "mine": side in found.mine,
            }
            for side, title, address in ends
        ],
        "since": day(found.since),
        "until": day(found.until),
        "reason": found.reason.best(language),
        "confirmed": gettext(CONFIRMED[len(found.confirmed)]),
    }
