"""Courses of the demonstration with those who came, through their operations; no mail leaves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from vivaio.contexts.pilots.operations import keeping as pilots
from vivaio.contexts.training import marks, queries
from vivaio.contexts.training.operations import enrolling, keeping
from vivaio.contexts.training.parts import Session
from vivaio.kernel import clock
from vivaio.lobby.demo.reading import table, text
from vivaio.platform.files import checking
from vivaio.platform.tenancy.viewer import Viewer

Uids = Mapping[str, UUID]
_TEXTS = ("title", "about", "audience", "price")


def load(by: Viewer, centres: Uids, examples: Uids, pilot: Uids) -> None:
    """All of them, taken as far as each has come."""
    for one in table("courses")["course"]:
        uid = _draft(by, one, centres, examples)
        sessions = [_session(each, place) for place, each in enumerate(one["sessions"], start=1)]
        keeping.write_sessions(by=by, uid=uid, version=_version(by, uid), sessions=sessions)
        if "file" in one:
            content = "\n".join(one["lines"]).encode()
            file = checking.checked(one["file"], content, checking.TABLES)
            keeping.write_materials(by=by, uid=uid, version=_version(by, uid), links=[],
                                    checked=file)  # fmt: skip
        opened = one.get("published")
        keeping.move(by=by, uid=uid, version=_version(by, uid), verb="publish", on=opened)
        came = _enrol(by, uid, one, opened)
        if one.get("left_early"):
            _attend(by, uid, came, one["left_early"])
            keeping.move(by=by, uid=uid, version=_version(by, uid), verb="close")
            _answer(by, came, one["marks"])
        if "pilot" in one:
            pilots.tie(by=by, uid=pilot[one["pilot"]], kind="taught_in", other=uid,
                       since=one["since"], reason=text(one["why"]))  # fmt: skip


def _version(by: Viewer, uid: UUID) -> int:
    return queries.by_uid(by, uid).version


def _draft(by: Viewer, one: Mapping[str, Any], centres: Uids, examples: Uids) -> UUID:
    given = {name: text(one[name]) for name in _TEXTS if name in one}
    source = given["title"].source
    return keeping.draft(
        by=by, centre=centres[one["centre"]], language=source, translations=given,
        words={name: each.texts[source] for name, each in given.items()},
        values={
            "organiser": examples[one["organiser"]], "languages": one["languages"],
            "nuts": one["nuts"], "country": "", "eqf": one.get("eqf"), "places": one["places"],
            "needed": one.get("needed"), "enrol_until": None, "visibility": "public",
        },
        outcomes=[text(each) for each in one["outcomes"]], nature="example",
        slug_words=one["slug"],
    )  # fmt: skip


def _session(one: Mapping[str, Any], place: int) -> Session:
    on: date = one["on"] if "on" in one else clock.today() + timedelta(days=one["in"])
    return Session(
        f"n{place}", on, one["starts"], one["ends"], text(one.get("place")), one.get("online", "")
    )


def _enrol(by: Viewer, uid: UUID, one: Mapping[str, Any], on: date | None) -> list[UUID]:
    """Invented people, by a role and two letters."""
    letters = [f"{first}{last}" for first in "ABCDEFGH" for last in "LMR"]
    return [
        enrolling.enrol(
            by=by, uid=uid, name=f"{one['role']} {pair}", on=on, language=one["title"]["source"],
            address=f"{one['role']}.{pair}@ente.example".lower(),
        )
        for pair in letters[: one["enrolled"]]
    ]  # fmt: skip


def _attend(by: Viewer, uid: UUID, came: list[UUID], left_early: int) -> None:
    codes = [one.code for one in queries.by_uid(by, uid).all_sessions()]
    stayed = dict.fromkeys(came[left_early:], codes)
    left = dict.fromkeys(came[:left_early], codes[:1])
    enrolling.attend(by=by, uid=uid, came={**left, **stayed})


def _answer(by: Viewer, came: list[UUID], useful: list[int]) -> None:
    for one, mark in zip(reversed(came), useful, strict=False):
        enrolling.answer(by=by, marked=marks.mark(one), useful=mark, again=mark > 3)
