"""Invented organisations that ask for a card, keep one, or are reported: all of them examples."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from vivaio.ground.actors import queries as actors
from vivaio.ground.moderation import operations as moderation
from vivaio.ground.organisations import operations as organisations
from vivaio.ground.people import operations as people
from vivaio.kernel.text import Text
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.sources import entrusted_to
from vivaio.platform.tenancy.viewer import Viewer

#: Who keeps an example card in the demonstration: address, name, language, card, and in words.
KEEPER = (
    "keeper.it@demo.example", "Keeper of Mani Vicine", "it", "mani-vicine-odv-esempio",
    "keeps one card for its organisation",
)  # fmt: skip

#: Address, name of the person, name and sentence of the organisation (Croatian and English),
#: kind, themes.
_ASKING: tuple[tuple[str, str, dict[str, str], dict[str, str], str, list[str]], ...] = (
    (
        "pitaju1@demo.example", "Iva Primjer",
        {"hr": "Udruga Zeleno dvorište (primjer)", "en": "Green Courtyard association (example)"},
        {"hr": "Susjedi zajedno uređuju dvorišta i dijele alat.",
         "en": "Neighbours look after courtyards together and share tools."},
        "association", [],
    ),
    (
        "pitaju2@demo.example", "Marko Primjer",
        {"hr": "Zadruga Popravljaonica (primjer)", "en": "Repair Room co-operative (example)"},
        {"hr": "Popravljamo kućanske uređaje i učimo mlade tom zanatu.",
         "en": "We mend household appliances and teach young people how."},
        "cooperative", [],
    ),
    (
        "pitaju3@demo.example", "Lucija Primjer",
        {"hr": "Inicijativa Druženje četvrtkom (primjer)", "en": "Thursdays together (example)"},
        {"hr": "Jednom tjedno ručak za starije koji žive sami.",
         "en": "Once a week, lunch for older people who live alone."},
        "informal-group", [],
    ),
)  # fmt: skip


def accounts() -> list[tuple[str, str]]:
    """The addresses of this part with which one can sign in, and what each may do."""
    return [(KEEPER[0], KEEPER[4])]


def _viewer(by: Viewer, email: str, name: str, language: str) -> Viewer:
    account = people.open_account(by=by, email=email, name=name, language=language)
    return Viewer(
        account=account.pk, name=name, language=language, entrusted=entrusted_to(account.pk)
    )


def load(by: Viewer, centres: Mapping[str, UUID]) -> None:
    """Three registrations wait in Croatia; in Italy a card is kept, and one notice waits."""
    for email, person, name, summary, kind, themes in _ASKING:
        organisations.ask_for_card(
            by=_viewer(by, email, person, "hr"), centre=centres["hr"],
            name=Text("hr", dict(name)), texts={"summary": Text("hr", dict(summary))},
            values={"kind": kind, "country": "HR", "themes": themes,
                    "website": "https://www.example.org/"},
            why="Vodim ovu izmišljenu organizaciju. (EXAMPLE)", nature=Nature.EXAMPLE,
        )  # fmt: skip
    email, person, language, slug, _ = KEEPER
    card = actors.actor(Viewer.anonymous(language), slug)
    keeper = _viewer(by, email, person, language)
    claim = organisations.claim_card(
        by=keeper, actor=card.uid, why="Coordino questa organizzazione inventata. (EXAMPLE)"
    )
    organisations.answer(by=by, uid=claim, verb="accept")
    moderation.take_notice(
        by=Viewer.anonymous("it"), record=card.uid, category="untrue", good_faith=True,
        words="Esempio: l'indirizzo di posta non è più quello.",
    )  # fmt: skip
