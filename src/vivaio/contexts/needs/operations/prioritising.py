"""Putting needs before stakeholders, taking their votes, saying how each fits the strategy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from vivaio.contexts.needs import checking, policies, scales
from vivaio.contexts.needs import queries as needs
from vivaio.contexts.needs.models import (
    PRIORITY_LIFE,
    Ballot,
    Candidate,
    Mark,
    Need,
    Prioritisation,
)
from vivaio.contexts.needs.queries import listening
from vivaio.contexts.needs.queries import priorities as queries
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import N_, Invalid, Message, Unknown
from vivaio.kernel.text import Text
from vivaio.kernel.writing import TOO_LONG, clean
from vivaio.platform.journal import operations as journal
from vivaio.platform.links import operations as links
from vivaio.platform.records import operations as records
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.models import Nature, Visibility
from vivaio.platform.tenancy.viewer import Viewer

MOST, LONGEST_WHY = 40, 400
TOO_FEW = N_("Choose at least two needs: one alone has no order.")
TOO_MANY = N_("Choose at most %(most)s needs.")
NOT_OPEN = N_("Only needs that everybody can read are put before stakeholders.")
PAST = N_("This day is past: choose a later one.")


@operation
def propose(
    *, by: Viewer, centre: UUID, analysis: UUID | None, texts: Mapping[str, Text],
    closes_on: date | None, chosen: Sequence[UUID], nature: str = "", slug_words: str = "",
    key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Begin a prioritisation of needs, as a draft of its centre."""
    require(policies.can_enter(by, centre))
    campaign = listening.analysis_of(by, analysis) if analysis else None
    clean = {name: checking.tidy(text) for name, text in texts.items()}
    wrong = checking.problems_of_texts(clean, N_("Give it a title."))
    if closes_on is None:
        wrong["closes_on"] = [Message(checking.DAY_NEEDED)]
    rows = [needs.by_uid(by, uid) for uid in dict.fromkeys(chosen)]
    wrong |= _problems_of_choice(rows)
    if wrong or closes_on is None:
        raise Invalid(wrong)
    row = Prioritisation(
        centre_id=centre, analysis=campaign, closes_on=closes_on, visibility=Visibility.PUBLIC,
        nature=nature or (campaign.nature if campaign else Nature.FACT), **clean,
    )  # fmt: skip
    records.save(row, by=by, verb="prioritisation.proposed", slug_words=slug_words)
    Candidate.objects.bulk_create(Candidate(prioritisation=row, need=one) for one in rows)
    return row.uid


def _problems_of_choice(rows: Sequence[Need]) -> checking.Errors:
    if len(rows) < 2:
        return {"chosen": [Message(TOO_FEW)]}
    if len(rows) > MOST:
        return {"chosen": [Message(TOO_MANY, {"most": MOST})]}
    if any(row.state not in Need.open_states or row.visibility != "public" for row in rows):
        return {"chosen": [Message(NOT_OPEN)]}
    return {}


@operation
def steer(*, by: Viewer, uid: UUID, version: int, verb: str, on: date | None = None) -> UUID:
    """Open the vote, close it, open it again; closed, each need is *ranked in* it."""
    row = queries.prioritisation_of(by, uid)
    if verb not in PRIORITY_LIFE.verbs:
        raise Unknown(verb)
    require(policies.can_steer(by, row, verb))
    records.check_version(row, version)
    if verb != "close" and row.closes_on < clock.today() and not by.is_system:
        raise Invalid({"closes_on": [Message(PAST)]})
    row.state = PRIORITY_LIFE.after(verb)
    day = on if on and by.is_system else clock.today()
    row.closed_on = day if verb == "close" else None
    if verb == "open":
        row.published_on = day
    records.save(row, by=by, verb=f"prioritisation.{verb}")
    if verb == "close":
        _tie(by, row, day)
    return uid


def _tie(by: Viewer, row: Prioritisation, day: date) -> None:
    for one in Candidate.objects.filter(prioritisation=row.uid).select_related("need"):
        try:
            links.link(by=by, kind="ranked_in", source=one.need_id, target=row.uid, recorded_on=day)
        except Invalid:  # it was tied when the vote was closed before
            continue


@operation
def vote(
    *, by: Viewer, uid: UUID, group: str, points: Mapping[int, int], key: UUID | None = None
) -> UUID:
    """One's own votes: points from 1 to 5 by candidate; sent again they take the first's place."""
    row = queries.prioritisation_of(by, uid)
    require(policies.can_vote(by, row))
    assert by.account is not None
    clean = _checked(row, group, points)
    ballot, _ = Ballot.objects.update_or_create(
        prioritisation=row, account_id=by.account, defaults={"group": group, "at": clock.now()}
    )
    _mark(ballot, clean)
    journal.append(
        by=Viewer.anonymous(), verb="prioritisation.voted", subject=uid, centre=row.centre_id,
        parameters={},
    )  # fmt: skip
    return uid


@operation
def count(
    *, by: Viewer, uid: UUID, ballots: Sequence[tuple[str, Mapping[int, int]]],
    key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Enter votes given on paper or in a room: a group and its points, one pair a person."""
    row = queries.prioritisation_of(by, uid)
    require(policies.can_count(by, row))
    if not ballots:
        raise Invalid({"": [Message(N_("Enter at least one ballot."))]})
    clean = [(group, _checked(row, group, points)) for group, points in ballots]
    for group, points in clean:
        _mark(Ballot.objects.create(prioritisation=row, group=group), points)
    journal.append(
        by=by, verb="prioritisation.counted", subject=uid, centre=row.centre_id,
        parameters={"number": len(clean)},
    )  # fmt: skip
    return uid


def _checked(row: Prioritisation, group: str, points: Mapping[int, int]) -> dict[int, int]:
    wrong: checking.Errors = dict(checking.problem_of_group(group, needed=True))
    known = set(Candidate.objects.filter(prioritisation=row.uid).values_list("pk", flat=True))
    if not points:
        wrong[""] = [Message(N_("Give at least one need points."))]
    elif set(points) - known or not all(scales.is_on(one) for one in points.values()):
        wrong[""] = [Message(checking.ON_SCALE)]
    if wrong:
        raise Invalid(wrong)
    return dict(points)


def _mark(ballot: Ballot, points: Mapping[int, int]) -> None:
    ballot.marks.all().delete()
    Mark.objects.bulk_create(
        Mark(ballot=ballot, candidate_id=candidate, points=given)
        for candidate, given in points.items()
    )


@operation
def judge_fit(
    *, by: Viewer, uid: UUID, fits: Mapping[int, tuple[int | None, str | Text]],
    key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Say how well each need fits the strategy, from 1 to 5, and why; by candidate."""
    row = queries.prioritisation_of(by, uid)
    require(policies.can_decide(by, row.centre_id))
    found = {one.pk: one for one in Candidate.objects.filter(prioritisation=row.uid)}
    wrong: checking.Errors = {}
    for key_, (fit, why) in fits.items():
        if key_ not in found or (fit is not None and not scales.is_on(fit)):
            wrong[f"fit-{key_}"] = [Message(checking.ON_SCALE)]
        elif fit is not None and not _plain(why):
            wrong[f"why-{key_}"] = [Message(N_("Say why it fits, or why not."))]
        elif len(_plain(why)) > LONGEST_WHY:
            wrong[f"why-{key_}"] = [Message(TOO_LONG, {"limit": LONGEST_WHY})]
    if wrong:
        raise Invalid(wrong)
    for key_, (fit, why) in fits.items():
        said = why if isinstance(why, Text) else _said(why, found[key_].fit_reason, by.language)
        given: dict[str, Any] = {"fit": fit, "fit_reason": said}
        Candidate.objects.filter(pk=key_).update(**given)
    records.save(row, by=by, verb="prioritisation.judged")
    return uid


def _plain(why: str | Text) -> str:
    return why.best().words if isinstance(why, Text) else clean(why)


def _said(why: str, before: Text, language: str) -> Text:
    """The reason in its language; what was written before, where nothing was changed."""
    words = clean(why)
    if words == before.best(language).words:
        return before
    return Text(language, {language: words} if words else {})
