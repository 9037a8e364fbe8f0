"""The framework, the portfolio and what is missing in it, as tables to take away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vivaio.contexts.competences.queries import coverage, framework, portfolio
from vivaio.kernel import clock
from vivaio.kernel.errors import N_
from vivaio.platform.registry import Export
from vivaio.platform.tenancy.viewer import Viewer

Row = Mapping[str, object]
STATEMENTS = {
    "code": N_("Code"), "title": N_("Competence"), "definition": N_("Definition"),
    "statement": N_("Statement"), "band": N_("Band"), "words": N_("Words"),
    "language": N_("Language"), "edition": N_("Edition"), "address": N_("Address"),
}  # fmt: skip
ENTRIES = {
    "uid": N_("Identity"), "address": N_("Address"), "title": N_("Title"),
    "language": N_("Language"), "competence": N_("Competence"), "level": N_("Level"),
    "state": N_("State"), "has_expired": N_("Expired"), "country": N_("Country"),
    "nuts": N_("Territory"), "languages": N_("Languages"), "people": N_("People"),
    "price": N_("Price"), "is_core": N_("Needed in every centre"), "validator": N_("Validator"),
    "judged_on": N_("Day of the verdict"), "valid_until": N_("Valid until"),
    "nature": N_("Nature"),
}  # fmt: skip
GAP = {
    "country": N_("Country"), "theme": N_("Theme"), "needs": N_("Needs"),
    "tied": N_("Needs tied to a competence"), "competence": N_("Competence"),
    "demand": N_("Needs and requests that call for it"),
    "supply": N_("Validated entries in the country"),
    "elsewhere": N_("Validated entries in other countries"),
}  # fmt: skip


def statements(viewer: Viewer) -> Iterator[Row]:
    """The common framework, a statement or a step a row."""
    language = viewer.language
    for row in framework.offered(viewer):
        title, definition = row.title.best(language), row.definition.best(language)
        for sort, pieces in (("", row.all_statements()), ("+", row.all_steps())):
            for piece in pieces:
                said = piece.words.best(language)
                yield {
                    "code": row.code, "title": title.words, "definition": definition.words,
                    "statement": f"{row.code}.{sort}{piece.code}", "band": piece.band,
                    "words": said.words, "language": said.language, "edition": row.edition,
                    "address": f"/id/{row.uid}",
                }  # fmt: skip


def entries(viewer: Viewer) -> Iterator[Row]:
    """The portfolios of all centres, as far as a viewer may know of them."""
    language, today = viewer.language, clock.today()
    for row in portfolio.every(viewer):
        title = row.title.best(language)
        yield {
            "uid": row.uid, "address": f"/id/{row.uid}", "title": title.words,
            "language": title.language, "competence": row.competence.code, "level": row.level,
            "state": row.state, "has_expired": row.has_expired(today), "country": row.country,
            "nuts": row.nuts, "languages": " ".join(row.languages),
            "people": "" if row.people is None else row.people,
            "price": row.price.best(language).words, "is_core": row.is_core,
            "validator": row.validator.best(language).words, "judged_on": row.judged_on or "",
            "valid_until": row.valid_until or "", "nature": row.nature,
        }  # fmt: skip


def gap(viewer: Viewer) -> Iterator[Row]:
    """Demand against supply; the same for whoever asks, since only what is public is counted."""
    for one in coverage.gap():
        plain = {"country": one.country, "theme": one.theme, "needs": one.needs, "tied": one.tied}
        for code in one.called or {"": 0}:
            yield {
                **plain, "competence": code, "demand": one.called.get(code, 0),
                "supply": one.supply.get(code, 0), "elsewhere": one.elsewhere.get(code, 0),
            }  # fmt: skip


EXPORTS = (
    Export("competences", N_("Competence framework"), STATEMENTS, statements,
           kinds=frozenset({"competence"})),
    Export("portfolio", N_("Portfolio of competences"), ENTRIES, entries,
           kinds=frozenset({"portfolio"})),
    Export("competence-gap", N_("Competences: demand and supply"), GAP, gap, about=coverage.ABOUT,
           kinds=frozenset({"need", "pilot", "course", "portfolio"})),
)  # fmt: skip
