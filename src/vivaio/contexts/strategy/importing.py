"""Measures from a table that people bring: the word of this room to `ground.importing`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from vivaio.contexts.strategy import checking, policies
from vivaio.contexts.strategy.models import Heading, Measure
from vivaio.contexts.strategy.operations import measures, working
from vivaio.ground.actors import queries as actors
from vivaio.ground.importing.cells import NOT_TAKEN, day, entitle, plainly
from vivaio.ground.importing.importers import (
    IDENTITY,
    Current,
    Draft,
    Field,
    Importer,
    Remark,
    Terms,
)
from vivaio.ground.indicators import checking as plain
from vivaio.kernel import clock
from vivaio.kernel.decision import Decision
from vivaio.kernel.errors import N_, Invalid, Message
from vivaio.kernel.text import Text
from vivaio.kernel.writing import clean
from vivaio.platform.multilingual.folding import fold
from vivaio.platform.records import operations as records
from vivaio.platform.search import queries as search
from vivaio.platform.sheets import cleaning
from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.tenancy.viewer import Viewer

TEXTS = ("title", "summary")
#: What makes the indicator of a new measure; never compared, and never changed by a table.
OF_INDICATOR = ("indicator", "unit", "baseline", "target")
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
    "indicator": "indicator|indicatore|indicateur|kazalnik|pokazatelj|δείκτης",
    "unit": "unit|unità|unité|enota|jedinica|μονάδα|unitate",
    "baseline": "baseline|valore iniziale|valeur initiale|izhodišče|polazna vrijednost|αφετηρία"
    "|valoare inițială",
    "target": "target|obiettivo|cible|cilj|ciljna vrijednost|στόχος|țintă",
}  # fmt: skip
_LABELS = {
    IDENTITY: N_("Identifier in the source"), "number": N_("Number"), "title": N_("Title"),
    "summary": N_("Summary"), "owner": N_("Answers for it"), "starts_on": N_("First day"),
    "due_on": N_("Due"), "budget": N_("Budget in euro"), "headings": N_("Headings"),
    "indicator": N_("Indicator"), "unit": N_("Unit"), "baseline": N_("Baseline"),
    "target": N_("Target"),
}  # fmt: skip
FIELDS = tuple(
    Field(
        code, label, frozenset(_HEADINGS[code].split("|")), in_languages=code in TEXTS,
        takes_several=code == "headings",
    )
    for code, label in _LABELS.items()
)  # fmt: skip
_LONGEST_NUMBER = 24
_AMOUNT = re.compile(r"\d{1,3}(?:[ .,'\u00a0\u202f]\d{3})*|\d{1,10}")


class MeasuresSession:
    """See `ground.importing.importers.Session`."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms

    def draft(self, cells: Mapping[str, Sequence[tuple[str, str]]]) -> Draft:
        """Understand a row."""
        draft = Draft()
        for target, column, words in plainly(cells):
            self._take(draft, target, column, words)
        entitle(draft, self._terms.language, checking.TITLE_NEEDED, checking.OF_MEASURES["title"])
        draft.traces = (f"{draft.values.get('number', '')}|{fold(draft.title)}",)
        return draft

    def _take(self, draft: Draft, target: str, column: str, words: str) -> None:
        field, _, language = target.partition("@")
        if field == IDENTITY:
            draft.identity = cleaning.line(words)
        elif field in TEXTS:
            draft.values[f"{field}@{language or self._terms.language}"] = clean(words)
        elif field in OF_INDICATOR:
            draft.extra[field] = cleaning.line(words)[:160]
        elif words:
            value = self._value(field, words)
            if value is None:
                draft.remarks.append(Remark(column, words[:120], Message(NOT_TAKEN)))
            elif field == "headings":
                draft.values[field] = [*draft.values.get(field, []), *value]
            else:
                draft.values[field] = value

    def _value(self, field: str, words: str) -> Any:
        """What a cell says, as JSON writes it; None where it cannot be used."""
        if field == "owner":
            found = actors.named(self._terms.by, words)
            return str(found[0]) if len(found) == 1 else None
        if field == "headings":
            return _codes(words)
        if field == "budget":
            amount = _AMOUNT.fullmatch(words.replace("€", "").strip())
            return int(re.sub(r"\D", "", amount[0])) if amount else None
        if field in ("starts_on", "due_on"):
            when = day(words)
            return when.isoformat() if when else None
        return words[:12]

    def current(self, uids: Sequence[UUID], keys: frozenset[str]) -> Mapping[UUID, Current]:
        """Measures as they stand."""
        found = {}
        for row in Measure.objects.visible_to(self._terms.by).filter(uid__in=list(uids)):
            allowed = policies.can_amend(self._terms.by, row)
            found[row.uid] = Current(
                row.uid, row.version, {key: _value_of(row, key) for key in keys},
                row.title.best(self._terms.language).words, None if allowed else allowed.reason,
            )  # fmt: skip
        return found

    def alike(self, drafts: Sequence[Draft]) -> Sequence[tuple[UUID, str] | None]:
        """For each draft a measure with its title."""
        named = search.titled(self._terms.by, "measure", [draft.title for draft in drafts])
        hits = (named.get(draft.title, ()) for draft in drafts)
        return [
            (several[0], draft.title) if several else None
            for draft, several in zip(drafts, hits, strict=True)
        ]

    def register(self, drafts: Sequence[Draft]) -> Sequence[UUID]:
        """Make new measures, each with its indicator where the row has one."""
        made = []
        for draft in drafts:
            terms = self._terms
            row = Measure(
                centre_id=terms.centre, nature=terms.nature, origin="imported",
                country=terms.country, visibility=Visibility.CENTRE,
            )  # fmt: skip
            _put(row, draft.values, terms.language)
            if terms.publish and row.due_on:
                row.state, row.visibility = "running", Visibility.PUBLIC
                row.published_on = clock.today()
            _begin(row, draft.extra)
            records.save(row, by=terms.by, verb="measure.imported")
            measures.tie_fields(row)
            made.append(row.uid)
        return made

    def amend(self, current: Current, changes: Mapping[str, Any]) -> None:
        """Change a measure."""
        row = Measure.objects.visible_to(self._terms.by).get(uid=current.uid)
        records.check_version(row, current.version)
        _put(row, changes, self._terms.language)
        records.save(row, by=self._terms.by, verb="measure.amended")
        measures.tie_fields(row)


def _begin(row: Measure, extra: Mapping[str, str]) -> None:
    """The indicator of a row; one that does not hold is left out rather than the measure."""
    if not extra.get("indicator"):
        return
    given = {"name": extra["indicator"], "unit": extra.get("unit", "")}
    numbers = {name: _decimal(extra.get(name, "")) for name in ("baseline", "target")}
    if row.due_on is None or numbers["baseline"] == numbers["target"]:
        numbers = {}
    try:
        working.begin_indicator(row, {**given, **numbers})
    except Invalid:
        row.indicators = []


def _decimal(words: str) -> Decimal | None:
    """A number as the forms take it: no longer, no finer."""
    try:
        value = Decimal(words.replace(" ", "").replace(",", "."))
    except InvalidOperation:
        return None
    exponent = value.as_tuple().exponent
    fits = isinstance(exponent, int) and -4 <= exponent <= 12 and abs(value) <= 10**12
    return value if fits and len(words) <= _LONGEST_NUMBER else None


def _codes(words: str) -> list[str] | None:
    known = {name: one.value for one in Heading for name in (fold(str(one.label)), one.value)}
    parts = [fold(part.strip()) for part in re.split(r"[;,\n|]", words) if part.strip()]
    codes = [known[part] for part in parts if part in known]
    return codes if len(codes) == len(parts) else None


def _value_of(row: Measure, key: str) -> Any:
    field, _, language = key.partition("@")
    if field in TEXTS:
        text: Text = getattr(row, field)
        return text.texts.get(language, "")
    if field == "owner":
        return str(row.owner_id) if row.owner_id else None
    value = getattr(row, field)
    return value.isoformat() if isinstance(value, date) else value


def _put(row: Measure, values: Mapping[str, Any], first: str) -> None:
    for key, value in values.items():
        field, _, language = key.partition("@")
        if field in TEXTS:
            text: Text = getattr(row, field) or Text(language or first)
            setattr(row, field, text.with_words(language or first, value) if value else text)
        elif field == "owner":
            row.owner_id = UUID(value)
        elif field in ("starts_on", "due_on"):
            setattr(row, field, date.fromisoformat(value))
        else:
            setattr(row, field, value)
    words = {name: getattr(row, name).texts.get(row.title.source, "") for name in TEXTS}
    given = {"number": row.number, "budget": row.budget, "starts_on": row.starts_on,
             "due_on": row.due_on, "headings": row.headings}  # fmt: skip
    wrong = checking.problems_of_measure(words, given, ())
    if "budget" in values:
        wrong |= plain.problems_of_costs(row.all_costs(), row.budget)
    if wrong:
        raise Invalid(wrong)


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
