"""Needs with their voices, analyses, interviews with consent, extracts, votes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from tests.factories.words import FLOCK, canary, words
from vivaio.contexts.needs import marks
from vivaio.contexts.needs.models import (
    ANALYSIS_LIFE,
    PRIORITY_LIFE,
    Candidate,
    Interview,
    Need,
    Voice,
)
from vivaio.contexts.needs.operations import grouping, keeping, listening, prioritising
from vivaio.kernel import clock
from vivaio.platform.records.models import Record
from vivaio.platform.tenancy.viewer import Viewer

SYSTEM = Viewer.system()
#: By name of the address: the kind of record it is for.
OF_RECORDS = {
    **{f"need{way}": "need" for way in ("", "_edit", "_decide", "_group")},
    **{f"analysis{way}": "analysis" for way in ("", "_edit")},
    **{f"interview{way}": "interview" for way in ("", "_edit", "_extract", "_forget")},
    "extract": "extract",
    "extract_withdraw": "extract",
    **{
        f"priorities{way}": "prioritisation"
        for way in ("", "_csv", "_vote", "_count", "_fit")
    },
    **dict.fromkeys(
        (
            "needs_room", "need_enter", "need_batch", "analysis_plan", "interview_record",
            "priorities_propose",
        ),
        "centre",
    ),
}  # fmt: skip


def need(centre: UUID, bird: str = "", **given: Any) -> UUID:
    """A need that everybody may read, with every text filled."""
    bird = bird or canary()
    values = {
        "nuts": "ITC1", "severity": 4, "frequency": 3, "strength": 2, "method": "desk",
        "heard_on": clock.today(), "source_title": f"{bird} study",
        "source_address": f"https://{bird}.example/",
    }  # fmt: skip
    values |= {name: given.pop(name) for name in list(given) if name in keeping.checking.VALUES}
    return keeping.enter(
        by=SYSTEM, centre=centre, analysis=given.pop("analysis", None),
        texts={name: words(bird, name) for name in keeping.TEXTS}, values=values,
        accepted=given.pop("accepted", True), slug_words=f"need {bird}", **given,
    )  # fmt: skip


def of(uid: UUID) -> Need:
    """The row of one."""
    return Need.objects.get(uid=uid)


def voice(uid: UUID, address: str = "") -> Voice:
    """The first who said it; with an address they have confirmed, when one is given."""
    found = Voice.objects.filter(wrote=uid).first()
    assert found is not None
    if address:
        found.address, found.confirmed_at = address, clock.now()
        found.save()
    return found


def whole(centre: UUID, bird: str) -> UUID:
    """A need that was said by two, answered, with another that went into it."""
    speaker = keeping.Speaker("citizens", None, f"{bird} Rossi")
    uid = need(centre, bird, speakers=(speaker,))
    voice(uid, f"{bird}@guest.example")
    other = need(centre, bird, speakers=(speaker,))
    grouping.group(by=SYSTEM, gone=other, kept=uid, reason=f"{bird} says the same")
    keeping.move(
        by=SYSTEM, uid=uid, version=of(uid).version, verb="answer", code="taken_up",
        words=words(bird, "answer"),
    )  # fmt: skip
    return uid


def analysis(centre: UUID, bird: str = "", *, opened: bool = True, days: int = 30) -> UUID:
    """A campaign of listening that began yesterday; open unless said otherwise."""
    bird = bird or canary()
    today = clock.today()
    uid = listening.plan(
        by=SYSTEM, centre=centre, slug_words=f"analysis {bird}",
        texts={name: words(bird, name) for name in ("title", "about", "promise")},
        values={
            "methods": ["told", "interview"], "starts_on": today - timedelta(days=1),
            "ends_on": today + timedelta(days=days), "reply_by": today + timedelta(days=days + 60),
        },
    )  # fmt: skip
    if opened:
        listening.move_analysis(by=SYSTEM, uid=uid, version=1, verb="open")
    return uid


def consented(bird: str, **given: Any) -> dict[str, Any]:
    """What an interview holds beside its title, with a canary in all its words."""
    today = clock.today()
    values: dict[str, Any] = {
        "manner": "interview", "held_on": today, "participants": 1, "who": f"{bird} nurse",
        "name": f"{bird} Rossi", "address": f"{bird}@spoke.example",
        "notes": f"{bird} said this {FLOCK}", "consent_by": f"{bird} herself",
        "consent_how": f"{bird} in writing", "consent_on": today,
        "uses": ["analysis", "extract"], "keep_until": date(today.year + 1, 12, 31),
    }  # fmt: skip
    return {**values, **given}


def interview(centre: UUID, bird: str = "", **given: Any) -> UUID:
    """An interview of a centre, with consent to an extract."""
    bird = bird or canary()
    return listening.record_interview(
        by=SYSTEM, centre=centre, analysis=given.pop("analysis", None),
        texts={"title": words(bird, "title")}, values=consented(bird, **given),
        slug_words=f"interview {bird}",
    )  # fmt: skip


def interview_row(uid: UUID) -> Interview:
    """The row of one."""
    return Interview.objects.get(uid=uid)


def extract(centre: UUID, bird: str = "") -> UUID:
    """A few words that everybody may read."""
    bird = bird or canary()
    return listening.publish_extract(
        by=SYSTEM, interview=interview(centre, "conversation"), title=words(bird, "title"),
        words=words(bird, "words"), slug_words=f"extract {bird}",
    )  # fmt: skip


def prioritisation(centre: UUID, bird: str = "", *, opened: bool = True, needs: int = 2) -> UUID:
    """A vote on needs; open unless said otherwise."""
    bird = bird or canary()
    uid = prioritising.propose(
        by=SYSTEM, centre=centre, analysis=None, slug_words=f"priorities {bird}",
        texts={name: words(bird, name) for name in ("title", "about")},
        closes_on=clock.today() + timedelta(days=10),
        chosen=[need(centre, f"candidate{number}") for number in range(needs)],
    )  # fmt: skip
    fits = {key: (3, words(bird, "fit")) for key in keys(uid)}
    prioritising.judge_fit(by=SYSTEM, uid=uid, fits=fits)
    if opened:
        prioritising.steer(by=SYSTEM, uid=uid, version=2, verb="open")
    return uid


def keys(uid: UUID) -> list[int]:
    """The candidates of a vote."""
    rows = Candidate.objects.filter(prioritisation=uid).order_by("id")
    return list(rows.values_list("pk", flat=True))


def paths(name: str, records: Iterable[Record]) -> list[str] | None:
    """The paths of addresses that only this room knows how to fill; None for another's.

    Signed words are given for what everybody may see.
    """
    moves = {
        "analysis_move": ("analysis", ANALYSIS_LIFE.verbs),
        "priorities_move": ("prioritisation", PRIORITY_LIFE.verbs),
    }
    if name in moves:
        kind, verbs = moves[name]
        found = [one.address for one in records if one.kind == kind]
        return [f"{address}move/{verb}/" for address in found for verb in verbs]
    ways = {"need_told": marks.READ, "need_confirm": marks.CONFIRM, "need_stop": marks.STOP}
    if name not in ways:
        return None
    public = [one.uid for one in records if one.is_open and one.visibility == "public"]
    voices = Voice.objects.filter(need__in=public, need__deleted_at=None, wrote__in=public)
    uids = voices.values_list("uid", flat=True)
    return [marks.path(uid, ways[name]) for uid in uids]
