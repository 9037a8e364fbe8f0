"""Competences, portfolios, trials and looks at oneself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from tests.factories.words import FLOCK, canary, words
from vivaio.contexts.competences import growth
from vivaio.contexts.competences.models import Assessment, Competence, Entry, Trial
from vivaio.contexts.competences.models.framework import stored
from vivaio.contexts.competences.operations import framework, growing, portfolio, trials
from vivaio.contexts.competences.queries import growing as grown
from vivaio.contexts.competences.written import BANDS, Piece, Written, released
from vivaio.kernel import clock
from vivaio.kernel.text import Text
from vivaio.platform.records.models import Record
from vivaio.platform.tenancy.viewer import Viewer

SYSTEM = Viewer.system()
OF_RECORDS = {
    "centre_competences": "centre", "competence": "competence", "competence_tie": "competence",
    "portfolio_add": "centre", "portfolio_edit": "portfolio", "portfolio_entry": "portfolio",
    "portfolio_judge": "portfolio",
}  # fmt: skip
NOBODY = "00000000-0000-7000-8000-000000000000"
VALUES: dict[str, Any] = {
    "level": 4, "people": 3, "languages": ["it"], "country": "", "nuts": "", "is_core": False,
    "visibility": "public",
}  # fmt: skip


def written(bird: str, code: str) -> Written:
    """A competence with its twelve statements and four steps."""
    said = [Piece(f"{band}{number}", band, words(bird, f"{band}{number}"))
            for band in BANDS for number in (1, 2, 3)]  # fmt: skip
    steps = [Piece(f"{band}1", band, words(bird, f"step {band}")) for band in BANDS]
    return Written(code, words(bird, "title"), words(bird, "definition"), said, steps)


def competence(bird: str = "", code: str = "") -> UUID:
    """A competence of the network; its code is one that no release has."""
    bird = bird or canary()
    given = written(bird, code or bird)
    return framework.keep(by=SYSTEM, written=given, edition="test")


def whole_competence(centre: UUID, bird: str) -> UUID:
    """The same with a definition in the words of a centre."""
    uid = competence(bird)
    framework.differ(
        by=SYSTEM, uid=uid, centre=centre, code="definition", sort="changed",
        words=words(bird, "own definition"),
    )  # fmt: skip
    return uid


def row(uid: UUID) -> Entry:
    """The row of an entry."""
    return Entry.objects.get(uid=uid)


def entry(centre: UUID, bird: str = "", *, of: UUID | None = None, **given: Any) -> UUID:
    """An entry with every text filled, a draft."""
    bird = bird or canary()
    return portfolio.draft(
        by=given.pop("by", SYSTEM), centre=centre, competence=of or plain(), language="en",
        words={"title": "title"}, values=VALUES | given,
        translations={name: words(bird, name)
                      for name in ("title", "summary", "methods", "price")},
        slug_words=f"entry {bird}",
    )  # fmt: skip


def plain() -> UUID:
    """A competence whose words are nobody's in particular."""
    found = Competence.objects.filter(code="Y1").values_list("uid", flat=True).first()
    name = Text("en", {"en": f"Plain {FLOCK}"})
    given = Written("Y1", name, name, [], [])
    return found or framework.keep(by=SYSTEM, written=given, edition="test")


def trial(pilot: UUID, of: UUID, entry: UUID | None = None, bird: str = "", **given: Any) -> UUID:
    """A trial in a pilot."""
    method = words(bird or canary(), "method")
    plain_given: dict[str, Any] = {"by": SYSTEM, "method": method}
    return trials.put_to_test(pilot=pilot, competence=of, entry=entry, **(plain_given | given))


def verdict(uid: UUID, said: str = "validated", bird: str = "", **given: Any) -> UUID:
    """Its verdict."""
    bird = bird or canary()
    told = {name: words(bird, name) for name in ("validator", "reason", "evidence")}
    plain_given: dict[str, Any] = {"by": SYSTEM, "words": told}
    return trials.give_verdict(uid=uid, verdict=said, **(plain_given | given))


def whole(centre: UUID, bird: str) -> UUID:
    """An entry that a named validator has proved."""
    uid = entry(centre, bird)
    said = {name: words(bird, name) for name in ("validator", "reason")}
    portfolio.judge(by=SYSTEM, uid=uid, version=1, verdict="validated", words=said)
    return uid


def tried(pilot: UUID, bird: str) -> UUID:
    """A pilot that has tested a competence, with its verdict."""
    verdict(trial(pilot, plain(), bird=bird), bird=bird, address=f"https://{bird}.example/")
    return pilot


def release() -> None:
    """The competences of the release, as rows alone: without what makes them found."""
    moment = clock.now()
    Competence.objects.bulk_create(
        Competence(
            code=one.code, slug=one.code.lower(), title=one.name, definition=one.definition,
            statements=[stored(piece) for piece in one.statements],
            steps=[stored(piece) for piece in one.steps], edition=released().version,
            state="published", visibility="public", version=1, created_at=moment,
            updated_at=moment,
        )
        for one in released().competences
    )  # fmt: skip


def looked(by: Viewer, centre: UUID | None = None, said: str = "often") -> UUID:
    """Somebody who has answered every question of the short path alike."""
    profile = released().profile("pilots")
    assert profile
    assert by.account
    asked = growth.order(list(profile.targets), profile.targets)
    given: list[list[str]] = []
    while (ask := growth.next_asked(asked, given, profile.targets, is_long=False))[0]:
        given.append([ask[0], f"{ask[1]}1", said])
    made = Assessment.objects.create(
        account_id=by.account, centre_id=centre, profile=profile.code, asked=asked, answers=given,
        finished_at=clock.now(),
    )  # fmt: skip
    return made.uid


def answer_all(by: Viewer, uid: UUID, said: str = "often") -> None:
    """Answer to the end."""
    while asked := grown.next_question(by, found := grown.own(by, uid), found.answers):
        growing.answer(
            by=by, uid=uid, competence=asked.competence.code, statement=asked.said.code, said=said
        )


def paths(name: str, records: Iterable[Record]) -> list[str] | None:
    """The paths of addresses that only this room knows how to fill; None for another's."""
    several = list(records)
    if name == "portfolio_move":
        found = [one.address for one in several if one.kind == "portfolio"]
        return [f"{address}move/{verb}/" for address in found for verb in portfolio.BY_HAND]
    if name == "competence_words":
        found = [one.address for one in several if one.kind == "competence"]
        centres = [one.address.split("/")[1] for one in several if one.kind == "centre"][:1]
        return [f"{address}words/{slug}/" for address in found for slug in centres]
    if name == "trial_add":
        return [f"competences/tests/of/{one.uid}/" for one in several if one.kind == "pilot"]
    if name == "trial":
        there = Trial.objects.filter(pilot__in=[one.uid for one in several])
        return [f"competences/tests/{uid}/" for uid in there.values_list("uid", flat=True)] or [
            f"competences/tests/{NOBODY}/"
        ]
    if name in ("assessment", "competence_view"):
        part = "mine" if name == "assessment" else "views"
        return [f"competences/{part}/{NOBODY}/"]
    return None
