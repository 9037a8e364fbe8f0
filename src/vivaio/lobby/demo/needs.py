"""What people of the demonstration's story need: invented, and each record says so."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from vivaio.contexts.needs.operations import grouping, keeping, listening, prioritising, telling
from vivaio.contexts.needs.queries import by_uid
from vivaio.contexts.needs.queries import priorities as queries
from vivaio.kernel import clock
from vivaio.kernel.text import Text
from vivaio.lobby.demo.reading import Table, day, table, text
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer

Uids = Mapping[str, UUID]
SCORES = ("severity", "frequency", "strength")


def load(by: Viewer, centres: Uids, actors: Uids) -> dict[str, UUID]:
    """Analyses, interviews, needs and a vote; the uids of all by their names in the story."""
    data = table("needs")
    made: dict[str, UUID] = {}
    whose: dict[str, UUID] = {}
    for one in data["analysis"]:
        made[one["id"]] = _analysis(by, one, centres)
        whose[one["id"]] = centres[one["centre"]]
    for one in data["interview"]:
        made[one["id"]] = _interview(by, one, made, whose)
    for one in data["need"]:
        centre = whose.get(one.get("analysis", "")) or centres[one["centre"]]
        made[one["id"]] = _need(by, one, centre, made, actors)
    for one in data["interview"]:
        _extract(by, one, made)
    for one in data["need"]:
        if "into" in one:
            grouping.group(
                by=by, gone=made[one["id"]], kept=made[one["into"]],
                reason=one["merged_because"], on=day(one["merged_on"]),
            )  # fmt: skip
    for one in data["told"]:
        _told(one, made)
    for one in data["vote"]:
        made[one["id"]] = _vote(by, one, made, whose)
    return made


def _day(one: Table, fixed: str, moving: str) -> date | None:
    if moving in one:
        return clock.today() + timedelta(days=one[moving])
    return day(one.get(fixed))


def _analysis(by: Viewer, one: Table, centres: Uids) -> UUID:
    uid = listening.plan(
        by=by, centre=centres[one["centre"]], nature=Nature.EXAMPLE, slug_words=one["slug"],
        texts={name: text(one[name]) for name in ("title", "about", "promise")},
        values={
            "methods": one["methods"], "starts_on": _day(one, "starts_on", "from"),
            "ends_on": _day(one, "ends_on", "to"), "reply_by": _day(one, "reply_by", "reply"),
        },
    )  # fmt: skip
    listening.move_analysis(by=by, uid=uid, version=1, verb="open")
    if one["state"] == "closed":
        listening.move_analysis(by=by, uid=uid, version=2, verb="close")
    return uid


def _interview(by: Viewer, one: Table, made: Uids, whose: Uids) -> UUID:
    names = ("manner", "who", "participants", "consent_by", "consent_how", "uses")
    values: dict[str, Any] = {name: one[name] for name in names}
    values |= {"notes": one["notes"].strip(), "name": "", "address": ""}
    values |= {"held_on": day(one["held_on"]), "consent_on": day(one["held_on"])}
    return listening.record_interview(
        by=by, centre=whose[one["analysis"]], analysis=made[one["analysis"]],
        texts={"title": text(one["title"])}, slug_words=one["slug"],
        values={**values, "keep_until": day(one["keep_until"])},
    )  # fmt: skip


def _extract(by: Viewer, one: Table, made: Uids) -> None:
    given = one["extract"]
    word = "estratto" if one["analysis"] == "IT" else "izvadak"
    listening.publish_extract(
        by=by, interview=made[one["id"]], title=text(given["title"]),
        words=text(given["words"]), slug_words=f"{one['slug']} {word}",
    )  # fmt: skip


def _need(by: Viewer, one: Table, centre: UUID, made: Uids, actors: Uids) -> UUID:
    texts = {name: text(one.get(name)) for name in ("title", "description", "evidence")}
    values: dict[str, Any] = dict(zip(SCORES, one["scores"], strict=True))
    values |= {name: one[name] for name in ("nuts", "target_groups", "themes", "method")}
    values |= {"heard_on": day(one["heard_on"]), "source_title": one.get("source_title", "")}
    own = actors[one["actor"]] if "actor" in one else None
    speakers = [
        keeping.Speaker(group, own if number == 0 else None)
        for number, group in enumerate(one["groups"])
    ]
    uid = keeping.enter(
        by=by, centre=centre, analysis=made.get(one.get("analysis", "")), texts=texts,
        values=values, speakers=speakers, accepted=True, nature=Nature.EXAMPLE,
        heard_in=[made[name] for name in one.get("heard_in", ())], slug_words=one["slug"],
        reason=text(one["reason"]) if "reason" in one else "",
    )  # fmt: skip
    if one.get("in_work"):
        _move(by, uid, verb="take_up")
    if "answer" in one:
        _move(
            by, uid, verb="answer", code=one["answer"], words=text(one["answer_words"]),
            on=day(one["answered_on"]),
        )  # fmt: skip
    return uid


def _move(by: Viewer, uid: UUID, **given: Any) -> None:
    keeping.move(by=by, uid=uid, version=by_uid(by, uid).version, **given)


def _told(one: Table, made: Uids) -> None:
    telling.tell(
        by=Viewer.anonymous(one["language"]), centre=None, analysis=made[one["analysis"]],
        language=one["language"], group=one["group"],
        words={"title": one["title"], "description": one["description"]},
        values={name: one[name] for name in ("nuts", "severity", "frequency")},
    )  # fmt: skip


def _vote(by: Viewer, one: Table, made: Uids, whose: Uids) -> UUID:
    uid = prioritising.propose(
        by=by, centre=whose[one["analysis"]], analysis=made[one["analysis"]],
        texts={name: text(one[name]) for name in ("title", "about")},
        closes_on=day(one["closes_on"]), chosen=[made[name] for name in one["needs"]],
        slug_words=one["slug"],
    )  # fmt: skip
    prioritising.steer(by=by, uid=uid, version=1, verb="open", on=day(one["closes_on"]))
    found = queries.prioritisation_of(by, uid)
    keys = {row.need_id: row.pk for row in queries.candidates(by, found)}
    order = [keys[made[name]] for name in one["needs"]]
    prioritising.count(by=by, uid=uid, ballots=[
        (group, dict(zip(order, points, strict=True)))
        for group, several in one["ballots"].items()
        for points in several
    ])  # fmt: skip
    prioritising.judge_fit(
        by=by, uid=uid,
        fits={
            keys[made[name]]: (fit, Text("hr", {"hr": why}))
            for name, (fit, why) in one["fit"].items()
        },
    )  # fmt: skip
    version = queries.prioritisation_of(by, uid).version
    prioritising.steer(by=by, uid=uid, version=version, verb="close", on=day(one["closes_on"]))
    return uid
