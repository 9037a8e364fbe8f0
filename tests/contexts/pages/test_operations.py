"""Writing, translating, publishing at the right moment, going back to an earlier version."""

from __future__ import annotations

from datetime import date, time, timedelta
from uuid import UUID

import pytest
import time_machine

from tests.factories import centres, editorial, people
from tests.factories.editorial import amend, draft, move, row
from vivaio.contexts.pages import desk, operations, queries
from vivaio.contexts.pages.blocks import coverage
from vivaio.contexts.pages.checking import (
    LINE_WITHOUT_ADDRESS,
    NEEDED,
    NO_ADDRESS,
    NO_PICTURE,
    NO_ROWS,
    NOT_DESCRIBED,
    TITLE_NEEDED,
    TOO_LONG,
    Written,
)
from vivaio.contexts.pages.models import LIFE
from vivaio.kernel import clock
from vivaio.kernel.errors import Conflict, Invalid, NotAllowed, Unknown
from vivaio.kernel.text import text
from vivaio.platform.records import translatables
from vivaio.platform.revisions import queries as revisions
from vivaio.platform.search import queries as search
from vivaio.platform.tenancy.viewer import Viewer

pytestmark = pytest.mark.django_db
PLAIN = (Written("a1", "text", {"words": "First words"}, {}),)


@pytest.fixture
def centre() -> UUID:
    return centres.centre()


@pytest.fixture
def editor(centre: UUID) -> Viewer:
    account = people.account("Editor")
    people.appoint(account, centre, "editor")
    return people.viewer(account)


@pytest.fixture
def member(centre: UUID) -> Viewer:
    account = people.account("Member")
    people.appoint(account, centre, "member")
    return people.viewer(account)


def content(uid: UUID):
    return queries.whole(Viewer.system(), row("news", uid)).content


def test_editors_write_and_others_do_not(centre: UUID, editor: Viewer, member: Viewer) -> None:
    uid = draft("news", centre, by=editor)
    amend(uid, "news", PLAIN, by=editor)
    with pytest.raises(NotAllowed):
        draft("news", centre, by=member)
    with pytest.raises(NotAllowed):
        amend(uid, "news", PLAIN, by=member)
    with pytest.raises(NotAllowed):
        draft("page", None, by=editor)
    with pytest.raises(Unknown):
        amend(uid, "news", PLAIN, by=Viewer.anonymous())
    with pytest.raises(NotAllowed):
        move(uid, "news", "publish", by=member)


@pytest.mark.parametrize(("verb", "state"), list(LIFE.forbidden()))
def test_every_forbidden_move_is_refused(centre: UUID, verb: str, state: str) -> None:
    uid = draft("news", centre)
    found = row("news", uid)
    type(found).objects.filter(pk=uid).update(state=state)
    with pytest.raises(NotAllowed):
        move(uid, "news", verb, reason="because", on=date(2030, 1, 1), at=time(9))
    assert row("news", uid).state == state


def test_a_life(centre: UUID, editor: Viewer) -> None:
    uid = draft("news", centre, by=editor)
    move(uid, "news", "submit", by=editor)
    with pytest.raises(Invalid):
        move(uid, "news", "send_back", by=editor)
    move(uid, "news", "send_back", by=editor, reason="The date is missing.")
    move(uid, "news", "publish", by=editor)
    released = row("news", uid).released_at
    assert released is not None
    assert queries.latest(Viewer.anonymous()) == [row("news", uid)]
    move(uid, "news", "archive", by=editor)
    assert queries.latest(Viewer.anonymous()) == []
    move(uid, "news", "revive", by=editor)
    move(uid, "news", "publish", by=editor)
    assert row("news", uid).released_at == released


def test_what_is_scheduled_is_published_in_time(centre: UUID, editor: Viewer) -> None:
    """In the time of its centre, once, and not before."""
    uid = draft("news", centre, by=editor)
    day = clock.today() + timedelta(days=3)
    for on, at in ((None, None), (day, None), (clock.today() - timedelta(days=1), time(9))):
        with pytest.raises(Invalid):
            move(uid, "news", "schedule", by=editor, on=on, at=at)
    move(uid, "news", "schedule", by=editor, on=day, at=time(9))
    due = row("news", uid).publish_at
    assert due is not None
    assert operations.do_what_is_due() == 0
    with time_machine.travel(due - timedelta(seconds=30), tick=False):
        assert operations.do_what_is_due() == 0
    with time_machine.travel(due, tick=False):
        assert operations.do_what_is_due() == 1
        assert operations.do_what_is_due() == 0
    assert (row("news", uid).state, row("news", uid).publish_at) == ("published", None)


def test_what_expires_is_archived(centre: UUID) -> None:
    uid = editorial.editorial("news", centre)
    today = clock.today("Europe/Rome")
    amend(uid, "news", PLAIN, expires_on=today)
    assert operations.do_what_is_due() == 0
    with time_machine.travel(clock.now() + timedelta(days=1, hours=1), tick=False):
        assert operations.do_what_is_due() == 1
    assert row("news", uid).state == "archived"


def test_translations_go_stale_and_are_confirmed(centre: UUID) -> None:
    """Missing and stale are known, and stop nobody."""
    uid = draft("news", centre)
    amend(uid, "news", PLAIN)
    amend(
        uid, "news", (Written("a1", "text", {"words": "Prime parole"}, {}),), language="it",
        words={"title": "Titolo", "summary": ""},
    )  # fmt: skip
    assert content(uid).summary.texts.get("it") is None
    amend(uid, "news", (Written("a1", "text", {"words": "Other words"}, {}),))
    (found,) = coverage(content(uid), ["it"])
    assert (found.total, found.missing, found.stale) == (3, 1, 1)
    same = (Written("a1", "text", {"words": "Prime parole"}, {}),)
    italian = {"language": "it", "words": {"title": "Titolo", "summary": "Sommario"}}
    amend(uid, "news", same, **italian)
    assert coverage(content(uid), ["it"])[0].stale == 1
    amend(uid, "news", same, **italian, confirmed=["a1-words"])
    assert coverage(content(uid), ["it"])[0].stale == 0
    move(uid, "news", "publish")


def test_a_translation_moves_nothing(centre: UUID) -> None:
    """In another language than the original words alone are taken."""
    uid = editorial.editorial("news", centre)
    before = [(one.id, one.kind, one.values) for one in content(uid).blocks]
    amend(
        uid, "news", (Written("a2", "text", {"words": "Parole"}, {}),
                      Written("zz", "text", {"words": "Nuovo"}, {})),
        language="it", words={"title": "Titolo", "summary": ""}, visibility="centre",
    )  # fmt: skip
    assert [(one.id, one.kind, one.values) for one in content(uid).blocks] == before
    assert row("news", uid).visibility == "public"


def test_two_writers_are_told(centre: UUID) -> None:
    uid = draft("news", centre)
    version = row("news", uid).version
    amend(uid, "news", PLAIN, version=version)
    with pytest.raises(Conflict):
        amend(uid, "news", (), version=version)
    with pytest.raises(Conflict):
        operations.move(by=Viewer.system(), kind="news", uid=uid, version=version, verb="publish")


def test_an_earlier_version_comes_back(centre: UUID) -> None:
    """With its blocks and what its picture said; the later one is kept."""
    uid = editorial.editorial("news", centre, "zqearly")
    kept = revisions.of(Viewer.system(), uid)
    amend(uid, "news", PLAIN)
    assert len(content(uid).blocks) == 1
    operations.restore(
        by=Viewer.system(), kind="news", uid=uid, version=row("news", uid).version,
        number=kept[0].number,
    )  # fmt: skip
    again = content(uid)
    assert [one.kind for one in again.blocks][:3] == ["heading", "text", "picture"]
    assert again.blocks[2].text("alternative").texts["en"] == "zqearly leaf"
    with pytest.raises(Unknown):
        operations.restore(
            by=Viewer.system(), kind="news", uid=uid, version=row("news", uid).version, number=99
        )


@pytest.mark.parametrize(
    ("written", "field", "reason"),
    [
        (Written("a1", "text", {"words": ""}, {}), "a1-words", NEEDED),
        (Written("a1", "heading", {"words": "x" * 201}, {}), "a1-words", TOO_LONG),
        (Written("a1", "call", {"words": "Go"}, {"address": ""}), "a1-address", NO_ADDRESS),
        (
            Written("a1", "call", {"words": "Go"}, {"address": "javascript:alert(1)"}),
            "a1-address",
            NO_ADDRESS,
        ),
        (
            Written("a1", "quotation", {"words": "a", "source": "b"}, {"address": "//evil"}),
            "a1-address",
            NO_ADDRESS,
        ),
        (Written("a1", "links", {"words": "Here nowhere"}, {}), "a1-words", LINE_WITHOUT_ADDRESS),
        (Written("a1", "table", {"caption": "c", "words": "a | b"}, {}), "a1-words", NO_ROWS),
        (Written("a1", "picture", {}, {"picture": ""}), "a1-picture", NO_PICTURE),
        (
            Written("a1", "picture", {"alternative": ""}, {"picture": "x"}),
            "a1-alternative",
            NOT_DESCRIBED,
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(centre: UUID, written: Written, field: str, reason: str) -> None:
    uid = draft("news", centre)
    with pytest.raises(Invalid) as refusal:
        amend(uid, "news", (written,))
    assert [one.msgid for one in refusal.value.errors[field]] == [reason]
    assert content(uid).blocks == ()


def test_a_title_is_needed(centre: UUID) -> None:
    with pytest.raises(Invalid) as refusal:
        operations.draft(
            by=Viewer.system(), kind="news", centre=centre, title=text("", "en"),
            summary=text("", "en"),
        )  # fmt: skip
    assert [one.msgid for one in refusal.value.errors["title"]] == [TITLE_NEEDED]


def test_what_waits_is_on_the_desk(centre: UUID, editor: Viewer, member: Viewer) -> None:
    uid = draft("news", centre, by=editor)
    assert [line.verb.msgid for line in desk.lines(editor)] == ["Go on writing"]
    move(uid, "news", "submit", by=editor)
    (line,) = desk.lines(editor)
    assert (line.sort, line.subject, line.centre) == ("waits", uid, centre)
    assert list(desk.lines(member)) == []
    move(uid, "news", "schedule", by=editor, on=clock.today() + timedelta(days=9), at=time(9))
    (line,) = desk.lines(editor)
    assert (line.sort, line.due) == ("coming", clock.today() + timedelta(days=9))
    move(uid, "news", "publish", by=editor)
    assert list(desk.lines(editor)) == []
    amend(uid, "news", (), by=editor, expires_on=clock.today() + timedelta(days=3))
    assert [one.sort for one in desk.lines(editor)] == ["expires"]


def test_words_are_found(centre: UUID) -> None:
    uid = editorial.editorial("page", centre, "zqfoundagain")
    found = search.find(Viewer.anonymous(), "zqfoundagain", language="en")
    assert [hit.uid for hit in found.hits] == [uid]


def test_the_translation_desk_finds_the_blocks(centre: UUID) -> None:
    """Their texts can be read and put back by path."""
    uid = editorial.editorial("news", centre, "zqdesktexts")
    found = row("news", uid)
    texts = translatables.texts(found)
    assert {"title", "summary", "a1-words", "a4-source", "a7-caption"} <= set(texts)
    assert "a3-alternative" not in texts
    translatables.put(found, "a1-words", texts["a1-words"].with_words("it", "parole"))
    assert translatables.texts(found)["a1-words"].texts["it"] == "parole"
    with pytest.raises(KeyError):
        translatables.put(found, "zz-words", texts["title"])
