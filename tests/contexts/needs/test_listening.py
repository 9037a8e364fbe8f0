"""Interviews are their centre's; what of them is public rests on consent, and ends with it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from tests.factories import centres, needs, people
from tests.factories.words import canary, words
from tests.leak.pages import body
from vivaio.contexts.needs import declarations, rounds
from vivaio.contexts.needs.models import ANALYSIS_LIFE, Analysis, Interview
from vivaio.contexts.needs.operations import listening as operations
from vivaio.contexts.needs.queries import listening as queries
from vivaio.kernel import clock
from vivaio.kernel.errors import Invalid, NotAllowed, Unknown
from vivaio.kernel.text import text
from vivaio.platform.links import queries as links
from vivaio.platform.registry.people import subject_of
from vivaio.platform.search import queries as search
from vivaio.platform.tenancy.viewer import Viewer

pytest_plugins = ["tests.factories.fixtures"]
pytestmark = pytest.mark.django_db

ANYBODY = Viewer.anonymous()
SYSTEM = Viewer.system()


def publish(by, uid):
    return operations.publish_extract(
        by=by, interview=uid, title=text("A nurse", "en"), words=text("There is no bus.", "en")
    )


def amend(by, uid, **given):
    row = needs.interview_row(uid)
    return operations.amend_interview(
        by=by, uid=uid, version=row.version, texts={"title": row.title},
        values=needs.consented("zqword", **given),
    )  # fmt: skip


def test_an_interview_cannot_leave_its_centre(centre):
    row = needs.interview_row(needs.interview(centre))
    with pytest.raises(IntegrityError), transaction.atomic():
        Interview.objects.filter(uid=row.uid).update(visibility="public")


def test_nobody_outside_finds_counts_or_reads_it(centre, editor):
    bird = canary()
    campaign = needs.analysis(centre)
    row = needs.interview_row(needs.interview(centre, bird, analysis=campaign))
    elsewhere = people.team(centres.centre("Brera"))
    for viewer in (ANYBODY, elsewhere):
        with pytest.raises(Unknown):
            queries.interview(viewer, row.slug)
        assert not search.find(viewer, bird, language="en").hits
        assert queries.harvest(viewer, Analysis.objects.get(uid=campaign)).interviews == 0
    assert queries.interview(editor, row.slug) == row
    assert search.find(editor, bird, language="en").hits
    assert "said this" not in body(Client().get(f"/en/{row.record_address()}"))


def test_an_extract_rests_on_consent(centre, editor):
    silent = needs.interview(centre, uses=["analysis"])
    with pytest.raises(NotAllowed):
        publish(editor, silent)
    spoken = needs.interview(centre)
    need = needs.need(centre, heard_in=[spoken])
    uid = publish(editor, spoken)
    assert queries.extract_of(ANYBODY, uid).words.best("en").words == "There is no bus."
    assert {hop.other.uid for hop in links.of(ANYBODY, uid)} == {need}
    page = body(Client().get(f"/en/{queries.extract_of(ANYBODY, uid).record_address()}"))
    assert "Rossi" not in page
    amend(editor, spoken, uses=["analysis"])
    with pytest.raises(Unknown):
        queries.extract_of(ANYBODY, uid)


def test_consent_is_data(centre, editor):
    with pytest.raises(Invalid) as refusal:
        needs.interview(centre, consent_by="", consent_how="", consent_on=None)
    assert set(refusal.value.errors) == {"consent_by", "consent_how", "consent_on"}
    with pytest.raises(Invalid) as refusal:
        needs.interview(centre, keep_until=clock.today() - timedelta(days=1), participants=0)
    assert set(refusal.value.errors) == {"keep_until", "participants"}


def test_what_was_lent_is_forgotten_on_its_day(centre, editor, day):
    until = clock.today() + timedelta(days=5)
    uid = needs.interview(centre, keep_until=until)
    extract = publish(editor, uid)
    day.move_to(until)
    assert rounds.go_round()["forgotten"] == 0
    day.shift(timedelta(days=1))
    assert rounds.go_round()["forgotten"] == 1
    row = needs.interview_row(uid)
    assert (row.state, row.notes, row.name, row.address, row.who) == ("forgotten", "", "", "", "")
    with pytest.raises(Unknown):
        queries.extract_of(editor, extract)
    with pytest.raises(Invalid):
        amend(editor, uid)


def test_a_person_takes_consent_back(centre):
    account = people.account("spoke")
    person = account.person.pk
    addresses = subject_of(person).addresses
    uid = needs.interview(centre, address=addresses[0])
    assert declarations._interviewed(person)[0]["name"]
    assert declarations._forget(person) == 1
    assert needs.interview_row(uid).state == "forgotten"


@pytest.mark.parametrize(("verb", "state"), list(ANALYSIS_LIFE.forbidden()))
def test_forbidden_moves_are_refused(centre, editor, verb, state):
    uid = needs.analysis(centre)
    Analysis.objects.filter(uid=uid).update(state=state)
    version = Analysis.objects.get(uid=uid).version
    with pytest.raises(NotAllowed):
        operations.move_analysis(by=editor, uid=uid, version=version, verb=verb)


def test_a_campaign_promises_and_ends(centre, editor):
    today = clock.today()
    texts = {name: words("zqcampaign", name) for name in ("title", "about")}
    with pytest.raises(Invalid) as refusal:
        operations.plan(
            by=editor, centre=centre, texts={**texts, "promise": text("", "en")},
            values={"methods": [], "starts_on": today, "ends_on": today - timedelta(days=1),
                    "reply_by": today - timedelta(days=2)},
        )  # fmt: skip
    assert set(refusal.value.errors) == {"promise", "methods", "ends_on", "reply_by"}
