"""Writing courses, taking them from state to state, tying them to what they teach."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from vivaio.contexts.training import checking, letters, policies, queries, seating
from vivaio.contexts.training.models import LIFE, Course, Enrolment
from vivaio.contexts.training.parts import Material, Outcome, Session
from vivaio.ground.centres import queries as centres
from vivaio.ground.indicators.parts import carried, matched
from vivaio.ground.taxonomy.territories import queries as territories
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import N_, Invalid, Message, Unknown
from vivaio.kernel.text import Text, own_words
from vivaio.kernel.writing import clean, too_long
from vivaio.platform.files import operations as files
from vivaio.platform.files import queries as filed
from vivaio.platform.files.checking import Checked
from vivaio.platform.links import tying
from vivaio.platform.links.following import follow
from vivaio.platform.records import operations as records
from vivaio.platform.records.wording import amended, begun, put
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.tenancy.viewer import Viewer

#: The ties of a course, and whether each begins at the course.
TIES = {"teaches": True}
#: Files of one course.
MOST_FILES = 40


def _cleaned(
    words: Mapping[str, str], values: Mapping[str, Any], outcomes: Sequence[str | Text]
) -> dict[str, str]:
    given = {name: clean(words.get(name, "")) for name in checking.WRITTEN}
    said = [one if isinstance(one, str) else own_words(one) for one in outcomes]
    wrong = checking.problems(given, values) | checking.problems_of_outcomes(said)
    if wrong:
        raise Invalid(wrong)
    return given


def _stored(values: Mapping[str, Any]) -> dict[str, Any]:
    given = dict(values)
    given["organiser_id"] = given.pop("organiser", None)
    given["nuts"] = given.get("nuts") or ""
    given["languages"] = list(given.get("languages") or ())
    given["country"] = given.get("country") or territories.iso_country(given["nuts"])
    given["visibility"] = given.get("visibility") or Visibility.PUBLIC
    return given


def _outcomes(row: Course, outcomes: Sequence[str | Text], language: str) -> list[dict[str, Any]]:
    """What one learns; a line whose words stay keeps its code and its translations.

    Other words in the place of a line that is gone are that line mended: what was translated of it
    is to be looked at again.
    """
    old = [(one.code, one.words) for one in row.all_outcomes()]
    made = [Outcome(code, words) for code, words in carried(old, outcomes, language)]
    return [one.to_json() for one in made]


@operation
def draft(
    *, by: Viewer, centre: UUID, language: str, words: Mapping[str, str],
    values: Mapping[str, Any], outcomes: Sequence[str | Text] = (),
    translations: Mapping[str, Text] | None = None, nature: str = "fact", slug_words: str = "",
    key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Begin a course of a centre; `translations` are whole texts in place of the words."""
    keeper = centres.centre_of(by, centre)
    require(policies.can_add(by, centre))
    texts = begun(_cleaned(words, values, outcomes), language)
    row = Course(
        centre=keeper, nature=nature, **{**texts, **(translations or {})}, **_stored(values)
    )
    row.country = row.country or keeper.country
    row.outcomes = _outcomes(row, outcomes, language)
    records.save(row, by=by, verb="course.drafted", slug_words=slug_words)
    return row.uid


@operation
def amend(
    *, by: Viewer, uid: UUID, version: int, words: Mapping[str, str], values: Mapping[str, Any],
    outcomes: Sequence[str] = (), key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Change a course in the language of its original; new places go to those who wait."""
    row = _own(by, uid, version)
    said, fresh = _cleaned(words, values, outcomes), _stored(values)
    fresh["country"] = fresh["country"] or row.country
    if row.state != "draft":
        _require_told(said, row)
    fresh |= amended(row, said)
    fresh["outcomes"] = _outcomes(row, outcomes, row.title.source)
    if put(row, fresh):
        records.save(row, by=by, verb="course.amended")
        _tie_organiser(row)
        seating.fill(by, row)
    return uid


def _own(by: Viewer, uid: UUID, version: int | None) -> Course:
    row = queries.by_uid(by, uid)
    require(policies.can_amend(by, row))
    records.check_version(row, version)
    return row


def _require_told(words: Mapping[str, str], row: Course) -> None:
    if wrong := checking.problems_of_publishing(words, row.all_sessions()):
        raise Invalid(wrong)


@operation
def write_sessions(
    *, by: Viewer, uid: UUID, version: int, sessions: Sequence[Session], key: UUID | None = None
) -> UUID:
    """Put sessions in place of those that were there; refused by `on_n1`, `place_n2`."""
    row = _own(by, uid, version)
    wrong = {
        f"{name}_{one.code}": said
        for one in sessions
        for name, said in checking.problems_of_session(one).items()
    }
    if len(sessions) > checking.MOST:
        wrong[""] = [Message(N_("There is no room for more of these."))]
    if not sessions and row.state != "draft":
        wrong[""] = [Message(checking.SESSION_NEEDED)]
    gone = {one["code"] for one in row.sessions} - {one.code for one in sessions}
    codes = Enrolment.objects.filter(course=uid).values_list("attended", flat=True) if gone else ()
    if any(gone & set(one) for one in codes):
        wrong[""] = [Message(N_("It was entered who came to a session that you took away."))]
    if wrong:
        raise Invalid(wrong)
    days = sorted(one.on for one in sessions)
    row.sessions = [one.to_json() for one in sessions]
    row.starts_on, row.ends_on = (days[0], days[-1]) if days else (None, None)
    records.save(row, by=by, verb="course.sessions")
    seating.fill(by, row)
    return uid


@operation
def write_materials(
    *, by: Viewer, uid: UUID, version: int, links: Sequence[tuple[str | Text, str]],
    checked: Checked | None = None, key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Put links (words, address) in place of those there were, and keep one more file."""
    row = _own(by, uid, version)
    made = _materials(row, links)
    wrong = checking.problems_of_materials(made)
    if checked and len(filed.of_record(by, uid)) >= MOST_FILES:
        wrong["file"] = [Message(N_("There is no room for more of these."))]
    if wrong:
        raise Invalid(wrong)
    row.materials = [one.to_json() for one in made]
    records.save(row, by=by, verb="course.materials")
    if checked:
        files.keep(
            by=by, checked=checked, centre=row.centre_id, record=uid,
            visibility=Visibility.PUBLIC, nature=row.nature,
        )  # fmt: skip
    return uid


def _materials(row: Course, links: Sequence[tuple[str | Text, str]]) -> list[Material]:
    """Links as given; one whose address or whose words stay keeps its translations."""
    there = row.all_materials()
    said = [one if isinstance(one, str) else own_words(one) for one, _ in links]

    def named(place: int, free: Iterable[int]) -> int | None:
        return next((one for one in free if own_words(there[one].name) == said[place]), None)

    def found(place: int, free: Iterable[int]) -> int | None:
        return next((one for one in free if there[one].href == links[place][1]), None)

    def same(place: int, free: Iterable[int]) -> int | None:
        both = [one for one in free if there[one].href == links[place][1]]
        return named(place, both)

    names = carried(
        [(one.code, one.name) for one in there], [one for one, _href in links], row.title.source,
        matched(len(links), len(there), same, found, named),
    )  # fmt: skip
    several = zip(names, links, strict=True)
    return [Material(code, name, href) for (code, name), (_said, href) in several]


@operation
def take_file(*, by: Viewer, uid: UUID, file: UUID, key: UUID | None = None) -> UUID:
    """Take a file of a course away."""
    row = _own(by, uid, None)
    if file not in {one.uid for one in filed.of_record(by, uid)}:
        raise Unknown(f"file {file}")
    files.let_go(file)
    records.save(row, by=by, verb="course.materials")
    return uid


@operation
def move(
    *, by: Viewer, uid: UUID, version: int, verb: str, reason: str | Text = "",
    on: date | None = None, key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Publish, close or cancel it; whoever is enrolled is told of the end.

    `on`: on which day it was published, which only the house itself may tell.
    """
    row = queries.by_uid(by, uid)
    if verb not in LIFE.verbs:
        raise Unknown(verb)
    require(policies.can_move(by, row, verb))
    records.check_version(row, version)
    if verb == "publish":
        _require_told({name: own_words(getattr(row, name)) for name in checking.WRITTEN}, row)
        row.published_on = (
            row.published_on or (on if by.is_system else None) or clock.today(row.zone)
        )
    elif verb == "cancel":
        said = clean(reason) if isinstance(reason, str) else reason
        row.reason = Text(row.title.source, {row.title.source: said}) if isinstance(
            said, str) else said  # fmt: skip
        _require_reason(own_words(row.reason))
    row.state = LIFE.after(verb)
    records.save(row, by=by, verb=f"course.{verb}")
    _tie_organiser(row)
    letters.tell_all(by, row, verb)
    return uid


def _require_reason(words: str) -> None:
    wrong = too_long({"reason": words}, checking.LONGEST)
    if not words:
        wrong = {"reason": [Message(checking.REASON_NEEDED)]}
    if wrong:
        raise Invalid(wrong)


def _tie_organiser(row: Course) -> None:
    """Tie what others see to who holds it, and to nobody who did before."""
    if row.state != "draft":
        follow("organised_by", row.uid, row.organiser_id)


@operation
def tie(
    *, by: Viewer, uid: UUID, kind: str, other: UUID, reason: str | Text = "",
    key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Say what it teaches; the grammar of links refuses what does not fit."""
    _own(by, uid, None)
    tying.tie(by=by, ties=TIES, kind=kind, here=uid, other=other, reason=reason)
    return uid
