"""A card in English with an Italian translation, and those who may or may not translate it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import pytest
from django.test import Client

from tests.factories import actors, centres, people
from vivaio.ground.actors import operations
from vivaio.ground.people.models import Account
from vivaio.kernel.text import Text, text
from vivaio.platform.records import translating
from vivaio.platform.records.translating import Rendering, Translated, digest
from vivaio.platform.tenancy.viewer import Viewer


@dataclass
class Desk:
    """Centre A with its editor and member, centre B with its editor, and a card of A."""

    a: UUID
    b: UUID
    accounts: dict[str, Account]
    card: UUID

    def viewer(self, who: str) -> Viewer:
        return people.viewer(self.accounts[who])

    def client(self, who: str) -> Client:
        client = Client()
        backend = "django.contrib.auth.backends.ModelBackend"
        client.force_login(self.accounts[who], backend=backend)
        return client

    def opened(self, uid: UUID | None = None) -> Translated:
        return translating.opened(Viewer.system(), uid or self.card)

    def text(self, path: str, uid: UUID | None = None) -> Text:
        return next(one.text for one in self.opened(uid).originals if one.path == path)

    def rendering(
        self, path: str, words: str, language: str = "it", *, machine: bool = False,
        uid: UUID | None = None,
    ) -> Rendering:  # fmt: skip
        """Words for a text by somebody who has read it as it is now."""
        there = self.text(path, uid)
        source, target = there.texts[there.source], there.texts.get(language, "")
        return Rendering(path, words, digest(source), digest(target), machine)

    def translate(self, path: str, words: str, language: str = "it", **given: bool) -> None:
        translating.translate(
            by=self.viewer("editor"),
            uid=self.card,
            language=language,
            renderings=[self.rendering(path, words, language, **given)],
        )

    def rewrite(self, path: str, words: str, uid: UUID | None = None) -> None:
        """Change the original as the room of the card does."""
        found = self.opened(uid)
        operations.amend_actor(
            by=Viewer.system(),
            uid=found.uid,
            version=found.version,
            language="en",
            words={path: words},
            values={},
        )


@pytest.fixture
def desk(db: None) -> Desk:
    a, b = centres.centre(), centres.centre(country="HR")
    accounts = {}
    for who, centre, role in (
        ("editor", a, "editor"),
        ("second", a, "editor"),
        ("administrator", a, "administrator"),
        ("member", a, "member"),
        ("neighbour", b, "editor"),
    ):
        accounts[who] = people.account(who.capitalize())
        people.appoint(accounts[who], centre, role)
    accounts["coordinator"] = people.account("Coordinator", is_superuser=True, is_staff=True)
    card = actors.plain_actor(
        a,
        "Bakery",
        texts={
            "summary": text("Bread for all.", "en", it="Pane per tutti."),
            "description": text("A **social innovation** at https://bakery.example/ now.", "en"),
            "territory": text("Quartiere Aurora", "it"),
        },
    )
    return Desk(a, b, accounts, card)
