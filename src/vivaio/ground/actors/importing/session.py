"""The directory at work on one import: reads rows, knows its cards, makes and changes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from vivaio.ground.actors import policies
from vivaio.ground.actors.importing import cards, literal, storing
from vivaio.ground.actors.importing.fields import OWN
from vivaio.ground.actors.importing.understanding import Understanding
from vivaio.ground.actors.models import LIFE, Actor
from vivaio.ground.importing.importers import Current, Draft, Terms
from vivaio.ground.importing.seen import Seen
from vivaio.kernel.text import Text
from vivaio.platform.search import queries as search
from vivaio.platform.tenancy.models import Nature, Visibility

_STATES = frozenset(LIFE.states)


class DirectorySession:
    """See `ground.importing.importers.Session`."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._evidence = cards.evidence_of(terms)
        self._numbers: Seen | None = None

    def draft(self, cells: Mapping[str, Sequence[tuple[str, str]]]) -> Draft:
        """Understand a row."""
        if self._terms.literal:
            draft = literal.read(cells)
            draft.extra = {name: cells[name][0][1] for name in OWN if name in cells}
            return draft
        usable = {name: several for name, several in cells.items() if name not in OWN}
        return Understanding(self._terms, usable).read()

    def current(self, uids: Sequence[UUID], keys: frozenset[str]) -> Mapping[UUID, Current]:
        """Cards as they stand."""
        rows = Actor.objects.visible_to(self._terms.by).filter(uid__in=list(uids))
        found = {}
        for row in rows.select_related("centre"):
            allowed = policies.can_amend(self._terms.by, row)
            problem = None if allowed else allowed.reason
            values = {key: cards.value_of(row, key) for key in keys}
            found[row.uid] = Current(
                row.uid, row.version, values, row.name.best(self._terms.language).words, problem
            )
        return found

    def alike(self, drafts: Sequence[Draft]) -> Sequence[tuple[UUID, str] | None]:
        """For each draft a card with one of its identifiers, or of its name, country and town."""
        titles = [draft.title for draft in drafts]
        named = search.titled(self._terms.by, "actor", titles)
        uids = {uid for several in named.values() for uid in several}
        rows = Actor.objects.visible_to(self._terms.by).filter(uid__in=uids) if uids else ()
        places = {row.uid: row for row in rows}
        return [self._same(draft, named.get(draft.title, ()), places) for draft in drafts]

    def _same(
        self, draft: Draft, named: Sequence[UUID], places: Mapping[UUID, Actor]
    ) -> tuple[UUID, str] | None:
        numbers = draft.values.get("identifiers") or ()
        if numbers:
            known = self._by_number()
            for number in numbers:
                said = known.told(number)
                if said is not None:
                    return UUID(said[:32]), said[32:]
        for uid in named:
            row = places.get(uid)
            if row is not None and cards.is_near(row, draft.values):
                return row.uid, row.name.best(self._terms.language).words
        return None

    def _by_number(self) -> Seen:
        """Whose each number in a register is: on disk, for there may be as many as cards."""
        if self._numbers is None:
            self._numbers = Seen()
            rows = Actor.objects.visible_to(self._terms.by).exclude(identifiers=[])
            told = rows.values_list("uid", "name", "identifiers").iterator(chunk_size=1_000)
            for uid, name, numbers in told:
                self._tell(uid, name, numbers)
        return self._numbers

    def _tell(self, uid: UUID, name: Text, numbers: Sequence[str]) -> None:
        assert self._numbers is not None
        for number in numbers:
            self._numbers.tell(number, f"{uid.hex}{name.best(self._terms.language).words}")

    def register(self, drafts: Sequence[Draft]) -> Sequence[UUID]:
        """Make new cards."""
        made = [self._card(draft) for draft in drafts]
        words = [draft.extra.get("slug", "") for draft in drafts]
        storing.register_actors(
            by=self._terms.by, centre=self._terms.centre, actors=made,
            evidence=self._evidence, slug_words=words,
        )  # fmt: skip
        if self._numbers is not None:
            for card in made:
                self._tell(card.uid, card.name, card.identifiers)
        return [card.uid for card in made]

    def _card(self, draft: Draft) -> Actor:
        terms, own = self._terms, draft.extra
        actor = Actor(centre_id=terms.centre, nature=terms.nature, origin="imported")
        if draft.record is not None:
            actor.uid = draft.record
        actor.visibility = Visibility.PUBLIC
        actor.state = "published" if terms.publish else "draft"
        if own:
            self._as_exported(actor, own)
        cards.put(actor, draft.values, terms.language)
        return actor

    def _as_exported(self, actor: Actor, own: Mapping[str, str]) -> None:
        """What an export says beside the values; publishing is for who may publish."""
        if own.get("nature", "").startswith(Nature.EXAMPLE):
            actor.nature = Nature.EXAMPLE
        if own.get("visibility") in Visibility.values:
            actor.visibility = own["visibility"]
        if own.get("state") in _STATES and (self._terms.publish or own["state"] == "draft"):
            actor.state = own["state"]
        try:
            actor.published_on = date.fromisoformat(own.get("published_on", ""))
        except ValueError:
            actor.published_on = None

    def amend(self, current: Current, changes: Mapping[str, Any]) -> None:
        """Change a card."""
        storing.amend_actor(
            by=self._terms.by, uid=current.uid, version=current.version, changes=changes,
            language=self._terms.language, evidence=self._evidence,
        )  # fmt: skip
