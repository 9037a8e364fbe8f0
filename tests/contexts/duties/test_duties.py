"""Statements, reports, notices and yearly duties, through the pages people use."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
import time_machine
from django.apps import apps
from django.core import mail as sent_mail
from django.test import Client
from django.urls import reverse

from tests.factories import centres, people
from tests.factories.centres import ZONE
from vivaio.contexts.desk import queries as desk
from vivaio.contexts.duties import following, law, operations, queries, reminding
from vivaio.contexts.duties.models import LIFE, Done, Responsibility, Statement, Ticket
from vivaio.contexts.duties.web.forms import ReportForm
from vivaio.ground.centres import operations as founding
from vivaio.ground.people.models import Account
from vivaio.kernel import clock
from vivaio.kernel.errors import Conflict, Invalid, NotAllowed, Unknown
from vivaio.kernel.text import Text
from vivaio.platform.mail.models import Outgoing
from vivaio.platform.records.removal import remove_examples
from vivaio.platform.registry import personal_data
from vivaio.platform.tenancy.viewer import Viewer

pytestmark = pytest.mark.django_db

VALUES = {
    "status": "partial",
    "method": "self",
    "prepared_on": date(2026, 9, 1),
    "reviewed_on": date(2026, 10, 1),
    "email": "",
    "official_address": "",
}
WORDS = {
    "failing": "Old minutes\nThe map",
    "burden": "",
    "assessment": "",
    "outside": "",
    "alternatives": "",
}


@pytest.fixture
def centre() -> UUID:
    return centres.centre("alba")


def member(centre: UUID, role: str, name: str = "") -> Account:
    account = people.account(name)
    people.appoint(account, centre, role)
    return account


def browser(who: Account | None = None) -> Client:
    client = Client()
    if who is not None:
        client.force_login(who, backend="django.contrib.auth.backends.ModelBackend")
    return client


def publish(by: Viewer, centre: UUID | None, version: int = 0, **others: object) -> UUID:
    values = {**VALUES, **{key: said for key, said in others.items() if key in VALUES}}
    words = {**WORDS, **{key: said for key, said in others.items() if key in WORDS}}
    return operations.publish_statement(
        by=by, centre=centre, version=version, language="en", words=words, values=values
    )


def test_without_a_statement_it_is_not_known_and_feedback_is_offered() -> None:
    page = browser().get("/en/accessibility/").content.decode()
    assert "not known" in page
    assert 'href="/en/report/"' in page


def test_a_statement_is_shown_dated_and_in_versions(centre: UUID) -> None:
    administrator = people.viewer(member(centre, "administrator"))
    publish(administrator, centre)
    publish(administrator, centre, 1, failing="The map", reviewed_on=date(2026, 11, 1))
    page = browser().get("/en/accessibility/centre-alba/").content.decode()
    assert "partially compliant" in page
    assert "<li>The map</li>" in page
    assert "Old minutes" not in page
    assert "1 November 2026" in page
    assert "2 (1 November 2026), 1 (1 October 2026)" in page
    assert "Difensore civico per il digitale" in page


def test_a_centre_without_its_own_speaks_with_the_networks(centre: UUID) -> None:
    publish(Viewer.system(), None)
    page = browser().get("/en/accessibility/centre-alba/").content.decode()
    assert "that of the whole network applies" in page
    assert browser().get("/en/accessibility/statement.json").json()["statement"]["version"] == 1


def test_the_body_of_other_countries_is_not_known() -> None:
    assert set(law.ENFORCEMENT) == {"IT"}
    page = browser().get("/en/accessibility/").content.decode()
    assert "The body that enforces this" in page


@pytest.mark.parametrize(
    ("others", "field"),
    [
        ({"failing": ""}, "failing"),
        ({"status": "full"}, "status"),
        ({"burden": "Archive"}, "assessment"),
        ({"reviewed_on": date(2026, 8, 1)}, "reviewed_on"),
    ],
)
def test_a_statement_that_contradicts_itself_is_refused(
    centre: UUID, others: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        publish(people.viewer(member(centre, "administrator")), centre, **others)
    assert set(refusal.value.errors) == {field}
    assert not Statement.objects.exists()


@pytest.mark.parametrize("role", ["editor", "member"])
def test_administrators_alone_keep_statements(centre: UUID, role: str) -> None:
    who = member(centre, role)
    with pytest.raises(NotAllowed):
        publish(people.viewer(who), centre)
    answer = browser(who).get("/en/accessibility/edit/?centre=centre-alba")
    assert answer.status_code == 403
    assert browser(who).get("/en/accessibility/edit/").status_code == 403


def test_two_administrators_are_told_and_lose_nothing(centre: UUID) -> None:
    who = member(centre, "administrator")
    publish(people.viewer(who), centre)
    with pytest.raises(Conflict):
        publish(people.viewer(who), centre)
    form = {
        **{key: str(said) for key, said in VALUES.items()},
        **WORDS, "failing": "What I typed", "version": "0",
        "key": "0199f1a4-0000-7000-8000-000000000001",
    }  # fmt: skip
    path = "/en/accessibility/edit/?centre=centre-alba"
    answer = browser(who).post(path, form)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "What I typed" in page
    assert "Two versions" in page
    again = browser(who).post(path, {**form, "version": "1"})
    assert again.status_code == 302
    assert Statement.objects.count() == 2


def test_words_go_on_in_other_languages(centre: UUID) -> None:
    administrator = people.viewer(member(centre, "administrator"))
    publish(administrator, centre)
    operations.publish_statement(
        by=administrator, centre=centre, version=1, language="it",
        words={**WORDS, "failing": "Vecchi verbali"}, values=VALUES,
    )  # fmt: skip
    last = queries.statement(centre)
    assert last is not None
    assert last.failing.texts == {"en": "Old minutes\nThe map", "it": "Vecchi verbali"}


def report(client: Client, **others: str) -> object:
    form = {
        "topic": "accessibility", "to": "centre-alba", "words": "The map has no list.",
        "page": "/en/centres/", "email": "ana@post.example", "second_name": "",
        "opened": ReportForm.mark(timedelta(minutes=1)),
        "key": "0199f1a4-0000-7000-8000-000000000002", **others,
    }  # fmt: skip
    return client.post("/en/report/", form)


def test_a_report_without_an_account_gets_number_day_and_mail(centre: UUID) -> None:
    client = browser()
    answer = report(client)
    assert answer.status_code == 302
    ticket = Ticket.objects.get()
    assert re.fullmatch(r"20\d\d-00001", ticket.number)
    assert ticket.due == clock.today(ZONE) + timedelta(days=30)
    page = client.get(answer["Location"]).content.decode()
    assert ticket.number in page
    assert "The map has no list." in page
    row = Outgoing.objects.get()
    assert (row.recipient, row.purpose) == ("ana@post.example", "report")
    assert ticket.number in row.subject
    assert following.word(ticket.uid) in row.text
    report(client)
    assert Ticket.objects.count() == 1  # the same form, sent twice


def test_without_an_address_there_is_no_mail(centre: UUID) -> None:
    assert report(browser(), email="").status_code == 302
    assert not Outgoing.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("words", "  "),
        ("words", "x" * 5001),
        ("email", "ana@post.example\nBcc: all@post.example"),
        ("email", "nobody"),
        ("topic", "nonsense"),
        ("to", "nowhere"),
        ("second_name", "I am a machine"),
        ("opened", "never"),
    ],
)
def test_what_cannot_be_taken_comes_back_with_its_words(
    centre: UUID, field: str, value: str
) -> None:
    answer = report(browser(), **{"words": "Kept words", field: value})
    assert answer.status_code == 422
    assert field == "words" or "Kept words" in answer.content.decode()
    assert not Ticket.objects.exists()


def test_a_flood_is_stopped(centre: UUID) -> None:
    client = browser()
    answers = [
        report(client, key=f"0199f1a4-0000-7000-8000-00000000010{number}", words=str(number))
        for number in range(7)
    ]
    assert [answer.status_code for answer in answers] == [302] * 5 + [422] * 2
    assert Ticket.objects.count() == 5


def ticket(centre: UUID | None, words: str = "The map", email: str = "ana@post.example") -> UUID:
    return operations.receive_report(
        by=Viewer.anonymous(), centre=centre, topic="accessibility", words=words, email=email
    )


def test_the_team_answers_and_its_desk_tells_by_when(centre: UUID) -> None:
    uid = ticket(centre)
    editor = member(centre, "editor", "Eva")
    (line,) = [one for one in desk.held(people.viewer(editor)) if one.item == "reports"]
    assert (line.section, line.days, line.line.address) == ("promised", 30, f"reports/{uid}/")
    client = browser(editor)
    assert "The map" in client.get("/en/reports/").content.decode()
    assert client.post(f"/en/reports/{uid}/", {"verb": "take_up"}).status_code == 302
    empty = client.post(f"/en/reports/{uid}/", {"verb": "answer", "words": " "})
    assert empty.status_code == 422
    key = "0199f1a4-0000-7000-8000-000000000003"
    client.post(f"/en/reports/{uid}/", {"verb": "answer", "words": "A list is there.", "key": key})
    assert Ticket.objects.get().state == "answered"
    assert not [one for one in desk.held(people.viewer(editor)) if one.item == "reports"]
    page = browser().get(f"/en/report/follow/?report={following.word(uid)}").content.decode()
    assert "A list is there." in page
    assert Outgoing.objects.order_by("pk").last().text.startswith("A list is there.")
    assert sent_mail.outbox == []


def test_a_report_is_read_by_its_author_and_its_centre_alone(centre: UUID) -> None:
    uid = ticket(centre, words="Finch in the hedge")
    network = ticket(None, words="Wren in the hedge")
    foreign = member(centres.centre(), "administrator")
    reader = member(centre, "member")
    outsider = people.account()
    for who in (None, outsider, foreign, reader):
        client = browser(who)
        for path in ("reports/", f"reports/{uid}/", f"reports/{network}/", "report/follow/",
                     f"report/follow/?report={uid}", "desk/", "accessibility/"):  # fmt: skip
            page = client.get(f"/en/{path}").content.decode()
            assert "in the hedge" not in page, (who, path)
    with pytest.raises(Unknown):
        operations.answer_report(by=people.viewer(foreign), uid=uid, words="No")
    with pytest.raises(Unknown):
        operations.answer_report(by=people.viewer(member(centre, "editor")), uid=network, words="N")


@pytest.mark.parametrize(("verb", "state"), list(LIFE.forbidden()))
def test_forbidden_verbs_change_nothing(centre: UUID, verb: str, state: str) -> None:
    uid = ticket(centre)
    Ticket.objects.update(state=state)
    answer = browser(member(centre, "editor")).post(
        f"/en/reports/{uid}/",
        {"verb": verb, "words": "x", "key": "0199f1a4-0000-7000-8000-000000000004"},
    )
    assert answer.status_code == 403
    assert Ticket.objects.get().state == state


def test_who_answers_for_what_is_not_known_until_said(centre: UUID) -> None:
    page = browser().get("/en/privacy/who/").content.decode()
    assert page.count("not known") >= 8
    operations.keep_responsibility(
        by=people.viewer(member(centre, "administrator")), centre=centre, version=0, language="en",
        words={"essence": "Each answers for its own.", "legal_note": ""},
        values={"controller": "Town of Alba", "contact": "", "officer": "", "arrangement": "",
                "arrangement_on": None, "shares": {"host": "network"}},
    )  # fmt: skip
    page = browser().get("/en/privacy/who/").content.decode()
    assert "Town of Alba" in page
    assert "Each answers for its own." in page
    assert Responsibility.objects.get().version == 1


def test_the_form_of_who_answers_for_what(centre: UUID) -> None:
    client = browser(member(centre, "administrator"))
    path = "/en/privacy/who/edit/?centre=centre-alba"
    form = {"version": "0", "controller": "Town of Alba", "share_inform": "both",
            "key": "0199f1a4-0000-7000-8000-000000000005"}  # fmt: skip
    assert client.post(path, form).status_code == 302
    kept = Responsibility.objects.get()
    assert (kept.controller, kept.shares) == ("Town of Alba", {"inform": "both"})
    assert 'value="Town of Alba"' in client.get(path).content.decode()


def test_every_purpose_of_the_register_stands_in_the_privacy_notice() -> None:
    page = browser().get("/en/privacy/").content.decode()
    for declared in personal_data.all().values():
        if "personal" in declared.fields.values():
            escaped = declared.purpose.replace("'", "&#39;")
            assert escaped in page, declared.model


def test_cookies_are_those_of_the_settings(settings) -> None:
    page = browser().get("/en/cookies/").content.decode()
    for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME):
        assert name in page


def test_the_foot_of_every_page_leads_there() -> None:
    page = browser().get("/it/").content.decode()
    for name in ("accessibility", "privacy", "cookies", "legal", "report"):
        assert f'href="{reverse(name).replace("/en/", "/it/")}"' in page


def test_security_txt(settings) -> None:
    assert browser().get("/.well-known/security.txt").status_code == 404
    settings.SECURITY_CONTACT = "mailto:security@vivaio.example"
    answer = browser().get("/.well-known/security.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    lines = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    assert lines["Contact"] == "mailto:security@vivaio.example"
    expires = datetime.fromisoformat(lines["Expires"])
    assert timedelta(days=150) < expires - datetime.now(expires.tzinfo) < timedelta(days=366)


@pytest.mark.parametrize(
    ("today", "days"),
    [
        ("2027-01-20", None),
        ("2027-02-10", None),
        ("2027-03-10", 21),
        ("2027-03-31", 0),
        ("2027-04-05", -5),
    ],
)
def test_yearly_dates_of_italian_bodies(centre: UUID, today: str, days: int | None) -> None:
    administrator = people.viewer(member(centre, "administrator"))
    with time_machine.travel(f"{today} 09:00"):
        lines = [one for one in desk.held(administrator) if one.item == "yearly"]
        assert [one.days for one in lines] == ([] if days is None else [days])
        assert all(one.section == ("late" if days < 0 else "coming") for one in lines)


def test_a_yearly_duty_noted_as_done_is_gone(centre: UUID) -> None:
    who, editor = member(centre, "administrator"), member(centre, "editor")
    with time_machine.travel("2027-03-20 09:00"):
        form = {"centre": str(centre), "duty": "objectives", "year": "2027"}
        assert "Note as done" in browser(who).get("/en/duties/").content.decode()
        assert browser(editor).post("/en/duties/", form).status_code == 403
        assert browser(who).post("/en/duties/", form).status_code == 302
        assert Done.objects.count() == 1
        assert browser(who).post("/en/duties/", form).status_code == 404
        assert not [one for one in desk.held(people.viewer(who)) if one.item == "yearly"]
        assert reminding.remind() == 0


def test_centres_of_other_laws_owe_nothing() -> None:
    other = founding.found_centre(
        by=Viewer.system(), code="hr", name=Text("en", {"en": "Centre"}), country="HR",
        time_zone="Europe/Zagreb", jurisdiction="HR",
    )  # fmt: skip
    with time_machine.travel("2027-03-20 09:00"):
        assert list(queries.owed([other])) == []


def test_reminders_go_once_a_step_to_administrators(centre: UUID) -> None:
    who = member(centre, "administrator")
    member(centre, "editor")
    for day in ("2027-02-01", "2027-02-02", "2027-03-02", "2027-03-25", "2027-03-31", "2027-04-01"):
        with time_machine.travel(f"{day} 09:00"):
            reminding.remind()
            reminding.remind()
    rows = Outgoing.objects.all()
    assert {row.recipient for row in rows} == {who.email}
    assert len(rows) == 4
    assert all("31 March 2027" in row.subject for row in rows)


def test_each_rule_says_where_it_was_read() -> None:
    for basis in (*(one.basis for one in law.YEARLY), *(e.basis for e in law.ENFORCEMENT.values())):
        assert basis.words
        assert basis.read_at
    assert law.TERMS["IT"].basis.to_confirm
    assert Path(apps.get_app_config("duties").path).name == "duties"


def test_examples_go_with_the_others_and_facts_stay(centre: UUID) -> None:
    publish(people.viewer(member(centre, "administrator")), centre)
    ticket(centre)
    for made in (Statement, Ticket):
        made.objects.update(nature="example")
    ticket(None, words="A fact")
    remove_examples(by=Viewer.system())
    assert not Statement.objects.exists()
    assert [one.words for one in Ticket.objects.all()] == ["A fact"]
