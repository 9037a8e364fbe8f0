"""Needs from a table that people bring: the word of this room to `ground.importing`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from vivaio.contexts.needs import checking, policies
from vivaio.contexts.needs.models import Helix, Method, Need, Voice
from vivaio.ground.actors.importing.codes import code_of
from vivaio.ground.actors.importing.countries import understood
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
from vivaio.ground.taxonomy.territories import queries as territories
from vivaio.kernel import clock
from vivaio.kernel.errors import N_, Invalid, Message
from vivaio.kernel.text import Text
from vivaio.kernel.writing import clean
from vivaio.platform.multilingual.folding import fold
from vivaio.platform.records import operations as records
from vivaio.platform.search import queries as search
from vivaio.platform.sheets import cleaning
from vivaio.platform.tenancy.models import Visibility

TEXTS = ("title", "description", "evidence")
SCALED = ("severity", "frequency", "strength")
SEVERAL = {"themes": "theme", "target_groups": "target_group"}
_HEADINGS = {
    IDENTITY: "id|code|nr|no|number|codice|numero|šifra|κωδικός|cod",
    "title": "title|need|needs|bisogno|bisogni|titolo|besoin|besoins|titre|potreba|potrebe|naziv"
    "|naslov|ανάγκη|ανάγκες|τίτλος|nevoie|nevoi|titlu",
    "description": "description|details|notes|descrizione|dettagli|note|opis|opombe|napomene"
    "|περιγραφή|descriere|detalii",
    "evidence": "evidence|what it rests on|prove|evidenze|preuves|dokazi|dokaz|τεκμηρίωση|dovezi",
    "country": "country|paese|pays|država|χώρα|țară|tara",
    "nuts": "nuts|nuts code|territory|territorio|territoire|območje|područje|περιοχή|teritoriu",
    "target_groups": "target group|target groups|destinatari|gruppi|publics|ciljna skupina"
    "|ciljne skupine|ciljna grupa|ομάδα στόχος|ομάδες στόχοι|grup țintă|grupuri țintă",
    "themes": "theme|themes|topic|tema|temi|thème|thèmes|teme|θέμα|θέματα|temă",
    "severity": "severity|how grave|gravità|gravité|resnost|težina|ozbiljnost|σοβαρότητα|gravitate",
    "frequency": "frequency|how often|frequenza|fréquence|pogostost|učestalost|συχνότητα|frecvență",
    "strength": "strength|strength of evidence|how well proved|forza|forza delle prove|solidité"
    "|trdnost dokazov|snaga dokaza|ισχύς|tărie|soliditate",
    "heard_on": "date|heard on|day|data|date d'écoute|datum|dan|ημερομηνία|giorno",
    "source_title": "source|document|fonte|vir|izvor|πηγή|sursă|sursa",
    "source_address": "address of the source|url|link|indirizzo|adresse|naslov vira|poveznica"
    "|διεύθυνση|adresă",
    "group": "group|stakeholder|stakeholder group|gruppo|portatore di interesse|groupe"
    "|skupina|deležnik|dionik|ομάδα|grup|parte interesată",
}
_LABELS = {
    IDENTITY: N_("Identifier in the source"),
    "title": N_("Title"),
    "description": N_("Description"),
    "evidence": N_("What it rests on"),
    "country": N_("Country"),
    "nuts": N_("Territory"),
    "target_groups": N_("Target groups"),
    "themes": N_("Themes"),
    "severity": N_("How grave it is, 1 to 5"),
    "frequency": N_("How often it happens, 1 to 5"),
    "strength": N_("How well it is proved, 1 to 5"),
    "heard_on": N_("Heard on"),
    "source_title": N_("Source"),
    "source_address": N_("Address of the source"),
    "group": N_("Group of stakeholders"),
}
FIELDS = tuple(
    Field(
        code, label, frozenset(_HEADINGS[code].split("|")), in_languages=code in TEXTS,
        takes_several=code in SEVERAL,
    )
    for code, label in _LABELS.items()
)  # fmt: skip


class NeedsSession:
    """See `ground.importing.importers.Session`."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms

    def draft(self, cells: Mapping[str, Sequence[tuple[str, str]]]) -> Draft:
        """Understand a row."""
        draft = Draft()
        for target, column, words in plainly(cells):
            self._take(draft, target, column, words)
        entitle(draft, self._terms.language, checking.TITLE_NEEDED, checking.LONGEST["title"])
        draft.traces = (f"{fold(draft.title)}|{draft.values.get('nuts', '')}",)
        return draft

    def _take(self, draft: Draft, target: str, column: str, words: str) -> None:
        field, _, language = target.partition("@")
        if field == IDENTITY:
            draft.identity = cleaning.line(words)
        elif field in TEXTS:
            draft.values[f"{field}@{language or self._terms.language}"] = clean(words)
        elif field == "group":
            draft.extra["group"] = _group(words)
            if words and not draft.extra["group"]:
                draft.remarks.append(Remark(column, words[:120], Message(NOT_TAKEN)))
        elif field in SEVERAL:
            codes, unknown = _codes(SEVERAL[field], words)
            draft.values[field] = [*draft.values.get(field, []), *codes]
            draft.remarks += [Remark(column, one[:120], Message(NOT_TAKEN)) for one in unknown]
        elif words:
            value = _value(field, words)
            if value is None:
                draft.remarks.append(Remark(column, words[:120], Message(NOT_TAKEN)))
            else:
                draft.values[field] = value

    def current(self, uids: Sequence[UUID], keys: frozenset[str]) -> Mapping[UUID, Current]:
        """Needs as they stand."""
        found = {}
        for row in Need.objects.visible_to(self._terms.by).filter(uid__in=list(uids)):
            allowed = policies.can_enter(self._terms.by, row.centre_id)
            found[row.uid] = Current(
                row.uid, row.version, {key: _value_of(row, key) for key in keys},
                row.title.best(self._terms.language).words, None if allowed else allowed.reason,
            )  # fmt: skip
        return found

    def alike(self, drafts: Sequence[Draft]) -> Sequence[tuple[UUID, str] | None]:
        """For each draft a need with its title."""
        named = search.titled(self._terms.by, "need", [draft.title for draft in drafts])
        hits = (named.get(draft.title, ()) for draft in drafts)
        return [
            (several[0], draft.title) if several else None
            for draft, several in zip(drafts, hits, strict=True)
        ]

    def register(self, drafts: Sequence[Draft]) -> Sequence[UUID]:
        """Make new needs, each said by one voice on whose behalf it is entered."""
        made = []
        for draft in drafts:
            row = self._need(draft)
            records.save(row, by=self._terms.by, verb="need.imported")
            Voice.objects.create(
                need=row, wrote=row, group=draft.extra.get("group", ""), on_behalf=True,
                language=row.title.source,
            )  # fmt: skip
            made.append(row.uid)
        return made

    def _need(self, draft: Draft) -> Need:
        terms = self._terms
        row = Need(
            centre_id=terms.centre, nature=terms.nature, origin="imported",
            heard_on=clock.today(), method=Method.SURVEY, country=terms.country,
        )  # fmt: skip
        if terms.publish:
            row.state, row.visibility = "accepted", Visibility.PUBLIC
            row.published_on = clock.today()
        else:
            row.state, row.visibility = "received", Visibility.CENTRE
        _put(row, draft.values, terms.language)
        if row.source_title:
            row.method = Method.DESK
        return row

    def amend(self, current: Current, changes: Mapping[str, Any]) -> None:
        """Change a need."""
        row = Need.objects.visible_to(self._terms.by).get(uid=current.uid)
        records.check_version(row, current.version)
        _put(row, changes, self._terms.language)
        records.save(row, by=self._terms.by, verb="need.amended")


def _group(words: str) -> str:
    plain = fold(words)
    for one in Helix:
        if plain in (one.value, fold(str(one.label))):
            return one.value
    return ""


def _codes(scheme: str, words: str) -> tuple[list[str], list[str]]:
    codes, unknown = [], []
    for part in re.split(r"[;,\n|]", words):
        said = part.strip()
        code = code_of(scheme, said) if said else ""
        if code:
            codes.append(code)
        elif said:
            unknown.append(said)
    return codes, unknown


def _value(field: str, words: str) -> Any:
    """What a cell says, as JSON writes it; None where it cannot be used."""
    if field in SCALED:
        number = words.partition("/")[0].strip()
        return int(number) if number in ("1", "2", "3", "4", "5") else None
    if field == "country":
        return understood(words)[0] or None
    if field == "nuts":
        code = words.upper()
        return code if territories.valid(code) else None
    if field == "heard_on":
        found = day(words)
        return found.isoformat() if found and found <= clock.today() else None
    if field == "source_address":
        return words[:400] if words.startswith(("https://", "http://")) else None
    return words[:300]


def _value_of(row: Need, key: str) -> Any:
    field, _, language = key.partition("@")
    if field in TEXTS:
        text: Text = getattr(row, field)
        return text.texts.get(language, "")
    value = getattr(row, field)
    return value.isoformat() if isinstance(value, date) else value


def _put(row: Need, values: Mapping[str, Any], first: str) -> None:
    for key, value in values.items():
        field, _, language = key.partition("@")
        if field in TEXTS:
            text: Text = getattr(row, field) or Text(language or first)
            setattr(row, field, text.with_words(language or first, value) if value else text)
        elif field == "heard_on":
            row.heard_on = date.fromisoformat(value)
        else:
            setattr(row, field, value)
    if row.nuts and not row.country:
        row.country = territories.iso_country(row.nuts)
    wrong = checking.problems_of_texts({name: getattr(row, name) for name in TEXTS})
    if wrong:
        raise Invalid(wrong)


NEEDS = Importer(
    kind="need",
    name="needs",
    title=N_("Needs"),
    fields=FIELDS,
    begin=NeedsSession,
    may=policies.can_enter,
    may_publish=policies.can_decide,
)
