"""What this room offers to the rest of the house."""

from __future__ import annotations

from django.utils.translation import gettext

from vivaio.contexts.pilots import checking, declarations, desk, exporting, policies
from vivaio.contexts.pilots.gaps import UNEVALUATED
from vivaio.contexts.pilots.importing import PILOTS
from vivaio.contexts.pilots.models import KINDS, Evidence, Pilot
from vivaio.contexts.pilots.parts import FIGURES, LISTS
from vivaio.ground.importing.importers import importers
from vivaio.ground.indicators import parts
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
    gaps,
    link_kinds,
    room_links,
)
from vivaio.platform.registry.merging import MOVES, merges, stays

SENTENCES = {
    "drafted": N_("%(who)s began the draft."),
    "imported": N_("%(who)s imported it from a table."),
    "amended": N_("%(who)s changed the words."),
    "plan": N_("%(who)s published it."),
    "start": N_("%(who)s started it."),
    "evaluate": N_("%(who)s began the evaluation."),
    "close": N_("%(who)s closed it and said what did not work."),
    "stop": N_("%(who)s stopped it and said why."),
    "indicator": N_("%(who)s changed an indicator."),
    "step": N_("%(who)s changed the work plan."),
    "theory": N_("%(who)s changed the theory of change."),
    "measured": N_("%(who)s recorded a measurement."),
    "unmeasured": N_("%(who)s took a measurement away."),
    "readiness": N_("%(who)s said what is ready for a larger scale."),
    "estimate": N_("%(who)s changed what it is thought to be worth."),
}
OF_RESULTS = {
    "drafted": N_("%(who)s began the draft."),
    "amended": N_("%(who)s changed the words."),
    "publish": N_("%(who)s published it."),
    "archive": N_("%(who)s archived it."),
}
TITLES = {"evidence": N_("Evidence"), "transfer": N_("Transfer")}
#: What the texts of the lists are called where they are translated.
_CALLED = {
    "costs.name": N_("Budget"), "indicators.name": N_("Indicator"),
    "indicators.unit": N_("Unit"), "indicators.definition": N_("Definition"),
    "steps.words": N_("Milestone"), "steps.answer": N_("What is done about it?"),
    "theory.words": N_("Theory of change"), "readiness.words": N_("Ready to grow?"),
    "estimate.outcome": N_("Social return"), "estimate.source": N_("Source"),
    "figures.name": N_("Figure"), "figures.unit": N_("Unit"), "figures.source": N_("Source"),
}  # fmt: skip
_PILOT, _ACTOR = frozenset({"pilot"}), frozenset({"actor"})
LINKS = (
    LinkKind("run_by", _PILOT, _ACTOR, N_("run by"), N_("runs")),
    LinkKind("carried_out_with", _PILOT, _ACTOR, N_("carried out with"), N_("takes part in")),
    LinkKind(
        "modelled_on", _PILOT, frozenset({"pilot", "solution"}), N_("modelled on"),
        N_("model of"), acyclic=True,
    ),
    LinkKind(
        "measured_by", _PILOT, frozenset({"evidence"}), N_("measured by"), N_("measures"),
    ),
    LinkKind(
        "evaluated_by", frozenset({"evidence"}), _ACTOR, N_("evaluated by"), N_("evaluated"),
        way="beside",
    ),
    LinkKind(
        "transferred_by", frozenset({"pilot", "solution"}), frozenset({"transfer"}),
        N_("transferred by"), N_("transfers"),
    ),
    LinkKind(
        "taken_over_by", frozenset({"transfer"}), _ACTOR, N_("taken over by"), N_("took over"),
        way="beside",
    ),
    LinkKind("taken_up_in", frozenset({"need"}), _PILOT, N_("taken up in"), N_("takes up")),
)  # fmt: skip
ROOM_LINK = RoomLink(
    "pilots", N_("Pilots"), "centres/{slug}/pilots/", policies.can_add,
    N_("Try something on a small scale, measure it, say what did not work."), "plant-2",
)  # fmt: skip


def texts(row: Pilot) -> dict[str, Text]:
    """The texts of its lists by path: `indicators.n1.unit`. Risks and the logbook are for those
    who work on it, in the language they write."""
    return {
        path: text
        for path, part, text in parts.texts(row, LISTS)
        if getattr(part, "sort", "milestone") == "milestone"
    }


def put_text(row: Pilot, path: str, text: Text) -> None:
    """Give one of them another text."""
    parts.put_text(row, LISTS, path, text)


def texts_of_figures(row: Evidence) -> dict[str, Text]:
    """The texts of the figures of an evaluation by path."""
    return {path: text for path, _part, text in parts.texts(row, FIGURES)}


def put_figure(row: Evidence, path: str, text: Text) -> None:
    """Give one of them another text."""
    parts.put_text(row, FIGURES, path, text)


def label(path: str) -> str:
    """What a text of a list is called."""
    name, _code, field = path.split(".")
    return gettext(_CALLED[f"{name}.{field}"])


def plug_in() -> None:
    """Register sentences, ties, search, desk, room, exports, translation and personal data."""
    for verb, sentence in SENTENCES.items():
        verbs.register(f"pilot.{verb}", sentence)
    for one in LINKS:
        link_kinds.register(one.code, one)
    plug_in_search(Pilot)
    translatables.register(
        "pilot",
        Translatable(
            "pilot", N_("Pilot"), longest=checking.LONGEST, parts=texts, put=put_text,
            label=label,
            may=lambda viewer, row: policies.can_amend(viewer, row),
        ),
    )  # fmt: skip
    _plug_in_results()
    for item in desk.ITEMS:
        desk_items.register(item.code, item)
    room_links.register(ROOM_LINK.code, ROOM_LINK)
    importers.register(PILOTS.kind, PILOTS)
    for export in exporting.EXPORTS:
        exports.register(export.code, export)
    merges.register("pilots.Pilot.leader", MOVES)
    gaps.register(UNEVALUATED.code, UNEVALUATED)
    declarations.register()


def _plug_in_results() -> None:
    for kind, model in KINDS.items():
        for verb, sentence in OF_RESULTS.items():
            verbs.register(f"{kind}.{verb}", sentence)
        plug_in_search(model)
        merges.register(f"{model._meta.label}.{model.ACTOR}", MOVES)
        merges.register(f"{model._meta.label}.pilot", stays("pilots are not merged"))
        has_figures = model is Evidence
        translatables.register(
            kind,
            Translatable(
                kind, TITLES[kind], longest=model.LONGEST,
                parts=texts_of_figures if has_figures else None,
                put=put_figure if has_figures else None, label=label if has_figures else None,
                may=lambda viewer, row: policies.can_write_result(viewer, row),
            ),
        )  # fmt: skip
