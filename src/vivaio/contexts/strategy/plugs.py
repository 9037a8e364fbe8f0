"""What this room offers to the rest of the house."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from vivaio.contexts.strategy import checking, declarations, desk, exporting, gaps, policies
from vivaio.contexts.strategy.importing import MEASURES
from vivaio.contexts.strategy.models import Comment, Measure, Strategy
from vivaio.contexts.strategy.parts import OF_MEASURES, OF_STRATEGIES
from vivaio.ground.importing.importers import importers
from vivaio.ground.indicators import parts
from vivaio.ground.indicators.parts import Lists
from vivaio.kernel.errors import N_
from vivaio.kernel.text import Text
from vivaio.platform.journal import verbs
from vivaio.platform.records.reading import plug_in_search
from vivaio.platform.records.translatables import Translatable, translatables
from vivaio.platform.registry import (
    LinkKind,
    RoomLink,
    desk_items,
    exports,
    link_kinds,
    room_links,
)
from vivaio.platform.registry.instances import gaps as registered_gaps
from vivaio.platform.registry.instances import removals
from vivaio.platform.registry.merging import MOVES, merges, stays

SENTENCES = {
    "strategy.drafted": N_("%(who)s began the draft."),
    "strategy.amended": N_("%(who)s changed the words."),
    "strategy.written": N_("%(who)s changed the text."),
    "strategy.open": N_("%(who)s opened it for comments."),
    "strategy.adopt": N_("%(who)s recorded that it was adopted."),
    "strategy.supersede": N_("%(who)s recorded that another has taken its place."),
    "strategy.commented": N_("Somebody wrote a comment."),
    "strategy.comment_shown": N_("%(who)s showed a comment."),
    "strategy.comment_left_out": N_("%(who)s left a comment out."),
    "strategy.answered": N_("%(who)s answered a comment."),
    "measure.drafted": N_("%(who)s began the draft."),
    "measure.imported": N_("%(who)s imported it from a table."),
    "measure.amended": N_("%(who)s changed the words."),
    "measure.publish": N_("%(who)s published it."),
    "measure.close": N_("%(who)s closed it."),
    "measure.stop": N_("%(who)s stopped it and said why."),
    "measure.indicator": N_("%(who)s changed an indicator."),
    "measure.step": N_("%(who)s changed milestones and actions."),
    "measure.measured": N_("%(who)s recorded a measurement."),
    "measure.unmeasured": N_("%(who)s took a measurement away."),
}
#: What the texts of the lists are called where they are translated.
_CALLED = {
    "body.words": N_("Text"), "objectives.words": N_("Objective"), "costs.name": N_("Budget"),
    "indicators.name": N_("Indicator"), "indicators.unit": N_("Unit"),
    "indicators.definition": N_("Definition"), "steps.words": N_("Milestone or action"),
}  # fmt: skip
_MEASURE, _ACTOR = frozenset({"measure"}), frozenset({"actor"})
LINKS = (
    LinkKind(
        "founds", frozenset({"portfolio", "evidence", "pilot", "need", "solution"}), _MEASURE,
        N_("founds"), N_("founded on"),
    ),
    LinkKind(
        "responds_to", _MEASURE, frozenset({"need"}), N_("responds to"), N_("responded to by"),
        way="against",
    ),
    LinkKind(
        "supports", _MEASURE, frozenset({"procedure", "pilot", "course"}), N_("supports"),
        N_("supported by"),
    ),
    LinkKind(
        "answered_for_by", _MEASURE, _ACTOR, N_("answered for by"), N_("answers for"),
        way="beside",
    ),
    LinkKind("done_with", _MEASURE, _ACTOR, N_("done with"), N_("takes part in"), way="beside"),
    LinkKind(
        "funded_by", _MEASURE, frozenset({"actor", "programme", "consortium"}), N_("funded by"),
        N_("funds"), way="beside",
    ),
    LinkKind(
        "planned_in", _MEASURE, frozenset({"strategy"}), N_("planned in"), N_("plans"),
        way="beside",
    ),
)  # fmt: skip
ROOM_LINK = RoomLink(
    "strategy", N_("Strategy and measures"), "centres/{slug}/strategy/", policies.can_write,
    N_("Write the strategy, answer comments, follow the measures."), "map-2",
)  # fmt: skip


def _texts(lists: Lists) -> Callable[[Any], dict[str, Text]]:
    return lambda row: {path: text for path, _part, text in parts.texts(row, lists)}


def _put(lists: Lists) -> Callable[[Any, str, Text], None]:
    return lambda row, path, text: parts.put_text(row, lists, path, text)


def label(path: str) -> str:
    """What a text of a list is called."""
    name, _code, field = path.split(".")
    return gettext(_CALLED[f"{name}.{field}"])


def forget(record: UUID) -> None:
    """Delete what was said of a strategy that is removed for good."""
    Comment.objects.filter(strategy=record).delete()
    Measure.objects.filter(strategy=record).update(strategy=None)


def plug_in() -> None:
    """Register sentences, ties, search, desk, room, exports, translation and personal data."""
    for verb, sentence in SENTENCES.items():
        verbs.register(verb, sentence)
    for one in LINKS:
        link_kinds.register(one.code, one)
    for model in (Strategy, Measure):
        plug_in_search(model)
    translatables.register(
        "strategy",
        Translatable(
            "strategy", N_("Strategy"), longest=checking.OF_STRATEGIES,
            parts=_texts(OF_STRATEGIES), put=_put(OF_STRATEGIES), label=label,
        ),
    )  # fmt: skip
    translatables.register(
        "measure",
        Translatable(
            "measure", N_("Measure"), longest=checking.OF_MEASURES, parts=_texts(OF_MEASURES),
            put=_put(OF_MEASURES), label=label,
            may=lambda viewer, row: policies.can_amend(viewer, row),
        ),
    )  # fmt: skip
    for item in desk.ITEMS:
        desk_items.register(item.code, item)
    for gap in gaps.GAPS:
        registered_gaps.register(gap.code, gap)
    room_links.register(ROOM_LINK.code, ROOM_LINK)
    for export in exporting.EXPORTS:
        exports.register(export.code, export)
    importers.register(MEASURES.kind, MEASURES)
    removals.register("strategy", forget)
    merges.register("strategy.Measure.owner", MOVES)
    for key in ("Measure.strategy", "Comment.strategy"):
        merges.register(f"strategy.{key}", stays("strategies are not merged"))
    declarations.register()
