"""Pilots from a table that people bring: the word of this room to `ground.importing`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from vivaio.contexts.pilots import checking, policies
from vivaio.contexts.pilots.models import Pilot
from vivaio.contexts.pilots.operations import keeping
from vivaio.contexts.pilots.parts import LISTS
from vivaio.ground.actors.importing.codes import code_of, organisation
from vivaio.ground.importing.cells import day, euro, region
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
from vivaio.ground.taxonomy.territories import queries as territories
from vivaio.kernel import clock
from vivaio.kernel.decision import Decision
from vivaio.kernel.errors import N_, Message
from vivaio.kernel.text import own_words
from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.tenancy.viewer import Viewer

_HEADINGS = {
    IDENTITY: "id|code|nr|no|number|codice|numero|šifra|broj|κωδικός|cod",
    "title": "title|pilot|pilots|titolo|progetto pilota|pilota|titre|pilote|projet pilote|naslov"
    "|pilotni projekt|naziv|τίτλος|πιλοτικό έργο|titlu|proiect pilot",
    "summary": "summary|description|sintesi|descrizione|résumé|description|povzetek|sažetak|opis"
    "|περίληψη|περιγραφή|rezumat|descriere",
    "trial": "what is done|activities|che cosa si fa|attività|activités|dejavnosti|aktivnosti"
    "|δραστηριότητες|activități",
    "findings": "findings|results|risultati|résultats|rezultati|izidi|αποτελέσματα|rezultate",
    "failures": "what did not work|che cosa non ha funzionato|criticità|ce qui n'a pas marché"
    "|kaj ni delovalo|što nije uspjelo|τι δεν λειτούργησε|ce nu a funcționat",
    "funding": "who pays|funding|chi paga|finanziamento|financement|financiranje|χρηματοδότηση"
    "|finanțare",
    "leader": "leader|organisation|capofila|ente|chef de file|organisme|nosilec|nositelj|φορέας"
    "|organizație",
    "starts_on": "start|first day|inizio|début|začetek|početak|έναρξη|început",
    "ends_on": "end|last day|fine|fin|konec|kraj|λήξη|sfârșit",
    "ended_on": "ended on|closed on|concluso il|terminé le|zaključeno|zaključen|ολοκληρώθηκε"
    "|încheiat la",
    "budget": "budget|euro|bilancio|proračun|προϋπολογισμός|buget",
    "nuts": "nuts|nuts code|territory|territorio|territoire|območje|područje|περιοχή|teritoriu",
    "target_groups": "target group|target groups|destinatari|gruppi|publics|ciljna skupina"
    "|ciljne skupine|ciljna grupa|ομάδα στόχος|ομάδες στόχοι|grup țintă|grupuri țintă",
    "themes": "theme|themes|topic|tema|temi|thème|thèmes|teme|θέμα|θέματα|temă",
    **INDICATOR_HEADINGS,
}  # fmt: skip
_LABELS = {
    IDENTITY: N_("Identifier in the source"), "title": N_("Title"), "summary": N_("Summary"),
    "trial": N_("What is done, and how"), "findings": N_("What came out of it"),
    "failures": N_("What did not work"), "funding": N_("Who pays"),
    "leader": N_("Which organisation runs it?"), "starts_on": N_("First day"),
    "ends_on": N_("Last day"), "ended_on": N_("Closed on"), "budget": N_("Budget in euro"),
    "nuts": N_("Territory"), "target_groups": N_("Target groups"), "themes": N_("Themes"),
    **INDICATOR_LABELS,
}  # fmt: skip
FIELDS = fields_of(_LABELS, _HEADINGS, checking.WRITTEN, checking.CODES)


class PilotsSession(RowsSession[Pilot]):
    """A pilot that says when it closed, what came out and what did not work comes in as closed."""

    model = Pilot
    texts = checking.WRITTEN
    lists = tuple(checking.CODES)
    beside = (*OF_INDICATOR, "ended_on")
    title_needed = checking.TITLE_NEEDED
    longest_title = checking.LONGEST["title"]

    def value(self, field: str, words: str) -> Any:
        """See `RowsSession`."""
        if field == "leader":
            return organisation(self.terms.by, words)
        if field == "budget":
            return euro(words)
        if field == "nuts":
            return region(words)
        when = day(words)
        return when.isoformat() if when else None

    def code(self, field: str, words: str) -> str:
        """See `RowsSession`."""
        return code_of(checking.CODES[field], words)

    def said_beside(self, field: str, words: str) -> str:
        """See `RowsSession`; the day it closed does not lie ahead."""
        if field != "ended_on":
            return super().said_beside(field, words)
        when = day(words)
        return when.isoformat() if when and when <= clock.today() else ""

    def trace(self, draft: Draft) -> str:
        """Pilots of the same title that began on other days are others."""
        return str(draft.values.get("starts_on", ""))

    def may(self, row: Pilot) -> Decision:
        """See `RowsSession`."""
        return policies.can_amend(self.terms.by, row)

    def settled(self, row: Pilot, draft: Draft) -> None:
        """It is published where it says enough, in the state that follows from its days."""
        if self.terms.publish and own_words(row.summary):
            ended = draft.extra.get("ended_on", "")
            ended_on = date.fromisoformat(ended) if ended else None
            row.state = _state(row, ended_on, clock.today())
            row.ended_on = ended_on if row.state == "closed" else None
            row.published_on, row.visibility = clock.today(), Visibility.PUBLIC
        begin_indicator(row, LISTS, draft.extra, first=row.starts_on, last=row.ends_on)

    def check(self, row: Pilot, values: Mapping[str, Any]) -> Mapping[str, list[Message]]:
        """See `RowsSession`."""
        words = {name: own_words(getattr(row, name)) for name in checking.WRITTEN}
        given = {name: getattr(row, name) for name in checking.VALUES if name != "leader"}
        wrong = checking.problems(words, given)
        if row.state != "draft":
            wrong |= checking.problems_of_publishing(words)
        if row.state in ("closed", "stopped") and not words["failures"]:
            wrong["failures"] = [Message(checking.FAILURES_NEEDED)]
        if "budget" in values:
            wrong |= plain.problems_of_costs(row.all_costs(), row.budget)
        if row.nuts:
            row.country = territories.iso_country(row.nuts)
        return wrong

    def saved(self, row: Pilot, draft: Draft | None) -> None:
        """See `RowsSession`."""
        keeping.tie_leader(row)


def _state(row: Pilot, ended_on: date | None, today: date) -> str:
    """How far a pilot is by what it says of itself; after its last day it is being evaluated."""
    is_told = own_words(row.findings) and own_words(row.failures)
    if ended_on and is_told and (row.starts_on is None or row.starts_on <= ended_on):
        return "closed"
    if row.starts_on is None or row.starts_on > today:
        return "planned"
    is_over = ended_on or (row.ends_on and row.ends_on < today)
    return "evaluating" if is_over else "running"


def _may_publish(viewer: Viewer, centre: UUID | None) -> Decision:
    return policies.can_move(viewer, Pilot(centre_id=centre, state="draft"), "plan")


PILOTS = Importer(
    kind="pilot",
    name="pilots",
    title=N_("Pilots"),
    fields=FIELDS,
    begin=PilotsSession,
    may=policies.can_add,
    may_publish=_may_publish,
)
