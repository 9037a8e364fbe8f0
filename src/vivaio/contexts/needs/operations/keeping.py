"""Entering needs that were heard elsewhere, changing them, moving them through their life."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from vivaio.contexts.needs import checking, policies, queries
from vivaio.contexts.needs.models import LIFE, SCORES, Analysis, Answer, Need, Voice
from vivaio.contexts.needs.queries import listening
from vivaio.ground.actors import queries as actors
from vivaio.ground.taxonomy.territories import queries as territories
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import N_, Invalid, Message, Unknown
from vivaio.kernel.text import Text
from vivaio.kernel.writing import TOO_LONG, clean
from vivaio.platform.journal import wording
from vivaio.platform.links import operations as links
from vivaio.platform.records import operations as records
from vivaio.platform.records.writing import operation
from vivaio.platform.revisions import operations as revisions
from vivaio.platform.tenancy.models import Nature, Visibility
from vivaio.platform.tenancy.viewer import Viewer

TEXTS = ("title", "description", "evidence")
REASON_NEEDED = N_("Say why: it is told to those who said it.")
ROW_NEEDED = N_("Write at least one form: its first line is enough.")
#: How the journal names answers.
ANSWERS = {
    Answer.TAKEN_UP: N_("taken up"),
    Answer.IN_PART: N_("taken up in part"),
    Answer.NOT_NOW: N_("not now"),
    Answer.ELSEWHERE: N_("for somebody else to answer"),
    Answer.UNPROVEN: N_("not enough is known yet"),
    Answer.OUTSIDE: N_("outside of what the centre does"),
}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who said it: the group they are of, an actor of the directory, or a name kept by."""

    group: str = ""
    actor: UUID | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One of several that are entered together: its texts, its values, and who said it."""

    texts: Mapping[str, Text]
    values: Mapping[str, Any]
    group: str = ""


@operation
def enter_several(
    *, by: Viewer, centre: UUID, analysis: UUID | None, entries: Sequence[Entry],
    heard_in: Sequence[UUID] = (), key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Enter paper forms together, all or none; the uid of the last."""
    if not entries:
        raise Invalid({"": [Message(ROW_NEEDED)]})
    return [
        enter(
            by=by, centre=centre, analysis=analysis, texts=one.texts, values=one.values,
            speakers=(Speaker(one.group),), heard_in=heard_in,
        )
        for one in entries
    ][-1]  # fmt: skip


@operation
def enter(
    *, by: Viewer, centre: UUID, analysis: UUID | None, texts: Mapping[str, Text],
    values: Mapping[str, Any], speakers: Sequence[Speaker] = (Speaker(),),
    heard_in: Sequence[UUID] = (), accepted: bool = False, visibility: str = Visibility.PUBLIC,
    nature: str = "", slug_words: str = "", reason: str | Text = "", key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Enter a need that was heard elsewhere; `heard_in` are the records in which it was.

    Each speaker is a voice, entered on their behalf. It waits for those who publish, unless they
    enter it themselves and say that it is `accepted`.
    """
    require(policies.can_enter(by, centre))
    if accepted:
        require(policies.can_decide(by, centre))
    campaign = listening.analysis_of(by, analysis) if analysis else None
    clean = _checked(texts, values)
    row = Need(
        centre_id=centre, analysis=campaign, state="accepted" if accepted else "received",
        visibility=visibility if accepted else Visibility.CENTRE,
        published_on=_first_day(values) if accepted else None,
        nature=nature or (campaign.nature if campaign else Nature.FACT), **clean,
        **_placed(values),
    )  # fmt: skip
    records.save(row, by=by, verb="need.entered", slug_words=slug_words)
    for one in speakers:
        _speak(by, row, one)
    _tie(by, row, campaign, heard_in, reason)
    _keep_version(by, row)
    return row.uid


def _first_day(values: Mapping[str, Any]) -> date:
    heard: date | None = values.get("heard_on")
    return heard or clock.today()


def _checked(texts: Mapping[str, Text], values: Mapping[str, Any]) -> dict[str, Text]:
    clean = {name: checking.tidy(text) for name, text in texts.items()}
    if wrong := checking.problems_of_texts(clean) | checking.problems_of_values(values):
        raise Invalid(wrong)
    return clean


def _placed(values: Mapping[str, Any]) -> dict[str, Any]:
    given = dict(values)
    given["country"] = given.get("country") or territories.iso_country(given.get("nuts") or "")
    return given


def _speak(by: Viewer, row: Need, one: Speaker) -> None:
    if wrong := checking.problem_of_group(one.group, needed=False):
        raise Invalid(wrong)
    actor = actors.actor_of(by, one.actor) if one.actor else None
    Voice.objects.create(
        need=row, wrote=row, group=one.group, actor=actor, name=clean(one.name)[:120],
        language=row.title.source, on_behalf=True,
    )  # fmt: skip


def _tie(
    by: Viewer, row: Need, campaign: Analysis | None, heard_in: Sequence[UUID], reason: str | Text
) -> None:
    sources = [*heard_in, *([campaign.uid] if campaign else [])]
    for source in dict.fromkeys(sources):
        links.link(
            by=by, kind="heard_in", source=source, target=row.uid,
            reason=reason if source in heard_in else "", since=row.heard_on.isoformat(),
            recorded_on=row.heard_on,
        )  # fmt: skip


@operation
def amend(
    *, by: Viewer, uid: UUID, version: int, texts: Mapping[str, Text], values: Mapping[str, Any],
    key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Change what a need says; a full version of it is kept."""
    row = queries.by_uid(by, uid)
    require(policies.can_enter(by, row.centre_id))
    records.check_version(row, version)
    fresh: dict[str, Any] = {**_checked(texts, values), **_placed(values)}
    changed = [name for name, value in fresh.items() if getattr(row, name) != value]
    if changed:
        for name in changed:
            setattr(row, name, fresh[name])
        records.save(row, by=by, verb="need.amended")
        _keep_version(by, row)
    return uid


def _keep_version(by: Viewer, row: Need) -> None:
    kept: dict[str, Any] = {name: getattr(row, name) for name in TEXTS}
    kept |= {name: getattr(row, name) for name in ("themes", "target_groups", "nuts", *SCORES)}
    revisions.keep(by=by, record=row.uid, content=kept)


@operation
def move(
    *, by: Viewer, uid: UUID, version: int, verb: str, code: str = "",
    words: str | Text = "", visibility: str = "", on: date | None = None, key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Accept, decline, take up, answer, archive; an answer and a refusal say why in `words`.

    `on` is the day on which it was done, today unless the platform itself says otherwise.
    """
    row = queries.by_uid(by, uid)
    if verb not in LIFE.verbs:
        raise Unknown(verb)
    require(policies.can_move(by, row, verb))
    records.check_version(row, version)
    day = on if on and by.is_system else clock.today()
    if verb in ("answer", "decline"):
        _answer(by, row, verb, code, words, day)
    elif verb == "accept":
        wrong = checking.one_of(visibility, Visibility.values, "visibility")
        if wrong:
            raise Invalid(wrong)
        row.visibility, row.published_on = visibility, row.published_on or day
        row.answer, row.answered_on = Text(row.title.source), None
    row.state = LIFE.after(verb)
    given = {"answer": wording.msgid(ANSWERS[Answer(code)])} if verb == "answer" else {}
    records.save(row, by=by, verb=f"need.{verb}", parameters=given)
    return uid


def _answer(by: Viewer, row: Need, verb: str, code: str, words: str | Text, day: date) -> None:
    said = words if isinstance(words, Text) else clean(words)
    wrong: checking.Errors = {}
    if not said:
        wrong["words"] = [Message(REASON_NEEDED)]
    elif isinstance(said, str) and len(said) > checking.LONGEST["answer"]:
        wrong["words"] = [Message(TOO_LONG, {"limit": checking.LONGEST["answer"]})]
    if verb == "answer":
        wrong |= checking.one_of(code, Answer.values, "code")
        row.answer_code = code
    if wrong:
        raise Invalid(wrong)
    row.answer = said if isinstance(said, Text) else Text(by.language, {by.language: said})
    row.answered_on = day
