"""Strategies: their life, who writes them, what people say of their paragraphs, the answers."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.contexts.strategy.test_text import docx, p
from tests.factories import centres, people
from tests.factories import strategy as make
from tests.leak.pages import body
from vivaio.contexts.strategy import desk, policies
from vivaio.contexts.strategy.models import LIFE, Comment, Strategy
from vivaio.contexts.strategy.operations import commenting, strategies
from vivaio.contexts.strategy.queries import strategies as queries
from vivaio.contexts.strategy.web.forms import CommentForm
from vivaio.kernel import clock
from vivaio.kernel.errors import Conflict, Invalid, NotAllowed, Unknown
from vivaio.platform.records.translatables import put, texts
from vivaio.platform.revisions import queries as revisions
from vivaio.platform.tenancy.viewer import Viewer

pytest_plugins = ["tests.factories.fixtures"]
pytestmark = pytest.mark.django_db

ANYBODY = Viewer.anonymous()


def refused(do, *args, **given):
    """The fields beside which something is refused."""
    with pytest.raises(Invalid) as refusal:
        do(*args, **given)
    return sorted(refusal.value.errors)


def test_what_is_not_in_the_table_is_refused():
    for verb, state in LIFE.forbidden():
        assert not policies.can_move(Viewer.system(), Strategy(state=state), verb)


def test_it_is_written_before_it_is_opened(centre, editor):
    given = {"by": editor, "centre": centre, "language": "it", "values": {}}
    assert refused(strategies.draft, words={"title": " "}, **given) == ["title"]
    many = ["x" * 301]
    assert refused(strategies.draft, words={"title": "A"}, objectives=many, **given) == [
        "objectives"
    ]
    uid = strategies.draft(words={"title": "A"}, objectives=["Uno", "Due"], **given)
    with pytest.raises(Unknown):
        queries.by_uid(ANYBODY, uid)
    assert refused(make.move, uid, "open") == ["body", "closes_on", "summary"]
    strategies.amend(
        by=editor, uid=uid, version=1, words={"title": "A", "summary": "B"},
        values={"closes_on": clock.today() - timedelta(days=1)}, objectives=["Due", "Tre"],
    )  # fmt: skip
    assert [one.code for one in make.row(uid).aims()] == ["n2", "n3"]
    make.write(uid, make.TEXT, by=editor)
    assert refused(make.move, uid, "open") == ["closes_on"]
    with pytest.raises(Conflict):
        strategies.write(by=editor, uid=uid, version=1, text="Other")
    with pytest.raises(Unknown):
        make.write(uid, "Mine", by=people.team(centres.centre()))


def test_versions_are_kept_once_others_read_it(centre, editor):
    uid = make.strategy(centre, state="draft")
    assert revisions.of(editor, uid) == []
    make.move(uid, "open")
    make.write(uid, "## Now {s1}\n\nFour towns of five. {s1-p1}", by=editor)
    assert [one.number for one in revisions.of(ANYBODY, uid)] == [2, 1]
    assert revisions.version(ANYBODY, uid, 2).content["order"] == ["s1", "s1-p1"]
    make.move(uid, "adopt")
    with pytest.raises(NotAllowed):
        make.write(uid, "Too late", by=editor)
    slug = make.row(uid).slug
    page = body(Client().get(f"/en/strategies/{slug}/versions/"))
    assert "changed" in page
    assert "<del>" in page
    assert Client().get(f"/en/strategies/{slug}/versions/?before=7").status_code == 404


def test_a_comment_is_answered_with_a_code_and_a_reason(centre, editor):
    uid = make.strategy(centre)
    said = make.comment(uid)
    assert queries.comments(ANYBODY, make.row(uid)) == {}
    assert [one.uid for one in queries.comments(editor, make.row(uid))["s1-p1"]] == [said]
    assert [line.message.parameters["count"] for line in desk.comments(editor)] == [1]
    assert refused(make.move, uid, "adopt") == ["body"]
    give = {"by": editor, "comment": said}
    assert refused(commenting.answer, code="perhaps", reason=" ", **give) == ["code", "reason"]
    with pytest.raises(NotAllowed):
        stranger = people.team(centres.centre())
        commenting.answer(by=stranger, comment=said, code="accepted", reason="Yes.")
    commenting.answer(code="already_so", reason="See section two.", **give)
    (shown,) = queries.comments(ANYBODY, make.row(uid))["s1-p1"]
    assert (shown.answer, shown.answered_on) == ("already_so", clock.today())
    assert list(desk.comments(editor)) == []
    rude = make.comment(uid, words="Rubbish")
    commenting.judge(by=editor, comment=rude, show=False)
    assert queries.waiting(make.row(uid)) == 0
    make.move(uid, "adopt")


def test_comments_stay_with_a_paragraph_that_moves(centre):
    uid = make.strategy(centre)
    said = make.comment(uid, by=make.SYSTEM)
    make.write(uid, "## What we want {s2}\n\nA desk. {s2-p1}\n\nThree towns of five. {s1-p1}")
    at = f"/en/strategies/{make.row(uid).slug}/"
    page = body(Client().get(at))
    assert 'id="s1-p1"' in page
    assert "Only three?" in page
    make.write(uid, "## What we want {s2}")
    gone = body(Client().get(at))
    assert "not in the text any more" in gone
    assert "Only three?" in gone
    assert Comment.objects.get(uid=said).code == "s1-p1"


def test_a_comment_after_closing_is_refused_beside_the_words(centre):
    uid = make.strategy(centre)
    with pytest.raises(Unknown):
        make.comment(uid, code="s9-p9")
    assert refused(make.comment, uid, name="", words="") == ["name", "words"]
    Strategy.objects.filter(uid=uid).update(closes_on=clock.today() - timedelta(days=1))
    assert refused(make.comment, uid) == ["words"]
    at = f"/en/strategies/{make.row(uid).slug}/p/s1-p1/"
    opened = CommentForm.mark(timedelta(minutes=1))
    typed = {"name": "Ada", "words": "zebras everywhere", "key": str(uid), "opened": opened}
    answer = Client().post(at, typed)
    assert answer.status_code == 422
    assert "zebras everywhere" in body(answer)
    assert "Comments were taken until" in body(answer)


def test_a_stranger_comments_and_an_editor_reads_it(centre, editor):
    uid = make.strategy(centre)
    at = f"/en/strategies/{make.row(uid).slug}/p/s1-p1/"
    opened = CommentForm.mark(timedelta(minutes=1))
    typed = {"name": "Ada", "words": "zebras everywhere", "key": str(uid), "opened": opened}
    assert Client().post(at, typed).status_code == 302
    assert "zebras" not in body(Client().get(at))
    account = people.account()
    people.appoint(account, centre, "editor")
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    assert "zebras everywhere" in body(client.get(at))
    one = Comment.objects.get()
    answer_at = f"/en/strategies/comments/{one.uid}/"
    given = {"code": "accepted", "key": str(uid), "version": 0}
    assert client.post(answer_at, given).status_code == 422
    commenting.answer(by=editor, comment=one.uid, code="rejected", reason="First.")
    answer = client.post(answer_at, given | {"reason": "Indeed."})
    assert answer.status_code == 422
    assert "Indeed." in body(answer)
    assert "Somebody else saved this" in body(answer)
    version = Comment.objects.get().version()
    assert f'name="version" value="{version}"' in body(answer)
    again = given | {"reason": "Indeed.", "version": version}
    assert client.post(answer_at, again).status_code == 302
    assert "Indeed." in body(Client().get(at))
    assert client.post(answer_at, {"judge": "leave_out"}).status_code == 302
    assert Comment.objects.get().is_shown is True


def test_a_file_is_shown_before_it_is_stored(centre):
    uid = make.strategy(centre, state="draft")
    account = people.account()
    people.appoint(account, centre, "editor")
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    at = f"/en/strategies/{make.row(uid).slug}/text/"
    typed = {"key": str(uid), "version": make.row(uid).version, "text": "kept words"}

    def sent(content):
        return client.post(at, typed | {"file": SimpleUploadedFile("a.docx", content), "save": 1})

    answer = sent(b"")
    assert answer.status_code == 422
    assert "The file is empty" in body(answer)
    assert "kept words" in body(answer)
    answer = sent(docx(p("Abitare", "Titolo1"), p("Primo paragrafo")))
    assert answer.status_code == 200
    assert "## Abitare" in body(answer)
    assert "Nothing is stored yet" in body(answer)
    assert "What goes away" in body(answer)
    assert make.row(uid).blocks()[0].code == "s1"
    assert client.post(at, typed | {"save": 1}).status_code == 302
    assert [one.words.texts["en"] for one in make.row(uid).blocks()] == ["kept words"]


def test_its_texts_are_translated(centre):
    row = make.row(make.whole_strategy(centre, "zqtranslated"))
    found = texts(row)
    assert {"body.s1-p1.words", "objectives.n1.words"} <= set(found)
    put(row, "body.s1-p1.words", found["body.s1-p1.words"].with_words("hr", "riječi"))
    assert row.blocks()[1].words.texts["hr"] == "riječi"


def test_an_objective_that_is_reworded_keeps_its_code(centre, editor):
    given = {"by": editor, "values": {}, "words": {"title": "A"}}
    uid = strategies.draft(
        centre=centre, language="it", objectives=["Case per i giovani", "Due", "Tre"], **given
    )
    row = make.row(uid)
    put(row, "objectives.n1.words", row.aims()[0].words.with_words("en", "Homes"))
    row.save()

    def codes(*several):
        strategies.amend(uid=uid, version=make.row(uid).version, objectives=several, **given)
        return [one.code for one in make.row(uid).aims()]

    assert codes("Tre", "Case per i giovani e gli anziani", "Due") == ["n3", "n1", "n2"]
    words = make.row(uid).aims()[1].words
    assert (words.texts["en"], words.stale) == ("Homes", {"en"})
    assert codes("Tre", "Case per i giovani e gli anziani", "Altro") == ["n3", "n1", "n2"]
    assert codes("Altro") == ["n2"]
    assert codes("Altro", "Nuovo") == ["n2", "n4"]


def test_comments_end_with_the_day_of_their_centre(centre):
    uid = make.strategy(centre, closes_on=date(2030, 11, 22))
    moment = datetime(2030, 11, 22, 23, 30, tzinfo=UTC)
    assert make.row(uid).day_of(moment) == date(2030, 11, 23)
    assert refused(make.comment, uid, by=make.SYSTEM, at=moment) == ["words"]
    make.comment(uid, by=make.SYSTEM, at=moment - timedelta(hours=1))
