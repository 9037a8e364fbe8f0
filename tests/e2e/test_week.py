"""A week in the house: five people with five roles, and two who have none, each in one language.

Everything is found by its address or its name in the form, so the walks hold in any language.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

from tests.config.running import eventually
from tests.e2e import signing
from tests.e2e.browsing import Visitor

#: Who, and in which language each of them reads.
COORDINATOR = "coordinator@demo.example", "it"
ADMINISTRATOR = "administrator.el@demo.example", "el"
EDITOR = signing.CROATIA, "hr"
MEMBER = signing.GREECE, "el"
KEEPER = "keeper.it@demo.example", "it"

#: What the keeper keeps, and what a stranger reports.
KEPT, REPORTED = "mani-vicine-odv-esempio", "grad-brezograd-primjer"
#: A form that anybody may send refuses whoever sends it sooner after it was opened.
READING = 2_100


@dataclass
class Person:
    """Somebody at a browser, in a language, signed in or not."""

    visitor: Visitor
    language: str

    @property
    def page(self) -> Page:
        return self.visitor.page

    @property
    def main(self) -> Locator:
        return self.page.get_by_role("main")

    def look(self) -> None:
        self.visitor.look(self.language, cookies=True)

    def go(self, path: str, *, status: int = 200) -> None:
        """Open a page below the language."""
        self.visitor.go(f"/{self.language}/{path}", status=status)
        self.look()

    def follow(self, path: str) -> None:
        """Follow the link of the content that leads to a page below the language."""
        self.main.locator(f"a[href='/{self.language}/{path}']").first.click()
        self.visitor.arrive(f"/{self.language}/{path}")
        self.look()

    def arrive(self, path: str) -> None:
        self.visitor.arrive(f"/{self.language}/{path}")
        self.look()

    def send(self, form: str = "main form.form", button: str = "button.verb") -> None:
        """Press the main button of a form."""
        self.page.locator(form).locator(button).first.click()

    def refused(self) -> None:
        """Something is to be mended, and is said in whole sentences."""
        self.page.locator("[data-errors]").first.wait_for()
        self.look()
        assert len(self.page.locator("[data-errors]").first.inner_text().split()) > 5

    def done(self) -> None:
        """The house says that it is done."""
        self.main.get_by_role("status").first.wait_for()

    def may_not(self, path: str) -> None:
        """It is there, but not for this person; a sentence says why."""
        self.go(path, status=403)
        assert len(self.main.locator(".notice--warning").first.inner_text().split()) > 3


Come = Callable[[str, str], Person]


def below(link: Locator) -> str:
    """Where a link leads, below the language."""
    return str(link.get_attribute("href")).split("/", 2)[2]


@pytest.fixture(scope="module")
def keys() -> dict[str, Any]:
    """The cookies of those who have come in already this week."""
    return {}


@pytest.fixture
def come(visit, keys) -> Come:
    """Call it with one of the five, or with a language alone for somebody without an account."""

    def coming(address: str, language: str) -> Person:
        visitor = visit()
        if address and address in keys:
            visitor.context.add_cookies(keys[address])
        elif address:
            visitor.go(f"/{language}/")
            signing.sign_in(visitor, address, language)
            keys[address] = visitor.context.cookies()
        return Person(visitor, language)

    return coming


def link_of(person: Person, address: str) -> str:
    """The path below the language of the invitation that came to an address by mail."""

    def newest() -> str:
        mails = "\n".join(person.visitor.house.mails(address))
        found = re.findall(rf"/{person.language}/(invitations/\S+/)", mails)
        return str(found[-1]) if found else ""

    return eventually(newest, f"an invitation to {address}")


def invite(person: Person, address: str, role: str) -> None:
    """Write an address into the form of a team's invitations."""
    person.page.locator("#id_email").fill(address)
    person.page.locator(f"input[name=role][value={role}]").check()
    person.page.locator("#id_language").select_option("el")
    person.send()


def accept(guest: Person, address: str, name: str, room: str) -> str:
    """Come in by the link of the mail and a code, and join; the link, for who tries it again."""
    path = link_of(guest, address)
    guest.go(path)
    guest.page.locator("#id_name").fill(name)
    before = len(guest.visitor.house.mails(address))
    guest.send()
    guest.page.locator("#id_code").fill(guest.visitor.house.code(address, before=before))
    guest.page.locator("#id_code").press("Enter")
    guest.page.wait_for_url(lambda now: "/account/" not in now)
    guest.look()
    guest.send(button="[value=accept]")
    guest.arrive(room)
    return path


def test_monday_the_administrator_invites_a_colleague_who_accepts(come):
    team, colleague = "centres/greece/team/", "synadelfos@demo.example"
    administrator = come(*ADMINISTRATOR)
    administrator.go("centres/greece/room/")
    administrator.follow(team)
    administrator.follow(f"{team}invite/")
    invite(administrator, MEMBER[0], "editor")
    administrator.refused()
    assert administrator.page.locator("#id_email").input_value() == MEMBER[0]
    invite(administrator, colleague, "editor")
    administrator.arrive(team)
    assert colleague in administrator.page.locator("#invitations").inner_text()

    guest = come("", "el")
    path = accept(guest, colleague, "Ελπίδα Παράδειγμα", "centres/greece/room/")
    guest.follow("centres/greece/newsroom/")
    administrator.may_not(path)
    administrator.go(team)
    assert "Ελπίδα Παράδειγμα" in administrator.main.inner_text()
    assert administrator.page.locator("#invitations").count() == 0


def begin_news(editor: Person, title: str) -> str:
    """Write a piece of news with one paragraph; its path below the language."""
    editor.go("centres/croatia/newsroom/")
    editor.page.locator("main a[href^='/hr/news/add/']").click()
    editor.arrive("news/add/")
    editor.page.locator("#id_title").fill(title)
    editor.page.locator("#id_summary").fill("Jedna rečenica o tome.")
    editor.send()
    editor.page.wait_for_url("**/edit/")
    editor.page.locator("#id_new").select_option("text")
    editor.page.locator("[name=do][value=add]").click()
    words = editor.page.locator("textarea[name$='-words']")
    words.fill("Susreli smo se u **utorak**.")
    editor.send(button="[name=do][value=save]")
    editor.page.wait_for_url(lambda now: not now.endswith("/edit/"))
    editor.look()
    return editor.visitor.path.removeprefix("/hr/")


def test_tuesday_the_editor_clears_the_desk_and_publishes(come):
    editor, reader = come(*EDITOR), come("", "hr")
    page = editor.page
    editor.go("desk/")
    late = page.locator("#late a.verb[href^='/hr/actors/'][href$='/upkeep/']")
    waiting = late.count()
    assert waiting > 0
    card = below(late.first)
    editor.follow(card)
    page.locator("main button[value=confirm]").click()
    editor.done()
    assert "2027" in page.locator("main .facts").first.inner_text()
    editor.go("desk/")
    assert late.count() == waiting - 1

    asked = page.locator("main a.verb[href^='/hr/organisations/']").first
    waits = below(asked)
    editor.follow(waits)
    page.locator("#id_words").fill("Dobro došli u imenik.")
    editor.send(button="[value=refuse]")
    editor.refused()
    assert page.locator("#id_words").input_value() == "Dobro došli u imenik."
    editor.send(button="[value=accept]")
    editor.done()
    registered = page.locator("h1").inner_text()
    editor.go("desk/")
    assert page.locator(f"main a[href='/hr/{waits}']").count() == 0
    reader.go("actors/?country=HR&view=table")
    assert reader.main.get_by_role("link", name=registered).count() == 1

    news = begin_news(editor, "Utorak u centru")
    reader.go(news, status=404)
    page.locator("form[action$='/publish/'] button").click()
    editor.done()
    reader.go(news)
    assert reader.main.locator(".article strong").inner_text() == "utorak"
    reader.go("centres/croatia/")
    assert reader.page.locator(f"#news a[href='/hr/{news}']").count() == 1


def test_wednesday_the_member_reads_and_the_organisation_amends_its_card(come):
    member = come(*MEMBER)
    member.go("centres/greece/room/")
    member.follow("centres/greece/team/")
    assert member.page.locator("main a[href$='/invite/']").count() == 0
    own = "actors/directorate-of-social-and-solidarity-economy/"
    member.go(own)
    assert member.page.locator(f"main a[href='/el/{own}edit/']").count() == 0
    for path in (f"{own}edit/", "news/add/", "centres/greece/settings/", "centres/italy/room/"):
        member.may_not(path)

    keeper = come(*KEEPER)
    keeper.go("organisations/")
    keeper.follow(f"actors/{KEPT}/edit/")
    keeper.page.locator("#id_offers").fill("Turni di sollievo il mercoledì.")
    keeper.send()
    keeper.arrive(f"actors/{KEPT}/")
    reader = come("", "it")
    reader.go(f"actors/{KEPT}/")
    assert "Turni di sollievo il mercoledì." in reader.page.locator("#offers").inner_text()
    for path in ("actors/comune-di-torino/edit/", "moderation/", "centres/italy/room/"):
        keeper.may_not(path)


def test_thursday_the_coordinator_appoints_and_leaves_the_rooms_to_the_centres(come):
    team, invited = "centres/romania/team/", "diacheiristis@demo.example"
    draft = begin_news(come(*EDITOR), "Još nije za druge")
    coordinator = come(*COORDINATOR)
    coordinator.go("rooms/")
    coordinator.follow(team)
    people = coordinator.page.locator("main tbody").first.locator("tr")
    before = people.count()
    coordinator.follow(f"{team}invite/")
    assert coordinator.page.locator("input[name=role]").count() == 1
    invite(coordinator, invited, "administrator")
    coordinator.arrive(team)
    accept(come("", "el"), invited, "Διαχειριστής Παράδειγμα", "centres/romania/room/")
    coordinator.go(team)
    assert people.count() == before + 1

    for path in ("centres/romania/room/", "centres/croatia/newsroom/", "centres/italy/settings/"):
        coordinator.may_not(path)
    coordinator.go(draft, status=404)


def test_friday_a_stranger_reports_and_the_editor_answers(come):
    stranger, editor = come("", "hr"), come(*EDITOR)
    page = stranger.page
    stranger.go("report/?centre=croatia")
    assert page.locator("[name=to]").input_value() == "croatia"
    page.locator("[name=topic][value=accessibility]").check()
    page.locator("[name=words]").fill("Slika nema opis.")
    page.locator("[name=email]").fill("citatelj@demo.example")
    page.wait_for_timeout(READING)
    stranger.send()
    stranger.arrive("report/follow/")
    secret = f"report/follow/?{stranger.visitor.query}"

    stranger.go(f"actors/{REPORTED}/")
    page.locator("main a[href*='/notices/report/']").click()
    page.wait_for_url("**/notices/report/**")
    stranger.look()
    page.locator("[name=category][value=untrue]").check()
    page.locator("[name=words]").fill("Radno vrijeme više ne vrijedi.")
    page.locator("[name=good_faith]").check()
    page.wait_for_timeout(READING)
    stranger.send()
    stranger.arrive("notices/")
    stranger.done()

    editor.go("desk/")
    reports = editor.page.locator("main a.verb[href^='/hr/reports/']")
    notices = editor.page.locator("main a.verb[href^='/hr/moderation/notices/']")
    notice = below(notices.first)
    tickets = [below(one) for one in reports.all()]
    for ticket in tickets:
        editor.go(ticket)
        if "Slika nema opis." in editor.main.inner_text():
            break
    editor.page.locator("#id_words").fill("Opis je sada tu.")
    editor.send()
    editor.done()
    stranger.go(secret)
    assert "Opis je sada tu." in page.locator("#answer").inner_text()
    eventually(
        lambda: (
            "Opis je sada tu." in "\n".join(editor.visitor.house.mails("citatelj@demo.example"))
        ),
        "the answer by mail",
    )

    editor.go(notice)
    assert "Radno vrijeme više ne vrijedi." in editor.main.inner_text()
    editor.page.locator("[name=measure][value=keep]").check()
    editor.page.locator("[name=ground][value=nothing_wrong]").check()
    editor.page.locator("[name=words]").fill("Provjerili smo: vrijedi i dalje.")
    editor.send()
    editor.done()
    stranger.go(f"actors/{REPORTED}/")


_COLOUR = "getComputedStyle(document.documentElement).getPropertyValue('--leaf').trim()"


def test_saturday_the_administrator_changes_the_colours(come):
    administrator, reader = come(*ADMINISTRATOR), come("", "el")
    page = administrator.page
    administrator.go("centres/greece/settings/")
    page.locator("#look_leaf").fill("#ffff88")
    page.locator("#look_leaf_deep").fill("#ffffaa")
    administrator.send("form[action='#look']")
    administrator.refused()
    assert page.locator("#look_leaf").input_value() == "#ffff88"
    assert page.locator("#look_leaf_deep").input_value() == "#ffffaa"
    reader.go("centres/greece/")
    usual = reader.page.evaluate(_COLOUR)
    page.locator("#look_leaf").fill("#7a3b1b")
    page.locator("#look_leaf_deep").fill("#4f2410")
    administrator.send("form[action='#look']")
    administrator.done()
    reader.go("centres/greece/")
    assert usual != reader.page.evaluate(_COLOUR) == "#7a3b1b"
    reader.go("centres/croatia/")
    assert reader.page.evaluate(_COLOUR) != "#7a3b1b"
