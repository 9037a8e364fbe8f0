"""Notices and decisions through the pages."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from tests.factories import actors, centres, moderation, people
from vivaio.ground.moderation.models import Notice
from vivaio.ground.moderation.web.forms import NoticeForm
from vivaio.ground.people.models import Account

pytest_plugins = ["tests.factories.fixtures"]
pytestmark = pytest.mark.django_db


def _editor(centre):
    client = Client()
    who = Account.objects.get(pk=people.team(centre).account)
    client.force_login(who, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _given(**words):
    return {
        "key": str(uuid4()), "opened": NoticeForm.mark(timedelta(minutes=1)),
        "category": "untrue", "words": "The address is mine.", "good_faith": "on", **words,
    }  # fmt: skip


def test_anybody_reports_from_the_foot_of_a_record():
    """Without an account; what is wrong is said beside the field, and the words are kept."""
    card = actors.plain_actor(centres.centre(), "Kestrel")
    path = f"/en/notices/report/{card}/"
    assert path in Client().get(f"/id/{card}", follow=True).content.decode()
    for wrong in ({"good_faith": ""}, {"email": "a@b\r\nBcc: x@y.example"}, {"category": "x"}):
        answer = Client().post(path, _given(**wrong))
        assert answer.status_code == 422
        assert "The address is mine." in answer.content.decode()
    bot = Client().post(path, _given(second_name="Bot"))
    assert bot.status_code == 422
    assert not Notice.objects.exists()
    assert Client().post(path, _given()).status_code == 302
    given = _given()
    assert [Client().post(path, given).status_code for _ in range(2)] == [302, 302]
    assert Notice.objects.count() == 2
    hidden = actors.plain_actor(centres.centre(), "Owl", state="draft")
    assert Client().post(f"/en/notices/report/{hidden}/", _given()).status_code == 404


def test_a_flood_is_stopped():
    card = actors.plain_actor(centres.centre(), "Kestrel")
    answers = [Client().post(f"/en/notices/report/{card}/", _given()) for _ in range(7)]
    assert [one.status_code for one in answers] == [302] * 6 + [422]
    assert "within 60 minutes" in answers[-1].content.decode()


def test_editors_decide_on_the_page_and_in_bulk():
    centre = centres.centre()
    card = actors.plain_actor(centre, "Kestrel")
    one, two, three = (moderation.notice(card) for _ in range(3))
    editor = _editor(centre)
    assert editor.get(f"/en/moderation/notices/{one}/").status_code == 200
    given = {
        "key": str(uuid4()), "notices": [str(one)], "measure": "keep", "ground": "nothing_wrong",
        "words": "We have checked it.",
    }  # fmt: skip
    mended = editor.post(f"/en/moderation/notices/{one}/", {**given, "ground": "law"})
    assert mended.status_code == 422
    assert "do not fit each other" in mended.content.decode()
    assert editor.post(f"/en/moderation/notices/{one}/", given).status_code == 302
    assert "We have checked it." in editor.get(f"/en/moderation/notices/{one}/").content.decode()
    bulk = {**given, "key": str(uuid4()), "notices": [str(two), str(three)]}
    assert editor.post("/en/moderation/", {**bulk, "notices": []}).status_code == 422
    assert editor.post("/en/moderation/", bulk).status_code == 302
    assert not Notice.objects.filter(state="waiting").exists()
    stranger = _editor(centres.centre())
    assert stranger.get(f"/en/moderation/notices/{one}/").status_code == 404
    member = Client()
    who = Account.objects.get(pk=people.team(centre, "member").account)
    member.force_login(who, backend="django.contrib.auth.backends.ModelBackend")
    assert member.get("/en/moderation/").status_code == 403
