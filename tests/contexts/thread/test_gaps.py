"""Where the thread breaks off: counted for each viewer, defined, with a table behind it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import centres, needs, people
from tests.factories import challenges as make
from tests.leak.pages import body
from vivaio.contexts.challenges.models import Idea
from vivaio.kernel import clock
from vivaio.platform.links import operations
from vivaio.platform.records.models import Record
from vivaio.platform.registry import gaps
from vivaio.platform.tenancy.viewer import Viewer

pytest_plugins = ["tests.factories.fixtures"]
pytestmark = pytest.mark.django_db

ANYBODY = Viewer.anonymous()
SYSTEM = Viewer.system()


@pytest.fixture
def centre():
    return centres.centre()


def found(code, viewer=ANYBODY, centre=None, limit=10):
    return gaps.get(code).found(viewer, centre, limit)


def tie(kind, source, target):
    operations.link(by=SYSTEM, kind=kind, source=source, target=target)


def test_a_need_waits_until_something_comes_of_it(centre):
    one, other, third = (needs.need(centre) for _ in range(3))
    assert found("needs-without-an-answer").total == 3
    assert [line.uid for line in found("needs-without-an-answer", limit=1).lines] == [one]
    asked = make.challenge(centre)
    tie("posed_as", one, asked)
    tie("meets_need", make.solution(centre), other)
    assert [line.uid for line in found("needs-without-an-answer").lines] == [third]
    # A tie to what nobody else may know of tells nothing.
    Record.objects.filter(uid=asked).update(visibility="centre")
    assert {line.uid for line in found("needs-without-an-answer").lines} == {one, third}


def test_a_challenge_without_an_idea_and_an_idea_without_a_reply(centre):
    asked = make.challenge(centre)
    assert [line.uid for line in found("challenges-without-an-idea").lines] == [asked]
    sent = make.idea(centre, to=asked)
    assert not found("challenges-without-an-idea").total
    assert not found("ideas-without-a-reply").total
    late = clock.today() - timedelta(days=3)
    Idea.objects.filter(uid=sent).update(answer_by=late)
    (line,) = found("ideas-without-a-reply").lines
    assert (line.uid, line.since) == (sent, late)
    Idea.objects.filter(uid=sent).update(state="answered", answered_on=late, answer="accepted")
    assert not found("ideas-without-a-reply").total
    assert [line.uid for line in found("ideas-nobody-tries").lines] == [sent]
    tie("grew_into", sent, make.solution(centre))
    assert not found("ideas-nobody-tries").total
    assert not found("solutions-without-a-need").total
    make.solution(centre)
    assert found("solutions-without-a-need").total == 1


def test_counts_are_of_what_the_viewer_sees_and_of_one_centre(centre):
    elsewhere = centres.centre(country="HR")
    needs.need(centre)
    hidden = needs.need(centre)
    needs.need(elsewhere)
    needs.of(hidden).__class__.objects.filter(uid=hidden).update(visibility="centre")
    code = "needs-without-an-answer"
    assert (found(code).total, found(code, centre=centre).total) == (2, 1)
    assert found(code, people.team(centre, "member"), centre).total == 2


def test_every_gap_is_one_question_with_a_title_and_a_definition(centre):
    needs.need(centre)
    for gap in gaps.all().values():
        assert gap.title
        assert gap.about.endswith(".")
        with CaptureQueriesContext(connection) as asked:
            gap.found(ANYBODY, None, 5)
        assert len(asked) == 1


def test_the_page_has_a_table_behind_each_number(centre):
    uid = needs.need(centre)
    slug = Record.objects.get(uid=centre).address.split("/")[1]
    page = body(Client().get(f"/en/thread/gaps/?centre={slug}"))
    path = f"/en/thread/gaps/needs-without-an-answer.csv?centre={slug}"
    assert path in page
    assert "nobody has begun to work" in page
    table = body(Client().get(path))
    assert str(uid) in table
    assert "uid,address,title" in table
    assert Client().get("/en/thread/gaps/?centre=nowhere").status_code == 404
    assert Client().get("/en/thread/gaps/nothing.csv").status_code == 404
