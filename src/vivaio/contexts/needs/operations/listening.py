"""Campaigns of listening, interviews, extracts, and forgetting what was only lent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from vivaio.contexts.needs import checking, policies
from vivaio.contexts.needs.models import ANALYSIS_LIFE, Analysis, Extract, Interview
from vivaio.contexts.needs.queries import listening as queries
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import N_, Invalid, Message, Unknown
from vivaio.kernel.text import Text
from vivaio.platform.links import operations as links
from vivaio.platform.links import queries as tied
from vivaio.platform.records import operations as records
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.models import Nature, Visibility
from vivaio.platform.tenancy.viewer import Viewer

Texts = Mapping[str, Text]
Values = Mapping[str, Any]


@operation
def plan(
    *, by: Viewer, centre: UUID, texts: Texts, values: Values, nature: str = Nature.FACT,
    slug_words: str = "", key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Begin a needs analysis as a draft of its centre."""
    require(policies.can_enter(by, centre))
    clean = {name: checking.tidy(text) for name, text in texts.items()}
    if wrong := checking.problems_of_analysis(values, clean):
        raise Invalid(wrong)
    row = Analysis(centre_id=centre, nature=nature, visibility=Visibility.PUBLIC, **clean, **values)
    records.save(row, by=by, verb="analysis.planned", slug_words=slug_words)
    return row.uid


@operation
def replan(
    *, by: Viewer, uid: UUID, version: int, texts: Texts, values: Values, key: UUID | None = None
) -> UUID:
    """Change a needs analysis."""
    row = queries.analysis_of(by, uid)
    require(policies.can_enter(by, row.centre_id))
    records.check_version(row, version)
    clean = {name: checking.tidy(text) for name, text in texts.items()}
    if wrong := checking.problems_of_analysis(values, clean):
        raise Invalid(wrong)
    _change(row, {**clean, **values}, by, "analysis.amended")
    return uid


def _change(row: Analysis | Interview, fresh: Mapping[str, Any], by: Viewer, verb: str) -> None:
    changed = [name for name, value in fresh.items() if getattr(row, name) != value]
    if changed:
        for name in changed:
            setattr(row, name, fresh[name])
        records.save(row, by=by, verb=verb)


@operation
def move_analysis(*, by: Viewer, uid: UUID, version: int, verb: str) -> UUID:
    """Open a campaign to the public, or close it."""
    row = queries.analysis_of(by, uid)
    if verb not in ANALYSIS_LIFE.verbs:
        raise Unknown(verb)
    require(policies.can_open(by, row, verb))
    records.check_version(row, version)
    row.state = ANALYSIS_LIFE.after(verb)
    if verb == "open":
        row.published_on = row.published_on or clock.today()
    records.save(row, by=by, verb=f"analysis.{verb}")
    return uid


def _checked_interview(texts: Texts, values: Values) -> dict[str, Text]:
    clean = {name: checking.tidy(text) for name, text in texts.items()}
    if wrong := checking.problems_of_interview(values, clean):
        raise Invalid(wrong)
    return clean


@operation
def record_interview(
    *, by: Viewer, centre: UUID, analysis: UUID | None, texts: Texts, values: Values,
    nature: str = "", slug_words: str = "", key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Record an interview or a focus group: nobody outside its centre ever sees it."""
    require(policies.can_enter(by, centre))
    campaign = queries.analysis_of(by, analysis) if analysis else None
    clean = _checked_interview(texts, values)
    row = Interview(
        centre_id=centre, analysis=campaign, state="kept", visibility=Visibility.CENTRE,
        nature=nature or (campaign.nature if campaign else Nature.FACT), **clean, **values,
    )  # fmt: skip
    records.save(row, by=by, verb="interview.recorded", slug_words=slug_words)
    return row.uid


@operation
def amend_interview(
    *, by: Viewer, uid: UUID, version: int, texts: Texts, values: Values, key: UUID | None = None
) -> UUID:
    """Change an interview or the consent to it; extracts without consent go at once."""
    row = queries.interview_of(by, uid)
    require(policies.can_enter(by, row.centre_id))
    records.check_version(row, version)
    if row.state != "kept":
        raise Invalid({"": [Message(N_("What was said here was forgotten."))]})
    _change(row, {**_checked_interview(texts, values), **values}, by, "interview.amended")
    if "extract" not in row.uses:
        _withdraw_extracts(by, row)
    return uid


@operation
def publish_extract(
    *, by: Viewer, interview: UUID, title: Text, words: Text, slug_words: str = "",
    key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Make a few words of an interview public, as its consent allows; returns their uid.

    They lead to the needs to which the interview has led.
    """
    found = queries.interview_of(by, interview)
    require(policies.can_extract(by, found))
    clean = {"title": checking.tidy(title), "words": checking.tidy(words)}
    wrong = checking.problems_of_texts(clean, N_("Say who speaks: a role, not a name."))
    if not clean["words"]:
        wrong["words"] = [Message(N_("Write the words that become public."))]
    if wrong:
        raise Invalid(wrong)
    row = Extract(
        interview=found, centre_id=found.centre_id, nature=found.nature, state="published",
        visibility=Visibility.PUBLIC, published_on=clock.today(), **clean,
    )  # fmt: skip
    records.save(row, by=by, verb="extract.published", slug_words=slug_words)
    for hop in tied.of(by, found.uid):
        if hop.kind == "heard_in" and hop.direction == "forward":
            links.link(
                by=by, kind="heard_in", source=row.uid, target=hop.other.uid,
                reason=hop.reason or "", since=hop.since, recorded_on=hop.recorded_on,
            )  # fmt: skip
    return row.uid


@operation
def withdraw_extract(*, by: Viewer, uid: UUID) -> UUID:
    """Take the words back: nobody is shown them any more."""
    row = queries.extract_of(by, uid)
    require(policies.can_decide(by, row.centre_id))
    _withdraw(by, row)
    return row.interview_id


def _withdraw(by: Viewer, row: Extract) -> None:
    source = row.words.source
    row.words, row.state, row.deleted_at = Text(source), "withdrawn", clock.now()
    records.save(row, by=by, verb="extract.withdrawn")


def _withdraw_extracts(by: Viewer, found: Interview) -> None:
    for row in Extract.objects.filter(interview=found.uid, deleted_at=None):
        _withdraw(by, row)


@operation
def forget(*, by: Viewer, uid: UUID, version: int | None = None) -> UUID:
    """Forget what was said, by whom, and what of it was public: consent was taken back or ended.

    That there was an interview, when, and to which needs it led, stays.
    """
    row = queries.interview_of(by, uid)
    require(policies.can_enter(by, row.centre_id))
    records.check_version(row, version)
    if row.state == "kept":
        row.notes = row.name = row.address = row.who = row.consent_by = row.consent_how = ""
        row.state, row.forgotten_on, row.uses = "forgotten", clock.today(), []
        records.save(row, by=by, verb="interview.forgotten")
        _withdraw_extracts(by, row)
    return uid
