"""Measures from a table that people bring: the word of this room to `ground.importing`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from vivaio.contexts.strategy import checking, policies
from vivaio.contexts.strategy.models import Goal, Heading, Measure
from vivaio.contexts.strategy.operations import measures
from vivaio.contexts.strategy.parts import OF_MEASURES
from vivaio.ground.actors.importing.codes import organisation
from vivaio.ground.importing.cells import day, euro
from vivaio.ground.importing.importers import IDENTITY, Draft, Importer
from vivaio.ground.importing.rows import (
    INDICATOR_HEADINGS,
    INDICATOR_LABELS,
    OF_INDICATOR,
    RowsSession,
    begin_indicator,
    fields_of,
)
from vivaio.ground.indicators import checking as plain
from vivaio.kernel import clock
from vivaio.kernel.decision import Decision
from vivaio.kernel.errors import N_, Message
from vivaio.platform.multilingual.folding import fold
from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.tenancy.viewer import Viewer

TEXTS = ("title", "summary")
#: Lists of codes, and what each may hold.
LISTS: Mapping[str, type[Heading] | type[Goal]] = {"headings": Heading, "goals": Goal}
_HEADINGS = {
    IDENTITY: "id|code|codice|šifra|κωδικός|cod",
    "number": "nr|no|number|numero|številka|broj|αριθμός|număr",
    "title": "title|measure|measures|misura|titolo|mesure|titre|ukrep|mjera|naziv|naslov|μέτρο"
    "|τίτλος|măsură|măsura|titlu",
    "summary": "summary|description|descrizione|description|opis|περιγραφή|descriere",
    "owner": "owner|responsible|responsabile|responsable|nosilec|nositelj|υπεύθυνος|responsabil",
    "starts_on": "start|first day|inizio|début|začetek|početak|έναρξη|început",
    "due_on": "due|deadline|end|scadenza|fine|échéance|fin|rok|προθεσμία|λήξη|termen",
    "budget": "budget|euro|bilancio|proračun|προϋπολογισμός|buget",
    "headings": "heading|headings|voce|voci|rubrique|področje|područje|τομέας|domeniu",
    "goals": "sdg|sdgs|goals|agenda 2030|obiettivi di sviluppo sostenibile|odd|objectifs"
    "|cilji trajnostnega razvoja|ciljevi održivog razvoja|στόχοι βιώσιμης ανάπτυξης",
    **INDICATOR_HEADINGS,
}  # fmt: skip
_LABELS = {
    IDENTITY: N_("Identifier in the source"), "number": N_("Number"), "title": N_("Title"),
    "summary": N_("Summary"), "owner": N_("Answers for it"), "starts_on": N_("First day"),
    "due_on": N_("Due"), "budget": N_("Budget in euro"), "headings": N_("Headings"),
    "goals": N_("Sustainable Development Goals"),
    **INDICATOR_LABELS,
}  # fmt: skip
FIELDS = fields_of(_LABELS, _HEADINGS, TEXTS, LISTS)


class MeasuresSession(RowsSession[Measure]):
    """A new measure begins with its indicator where the row has one."""

    model = Measure
    texts = TEXTS
    lists = tuple(LISTS)
    beside = OF_INDICATOR
    title_needed = checking.TITLE_NEEDED
    longest_title = checking.OF_MEASURES["title"]

    def value(self, field: str, words: str) -> Any:
        """See `RowsSession`."""
        if field == "owner":
            return organisation(self.terms.by, words)
        if field == "budget":
            return euro(words)
        if field in ("starts_on", "due_on"):
            when = day(words)
            return when.isoformat() if when else None
        return words[:12]

    def code(self, field: str, words: str) -> str:
        """See `RowsSession`."""
        plain = fold(words.removeprefix("SDG").strip(" ."))
        return next((one.value for one in LISTS[field] if plain in _names(one)), "")

    def trace(self, draft: Draft) -> str:
        """Measures of the same title under other numbers are others."""
        return str(draft.values.get("number", ""))

    def may(self, row: Measure) -> Decision:
        """See `RowsSession`."""
        return policies.can_amend(self.terms.by, row)

    def settled(self, row: Measure, draft: Draft) -> None:
        """See `RowsSession`."""
        if self.terms.publish and row.due_on:
            row.state, row.visibility = "running", Visibility.PUBLIC
            row.published_on = clock.today()
        begin_indicator(row, OF_MEASURES, draft.extra, first=row.starts_on, last=row.due_on)

    def check(self, row: Measure, values: Mapping[str, Any]) -> Mapping[str, list[Message]]:
        """See `RowsSession`."""
        words = {name: getattr(row, name).texts.get(row.title.source, "") for name in TEXTS}
        given = {"number": row.number, "budget": row.budget, "starts_on": row.starts_on,
                 "due_on": row.due_on, "headings": row.headings, "goals": row.goals}  # fmt: skip
        wrong = checking.problems_of_measure(words, given, ())
        if "budget" in values:
            wrong |= plain.problems_of_costs(row.all_costs(), row.budget)
        return wrong

    def saved(self, row: Measure, draft: Draft | None) -> None:
        """See `RowsSession`."""
        measures.tie_fields(row)


def _names(one: Heading | Goal) -> tuple[str, ...]:
    return one.value, fold(str(one.label)), fold(f"{one.value}. {one.label}")


def _may_publish(viewer: Viewer, centre: UUID | None) -> Decision:
    return policies.can_move_measure(viewer, Measure(centre_id=centre, state="draft"), "publish")


MEASURES = Importer(
    kind="measure",
    name="measures",
    title=N_("Measures"),
    fields=FIELDS,
    begin=MeasuresSession,
    may=policies.can_write,
    may_publish=_may_publish,
)
