"""The demonstration's public duties and desks: all of it examples, and marked so."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from vivaio.contexts.desk import digest
from vivaio.contexts.desk import operations as desk
from vivaio.contexts.desk import queries as desks
from vivaio.contexts.duties import operations as duties
from vivaio.ground.centres import queries as centres
from vivaio.kernel import clock
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer

_FAILING = {
    "en": "Example: two PDF files of 2025 have no tags.\nExample: one film has no captions.",
    "it": (
        "Esempio: due file PDF del 2025 non hanno etichette.\nEsempio: un video non ha sottotitoli."
    ),
}
_ALTERNATIVES = {
    "en": "Example: the same text is on a page.",
    "it": "Esempio: lo stesso testo si trova in una pagina.",
}
_REPORT = {
    "it": "Esempio: nella tabella degli attori non capisco quale colonna è ordinata.",
    "hr": "Primjer: na kartici grada nedostaje radno vrijeme pisarnice.",
}


def load(by: Viewer, uids: Mapping[str, UUID]) -> None:
    """An example of a statement, two reports that wait, a line handed over, a daily digest."""
    _statement(by)
    for code, words in _REPORT.items():
        duties.receive_report(
            by=Viewer.anonymous(code), centre=uids[code],
            topic="accessibility" if code == "it" else "content", words=words,
            nature=Nature.EXAMPLE,
        )  # fmt: skip
    _hand_over(by, uids["hr"])


def _statement(by: Viewer) -> None:
    today = clock.today()
    values = {
        "status": "partial", "method": "self", "email": "", "official_address": "",
        "prepared_on": today - timedelta(days=200), "reviewed_on": today - timedelta(days=20),
    }  # fmt: skip
    empty = {"burden": "", "assessment": "", "outside": ""}
    for version, language in enumerate(_FAILING):
        duties.publish_statement(
            by=by, centre=None, version=version, language=language, values=values,
            words={**empty, "failing": _FAILING[language], "alternatives": _ALTERNATIVES[language]},
            nature=Nature.EXAMPLE,
        )  # fmt: skip


def _hand_over(by: Viewer, centre: UUID) -> None:
    """The Croatian administrator hands the first of two late cards to the editor."""
    people = {
        "manage" in one.capabilities: one
        for one in centres.team(by, [centre])
        if "edit" in one.capabilities
    }
    giver, receiver = (
        Viewer(
            account=one.account, person=one.person, name=one.name,
            roles={centre: one.capabilities}, language="hr",
        )
        for one in (people[True], people[False])
    )  # fmt: skip
    late = next(one for one in desks.held(giver) if one.section == "late")
    assert receiver.account is not None
    desk.hand_over(
        by=giver, item=late.item, line=late.line.key, to=receiver.account,
        why="Primjer: ti poznaješ udrugu.",
    )  # fmt: skip
    digest.choose(by=receiver, frequency="daily", hour=7, zone="")
