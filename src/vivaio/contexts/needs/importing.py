"""Needs from a table that people bring: the word of this room to `ground.importing`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from vivaio.contexts.needs import checking, policies
from vivaio.contexts.needs.models import Helix, Method, Need, Voice
from vivaio.ground.actors.importing.codes import code_of
from vivaio.ground.actors.importing.countries import understood
from vivaio.ground.importing.cells import day, region
from vivaio.ground.importing.importers import IDENTITY, Draft, Importer
from vivaio.ground.importing.rows import RowsSession, fields_of
from vivaio.ground.taxonomy.territories import queries as territories
from vivaio.kernel import clock
from vivaio.kernel.decision import Decision
from vivaio.kernel.errors import N_, Message
from vivaio.platform.multilingual.folding import fold
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
FIELDS = fields_of(_LABELS, _HEADINGS, TEXTS, SEVERAL)


class NeedsSession(RowsSession[Need]):
    """Each new need is said by one voice on whose behalf it is entered."""

    model = Need
    texts = TEXTS
    lists = tuple(SEVERAL)
    beside = ("group",)
    title_needed = checking.TITLE_NEEDED
    longest_title = checking.LONGEST["title"]

    def value(self, field: str, words: str) -> Any:
        """See `RowsSession`."""
        if field in SCALED:
            number = words.partition("/")[0].strip()
            return int(number) if number in ("1", "2", "3", "4", "5") else None
        if field == "country":
            return understood(words)[0] or None
        if field == "nuts":
            return region(words)
        if field == "heard_on":
            found = day(words)
            return found.isoformat() if found and found <= clock.today() else None
        if field == "source_address":
            return words[:400] if words.startswith(("https://", "http://")) else None
        return words[:300]

    def code(self, field: str, words: str) -> str:
        """See `RowsSession`."""
        return code_of(SEVERAL[field], words)

    def said_beside(self, field: str, words: str) -> str:
        """The group of stakeholders, by its code or its name."""
        plain = fold(words)
        return next((one.value for one in Helix if plain in (one, fold(str(one.label)))), "")

    def trace(self, draft: Draft) -> str:
        """Needs of the same title in other places are others."""
        return str(draft.values.get("nuts", ""))

    def may(self, row: Need) -> Decision:
        """See `RowsSession`."""
        return policies.can_enter(self.terms.by, row.centre_id)

    def begun(self) -> Need:
        """See `RowsSession`."""
        row = super().begun()
        row.heard_on, row.method = clock.today(), Method.SURVEY
        return row

    def settled(self, row: Need, draft: Draft) -> None:
        """See `RowsSession`."""
        if self.terms.publish:
            row.state, row.visibility = "accepted", Visibility.PUBLIC
            row.published_on = clock.today()
        else:
            row.state = "received"
        if row.source_title:
            row.method = Method.DESK

    def check(self, row: Need, values: Mapping[str, Any]) -> Mapping[str, list[Message]]:
        """See `RowsSession`."""
        if row.nuts and not row.country:
            row.country = territories.iso_country(row.nuts)
        return checking.problems_of_texts({name: getattr(row, name) for name in TEXTS})

    def saved(self, row: Need, draft: Draft | None) -> None:
        """See `RowsSession`."""
        if draft is not None:
            Voice.objects.create(
                need=row, wrote=row, group=draft.extra.get("group", ""), on_behalf=True,
                language=row.title.source,
            )  # fmt: skip


NEEDS = Importer(
    kind="need",
    name="needs",
    title=N_("Needs"),
    fields=FIELDS,
    begin=NeedsSession,
    may=policies.can_enter,
    may_publish=policies.can_decide,
)
