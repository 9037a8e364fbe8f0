"""Challenges, ideas, reviews and solutions of the demonstration, through their operations."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from vivaio.contexts.challenges import marks
from vivaio.contexts.challenges.operations import answering, evaluation, ideas
from vivaio.contexts.challenges.operations import challenges as operations
from vivaio.contexts.challenges.queries import challenges as queries
from vivaio.contexts.challenges.queries import evaluation as judged
from vivaio.contexts.challenges.queries import ideas as found
from vivaio.contexts.solutions import operations as solutions
from vivaio.kernel import clock
from vivaio.lobby.demo.reading import table, text
from vivaio.platform.links import operations as links
from vivaio.platform.tenancy.viewer import Viewer

Uids = Mapping[str, UUID]
#: Nobody reads letters to these addresses: the top-level domain is kept for examples.
_HOST = "posta.example"


def load(by: Viewer, centres: Uids, examples: Uids, needs: Uids) -> dict[str, UUID]:
    """All of it, challenges in the order of their days; the uids of ideas by their keys."""
    data = table("challenges")
    asked = {one["key"]: _open(by, one, centres, examples) for one in data["challenge"]}
    for one in data["challenge"]:
        if "need" in one:
            _pose(by, one, needs[one["need"]], asked[one["key"]])
    sent: dict[str, UUID] = {}
    for one in data["idea"]:
        sent[one["key"]] = _idea(by, one, asked, sent, centres, examples)
    for one in data["challenge"]:
        if "evaluated" in one:
            _close(by, asked[one["key"]])
    for number, one in enumerate(data["review"]):
        _review(by, one, number, asked, sent)
    for one in data["challenge"]:
        if "evaluated" in one:
            given = {"findings": text(one["findings"])}
            _move(by, asked[one["key"]], "evaluate", on=one["evaluated"], **given)
    for one in data["idea"]:
        _answer(by, one, sent)
    for one in data["challenge"]:
        if "concluded" in one:
            _move(by, asked[one["key"]], "conclude", on=one["concluded"])
    for one in table("solutions")["solution"]:
        _solution(by, one, sent, centres, examples)
    return sent


def _day(one: Mapping[str, Any], fixed: str, moving: str) -> date:
    """A fixed day, or one counted from the day of loading."""
    if fixed in one:
        day: date = one[fixed]
        return day
    return clock.today() + timedelta(days=one[moving])


def _move(by: Viewer, uid: UUID, verb: str, **given: Any) -> None:
    version = queries.by_uid(by, uid).version
    operations.move(by=by, uid=uid, version=version, verb=verb, **given)


def _open(by: Viewer, one: Mapping[str, Any], centres: Uids, examples: Uids) -> UUID:
    names = ("title", "description", "promise")
    title = text(one["title"])
    uid = operations.draft(
        by=by, centre=centres[one["centre"]], language=title.source,
        words={"title": title.texts[title.source]},
        translations={name: text(one[name]) for name in names},
        values={
            "budget": one["budget"], "themes": one["themes"], "tie_rule": one["tie"],
            "closes_on": _day(one, "closes", "ends"), "answers_by": _day(one, "answers", "hears"),
            "is_blind": True, "reviews_needed": one["reviews"],
            "owner": examples[one["owner"]] if "owner" in one else None,
            "criteria": [
                {"code": f"c{number}", "name": text(each["name"]).to_json(),
                 "weight": each["weight"]}
                for number, each in enumerate(one["criteria"], start=1)
            ],
        },
        nature="example", slug_words=one["slug"],
    )  # fmt: skip
    _move(by, uid, "open", on=_day(one, "on", "opens"))
    return uid


def _pose(by: Viewer, one: Mapping[str, Any], need: UUID, challenge: UUID) -> None:
    """Which need it asks for ideas about, since the day it was opened, and why this one."""
    links.link(
        by=by, kind="posed_as", source=need, target=challenge,
        since=_day(one, "on", "opens").isoformat(),
        reason=text(one["because"]) if "because" in one else "",
    )  # fmt: skip


def _idea(
    by: Viewer, one: Mapping[str, Any], asked: Uids, sent: Uids, centres: Uids, examples: Uids
) -> UUID:
    texts = {name: text(one[name]) for name in ("title", "summary", "body") if name in one}
    source = texts["title"].source
    hears = clock.today() + timedelta(days=one["hears"]) if "hears" in one else None
    uid = ideas.begin(
        by=by, challenge=asked[one["challenge"]] if "challenge" in one else None,
        centre=centres[one["centre"]], language=source,
        words={name: each.texts[source] for name, each in texts.items()}, translations=texts,
        name=one["author"], address=f"{one['slug']}@{_HOST}", is_named=True,
        actor=examples[one["actor"]] if "actor" in one else None, nature="example",
        slug_words=one["slug"], on=_day(one, "on", "received"), promised=hears,
    )  # fmt: skip
    if "coauthor" in one:
        first = found.by_uid(by, uid).authors.get(is_first=True)
        second = ideas.invite(
            by=by, marked=marks.mark("author", first.uid), name=one["coauthor"],
            address=f"con-{one['slug']}@{_HOST}",
        )  # fmt: skip
        ideas.join(by=by, marked=marks.mark("author", second), is_named=True)
    shown = _day(one, "shown", "displayed")
    version = found.by_uid(by, uid).version
    answering.move(by=by, uid=uid, version=version, verb="show", on=shown)
    if "grouped" in one:
        answering.group(
            by=by, uid=uid, under=sent[one["grouped"]], why=one["why"], on=one["grouped_on"]
        )
    return uid


def _close(by: Viewer, uid: UUID) -> None:
    _move(by, uid, "close")


def _review(by: Viewer, one: Mapping[str, Any], number: int, asked: Uids, sent: Uids) -> None:
    challenge = asked[one["challenge"]]
    language = queries.by_uid(by, challenge).title.source
    uid = evaluation.ask(
        by=by, uid=challenge, name=one["name"], address=f"giuria-{number}@{_HOST}",
        language=language,
    )  # fmt: skip
    marked = marks.mark("reviewer", uid)
    codes = [each["code"] for each in judged.reviewer(marked).challenge.criteria]
    for key, why in one.get("aside", {}).items():
        evaluation.review(
            by=by, marked=marked, idea=sent[key], points={}, words=why, is_recused=True
        )
    for key, points in one["points"].items():
        evaluation.review(
            by=by, marked=marked, idea=sent[key], words=one["words"][key],
            points=dict(zip(codes, points, strict=True)),
        )  # fmt: skip


def _answer(by: Viewer, one: Mapping[str, Any], sent: Uids) -> None:
    if "answer" in one:
        uid = sent[one["key"]]
        answering.answer(
            by=by, uid=uid, version=found.by_uid(by, uid).version, code=one["answer"],
            words=text(one["reason"]), on=one["answered"],
        )  # fmt: skip


def _solution(
    by: Viewer, one: Mapping[str, Any], sent: Uids, centres: Uids, examples: Uids
) -> None:
    names = ("title", "summary", "users", "payers", "cost", "price", "lasting", "inclusion")
    texts = {name: text(one[name]) for name in names if name in one}
    source = texts["title"].source
    uid = solutions.draft(
        by=by, centre=centres[one["centre"]], language=source, translations=texts,
        words={name: each.texts[source] for name, each in texts.items()},
        values={
            "form": one["form"], "stage": one["stage"], "themes": one["themes"], "country": "",
            "is_lasting": one["lasting_is"], "is_inclusive": one["inclusive_is"],
            "owner": examples[one["owner"]],
        },
        nature="example", slug_words=one["slug"],
    )  # fmt: skip
    solutions.move(by=by, uid=uid, version=1, verb="publish", on=one["on"])
    for slug, since in one["adopters"]:
        solutions.tie(by=by, uid=uid, kind="adopted_by", other=examples[slug], since=since)
    for slug in one["mentors"]:
        solutions.tie(by=by, uid=uid, kind="mentored_by", other=examples[slug])
    if "grew" in one:
        since = one["on"].isoformat()
        solutions.tie(by=by, uid=uid, kind="grew_into", other=sent[one["grew"]], since=since)
