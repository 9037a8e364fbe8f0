"""Cards as pages show them: plain data, in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from vivaio.ground.actors import freshness, queries
from vivaio.ground.actors.models import Actor, RoleKind
from vivaio.ground.actors.queries import Line, Part
from vivaio.ground.taxonomy.queries import label, names
from vivaio.kernel.language import INTERFACE
from vivaio.kernel.text import Text, Wording
from vivaio.platform.multilingual.queries import country_name
from vivaio.platform.records.keeping import ByChange
from vivaio.platform.records.models import Standing
from vivaio.platform.records.queries import Claim, Heading
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.web.notes import Notes
from vivaio.platform.web.wording import day, page_of


@dataclass(frozen=True, slots=True)
class CardLine:
    """A card in a list."""

    uid: UUID
    name: Wording
    href: str
    kind: str
    country: str
    country_name: str
    place: str
    summary: Wording
    themes: tuple[str, ...]
    is_example: bool
    valid_until: date | None = None

    @property
    def is_past(self) -> bool:
        """Whether it wants to be confirmed; asked when it is shown, for lines are kept."""
        return freshness.is_past(self.valid_until)

    @property
    def tags(self) -> tuple[tuple[str, str], ...]:
        """Themes as the component `tag_list` takes them: without an address."""
        return tuple((theme, "") for theme in self.themes)


@dataclass(frozen=True, slots=True)
class Tie:
    """One line of what a record has to do with another; `when` it began, `until` when it held."""

    label: str
    name: Wording
    href: str
    when: str = ""
    until: str = ""
    standing: str = ""
    where: str = ""
    note: int = 0
    is_example: bool = False
    confirmed: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of facts; an empty `value` reads as *not known*."""

    label: str
    value: str
    notes: tuple[int, ...] = ()
    href: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """An assertion with its footnote."""

    subject: str
    words: Wording
    on: str
    standing: str
    stated_on: str
    note: int


_lines: ByChange[CardLine] = ByChange(2_048)


def lines(headings: Sequence[Heading], language: str) -> list[CardLine]:
    """The cards of a list; what has not changed since it was last shown is not read again."""

    def read(missing: Sequence[Heading]) -> list[tuple[Heading, CardLine]]:
        return [(row.heading, _line(row, language)) for row in queries.lines(missing)]

    return _lines.of(headings, language, read)


def _line(row: Line, language: str) -> CardLine:
    heading = row.heading
    themes = names("theme", language)
    return CardLine(
        uid=heading.uid,
        name=heading.title.best(language),
        href=f"/{language}/{heading.address}",
        kind=label("kind", heading.category, language).words if heading.category else "",
        country=heading.country,
        country_name=country_name(heading.country, language) if heading.country else "",
        place=row.territory.best(language).words,
        summary=row.summary.best(language),
        themes=tuple(themes[t].words for t in row.themes if t in themes),
        is_example=heading.nature == Nature.EXAMPLE,
        valid_until=row.valid_until,
    )


def role_ties(parts: Sequence[Part], language: str, notes: Notes) -> list[Tie]:
    """The parts an actor has in centres."""
    return [
        Tie(
            label=str(RoleKind(part.role).label),
            name=part.centre.title.best(language),
            href=page_of(part.centre.address),
            when=day(part.since),
            standing=standing_words(part.standing),
            where=part.town,
            note=notes.number(part.attribution),
        )
        for part in parts
    ]


def standing_words(standing: str) -> str:
    """ "announced", "ended"; "" for what is simply so."""
    return "" if standing == Standing.IN_FORCE else standing


def said(claims: Sequence[Claim], language: str, notes: Notes) -> list[Said]:
    """Assertions with their footnotes, in order."""
    return [
        Said(
            claim.subject,
            claim.text.best(language),
            day(claim.on),
            standing_words(claim.standing),
            day(claim.stated_on),
            notes.number(claim.attribution),
        )
        for claim in claims
    ]


def concept_names(scheme: str, codes: Sequence[str], language: str) -> list[str]:
    """The names of concepts."""
    return [label(scheme, code, language).words for code in codes if code]


def concept_links(scheme: str, codes: Sequence[str], language: str) -> list[tuple[str, str]]:
    """The names of concepts, each with the address of the directory filtered by it."""
    return [
        (label(scheme, code, language).words, f"/{language}/actors/?{urlencode({scheme: code})}")
        for code in codes
        if code
    ]


def language_state(actor: Actor) -> list[tuple[str, str]]:
    """For each interface language whether the card's texts are there: full, part, stale, none.

    The name does not count: most names are the same in every language.
    """
    texts: list[Text] = [
        text for text in (actor.summary, actor.description, actor.offers, actor.seeks) if text
    ]
    states = []
    for code in INTERFACE:
        there = sum(bool(text.texts.get(code)) for text in texts)
        if any(code in text.stale for text in texts):
            state = "stale"
        elif texts and there == len(texts):
            state = "full"
        else:
            state = "part" if there else "none"
        states.append((code, state))
    return states
