"""What this room offers to the rest of the house."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vivaio.ground.upkeep import declarations, desk, queries, tasks
from vivaio.kernel.errors import N_
from vivaio.platform.journal import verbs
from vivaio.platform.registry import Export, desk_items, exports
from vivaio.platform.registry.merging import MOVES, merges, stays
from vivaio.platform.tenancy.viewer import Viewer

SENTENCES = {
    "upkeep.remarked": N_("%(who)s said that something on the card is wrong."),
    "upkeep.settled": N_("%(who)s dealt with what was said to be wrong."),
}
COLUMNS = {
    "country": N_("Country"),
    "confirmed": N_("Confirmed"),
    "due": N_("Due soon"),
    "past": N_("Past its date"),
    "undated": N_("Not dated"),
    "total": N_("All"),
    "examples": N_("Examples"),
}


def rows(viewer: Viewer) -> Iterator[Mapping[str, object]]:
    """How fresh the cards of each country are; the same for whoever asks."""
    for line in queries.by_country():
        counted = {"total": line.total, "examples": line.examples}
        yield {"country": line.country, **line.numbers, **counted}


def plug_in() -> None:
    """Register sentences, desk, table, task and personal data."""
    table = Export("freshness", N_("How fresh the directory is"), COLUMNS, rows)
    exports.register(table.code, table)
    for verb, sentence in SENTENCES.items():
        verbs.register(verb, sentence)
    desk_items.register(desk.ITEM.code, desk.ITEM)
    tasks.register()
    merges.register("upkeep.Asked.actor", stays("letters about the days of this card"))
    for key in ("Silence.actor", "Remark.actor"):
        merges.register(f"upkeep.{key}", MOVES)
    declarations.register()
